"""Where a report's table may be parted: footnotes in one long table take quadratic time, so it is typeset in
pieces; and the signature takes the last row along, which is a piece of its own.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from reports.formats.pdf.words import lines_at_most
from reports.table import FigureRow, HeadingRow, Piece, Row

PIECE = 30
"""Rows of a piece, about: what belongs together stays so."""
_LAST_LINES, _LETTER = 6, 5.2
"""How many lines of a row that may break go along with the signature, by letters of so many points."""


def last_start(rows: Sequence[Row]) -> int:
    """Where the last row begins, with the headings over it."""
    start = len(rows) - 1
    while start > 0 and isinstance(rows[start - 1], HeadingRow):
        start -= 1
    return max(start, 0)


class TablePiece(NamedTuple):
    """Rows from ``start`` to before ``end``; ``is_whole``: on one page."""

    start: int
    end: int
    is_whole: bool = False


def pieces_of(rows: Sequence[Row], cut: int, is_alone: Callable[[int, int], bool]) -> list[TablePiece]:
    """Parted neither under a heading nor inside what several rows share; ``cut`` begins the last piece.

    What ``is_alone`` is a piece of its own, on one page.
    """
    starts = [at for at in range(cut) if at == 0 or not _belongs(rows, at)]
    found: list[TablePiece] = []
    for start, end in pairwise([*starts, cut]):
        if is_alone(start, end):
            found.append(TablePiece(start, end, is_whole=True))
        elif not found or found[-1].is_whole or found[-1].end - found[-1].start >= PIECE:
            found.append(TablePiece(start, end))
        else:
            found[-1] = found[-1]._replace(end=end)
    return [*found, TablePiece(cut, len(rows))]


def _belongs(rows: Sequence[Row], at: int) -> bool:
    """To the row above."""
    row = rows[at]
    return isinstance(rows[at - 1], HeadingRow) or (isinstance(row, FigureRow) and 0 in row.spans)


def parted(pieces: list[Piece], room: float) -> tuple[list[Piece], list[Piece]]:
    """A long text's last lines apart, where one of them ends, or a sentence, or a word."""
    at = next((at for at in range(len(pieces) - 1, -1, -1) if isinstance(pieces[at], str)), None)
    if at is None:
        return pieces, []
    text = str(pieces[at])
    start = max(0, len(text) - int(_LAST_LINES * room / _LETTER))
    found = ((text.find(mark, start), len(mark)) for mark in ("\n", ". ", " "))
    end = next((place + length for place, length in found if place >= 0), start)
    return [*pieces[:at], text[:end].rstrip()], [text[end:], *pieces[at + 1 :]]


def lines_of(pieces: Sequence[Piece], room: float) -> int:
    """How many lines a cell takes in the worst case."""
    return lines_at_most("".join(piece for piece in pieces if isinstance(piece, str)), room)
