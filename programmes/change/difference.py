"""What a changed programme file changes: plain data for a screen.

Indicators are matched as ``matching`` says, so that a row which was renumbered stays itself.
Headings are matched by their wording, executors by any way their title is written.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, TypeVar

from domain.methodology.model import Methodology
from domain.programme.document import (
    Assignment,
    Executor,
    Heading,
    Indicator,
    Measure,
    Plan,
    Programme,
    ReportLayout,
    TargetChange,
)
from programmes.change.matching import Spot, paired, same_executors, spots
from programmes.change.order import moves
from programmes.executors.cells import title_key
from programmes.plain.base import Plain, plain_value
from programmes.plain.methodology import MethodologyPlain

Thing = TypeVar("Thing")
Beside = Assignment | TargetChange | Plan | Methodology
"""What an indicator can have several of."""
Value = str | tuple[Beside, ...]


class ThingKind(StrEnum):
    """What an entry of the difference is about."""

    PROGRAMME = "programme"
    EXECUTOR = "executor"
    SUBPROGRAMME = "subprogramme"
    GOAL = "goal"
    TASK = "task"
    SECTION = "section"
    MEASURE = "measure"
    INDICATOR = "indicator"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One entry, old and new: a text, or what an indicator has several of.

    ``field`` is its name in ``domain.programme.document``. Truth values are «yes» and «no», a list of texts
    has a line for each.
    """

    field: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class Item:
    """``name`` is an executor's or a heading's, ``number`` an indicator's; ``old_number`` if it changed."""

    kind: ThingKind
    name: str
    number: str = ""
    old_number: str = ""
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class RowMoved:
    """``what`` stands before ``beside`` now, or after it, without changes of theirs."""

    what: Item
    beside: Item
    is_before: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """In the order of the new programme; what is gone in the order of the old one."""

    added: tuple[Item, ...] = ()
    changed: tuple[Item, ...] = ()
    gone: tuple[Item, ...] = ()
    moved: tuple[RowMoved, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.gone or self.moved)


def difference(old: Programme, new: Programme) -> Difference:
    """What becomes another programme's by taking in ``new``; empty where both say the same."""
    parts = [
        _of_programme(old, new),
        _executors(old, new),
        _headings(old, new),
        _indicators(old, new),
    ]
    return Difference(
        added=tuple(item for part in parts for item in part.added),
        changed=tuple(item for part in parts for item in part.changed),
        gone=tuple(item for part in parts for item in part.gone),
        moved=tuple(
            RowMoved(_named(one.moved), _named(one.beside), one.is_before) for one in moves(old, new)
        ),
    )


def _named(thing: Heading | Measure | Indicator) -> Item:
    """A measure is called by its only indicator, as it is everywhere."""
    if isinstance(thing, Heading):
        return Item(ThingKind(thing.kind), thing.wording)
    if isinstance(thing, Measure) and len(thing.indicators) != 1:
        return Item(ThingKind.MEASURE, thing.wording, thing.number)
    one = thing.indicators[0] if isinstance(thing, Measure) else thing
    return Item(ThingKind.INDICATOR, one.wording, one.number)


def _of_programme(old: Programme, new: Programme) -> Difference:
    left_out = {"rows", "executors", "layout", "footnotes"}
    changes = [
        *_changes(old, new, [field.name for field in fields(Programme) if field.name not in left_out]),
        *_changes(old.layout, new.layout, [field.name for field in fields(ReportLayout)]),
        *_footnotes(old.footnotes, new.footnotes),
    ]
    return Difference(
        changed=(Item(ThingKind.PROGRAMME, new.title, changes=tuple(changes)),) if changes else ()
    )


def _footnotes(old: dict[str, str], new: dict[str, str]) -> Iterator[FieldChange]:
    for mark in dict.fromkeys((*old, *new)):
        if old.get(mark) != new.get(mark):
            yield FieldChange(f"footnotes.{mark}", old.get(mark, ""), new.get(mark, ""))


def _compared(
    old: Sequence[Thing],
    new: Sequence[Thing],
    key: Callable[[Thing], Hashable],
    describe: Callable[[Thing | None, Thing], Item],
) -> Difference:
    known: dict[Hashable, list[Thing]] = {}
    for one in old:
        known.setdefault(key(one), []).append(one)
    pairs = [(same.pop(0) if (same := known.get(key(one))) else None, one) for one in new]
    return _described(old, pairs, describe)


def _described(
    old: Sequence[Thing],
    pairs: Sequence[tuple[Thing | None, Thing]],
    describe: Callable[[Thing | None, Thing], Item],
) -> Difference:
    matched = {id(before) for before, _ in pairs}
    described = [(before, describe(before, after)) for before, after in pairs]
    return Difference(
        added=tuple(item for before, item in described if before is None),
        changed=tuple(item for before, item in described if before is not None and item.changes),
        gone=tuple(describe(None, one) for one in old if id(one) not in matched),
    )


def _changes(old: Any, new: Any, names: Iterable[str]) -> Iterator[FieldChange]:
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if _plain(name, before) != _plain(name, after):
            yield FieldChange(name, _value(before), _value(after))


_MODELS: dict[str, type[Plain]] = {"methodology": MethodologyPlain}
_ORDERS: dict[str, Callable[[Any], Any]] = {
    "plans": lambda plan: plan.period,
    "changes": lambda change: change.since,
}


def _plain(name: str, value: Any) -> Any:
    """As a file has it: what follows from the rest, or the order of what is dated, makes no difference."""
    plain = plain_value(value, _MODELS.get(name))
    return sorted(plain, key=_ORDERS[name]) if name in _ORDERS else plain


def _value(value: Any) -> Value:
    if isinstance(value, tuple) and value and not isinstance(value[0], str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    plain = plain_value(value) or ""
    return "\n".join(plain) if isinstance(plain, list) else str(plain)


def _executors(old: Programme, new: Programme) -> Difference:
    same = same_executors([(one, one) for one in old.executors], new.executors)
    return _described(old.executors, list(zip(same, new.executors, strict=True)), _executor)


def _executor(old: Executor | None, new: Executor) -> Item:
    names = ("name", "kind", "by_agreement", "spellings")
    changes = tuple(_changes(old, new, names)) if old else ()
    return Item(ThingKind.EXECUTOR, new.name, changes=changes)


def _headings(old: Programme, new: Programme) -> Difference:
    before, after = ([row for row in one.rows if isinstance(row, Heading)] for one in (old, new))
    return _compared(before, after, _heading_key, _heading)


def _heading_key(heading: Heading) -> str:
    return title_key(heading.wording)


def _heading(old: Heading | None, new: Heading) -> Item:
    changes = tuple(_changes(old, new, ("kind", "wording", "aliases", "depth"))) if old else ()
    return Item(ThingKind(new.kind), new.wording, changes=changes)


def _indicators(old: Programme, new: Programme) -> Difference:
    before = spots(old)
    return _described(before, paired(before, spots(new)), _indicator)


def _indicator(old: Spot | None, new: Spot) -> Item:
    number = new.indicator.number
    if old is None:
        return Item(ThingKind.INDICATOR, new.indicator.wording, number)
    changes = (
        *_changes(old, new, ("over", "section", "measure")),
        *_changes(old.indicator, new.indicator, [field.name for field in fields(Indicator)]),
    )
    before = old.indicator.number
    return Item(
        ThingKind.INDICATOR, new.indicator.wording, number, before if before != number else "", changes
    )
