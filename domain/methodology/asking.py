"""Which inputs are asked for a period, in the document's order, and what is known of them already.

Source: storyboard 2, «Computed indicators»: the inputs one by one, what is known is taken.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.methodology.given import Given, Rows, Value
from domain.methodology.model import Day, Every, Input, Methodology
from domain.time.periods import Period, PeriodKind

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
    def place(self) -> tuple[str, int, str]:
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


def collects_by_month(methodology: Methodology | None, period: Period) -> bool:
    """Something of it is asked before the period is over."""
    monthly = methodology is not None and any(one.every is Every.MONTH for one in methodology.inputs)
    return monthly and period.kind is not PeriodKind.MONTH


def wanted(methodology: Methodology, period: Period) -> tuple[Wanted, ...]:
    """Every question of a period: a monthly input from January on."""
    return tuple(_wanted(methodology, period))


def _wanted(methodology: Methodology, period: Period) -> Iterator[Wanted]:
    for one in methodology.inputs:
        if one.every is Every.MONTH:
            yield from (Wanted(one, month) for month in range(1, period.last_month + 1))
        else:
            yield Wanted(one)


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
    found: dict[tuple[str, int], Value] = {}
    rows: dict[str, Rows] = {}
    for one in earlier:
        for question in wanted(methodology, period):
            if _still_holds(question, period, one):
                _take(question, one.given, found, rows)
    return Given(values=tuple(found.values()), rows=tuple(rows.values()))


def _still_holds(question: Wanted, period: Period, earlier: Earlier) -> bool:
    theirs = earlier.methodology.input(question.input.name)
    if theirs is None or (theirs.label, theirs.unit) != (question.input.label, question.input.unit):
        return False
    if question.input.every is Every.ONCE:
        return True
    same_year = earlier.period.year == period.year
    return same_year and (question.input.every is Every.YEAR or question.month > 0)


def _take(question: Wanted, given: Given, found: dict[tuple[str, int], Value], rows: dict[str, Rows]) -> None:
    for value in given.values:
        if (value.name, value.month) == (question.input.name, question.month):
            found[value.name, value.month] = value
    for listed in given.rows:
        if listed.name == question.input.name:
            rows[listed.name] = listed


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
