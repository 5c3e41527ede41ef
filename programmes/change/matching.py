"""Which row of a programme is which of a changed document's: one rule for all that compare two of them."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from domain.programme.document import Executor, Indicator, Measure, Programme
from domain.programme.outline import headings_over
from programmes.change.alike import likeness
from programmes.executors.cells import title_key

AnyRow = TypeVar("AnyRow")

REWORDED = 0.5
"""Likeness from which on a wording is another's reworded; three of Kopeysk's 351 pairs reach it."""
SAME_MEASURE = 0.8
"""A measure's can be higher: its words are many, and «Реализация проекта …» begins several."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a row is known by: its words (an indicator's are its measure's and its own), number and unit."""

    words: tuple[str, ...]
    number: str
    unit: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(map(title_key, self.words))

    def may_be(self, other: "Words") -> bool:
        """Reworded at most: a figure of something else is not to become this one's.

        What is measured must be alike; where it is not, the measure vouches for it, unless the unit changed.
        """
        if self.key == other.key or likeness(self._without_unit, other._without_unit) >= REWORDED:
            return True
        same_unit = self.unit == other.unit or not (self.unit and other.unit)
        above = zip(self.words[:-1], other.words[:-1], strict=True)
        return same_unit and any(likeness(*pair) >= SAME_MEASURE for pair in above)

    @property
    def _without_unit(self) -> str:
        """«ед.» at the end makes nothing alike."""
        return self.words[-1].rstrip(" \n;)").removesuffix(self.unit)


_RULES: tuple[Callable[[Words], Hashable], ...] = (
    lambda one: (one.key, one.number),
    lambda one: one.key,
    lambda one: one.number,
)


class Matches(Generic[AnyRow]):
    """The same words and number first, then the same words, then the same number; each row once.

    A number alone is a row's only where the words can be its own reworded (``Words.may_be``).
    A row that has ended comes back by its words only, where no other is left for them.
    """

    def __init__(
        self,
        kept: Sequence[AnyRow],
        known_by: Callable[[AnyRow], Words],
        has_ended: Callable[[AnyRow], bool] = lambda _: False,
    ) -> None:
        self._live = [(known_by(row), row) for row in kept if not has_ended(row)]
        self._ended = [(known_by(row), row) for row in kept if has_ended(row)]

    def of(self, wanted: Sequence[Words]) -> list[AnyRow | None]:
        """For each its row, or ``None`` for a new one."""
        found: dict[int, AnyRow] = {}
        _match(wanted, self._live, _RULES, found)
        _match(wanted, self._ended, _RULES[:2], found)
        return [found.get(place) for place in range(len(wanted))]


def _match(
    wanted: Sequence[Words],
    kept: Sequence[tuple[Words, AnyRow]],
    rules: Sequence[Callable[[Words], Hashable]],
    found: dict[int, AnyRow],
) -> None:
    taken: set[int] = set()
    for rule in rules:
        left: dict[Hashable, list[int]] = {}
        for index, (known_by, _) in enumerate(kept):
            if index not in taken:
                left.setdefault(rule(known_by), []).append(index)
        for place, one in enumerate(wanted):
            if place in found:
                continue
            same = left.get(rule(one), [])
            match = next((index for index in same if one.may_be(kept[index][0])), None)
            if match is not None:
                same.remove(match)
                taken.add(match)
                found[place] = kept[match][1]


@dataclass(frozen=True, slots=True)
class Spot:
    """An indicator where it stands: its measure, its section, and the headings over that one, a line each."""

    indicator: Indicator
    measure: str
    section: str
    over: tuple[str, ...]

    @property
    def known_by(self) -> Words:
        return Words((self.measure, self.indicator.wording), self.indicator.number, self.indicator.unit)


def spots(programme: Programme) -> list[Spot]:
    """In the document's order."""
    found: list[Spot] = []
    for row, headings in headings_over(programme.rows):
        if isinstance(row, Measure):
            *over, section = [one.wording for one in headings] or [""]
            found.extend(Spot(one, row.wording, section, tuple(over)) for one in row.indicators)
    return found


def paired(old: Sequence[Spot], new: Sequence[Spot]) -> list[tuple[Spot | None, Spot]]:
    """Each indicator of a new document with the one of the old that it is."""
    known = Matches(old, lambda place: place.known_by)
    return list(zip(known.of([place.known_by for place in new]), new, strict=True))


def same_executors(
    kept: Sequence[tuple[Executor, AnyRow]], wanted: Sequence[Executor]
) -> list[AnyRow | None]:
    """For each executor its row: by its title as written, by its title, by any way to write it."""
    rules: tuple[Callable[[Executor], set[str]], ...] = (
        lambda one: {one.name},
        lambda one: {title_key(one.name)},
        lambda one: {title_key(title) for title in (one.name, *one.spellings)},
    )
    found: dict[int, AnyRow] = {}
    left = list(kept)
    for titles in rules:
        for place, one in enumerate(wanted):
            same = next((pair for pair in left if titles(pair[0]) & titles(one)), None)
            if place not in found and same is not None:
                found[place] = same[1]
                left.remove(same)
    return [found.get(place) for place in range(len(wanted))]
