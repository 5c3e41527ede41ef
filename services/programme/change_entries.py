"""What is shown of a difference: of several plans or formulas those that differ, not all of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from domain.figures.numbers import show
from domain.methodology.model import Column, Input, Methodology
from domain.programme.document import Assignment, Plan, TargetChange
from programmes.change.difference import FieldChange, Item, RowMoved, Value

Thing = TypeVar("Thing")

METHODOLOGY = "methodology"


@dataclass(frozen=True, slots=True)
class VersionSaid:
    """Of a methodology's version that holds from ``since`` on: what of it differs."""

    since: date
    lines: tuple[str, ...]


Said = str | tuple[Assignment | TargetChange | Plan, ...] | tuple[VersionSaid, ...]
"""What an entry of the difference was or becomes: a text, or those of an indicator's that differ."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the difference; ``changes`` are (field, old, new)."""

    kind: str
    number: str
    name: str
    changes: tuple[tuple[str, Said, Said], ...]


@dataclass(frozen=True, slots=True)
class MovedEntry:
    """``what`` stands before ``beside`` now, or after it."""

    what: Entry
    beside: Entry
    is_before: bool


def moved_of(moved: Iterable[RowMoved]) -> tuple[MovedEntry, ...]:
    told = ((entries_of([one.what, one.beside]), one.is_before) for one in moved)
    return tuple(MovedEntry(what, beside, is_before) for (what, beside), is_before in told)


def entries_of(items: Iterable[Item]) -> tuple[Entry, ...]:
    """For whoever shows a difference."""
    return tuple(
        Entry(
            str(item.kind),
            f"{item.old_number} → {item.number}" if item.old_number else item.number,
            item.name,
            tuple((one.field, *_said(one)) for one in item.changes),
        )
        for item in items
    )


def _said(one: FieldChange) -> tuple[Said, Said]:
    """Of several only those that came or went; the order alone changed where none did."""
    if one.field == METHODOLOGY:
        return _versions(one)
    if isinstance(one.old, str) and isinstance(one.new, str):
        return one.old, one.new
    old, new = _several(one.old), _several(one.new)
    gone, come = _without(old, new), _without(new, old)
    return (gone, come) if gone or come else (old, new)


def _several(value: Value) -> tuple[Assignment | TargetChange | Plan, ...]:
    """None are an empty text."""
    return tuple(one for one in value if not isinstance(one, str | Methodology))


def _without(some: Sequence[Thing], others: Sequence[Thing]) -> tuple[Thing, ...]:
    return tuple(one for one in some if one not in others)


def _versions(one: FieldChange) -> tuple[tuple[VersionSaid, ...], tuple[VersionSaid, ...]]:
    """Of each version that differs its day, and what of it differs; a version that is new or gone has the
    formula that gives the value, one that only holds from another day on has nothing but that."""
    old, new = _dated(one.old), _dated(one.new)
    gone = [version for since, version in old.items() if since not in new]
    come = [version for since, version in new.items() if since not in old]
    moved = [(was, now) for was in gone for now in come if _said_in(was) == _said_in(now)]
    return (
        (*_differing(old, new), *_brief(gone, [was for was, _ in moved])),
        (*_differing(new, old), *_brief(come, [now for _, now in moved])),
    )


def _dated(value: Value) -> dict[date, Methodology]:
    return {one.since: one for one in value if isinstance(one, Methodology)}


def _differing(some: Mapping[date, Methodology], others: Mapping[date, Methodology]) -> list[VersionSaid]:
    """Of the versions of the same days what these say and the others do not."""
    same = [one for since, one in some.items() if since in others and one != others[since]]
    return [VersionSaid(one.since, _without(_said_in(one), _said_in(others[one.since]))) for one in same]


def _brief(versions: Sequence[Methodology], moved: Sequence[Methodology]) -> list[VersionSaid]:
    return [VersionSaid(one.since, () if one in moved else _formulas(one)[-1:]) for one in versions]


def _said_in(version: Methodology) -> tuple[str, ...]:
    """What its value depends on: formulas, its result's last, inputs, kinds, guards."""
    asked: list[Input | Column] = []
    for given in version.inputs:
        asked += (given, *given.columns)
    inputs = (" — ".join((", ".join(filter(None, (one.name, one.unit))), one.label)) for one in asked)
    kinds = (
        f"{table.name}({choice.name}) = {show(choice.value)}"
        for table in version.tables
        for choice in table.choices
    )
    guards = (guard.text for guard in version.guards)
    return (*inputs, *kinds, *guards, *_formulas(version))


def _formulas(version: Methodology) -> tuple[str, ...]:
    ordered = sorted(version.formulas, key=lambda formula: formula.name == version.result)
    return tuple(f"{formula.name} = {formula.text}" for formula in ordered)
