"""Headings nest: which of them stand over a row, told by their depths alone."""

from collections.abc import Iterable, Iterator, Sequence

from domain.programme.document import Heading, HeadingKind, Row

DEEPEST = 3
_RANKS = {HeadingKind.SUBPROGRAMME: 0, HeadingKind.GOAL: 1, HeadingKind.TASK: 2, HeadingKind.SECTION: 3}


def depth_of(row: Row) -> int:
    """From 1, the highest; 0 for what is no heading."""
    return row.depth if isinstance(row, Heading) else 0


def paths(depths: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """For each row of these depths the places of the headings over it, the highest first."""
    over: list[int] = []
    for place, depth in enumerate(depths):
        if depth:
            del over[depth - 1 :]
        yield tuple(over)
        if depth:
            over.append(place)


def headings_over(rows: Sequence[Row]) -> Iterator[tuple[Row, tuple[Heading, ...]]]:
    """Each row with the headings over it, the highest first; a heading is not over itself."""
    for row, path in zip(rows, paths(map(depth_of, rows)), strict=True):
        over = (rows[place] for place in path)
        yield row, tuple(one for one in over if isinstance(one, Heading))


def usual_depth(kind: HeadingKind, over: Sequence[HeadingKind]) -> int:
    """Below the open headings of higher kinds: a section under its task, another task beside that one."""
    return 1 + sum(_RANKS[one] < _RANKS[kind] for one in over)
