"""Where a report's table may be parted: footnotes in one long table take quadratic time, so it is typeset in
pieces; and the signature takes the last row along, which is a piece of its own.
"""

from collections.abc import Sequence

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


def piece_ends(rows: Sequence[Row], cut: int) -> list[int]:
    """Where pieces end: never under a heading, never inside what several rows share; ``cut`` is one."""
    ends: list[int] = []
    for at in range(1, cut):
        if at - (ends[-1] if ends else 0) >= PIECE and not _belongs(rows, at):
            ends.append(at)
    return [*ends, *([cut] if cut else []), len(rows)]


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
