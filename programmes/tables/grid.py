"""Whether a table without titles goes on with another one: told by where their columns stand on the page.

Where the widths that a file states are nobody's (each column of a split grid is as wide as any other), the
borders that its rows share are counted instead.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from office.document import WordCell, WordTable
from programmes.tables.header import Header

TOLERANCE = 0.02
"""Of a table's width: what a hand on the mouse moves a border by."""


def on_grid_of(table: WordTable, main: WordTable, header: Header) -> WordTable | None:
    """``table`` with its cells on the grid of ``main``; ``None`` where its columns stand elsewhere."""
    if table.width == main.width and (not table.grid or not main.grid):
        return table
    own, its = _edges(table), _edges(main)
    if own is None or its is None or not _stand_alike(own, its, header):
        return _by_borders(table, main, header)
    near = its[-1] * TOLERANCE
    moved = (tuple(_moved(cell, own, its, near) for cell in row) for row in table.rows)
    return WordTable(tuple(moved), main.grid)


def _stand_alike(own: Sequence[int], its: Sequence[int], header: Header) -> bool:
    near = its[-1] * TOLERANCE
    borders = [its[column.place.stop] for column in header.columns]
    return abs(own[-1] - its[-1]) <= 5 * near and all(
        any(abs(edge - border) <= near for edge in own) for border in borders
    )


def _by_borders(table: WordTable, main: WordTable, header: Header) -> WordTable | None:
    """Rows of as many columns as the titles have, whatever the grid below them is cut into."""
    rows = [row for row in table.rows if len(row) > 2]
    borders = sorted(
        {edge for row in rows for cell in row for edge in (cell.column, cell.column + cell.span)}
    )
    if len(borders) != len(header.columns) + 1:
        return None
    places = [column.place for column in header.columns]
    starts = {border: place.start for border, place in zip(borders, places, strict=False)}
    stops = {border: place.stop for border, place in zip(borders[1:], places, strict=True)}

    def moved(cell: WordCell) -> WordCell:
        start = starts.get(cell.column, 0)
        return replace(
            cell, column=start, span=max(1, stops.get(cell.column + cell.span, main.width) - start)
        )

    return WordTable(tuple(tuple(map(moved, row)) for row in table.rows), main.grid)


def _edges(table: WordTable) -> list[int] | None:
    """Where each grid column begins, and where the last one ends."""
    if len(table.grid) < table.width or not table.width:
        return None
    return list(accumulate(table.grid[: table.width], initial=0))


def _moved(cell: WordCell, own: Sequence[int], its: Sequence[int], near: float) -> WordCell:
    """A piece of a column that the other table has whole belongs to all of it."""
    first = _at(its, own[cell.column] + near) - 1
    last = _at(its, own[min(cell.column + cell.span, len(own) - 1)] - near)
    column = min(max(first, 0), len(its) - 2)
    return replace(cell, column=column, span=max(1, min(last, len(its) - 1) - column))


def _at(edges: Sequence[int], place: float) -> int:
    return bisect_left(edges, place)
