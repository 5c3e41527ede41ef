"""Which inputs are asked for a period, in the document's order, and what is known of them already.

Source: storyboard 2, «Computed indicators»: the inputs one by one, what is known is taken; the months of one
input, and of inputs that belong together, in one question (decision 0031).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.methodology.checking import examine
from domain.methodology.formula import nodes
from domain.methodology.formula.nodes import walk
from domain.methodology.given import Given, Rows, Value
from domain.methodology.inputs import Place, places
from domain.methodology.model import Day, Every, Input, Methodology, ValueKind
from domain.time.periods import Period, PeriodKind

MOST_TOGETHER = 3
"""Inputs in one question: more lines than that nobody keeps in mind."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One question: an input of the period, or (``month`` 1–12) of one of its months.

    ``period`` is the key of an earlier period whose figure is asked for («2021-Q2», of a month «2021-M3»);
    empty: the period that is collected.
    """

    input: Input
    month: int = 0
    period: str = ""

    @property
    def place(self) -> Place:
        """The ``place`` of the value that answers it."""
        return self.input.name, self.month, self.period

    @property
    def key(self) -> str:
        """``NПОСТ``, ``Nотр@3``, ``Чз@2021-Q2``."""
        part = self.period or str(self.month or "")
        return f"{self.input.name}@{part}" if part else self.input.name

    def not_before(self, period: Period) -> date:
        """The first day on which the figure can be known; the period's first for those that always are."""
        if self.period:
            return period.start
        end = _end_of_month(period, self.month) if self.month else period.end
        if self.input.day is Day.FIRST_DAY_AFTER:
            return end + timedelta(days=1)
        return end if self.input.day is Day.LAST_DAY else period.start

    def asked_from(self, period: Period) -> date:
        """The first day on which it is asked: of a month once that is over, else once the period is."""
        end = _end_of_month(period, self.month) if self.month else period.end
        return end + _DAY


@dataclass(frozen=True, slots=True)
class Series:
    """Months (1–12) of one input that are asked for in one question."""

    input: Input
    months: tuple[int, ...]

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        return tuple(Wanted(self.input, month) for month in self.months)


def asked_together(methodology: Methodology, asked: tuple[Wanted, ...]) -> tuple[Series, ...]:
    """The first of the questions with those that are asked in one with it; empty where it is of no month.

    The months of a number are; so are those of its neighbours among the inputs, as long as each is used in
    one formula, or guard, with the one before it («отработано», «назначено»).
    """
    if not asked or not asked[0].month or not is_of_months(asked[0].input):
        return ()
    chain = _chain(methodology, asked[0].input)
    months = {one.name: _months(asked, one) for one in chain}
    return tuple(Series(one, months[one.name]) for one in chain if months[one.name])


def _months(asked: tuple[Wanted, ...], one: Input) -> tuple[int, ...]:
    return tuple(each.month for each in asked if each.month and each.input.name == one.name)


def is_of_months(one: Input) -> bool:
    """A number for each month."""
    return one.every is Every.MONTH and one.kind is ValueKind.NUMBER and not one.columns


def _chain(methodology: Methodology, first: Input) -> list[Input]:
    """The input and those that follow it, each linked to the one before it."""
    found, formulas = [first], _names_by_formula(methodology)
    for one in methodology.inputs[methodology.inputs.index(first) + 1 :][: MOST_TOGETHER - 1]:
        linked = any({found[-1].name, one.name} <= names for names in formulas)
        if not (is_of_months(one) and linked):
            break
        found.append(one)
    return found


def _names_by_formula(methodology: Methodology) -> list[set[str]]:
    examined = examine(methodology)
    trees = [*examined.trees.values(), *(tree for tree, _ in examined.guards)]
    return [{node.name for node in walk(tree) if isinstance(node, nodes.Name)} for tree in trees]


def collects_by_month(methodology: Methodology | None, period: Period) -> bool:
    """Something of it is asked before the period is over."""
    monthly = methodology is not None and any(one.every is Every.MONTH for one in methodology.inputs)
    return monthly and period.kind is not PeriodKind.MONTH


