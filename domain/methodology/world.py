"""One computation: the figures of one period, and everything worked out from them so far."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation, Overflow
from functools import lru_cache
from typing import Any

from domain.methodology.checking import Examined, examine
from domain.methodology.formula.arithmetic import MAX_PLACES
from domain.methodology.formula.functions import MONTHS, MONTHS_OF_PERIOD
from domain.methodology.formula.nodes import walk
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.given import Cell, Given
from domain.methodology.inputs import fits, kinds
from domain.methodology.model import Column, Input, Methodology, ValueKind
from domain.methodology.program import Builder, Run, Undefined
from domain.time.periods import MONTHS_IN_YEAR, Period

MAX_STEPS = 500_000
"""Names, numbers and operations, each as often as there are months and rows."""

Store = dict[str, Any]
_Fits = tuple[ValueKind, tuple[str, ...]]
_NO_FIGURE: _Fits = (ValueKind.TEXT, ())


@dataclass(frozen=True, slots=True)
class Program:
    """A methodology ready to be computed.

    ``guards`` are name, condition, and whether it is asked for each month. ``inputs`` tells what fits an
    input, ``lists`` what fits each column of a list; ``size`` counts names, numbers and operations.
    """

    examined: Examined
    builder: Builder
    runs: Mapping[str, Run]
    guards: tuple[tuple[str, Run, bool], ...]
    inputs: Mapping[str, _Fits]
    lists: Mapping[str, Mapping[str, _Fits]]
    decisions: Mapping[str, tuple[str, ...]]
    size: int


@lru_cache(maxsize=1024)
def program(methodology: Methodology) -> Program:
    """Only for a methodology without errors."""
    examined = examine(methodology)
    tables = {table.name: {one.name: one.value for one in table.choices} for table in methodology.tables}
    builder = Builder(examined, tables)
    guards = zip(methodology.guards, examined.guards, strict=True)

    def _fits(asked: Input | Column) -> _Fits:
        return asked.kind, kinds(methodology, asked)

    return Program(
        examined=examined,
        builder=builder,
        runs={name: builder.run(tree) for name, tree in examined.trees.items()},
        guards=tuple((guard.name, builder.run(tree), monthly) for guard, (tree, monthly) in guards),
        inputs={one.name: _fits(one) for one in methodology.inputs if not one.columns},
        lists={
            one.name: {column.name: _fits(column) for column in one.columns} for one in methodology.inputs
        },
        decisions={one.name: tuple(option.name for option in one.options) for one in methodology.decisions},
        size=sum(1 for tree in examined.trees.values() for _ in walk(tree)),
    )


class World:
    """``month`` and ``row`` are those being worked on; ``figures``, ``months`` and ``rows`` what is known.

    A formula's value is put beside the figures it was worked out from, so nothing is worked out twice.
    """

    def __init__(self, program: Program, given: Given, period: Period) -> None:
        self.program = program
        self.first_month, self.last_month = period.start.month, period.last_month
        self.month, self.row_number = 0, 0
        self.row: Store = {}
        self.figures: Store = _built_in(period)
        self.months: list[Store] = [{} for _ in range(MONTHS_IN_YEAR + 1)]
        self.gathered: dict[int, Decimal] = {}
        self.bad: set[tuple[str, int, int]] = set()
        self._take(given)
        self.rows = {
            rows.name: [self._row(rows.name, *row) for row in enumerate(rows.rows, 1)] for rows in given.rows
        }

    def _take(self, given: Given) -> None:
        inputs = self.program.inputs
        for value in given.values:
            if value.name not in inputs or not 0 <= value.month <= MONTHS_IN_YEAR:
                continue
            kind, options = inputs[value.name]
            if fits(kind, options, value.value, value.text):
                store = self.months[value.month] if value.month else self.figures
                store[value.name] = value.text if kind is ValueKind.CHOICE else value.value
            else:
                self.bad.add((value.name, value.month, 0))
        for decided in given.decisions:
            if decided.option in self.program.decisions.get(decided.name, ()):
                self.figures[decided.name] = decided.option

    def _row(self, name: str, number: int, cells: tuple[Cell, ...]) -> Store:
        row: Store = {}
        columns = self.program.lists.get(name, {})
        for cell in cells:
            kind, options = columns.get(cell.column, _NO_FIGURE)
            if not fits(kind, options, cell.value, cell.text):
                self.bad.add((cell.column, 0, number))
            elif kind is not ValueKind.TEXT:
                row[cell.column] = cell.text if kind is ValueKind.CHOICE else cell.value
        return row

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
        bad = (name, month, row) in self.bad
        return Problem(ProblemKind.BAD_VALUE if bad else ProblemKind.MISSING, name=name, month=month, row=row)

    def collect(self, over: str, body: Run, where: Run | None) -> list[Decimal]:
        """The body's values for the months, or rows, for which ``where`` holds."""
        here = self.month, self.row, self.row_number
        try:
            return [body(self) for _ in self.each(over) if where is None or where(self)]
        except Undefined as undefined:
            raise Undefined(_placed(undefined.problem, "", self.month, self.row_number)) from None
        finally:
            self.month, self.row, self.row_number = here

    def each(self, over: str) -> Iterator[int]:
        """Goes to each month, or row, in turn: its number."""
        self.month, self.row_number, self.row = 0, 0, {}
        if over in (MONTHS, MONTHS_OF_PERIOD):
            first = self.first_month if over == MONTHS_OF_PERIOD else 1
            for month in range(first, self.last_month + 1):
                self.month = month
                yield month
            return
        if not self.rows.get(over):
            raise Undefined(Problem(ProblemKind.MISSING, name=over))
        for number, row in enumerate(self.rows[over], 1):
            self.row_number, self.row = number, row
            yield number


def _built_in(period: Period) -> Store:
    return {
        "Nмес": Decimal(period.last_month),
        "квартал": Decimal((period.last_month + 2) // 3),
        "год": Decimal(period.year),
        "да": Decimal(1),
        "нет": Decimal(),
    }


def _placed(problem: Problem, where: str, month: int, row: int) -> Problem:
    """With its formula, month and row, where they are not yet known."""
    if problem.where:
        return problem
    return replace(problem, where=where, month=problem.month or month, row=problem.row or row)
