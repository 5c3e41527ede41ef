"""A methodology as data: what is asked, what is computed from it, and what the document says.

Source: the domain page, «The Mytishchi methodology», and the storyboard, section 2. Everything here is plain
(texts, numbers, truth values, dates, tuples of such), so that it can stand in a programme file as it is.

``reconstructed`` is the reason for the mark †: the document is silent or damaged there, and this is what was
read from the definitions around it. Empty: the document says it. ``document`` holds the document's own words.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from domain.time.periods import PeriodKind


class Every(StrEnum):
    """How often an input is given."""

    MONTH = "month"  # for each month from January to the period's end
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    ONCE = "once"


class InputCourse(StrEnum):
    """What an input's figure covers."""

    RUNNING_TOTAL = "running_total"  # since January
    LEVEL = "level"  # at a day (see ``Day``)
    OF_PERIOD = "of_period"  # the month's or quarter's own
    GIVEN = "given"  # as it is: a plan, the number of residents


class Day(StrEnum):
    """The day a level is of; it is not asked for earlier than that day."""

    ANY = "any"
    LAST_DAY = "last_day"  # of the month or period
    FIRST_DAY_AFTER = "first_day_after"  # of the month after


class ValueKind(StrEnum):
    NUMBER = "number"
    YES_NO = "yes_no"  # 1 or 0; formulas may say «да», «нет»
    CHOICE = "choice"  # one of the kinds of ``table``
    TEXT = "text"  # a row's own name; no formula can use it


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind: «печать» with its coefficient."""

    name: str
    label: str
    value: Decimal
    reconstructed: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A row of a scale: an ``interval`` as written («от 0,8 до 0,9») with its points, its word or both."""

    interval: str
    value: Decimal | None = None
    word: str = ""
    reconstructed: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Kinds with a number each, or a scale: intervals (``bands``) instead of kinds.

    In a formula ``значимость(вид)`` is the number of the row's kind, ``баллы(Д)`` that of the interval in
    which a number lies.
    """

    name: str
    label: str
    choices: tuple[Choice, ...] = ()
    reconstructed: str = ""
    document: str = ""
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """What each row of a list input has."""

    name: str
    label: str
    unit: str = ""
    kind: ValueKind = ValueKind.NUMBER
    table: str = ""
    question: str = ""
    reconstructed: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Input:
    """A figure to be asked for, or a list of rows where it has ``columns``.

    ``label`` are the document's words, ``question`` is a help that stands beside the question.
    ``table`` names the kinds of a CHOICE.
    """

    name: str
    label: str
    unit: str = ""
    every: Every = Every.QUARTER
    course: InputCourse = InputCourse.OF_PERIOD
    day: Day = Day.ANY
    kind: ValueKind = ValueKind.NUMBER
    table: str = ""
    columns: tuple[Column, ...] = ()
    question: str = ""
    reconstructed: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Formula:
    """``name`` = ``text``; a value for each month, or row, where its text has one and does not sum it up."""

    name: str
    text: str
    label: str = ""
    reconstructed: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition that must hold, or nothing is computed and ``question`` is asked («З2 ≤ З1»)."""

    name: str
    text: str
    question: str
    reconstructed: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What the coordinator decides once; formulas compare it: ``пустой_месяц = «считать за 1»``."""

    name: str
    question: str
    options: tuple[Option, ...]
    reconstructed: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A word on the whole; with ``reconstructed`` a mark † of the whole (a period nobody wrote down)."""

    text: str
    reconstructed: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Ranking:
    """How places are given, as far as the document says.

    From ``first_from`` on (the exact value, included): the first place, dynamics not counted. Data that the
    coordinator marked unreliable: the last place, whatever the value is (``unreliable_is_last``).
    """

    first_from: Decimal | None = None
    unreliable_is_last: bool = False
    document: str = ""


@dataclass(frozen=True)
class Methodology:
    """One version of one indicator's methodology, in force from ``since`` on.

    ``indicator`` is the indicator's number in the programme, ``result`` the formula that is its actual value
    (in ``unit``), ``every`` the kind of period it is computed for, ``digits`` how many decimals are shown.
    ``verdict`` is the scale whose word is said of the value («0,92 (высокая)»); empty: none is.
    """

    indicator: str
    since: date
    result: str
    formulas: tuple[Formula, ...]
    inputs: tuple[Input, ...]
    every: PeriodKind = PeriodKind.QUARTER
    unit: str = ""
    digits: int = 2
    label: str = ""
    tables: tuple[Table, ...] = ()
    guards: tuple[Guard, ...] = ()
    decisions: tuple[Decision, ...] = ()
    notes: tuple[Note, ...] = ()
    places: Ranking = Ranking()
    document: str = ""
    verdict: str = ""

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """Computed once: a checked methodology is looked up at every computation."""
        return hash((self.indicator, self.since, self.result, self.formulas, self.inputs, self.guards))

    def __getstate__(self) -> dict[str, object]:
        """Without the hash, which is another one in another process."""
        return {name: value for name, value in vars(self).items() if name != "_hash"}

    def formula(self, name: str) -> Formula | None:
        return next((formula for formula in self.formulas if formula.name == name), None)

    def input(self, name: str) -> Input | None:
        return next((given for given in self.inputs if given.name == name), None)

    def table(self, name: str) -> Table | None:
        return next((table for table in self.tables if table.name == name), None)

    def decision(self, name: str) -> Decision | None:
        return next((decision for decision in self.decisions if decision.name == name), None)
