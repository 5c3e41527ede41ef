"""One computation: the figures of one period, and everything worked out from them so far."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation, Overflow
from typing import Any

from domain.methodology.formula.arithmetic import MAX_PLACES
from domain.methodology.formula.functions import INDICATORS, MONTHS, MONTHS_OF_PERIOD
from domain.methodology.formula.nodes import Each
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.formula.times import is_elsewhen, spread
from domain.methodology.given import Cell, Given
from domain.methodology.indicators import LACKING, OfIndicator, figure_of
from domain.methodology.inputs import Place, fits, place_of
from domain.methodology.machine.prepared import Fits, Program
from domain.methodology.machine.program import Run, Undefined
from domain.methodology.model import Every, ValueKind
from domain.methodology.references import may_hold
from domain.time.periods import MONTHS_IN_YEAR, Period

MAX_STEPS = 500_000
"""Names, numbers and operations, each as often as there are months and rows."""

OF_INDICATORS = (*LACKING.values(), ProblemKind.NOT_COMPARED)
"""Why a figure of the programme's indicators is not there."""

Store = dict[str, Any]
_NO_FIGURE: Fits = (ValueKind.TEXT, ())


@dataclass(slots=True)
class Moment:
    """What is known, and worked out, of one period."""

    figures: Store
    first_month: int
    last_month: int
    months: list[Store] = field(default_factory=lambda: [{} for _ in range(MONTHS_IN_YEAR + 1)])
    gathered: dict[int, Decimal] = field(default_factory=dict)


Here = tuple[Period, int, Store, int]
"""Period, month, row and its number that are being worked on."""


