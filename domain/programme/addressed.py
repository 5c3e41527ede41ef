"""For whom something is meant: everybody who hands in, one executor, or some indicators.

Source: the storyboard, section 3, `/period` («for one executor or one indicator too»).
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from domain.programme.numbering import COUNTED
from domain.refusals import UnclearWhom
from domain.search import Found, Match, MatchKind, Named, find

_EVERYBODY = frozenset({"все", "всё", "всем", "всех", "всю", "everybody", "everyone", "all"})
_FOR = re.compile(r"(?:для|for)\s+", re.IGNORECASE)


class Addressed(StrEnum):
    ALL = "all"
    EXECUTOR = "executor"
    INDICATOR = "indicator"


class HandedIn(Protocol):
    """An indicator, as far as somebody may name it."""

    @property
    def id(self) -> int: ...

    @property
    def number(self) -> str: ...

    @property
    def hands_in_id(self) -> int | None: ...

    @property
    def hands_in(self) -> str: ...


@dataclass(frozen=True, slots=True)
class HandingUnit:
    """An executor with the indicators that it hands in: their ids and numbers."""

    id: int
    name: str
    ids: tuple[int, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """``ids`` are the indicators', none of them where everybody is meant."""

    whom: Addressed
    ids: tuple[int, ...] = ()
    executor_id: int | None = None


def handing_units(rows: Iterable[HandedIn]) -> tuple[HandingUnit, ...]:
    """In the order in which they first hand in something."""
    found: dict[int, list[HandedIn]] = {}
    for row in rows:
        if row.hands_in_id is not None:
            found.setdefault(row.hands_in_id, []).append(row)
    return tuple(_unit(id_, own) for id_, own in found.items())


def _unit(id_: int, own: Sequence[HandedIn]) -> HandingUnit:
    return HandingUnit(id_, own[0].hands_in, tuple(row.id for row in own), tuple(row.number for row in own))


def address(text: str, rows: Collection[HandedIn]) -> Address:
    """«№ 4», «4 и 5», «УГХ», «для всех»; ``UnclearWhom`` where nobody is meant, or several may be, or one of
    the numbers is none of theirs: nothing is guessed, nothing left out."""
    words = _FOR.sub("", text.strip(" .!"), count=1)
    if words.casefold() in _EVERYBODY:
        return Address(Addressed.ALL)
    units = {one.id: one for one in handing_units(rows)}
    numbers = {row.number: row.id for row in rows}
    found = find(words, [], [Named(one.id, one.name) for one in units.values()], list(numbers))
    hits = [found.exact] if found.exact else [*found.several]
    kinds = {one.kind for one in hits}
    if kinds == {MatchKind.EXECUTOR} and len(hits) == 1:
        return Address(Addressed.EXECUTOR, units[hits[0].id].ids, hits[0].id)
    if kinds == {MatchKind.NUMBER} and len(hits) == len({*re.findall(COUNTED, words)}):
        named = [numbers[one.name] for one in hits if one.name in numbers]
        if len(named) == len(hits):
            return Address(Addressed.INDICATOR, tuple(named))
    raise UnclearWhom(text.strip()[:100], _near(found, hits))


def _near(found: Found, hits: Iterable[Match]) -> str:
    near = (one.name for one in (*hits, *found.nearest) if one.kind is MatchKind.EXECUTOR)
    return ", ".join(dict.fromkeys(near))
