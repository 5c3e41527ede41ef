"""What each name of a methodology means, and what is wrong with the names themselves."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.methodology.formula.functions import (
    BUILT_IN,
    FUNCTIONS,
    HEADING,
    INDICATORS,
    NUMBER,
    OPERATORS,
    OVER,
    ROW_NAMES,
    YEARS,
)
from domain.methodology.formula.lookalikes import skeleton
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.indicators import STATES
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
    OF_INDICATOR = "of_indicator"  # what each of «показатели» has


class Sort(StrEnum):
    """What kind of thing an expression is."""

    NUMBER = "number"
    CONDITION = "condition"
    KIND = "kind"  # with ``options``
    TEXT = "text"
    UNKNOWN = "unknown"  # reported elsewhere: not complained about again


ANY = ("…",)
"""Options of what can be compared with whatever stands in quotation marks."""
_SORTS = {ValueKind.CHOICE: Sort.KIND, ValueKind.TEXT: Sort.TEXT}


@dataclass(frozen=True, slots=True)
class Meaning:
    """``options`` are the kinds that a KIND can be; ``columns`` those of a LIST.

    ``dated``: each period has its own; ``present``: of another period it is not known. A TABLE that is a
    scale has the sort NUMBER, of what is looked up in it.
    """

    role: NameRole
    sort: Sort = Sort.NUMBER
    monthly: bool = False
    options: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    dated: bool = False
    present: bool = False


def meanings(methodology: Methodology) -> Mapping[str, Meaning]:
    """Every name that a formula may use; of two alike the first counts."""
    known: dict[str, Meaning] = {}
    for name, meaning in _all(methodology):
        known.setdefault(name, meaning)
    for name, what in ROW_NAMES.items():
        known.setdefault(name, _of_indicator(what))
    known[INDICATORS] = Meaning(NameRole.LIST, Sort.TEXT, columns=tuple(ROW_NAMES))
    return known


def _of_indicator(what: str) -> Meaning:
    options = {"состояние": tuple(STATES.values()), NUMBER: ANY, HEADING: ANY}.get(what, ())
    sort = Sort.KIND if options else Sort.NUMBER
    return Meaning(NameRole.OF_INDICATOR, sort, options=options, dated=what == "факт", present=what != "факт")


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
        kinds = tuple(one.name for one in table.choices)
        yield table.name, Meaning(NameRole.TABLE, Sort.NUMBER if table.bands else Sort.TEXT, options=kinds)


def _input(methodology: Methodology, given: Input) -> Meaning:
    if given.columns:
        columns = tuple(column.name for column in given.columns)
        return Meaning(NameRole.LIST, Sort.TEXT, columns=columns, present=True)
    sort, dated = _SORTS.get(given.kind, Sort.NUMBER), given.every is not Every.ONCE
    return Meaning(NameRole.INPUT, sort, given.every is Every.MONTH, _kinds(methodology, given), dated=dated)


def _column(methodology: Methodology, column: Column) -> Meaning:
    return Meaning(NameRole.COLUMN, _SORTS.get(column.kind, Sort.NUMBER), options=_kinds(methodology, column))


def _kinds(methodology: Methodology, given: Input | Column) -> tuple[str, ...]:
    table = methodology.table(given.table)
    return tuple(choice.name for choice in table.choices) if table else ()


def fitting_name(wanted: str, taken: Iterable[str] = ()) -> str:
    """``wanted`` as a name could be: «число жителей» as «число_жителей»; never one that is taken."""
    name = re.sub(r"\W+", "_", wanted.strip()).strip("_") or "Имя"
    name = f"Г{name}" if name[0].isdigit() else name
    return f"{name}_2" if name in taken or name in OPERATORS else name


def is_name(text: str) -> bool:
    """Whether a formula can read it as a name."""
    return _NAME.fullmatch(text) is not None and text not in OPERATORS


def name_problems(methodology: Methodology) -> Iterator[Problem]:
    """Names that are none, that stand twice, that mean two things, that look like another one."""
    known = [(name, meaning) for name, meaning in _all(methodology) if meaning.role is not NameRole.BUILT_IN]
    roles: dict[str, set[NameRole]] = {}
    for name, meaning in known:
        roles.setdefault(name, set()).add(meaning.role)
    for name, found in roles.items():
        yield from _about(name, found, roles)
    yield from _twice(methodology, known)
    yield from _alike([*roles, *BUILT_IN])
    yield from _different_columns(methodology)


def _about(name: str, roles: set[NameRole], taken: Iterable[str]) -> Iterator[Problem]:
    reserved = (
        name in BUILT_IN or name in OVER or name == YEARS or (name in FUNCTIONS and NameRole.TABLE in roles)
    )
    if not is_name(name):
        options = (fitting_name(name, taken),)
        yield Problem(ProblemKind.BAD_NAME, where=name, name=name, found=name, options=options)
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
            yield Problem(ProblemKind.ALIKE, where=name, name=name, options=(other,))


def _different_columns(methodology: Methodology) -> Iterator[Problem]:
    """A column that two lists have is the same thing in both."""
    seen: dict[str, Column] = {}
    for given in methodology.inputs:
        for column in given.columns:
            first = seen.setdefault(column.name, column)
            if (first.kind, first.table) != (column.kind, column.table):
                yield Problem(ProblemKind.TWO_MEANINGS, where=given.name, name=column.name)