class World:
    """``month`` and ``row`` are those being worked on; ``figures``, ``months`` and ``rows`` what is known.

    A formula's value is put beside the figures it was worked out from, so nothing is worked out twice.
    ``now`` is the period that is computed, ``at`` the one being worked on: each has a ``Moment`` of its own.
    """

    def __init__(self, program: Program, given: Given, period: Period) -> None:
        self.program, self.given = program, given
        self.now = self.at = period
        self.month, self.row_number = 0, 0
        self.row: Store = {}
        self.bad: set[Place] = set()
        self.bad_cells: set[tuple[str, int]] = set()
        self.values: dict[Place, Any] = {}
        self.own = _moment_of(period)
        self.moments: dict[Period, Moment] = {}
        self._take(self.own)
        self._decide(self.own)
        self._set(self.own)
        self.rows = {
            rows.name: [self._row(rows.name, *row) for row in enumerate(rows.rows, 1)] for rows in given.rows
        }
        self.indicators = {one.number: one for one in given.indicators}

    def _take(self, own: Moment) -> None:
        """What is given, put where the period itself has it; with its place only where others are asked."""
        inputs, is_spread = self.program.inputs, self.program.is_spread
        for value in self.given.values:
            if value.name not in inputs or not 0 <= value.month <= MONTHS_IN_YEAR:
                continue
            kind, options, _ = inputs[value.name]
            if not fits(kind, options, value.value, value.text):
                self.bad.add(value.place)
                continue
            figure = value.text if kind is ValueKind.CHOICE else value.value
            if not value.period:
                store = own.months[value.month] if value.month else own.figures
                store[value.name] = figure
            if is_spread:
                self.values[value.place] = figure

    def _decide(self, moment: Moment) -> None:
        for decided in self.given.decisions:
            if decided.option in self.program.decisions.get(decided.name, ()):
                moment.figures[decided.name] = decided.option

    def _row(self, name: str, number: int, cells: tuple[Cell, ...]) -> Store:
        row: Store = {}
        columns = self.program.lists.get(name, {})
        for cell in cells:
            kind, options = columns.get(cell.column, _NO_FIGURE)
            if not fits(kind, options, cell.value, cell.text):
                self.bad_cells.add((cell.column, number))
            elif kind is not ValueKind.TEXT:
                row[cell.column] = cell.text if kind is ValueKind.CHOICE else cell.value
        return row

    def _set(self, moment: Moment) -> None:
        self.figures, self.months, self.gathered = moment.figures, moment.months, moment.gathered
        self.first_month, self.last_month = moment.first_month, moment.last_month

    def _go(self, period: Period) -> None:
        moment = self.own if period == self.now else self.moments.get(period)
        if moment is None:
            moment = self.moments[period] = self._moment(period)
        self.at = period
        self._set(moment)

    def _moment(self, period: Period) -> Moment:
        """Of another period than the one that is computed."""
        moment = _moment_of(period)
        self._decide(moment)
        for name, (_, _, asked) in self.program.inputs.items():
            months = range(1, period.last_month + 1) if asked.every is Every.MONTH else (0,)
            for month in months:
                value = self.values.get(place_of(asked, period, self.now, month))
                (moment.months[month] if month else moment.figures)[name] = value
        return moment

    @property
    def here(self) -> Here:
        return self.at, self.month, self.row, self.row_number

    def enter(self, period: Period) -> None:
        """Another period; what was worked out of a row for this one is not carried over."""
        if period != self.at:
            self._go(period)
            self.row = {INDICATORS: self.row[INDICATORS]} if INDICATORS in self.row else {}

    def back(self, here: Here) -> None:
        if here[0] is not self.at:
            self._go(here[0])
        _, self.month, self.row, self.row_number = here

    def of_period(self, name: str) -> Any:
        """A figure, a decision or a formula that has one value; raises ``Undefined``."""
        value = self.figures.get(name)
        return value if value is not None else self._find(name, self.figures, 0, 0)

    def of_month(self, name: str) -> Any:
        """The same for the month being worked on."""
        value = self.months[self.month].get(name)
        return value if value is not None else self._find(name, self.months[self.month], self.month, 0)

    def of_row(self, name: str) -> Any:
        """The same for the row being worked on."""
        value = self.row.get(name)
        return value if value is not None else self._find(name, self.row, 0, self.row_number)

    def _find(self, name: str, store: Store, month: int, row: int) -> Any:
        run = self.program.runs.get(name)
        if run is None:
            raise Undefined(self._lacking(name, month, row))
        here = self.month, self.row, self.row_number
        try:
            store[name] = run(self)
        except Undefined as undefined:
            raise Undefined(_placed(undefined.problem, name, month, row)) from None
        except (Overflow, InvalidOperation):
            raise Undefined(
                Problem(ProblemKind.NUMBER_TOO_BIG, name, month=month, row=row, limit=MAX_PLACES)
            ) from None
        finally:
            self.month, self.row, self.row_number = here
        return store[name]

    def _lacking(self, name: str, month: int, row: int) -> Problem:
        if name in self.program.decisions:
            return Problem(ProblemKind.UNDECIDED, name=name, options=self.program.decisions[name])
        if name not in self.program.inputs:
            kind = ProblemKind.BAD_VALUE if (name, row) in self.bad_cells else ProblemKind.MISSING
            return Problem(kind, name=name, month=month, row=row)
        place = place_of(self.program.inputs[name][2], self.at, self.now, month)
        kind = ProblemKind.BAD_VALUE if place in self.bad else ProblemKind.MISSING
        return Problem(kind, name=name, month=place[1], period=place[2])

    @property
    def this_indicator(self) -> OfIndicator:
        """The one being worked on within «показатели»."""
        found: OfIndicator = self.row[INDICATORS]
        return found

    def of_this_indicator(self, what: str) -> Any:
        return self._of(self.this_indicator, what)

    def of_indicator(self, number: str, what: str) -> Any:
        """A figure of the indicator with this number; raises ``Undefined``."""
        return self._of(self.indicators.get(number) or OfIndicator(number, due=False), what)

    def _of(self, indicator: OfIndicator, what: str) -> Any:
        period = "" if self.at == self.now else self.at.key
        found = figure_of(indicator, what, period)
        if isinstance(found, ProblemKind):
            raise Undefined(Problem(found, options=(indicator.number,), period=period))
        return found

    def collect(self, node: Each, body: Run, where: Run | None) -> list[Decimal]:
        """The body's values for the months, rows or periods for which ``where`` holds.

        Of the programme's indicators all are named that lack the same, not only the first.
        """
        at, month, row, row_number = self.at, self.month, self.row, self.row_number
        try:
            if node.over == INDICATORS:
                return self._of_each_indicator(node, body, where)
            return [body(self) for _ in self.each(node) if where is None or where(self)]
        except Undefined as undefined:
            raise Undefined(_placed(undefined.problem, "", self.month, self.row_number)) from None
        finally:
            if self.at is not at:
                self._go(at)
            self.month, self.row, self.row_number = month, row, row_number

    def _of_each_indicator(self, node: Each, body: Run, where: Run | None) -> list[Decimal]:
        values, lacking = list[Decimal](), list[Problem]()
        for _ in self.each(node):
            try:
                if where is None or where(self):
                    values.append(body(self))
            except Undefined as undefined:
                if undefined.problem.kind not in OF_INDICATORS:
                    raise
                lacking.append(undefined.problem)
        if lacking:
            self.row_number = 0
            raise Undefined(_together(lacking))
        return values

    def each(self, node: Each) -> Iterator[int]:
        """Goes to each month, row, indicator or period in turn: its number."""
        self.month, self.row_number, self.row = 0, 0, {}
        if node.over in (MONTHS, MONTHS_OF_PERIOD):
            return self._each_month(self.first_month if node.over == MONTHS_OF_PERIOD else 1)
        if self.rows.get(node.over):
            return self._each_row(self.rows[node.over])
        if node.over == INDICATORS:
            return self._each_indicator(node)
        if is_elsewhen(node):
            return self._each_period(node)
        raise Undefined(Problem(ProblemKind.MISSING, name=node.over))

    def _each_month(self, first: int) -> Iterator[int]:
        for month in range(first, self.last_month + 1):
            self.month = month
            yield month

    def _each_row(self, rows: list[Store]) -> Iterator[int]:
        for number, row in enumerate(rows, 1):
            self.row_number, self.row = number, row
            yield number

    def _each_indicator(self, node: Each) -> Iterator[int]:
        for number, one in enumerate(self._others(), 1):
            if may_hold(node.where, one.number, one.headings):
                self.row_number, self.row = number, {INDICATORS: one}
                yield number

    def _each_period(self, node: Each) -> Iterator[int]:
        for number, period in enumerate(spread(node, self.at), 1):
            self.month, self.row_number, self.row = 0, 0, {}
            self.enter(period)
            yield number

    def _others(self) -> list[OfIndicator]:
        """Those that are due with the period, without the one that is computed."""
        others = [one for one in self.given.indicators if one.due and one.number != self.program.own]
        if not others:
            raise Undefined(Problem(ProblemKind.NO_INDICATORS))
        return others


def _moment_of(period: Period) -> Moment:
    """With the built-in names only."""
    last = period.last_month
    built_in = {
        "Nмес": Decimal(last),
        "квартал": Decimal((last + 2) // 3),
        "год": Decimal(period.year),
        "да": Decimal(1),
        "нет": Decimal(),
    }
    return Moment(built_in, last - period.kind.months + 1, last)


def _placed(problem: Problem, where: str, month: int, row: int) -> Problem:
    """With its formula, month and row, where they are not yet known."""
    if problem.where:
        return problem
    month = 0 if problem.period else month
    return replace(problem, where=where, month=problem.month or month, row=problem.row or row)


def _together(lacking: list[Problem]) -> Problem:
    """One problem for every indicator that lacks what the first of them lacks."""
    first = lacking[0]
    same = [one for one in lacking if (one.kind, one.period) == (first.kind, first.period)]
    numbers = dict.fromkeys(number for one in same for number in one.options)
    return replace(first, where="", row=0, options=tuple(numbers))
