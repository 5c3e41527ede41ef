"""What is shown of a difference: of several plans or formulas those that differ, not all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from domain.methodology.model import Methodology
from domain.programme.document import Assignment, Plan, TargetChange
from programmes.change.difference import FieldChange, Item, Value

Thing = TypeVar("Thing")

METHODOLOGY = "methodology"

Said = str | tuple[Assignment | TargetChange | Plan, ...]
"""What an entry of the difference was or becomes: a text, or those of an indicator's that differ."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the difference; ``changes`` are (field, old, new)."""

    kind: str
    number: str
    name: str
    changes: tuple[tuple[str, Said, Said], ...]


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
        return _formulas(one)
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


def _formulas(one: FieldChange) -> tuple[str, str]:
    """The formulas that differ; of a methodology that is new or gone the one that gives the value."""
    old, new = _texts_of(one.old), _texts_of(one.new)
    if not old or not new:
        return "\n".join(old[-1:]), "\n".join(new[-1:])
    return "\n".join(_without(old, new)), "\n".join(_without(new, old))


def _texts_of(value: Value) -> list[str]:
    """The formulas of every version, its result's last."""
    return [
        f"{formula.name} = {formula.text}"
        for version in value
        if isinstance(version, Methodology)
        for formula in sorted(version.formulas, key=lambda formula: formula.name == version.result)
    ]
