"""Which rows of a changed programme stand in another order: the fewest that would have to be moved.

Only rows under the same heading are compared, so that a heading which moves with all its rows is one move,
and a row that goes under another heading is told as that (``difference``).
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from domain.programme.document import Heading, Indicator, Measure, Programme, Row
from domain.programme.outline import depth_of, paths
from programmes.change.matching import paired, spots
from programmes.executors.cells import title_key

Thing = Heading | Measure | Indicator


@dataclass(frozen=True, slots=True)
class Move:
    """``moved`` stands before ``beside`` now, or, as the last of its heading, after it."""

    moved: Thing
    beside: Thing
    is_before: bool


def moves(old: Programme, new: Programme) -> list[Move]:
    """In the order of ``new``: headings and measures among those beside them, indicators of one measure."""
    indicators = {
        id(after.indicator): before.indicator
        for before, after in paired(spots(old), spots(new))
        if before is not None
    }
    same = _same_rows(old, new, indicators)
    found: list[Move] = []
    for place in _families(old, new, same):
        found += _moved([new.rows[at] for at in place], [same[at] for at in place])
    for measure in new.measures():
        found += _within(old, measure, indicators)
    return found


def _same_rows(old: Programme, new: Programme, indicators: dict[int, Indicator]) -> dict[int, int]:
    """The place that each row of ``new`` had in ``old``: a heading by its words, a measure by its indicators,
    one that has none by its words and its number."""
    holding = {
        id(one): place
        for place, row in enumerate(old.rows)
        if isinstance(row, Measure)
        for one in row.indicators
    }
    by_figures: dict[int, int] = {}
    for place, row in enumerate(new.rows):
        known = [indicators[id(one)] for one in _own(row) if id(one) in indicators]
        if known and holding[id(known[0])] not in by_figures.values():
            by_figures[place] = holding[id(known[0])]
    headings = _by_words(old, new, lambda row: isinstance(row, Heading))
    bare = _by_words(old, new, lambda row: isinstance(row, Measure) and not row.indicators)
    return {**bare, **headings, **by_figures}


def _own(row: Row) -> Sequence[Indicator]:
    return row.indicators if isinstance(row, Measure) else ()


def _by_words(old: Programme, new: Programme, is_meant: Callable[[Row], bool]) -> dict[int, int]:
    kept = [place for place, row in enumerate(old.rows) if is_meant(row)]
    wanted = [place for place, row in enumerate(new.rows) if is_meant(row)]
    left: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place in kept:
        left[_words(old.rows[place])].append(place)
    found = ((place, left[_words(new.rows[place])]) for place in wanted)
    return {place: same.pop(0) for place, same in found if same}


def _words(row: Row) -> Hashable:
    return title_key(row.wording), row.number if isinstance(row, Measure) else ""


def _families(old: Programme, new: Programme, same: dict[int, int]) -> Iterator[list[int]]:
    """The rows of ``new`` under one heading that were under that heading in ``old``."""
    over_old = [path[-1] if path else None for path in paths(map(depth_of, old.rows))]
    groups: defaultdict[int | None, list[int]] = defaultdict(list)
    for place, path in enumerate(paths(map(depth_of, new.rows))):
        parent = path[-1] if path else None
        before = same.get(parent) if parent is not None else None
        is_known = parent is None or before is not None
        if place in same and is_known and over_old[same[place]] == before:
            groups[parent].append(place)
    yield from groups.values()


def _within(old: Programme, measure: Measure, indicators: dict[int, Indicator]) -> list[Move]:
    known = [one for one in measure.indicators if id(one) in indicators]
    if len(known) < 2:
        return []
    places = {id(one): place for place, one in enumerate(old.indicators())}
    return _moved(known, [places[id(indicators[id(one)])] for one in known])


def _moved(things: Sequence[Thing], places: Sequence[int]) -> list[Move]:
    """Those beside which the others keep their order; each beside the next that stayed, else the last."""
    stays = _longest_rising(places)
    found = []
    for at, thing in enumerate(things):
        if at in stays:
            continue
        following = next((one for one in range(at + 1, len(things)) if one in stays), None)
        beside = at - 1 if following is None else following
        found.append(Move(thing, things[beside], following is not None))
    return found


def _longest_rising(places: Sequence[int]) -> set[int]:
    """Which of ``places`` may stay: the most that rise."""
    ends: list[int] = []
    at_end: list[int] = []
    before: list[int | None] = []
    for at, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(at_end[length - 1] if length else None)
        ends[length : length + 1] = [place]
        at_end[length : length + 1] = [at]
    stays: set[int] = set()
    last = at_end[-1] if at_end else None
    while last is not None:
        stays.add(last)
        last = before[last]
    return stays
