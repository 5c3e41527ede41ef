"""Whether what was given fits what is asked, and what is still missing."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from domain.methodology.checking import examine
from domain.methodology.formula.arithmetic import is_small
from domain.methodology.formula.lookalikes import lookalike, similar
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.given import Cell, Given, Rows, Value
from domain.methodology.model import Column, Every, Input, Methodology, ValueKind
from domain.time.periods import Period


def fits(kind: ValueKind, options: tuple[str, ...], value: Decimal | None, text: str) -> bool:
    """A number within bounds, 1 or 0 for yes/no, one of the ``options`` for a choice, any text."""
    if kind is ValueKind.NUMBER:
        return value is not None and is_small(value)
    if kind is ValueKind.YES_NO:
        return value is not None and is_small(value) and value in (0, 1)
    return kind is ValueKind.TEXT or text in options


def check_given(methodology: Methodology, given: Given) -> tuple[Problem, ...]:
    """Values under names that are no inputs, and values that do not fit; what is missing is not told here."""
    found = [
        *(problem for value in given.values for problem in _value(methodology, value)),
        *(problem for rows in given.rows for problem in _rows(methodology, rows)),
    ]
    for decided in given.decisions:
        decision = methodology.decision(decided.name)
        options = tuple(option.name for option in decision.options) if decision else ()
        if decision is None:
            found.append(_unknown(decided.name, [one.name for one in methodology.decisions]))
        elif decided.option not in options:
            found.append(
                Problem(ProblemKind.BAD_VALUE, name=decided.name, found=decided.option, options=options)
            )
    return tuple(found)


def missing(methodology: Methodology, given: Given, period: Period) -> tuple[Problem, ...]:
    """Every input that the result may need and that is not given, month by month and cell by cell."""
    used = examine(methodology).used
    have = {(value.name, value.month) for value in given.values}
    lists = {rows.name: rows for rows in given.rows if rows.rows}
    found: list[Problem] = []
    for asked in methodology.inputs:
        if asked.name in lists:
            found.extend(_missing_cells(asked, lists[asked.name], used))
        elif asked.name in used:
            lacking = (month for month in _months(asked, period) if (asked.name, month) not in have)
            found.extend(Problem(ProblemKind.MISSING, name=asked.name, month=month) for month in lacking)
    return tuple(found)


def _months(asked: Input, period: Period) -> Iterable[int]:
    return range(1, period.last_month + 1) if asked.every is Every.MONTH else (0,)


def _missing_cells(asked_for: Input, rows: Rows, used: frozenset[str]) -> Iterator[Problem]:
    for number, row in enumerate(rows.rows, 1):
        filled = {cell.column for cell in row}
        for column in asked_for.columns:
            if column.name in used and column.name not in filled:
                yield Problem(ProblemKind.MISSING, where=rows.name, name=column.name, row=number)


def _value(methodology: Methodology, value: Value) -> Iterator[Problem]:
    asked_for = methodology.input(value.name)
    if asked_for is None or asked_for.columns:
        yield _unknown(value.name, [one.name for one in methodology.inputs if not one.columns])
        return
    month_fits = (1 <= value.month <= 12) if asked_for.every is Every.MONTH else value.month == 0
    if not month_fits or not fits(asked_for.kind, kinds(methodology, asked_for), value.value, value.text):
        yield Problem(ProblemKind.BAD_VALUE, name=value.name, month=value.month, found=value.wording)


def _rows(methodology: Methodology, rows: Rows) -> Iterator[Problem]:
    asked_for = methodology.input(rows.name)
    if asked_for is None or not asked_for.columns:
        yield _unknown(rows.name, [one.name for one in methodology.inputs if one.columns])
        return
    columns = {column.name: column for column in asked_for.columns}
    for number, row in enumerate(rows.rows, 1):
        for cell in row:
            yield from _cell(methodology, columns, cell, rows.name, number)


def _cell(
    methodology: Methodology, columns: dict[str, Column], cell: Cell, where: str, row: int
) -> Iterator[Problem]:
    column = columns.get(cell.column)
    if column is None:
        unknown = _unknown(cell.column, list(columns))
        yield Problem(unknown.kind, where, cell.column, row=row, options=unknown.options)
    elif not fits(column.kind, kinds(methodology, column), cell.value, cell.text):
        yield Problem(ProblemKind.BAD_VALUE, where, cell.column, row=row, found=cell.text or cell.wording)


def kinds(methodology: Methodology, asked_for: Input | Column) -> tuple[str, ...]:
    """The names of the kinds that a CHOICE has; empty for others."""
    table = methodology.table(asked_for.table)
    return tuple(choice.name for choice in table.choices) if table else ()


def _unknown(name: str, known: list[str]) -> Problem:
    meant = lookalike(name, known)
    if meant is not None:
        return Problem(ProblemKind.LOOKALIKE, name=name, options=(meant,))
    return Problem(ProblemKind.UNKNOWN_INPUT, name=name, options=similar(name, known))
