"""What a name that means nothing may have been meant as."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.methodology.formula import nodes
from domain.methodology.formula.excel import instead_of
from domain.methodology.formula.functions import FUNCTIONS, INDICATORS, MONTHS, canonical
from domain.methodology.formula.lookalikes import lookalike, similar
from domain.methodology.formula.names import Meaning, NameRole, Sort
from domain.methodology.formula.nodes import Node
from domain.methodology.formula.printing import text_of
from domain.methodology.formula.problems import ProblemKind

_CELL = re.compile(r"[A-Z]{1,3}[0-9]{1,5}")
_FEW = 6


@dataclass(frozen=True, slots=True)
class Alternatives:
    """The kind of problem with what would work, the likeliest first."""

    kind: ProblemKind
    options: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


def alternatives(
    name: str, kind: ProblemKind, known: Iterable[str], meanings: Mapping[str, Meaning]
) -> Alternatives:
    """For an unknown name, function, list or kind: the known ones like it, else a few of all there are."""
    known = list(known)
    if (meant := lookalike(name, known)) is not None:
        return Alternatives(ProblemKind.LOOKALIKE, (meant,))
    if same := [one for one in known if one.casefold() == name.casefold()]:
        return Alternatives(ProblemKind.LETTER_CASE, (same[0],))
    if kind is ProblemKind.UNKNOWN_FUNCTION:
        return _function(name, known, meanings)
    near = similar(name, known)
    if kind is ProblemKind.UNKNOWN_NAME and not near:
        return _name(name, known, meanings)
    return Alternatives(kind, near or tuple(known[:_FEW]))


def _function(name: str, known: list[str], meanings: Mapping[str, Meaning]) -> Alternatives:
    """Those of Excel that have no counterpart say how the same is written, over what there is."""
    instead = instead_of(name)
    if instead is not None:
        lists = (one for one, meaning in meanings.items() if meaning.role is NameRole.LIST)
        over = next((one for one in lists if one != INDICATORS), MONTHS)
        return Alternatives(ProblemKind.UNKNOWN_FUNCTION, (over,), (instead.value,))
    all_of_them = tuple(dict.fromkeys(canonical(one) for one in known))
    near = tuple(dict.fromkeys(canonical(one) for one in similar(name, known)))
    return Alternatives(ProblemKind.UNKNOWN_FUNCTION, near or all_of_them)


def _name(name: str, known: list[str], meanings: Mapping[str, Meaning]) -> Alternatives:
    if any(name in meaning.options for meaning in meanings.values()):
        return Alternatives(ProblemKind.NO_QUOTES, (f"«{name}»",))
    roles = (NameRole.INPUT, NameRole.COLUMN, NameRole.FORMULA)
    values = tuple(one for one in known if one in meanings and meanings[one].role in roles)[:_FEW]
    return Alternatives(ProblemKind.CELL if _CELL.fullmatch(name) else ProblemKind.UNKNOWN_NAME, values)


def number_instead(
    written: str, sort: Sort, options: tuple[str, ...], meanings: Mapping[str, Meaning]
) -> tuple[str, ...]:
    """A condition as 1 or 0; a kind as its number in a table that has all of its kinds."""
    if sort is Sort.CONDITION:
        return (f"если({written}; 1; 0)",)
    tables = (name for name, one in meanings.items() if one.role is NameRole.TABLE)
    fitting = (name for name in tables if options and set(options) <= set(meanings[name].options))
    return tuple(f"{name}({written})" for name in fitting if name not in FUNCTIONS)


def condition_instead(node: Node, among: Node | None) -> tuple[str, ...]:
    """«A > 6» for the 6 of «A > 5 или 6»; a figure by itself is compared with 0."""
    others = among.children if among is not None else ()
    beside = next((one for one in others if isinstance(one, nodes.Comparison)), None)
    if beside is not None and isinstance(node, nodes.Literal | nodes.Kind):
        return (f"{text_of(beside.left)} {beside.sign} {text_of(node)}",)
    return (f"{text_of(node)} > 0",)
