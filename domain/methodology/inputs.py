"""Whether what was given fits what is asked, and what is still missing."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from domain.methodology.checking import examine
from domain.methodology.formula.arithmetic import is_small
from domain.methodology.formula.lookalikes import lookalike, similar
from domain.methodology.formula.nodes import Name
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.given import Cell, Given, Rows, Value
from domain.methodology.model import Column, Every, Input, Methodology, ValueKind
from domain.methodology.references import uses
from domain.time.periods import Period


def fits(kind: ValueKind, options: tuple[str, ...], value: Decimal | None, text: str) -> bool:
    """A number within bounds, 1 or 0 for yes/no, one of the ``options`` for a choice, any text."""
    if kind is ValueKind.NUMBER:
        return value is not None and is_small(value)
    if kind is ValueKind.YES_NO:
        return value is not None and is_small(value) and value in (0, 1)
    return kind is ValueKind.TEXT or text in options


Place = tuple[str, int, str]
"""Name, month and period of a value (``Value.place``)."""


def place_of(asked_for: Input, at: Period, now: Period, month: int = 0) -> Place:
    """The ``place`` of the value that an input has at ``at`` where ``now`` is computed: name, month, period.

    Empty is the period of what holds for ``now`` itself: the year's own of a yearly input in every quarter.
    """
    if asked_for.every is Every.ONCE or (asked_for.every is Every.YEAR and at.year == now.year):
        return asked_for.name, 0, ""
    if asked_for.every is Every.YEAR:
        return asked_for.name, 0, str(at.year)
    if asked_for.every is Every.MONTH:
        own = at.year == now.year and month <= now.last_month
        return (asked_for.name, month, "") if own else (asked_for.name, 0, f"{at.year}-M{month}")
    return asked_for.name, 0, "" if at == now else at.key


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
    have = {value.place for value in given.values}
    lists = {rows.name: rows for rows in given.rows if rows.rows}
    found: list[Problem] = []
    for asked in methodology.inputs:
        if asked.name in lists:
            found.extend(_missing_cells(asked, lists[asked.name], used))
        elif asked.name in used:
            lacking = (place for place in places(methodology, asked, period) if place not in have)
            found.extend(
                Problem(ProblemKind.MISSING, name=name, month=month, period=of) for name, month, of in lacking
            )
    return tuple(found)


def places(methodology: Methodology, asked: Input, period: Period) -> tuple[Place, ...]:
    """Where an input is asked for a period: of earlier periods and quarters first, as far as they are needed.

    What is needed of those alone («сумма(кварталы: X)» at the year's end) is not asked for the period itself.
    """
    months = range(1, period.last_month + 1) if asked.every is Every.MONTH else (0,)
    own = tuple((asked.name, month, "") for month in months)
    elsewhen = _elsewhen(methodology, period).get(asked.name, ())
    earlier = tuple(place for place in elsewhen if place[2])
    return earlier if earlier and len(earlier) == len(elsewhen) else (*earlier, *own)


@lru_cache(maxsize=1024)
def _elsewhen(methodology: Methodology, period: Period) -> Mapping[str, tuple[Place, ...]]:
    """By an input's name every place where a methodology that looks at other periods needs it, old to new."""
    if not any(use.at != period for use in uses(methodology, period)):
        return {}
    inputs = {one.name: one for one in methodology.inputs if not one.columns}
    found: dict[str, dict[Place, date]] = {}
    for use in uses(methodology, period):
        asked = inputs.get(use.node.name) if isinstance(use.node, Name) else None
        if asked is None:
            continue
        for month in range(1, use.at.last_month + 1) if asked.every is Every.MONTH else (0,):
            place = place_of(asked, use.at, period, month)
            found.setdefault(asked.name, {})[place] = _end(place, period)
    return {name: tuple(sorted(met, key=lambda place: met[place])) for name, met in found.items()}


def _end(place: Place, now: Period) -> date:
    return Period.from_key(place[2]).end if place[2] else now.end


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
    options = kinds(methodology, asked_for)
    if not _month_fits(asked_for, value) or not fits(asked_for.kind, options, value.value, value.text):
        bad = Problem(ProblemKind.BAD_VALUE, name=value.name, month=value.month, found=value.wording)
        yield replace(bad, period=value.period)


def _month_fits(asked_for: Input, value: Value) -> bool:
    """An earlier period's key says itself which month it is."""
    if value.period:
        return value.month == 0 and _is_period(value.period)
    return (1 <= value.month <= 12) if asked_for.every is Every.MONTH else value.month == 0


def _is_period(key: str) -> bool:
    try:
        return Period.from_key(key).key == key
    except ValueError:
        return False


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
