"""What each name of a methodology means, and what is wrong with the names themselves."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.methodology.formula.functions import BUILT_IN, FUNCTIONS, OPERATORS, OVER_MONTHS
from domain.methodology.formula.lookalikes import skeleton
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.model import Column, Every, Input, Methodology, ValueKind

_NAME = re.compile(r"[^\W\d]\w*")


class NameRole(StrEnum):
    INPUT = "input"
    LIST = "list"
    COLUMN = "column"
    FORMULA = "formula"
    DECISION = "decision"
    TABLE = "table"
    BUILT_IN = "built_in"


class Sort(StrEnum):
    """What kind of thing an expression is."""

    NUMBER = "number"
    CONDITION = "condition"
    KIND = "kind"  # with ``options``
    TEXT = "text"
    UNKNOWN = "unknown"  # reported elsewhere: not complained about again


_SORTS = {ValueKind.CHOICE: Sort.KIND, ValueKind.TEXT: Sort.TEXT}


@dataclass(frozen=True, slots=True)
class Meaning:
    """``options`` are the kinds that a KIND can be; ``columns`` those of a LIST."""

    role: NameRole
    sort: Sort = Sort.NUMBER
    monthly: bool = False
    options: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


def meanings(methodology: Methodology) -> Mapping[str, Meaning]:
    """Every name that a formula may use; of two alike the first counts."""
    known: dict[str, Meaning] = {}
    for name, meaning in _all(methodology):
        known.setdefault(name, meaning)
    return known


def _all(methodology: Methodology) -> Iterator[tuple[str, Meaning]]:
    yield from ((name, Meaning(NameRole.BUILT_IN)) for name in BUILT_IN)
    for given in methodology.inputs:
        yield given.name, _input(methodology, given)
        yield from ((column.name, _column(methodology, column)) for column in given.columns)
    for decision in methodology.decisions:
        options = tuple(option.name for option in decision.options)
        yield decision.name, Meaning(NameRole.DECISION, Sort.KIND, options=options)
    yield from ((formula.name, Meaning(NameRole.FORMULA, Sort.UNKNOWN)) for formula in methodology.formulas)
    for table in methodology.tables:
        yield table.name, Meaning(NameRole.TABLE, Sort.TEXT, options=tuple(one.name for one in table.choices))


def _input(methodology: Methodology, given: Input) -> Meaning:
    if given.columns:
        return Meaning(NameRole.LIST, Sort.TEXT, columns=tuple(column.name for column in given.columns))
    sort = _SORTS.get(given.kind, Sort.NUMBER)
    return Meaning(NameRole.INPUT, sort, given.every is Every.MONTH, _kinds(methodology, given))


def _column(methodology: Methodology, column: Column) -> Meaning:
    return Meaning(NameRole.COLUMN, _SORTS.get(column.kind, Sort.NUMBER), options=_kinds(methodology, column))


def _kinds(methodology: Methodology, given: Input | Column) -> tuple[str, ...]:
    table = methodology.table(given.table)
    return tuple(choice.name for choice in table.choices) if table else ()


def name_problems(methodology: Methodology) -> Iterator[Problem]:
    """Names that are none, that stand twice, that mean two things, that look like another one."""
    known = [(name, meaning) for name, meaning in _all(methodology) if meaning.role is not NameRole.BUILT_IN]
    roles: dict[str, set[NameRole]] = {}
    for name, meaning in known:
        roles.setdefault(name, set()).add(meaning.role)
    for name, found in roles.items():
        yield from _about(name, found)
    yield from _twice(methodology, known)
    yield from _alike([*roles, *BUILT_IN])
    yield from _different_columns(methodology)


def _about(name: str, roles: set[NameRole]) -> Iterator[Problem]:
    reserved = name in BUILT_IN or name in OVER_MONTHS or (name in FUNCTIONS and NameRole.TABLE in roles)
    if not _NAME.fullmatch(name) or name in OPERATORS:
        yield Problem(ProblemKind.BAD_NAME, where=name, name=name)
    elif len(roles) > 1 or reserved:
        yield Problem(ProblemKind.TWO_MEANINGS, where=name, name=name, options=tuple(sorted(roles)))


def _twice(methodology: Methodology, known: list[tuple[str, Meaning]]) -> Iterator[Problem]:
    """Two lists may have the same columns; nothing else may stand twice."""
    counted = Counter((name, meaning.role) for name, meaning in known if meaning.role is not NameRole.COLUMN)
    yield from (
        Problem(ProblemKind.DUPLICATE, where=name, name=name)
        for (name, _), times in counted.items()
        if times > 1
    )
    for group, names in _groups(methodology):
        for name, times in Counter(names).items():
            if times > 1:
                yield Problem(ProblemKind.DUPLICATE, where=group, name=name)


def _groups(methodology: Methodology) -> Iterator[tuple[str, list[str]]]:
    yield from ((given.name, [column.name for column in given.columns]) for given in methodology.inputs)
    yield from ((table.name, [choice.name for choice in table.choices]) for table in methodology.tables)
    yield from ((one.name, [option.name for option in one.options]) for one in methodology.decisions)
    yield "", [guard.name for guard in methodology.guards]


def _alike(names: list[str]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for name in names:
        other = first.setdefault(skeleton(name), name)
        if other != name:
            yield Problem(ProblemKind.LOOKALIKE, where=name, name=name, options=(other,))


def _different_columns(methodology: Methodology) -> Iterator[Problem]:
    """A column that two lists have is the same thing in both."""
    seen: dict[str, Column] = {}
    for given in methodology.inputs:
        for column in given.columns:
            first = seen.setdefault(column.name, column)
            if (first.kind, first.table) != (column.kind, column.table):
                yield Problem(ProblemKind.TWO_MEANINGS, where=given.name, name=column.name)