def wanted(methodology: Methodology, period: Period) -> tuple[Wanted, ...]:
    """Every question of a period: a monthly input from January on, before it what is needed of others."""
    return tuple(_wanted(methodology, period))


def _wanted(methodology: Methodology, period: Period) -> Iterator[Wanted]:
    for one in methodology.inputs:
        yield from (Wanted(one, month, of) for _, month, of in places(methodology, one, period))


def open_ones(methodology: Methodology, period: Period, given: Given) -> tuple[Wanted, ...]:
    """Those that have no answer yet."""
    answered = {value.place for value in given.values} | {(rows.name, 0, "") for rows in given.rows}
    return tuple(one for one in wanted(methodology, period) if one.place not in answered)


def asked_on(day: date | None, methodology: Methodology, period: Period, given: Given) -> tuple[Wanted, ...]:
    """Those of them that are asked on a day; all of them where it does not matter which day it is."""
    still_open = open_ones(methodology, period, given)
    return tuple(one for one in still_open if day is None or one.asked_from(period) <= day)


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was given for an indicator in a period before, or for another indicator of the programme."""

    methodology: Methodology
    period: Period
    given: Given


def known(methodology: Methodology, period: Period, earlier: Iterable[Earlier]) -> Given:
    """What need not be asked again: what is given once, once a year, and for months that are over.

    ``earlier`` goes from old to new; a later figure takes the place of an earlier one. An input of another
    indicator is the same one where name, words and unit are the same (the number of adult residents).
    """
    found: dict[Place, Value] = {}
    rows: dict[str, Rows] = {}
    for one in earlier:
        for question in wanted(methodology, period):
            if _is_the_same(question.input, one.methodology):
                _take(question, period, one, found, rows)
    return Given(values=tuple(found.values()), rows=tuple(rows.values()))


def _is_the_same(asked: Input, theirs: Methodology) -> bool:
    other = theirs.input(asked.name)
    return other is not None and (other.label, other.unit) == (asked.label, asked.unit)


def _take(
    question: Wanted, period: Period, earlier: Earlier, found: dict[Place, Value], rows: dict[str, Rows]
) -> None:
    """A figure of the very time that is asked about; a quarter's own is asked anew of each indicator."""
    of = _time(question.place, question.input, period)
    if question.period or question.input.every in (Every.ONCE, Every.YEAR, Every.MONTH):
        for value in earlier.given.values:
            if value.name == question.input.name and _time(value.place, question.input, earlier.period) == of:
                found[question.place] = replace(value, month=question.month, period=question.period)
    if question.input.every is Every.ONCE or _is_of_year(question, period, earlier.period):
        for listed in earlier.given.rows:
            if listed.name == question.input.name:
                rows[listed.name] = listed


def _is_of_year(question: Wanted, period: Period, earlier: Period) -> bool:
    return question.input.every is Every.YEAR and earlier.year == period.year


def _time(place: Place, asked: Input, period: Period) -> str:
    """What a figure is of, whatever it was given for: «2021-Q2», «2021-M3», «2021»; given once: nothing."""
    _, month, of = place
    if asked.every is Every.ONCE:
        return ""
    if asked.every is Every.YEAR:
        return of or str(period.year)
    return of or (f"{period.year}-M{month}" if month else period.key)


def with_value(given: Given, value: Value) -> Given:
    """The answer in place of an earlier one."""
    others = tuple(one for one in given.values if one.place != value.place)
    return replace(given, values=(*others, value))


def with_rows(given: Given, rows: Rows) -> Given:
    return replace(given, rows=(*(one for one in given.rows if one.name != rows.name), rows))


def without(given: Given, wanted_one: Wanted) -> Given:
    """The question is open again."""
    return replace(
        given,
        values=tuple(one for one in given.values if one.place != wanted_one.place),
        rows=tuple(one for one in given.rows if one.name != wanted_one.input.name),
    )


def _end_of_month(period: Period, month: int) -> date:
    first_after = date(period.year + month // 12, month % 12 + 1, 1)
    return first_after - _DAY
