"""The rows of a report's table as data for a PDF, with what each of them keeps on one page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypedDict

from reports.formats.pdf.pieces import TablePiece, last_start, lines_of, parted, pieces_of
from reports.formats.pdf.words import PdfNotes, in_words
from reports.formats.word_table import TEXT_ROLES
from reports.table import FigureRow, HeadingRow, NoteMark, OtherRow, Piece, ReportTable, split_notes

PADDING = 8.5
"""Left and right of a cell's text, in points: the template's."""
_KEPT, LINE = 0.6, 12
"""What takes more of a page than this may break, by lines of so many points."""
Plain = dict[str, object]


class PlainPiece(TypedDict):
    rows: list[Plain]
    whole: bool


@dataclass(frozen=True, slots=True)
class _Cell:
    """``open``: the side without a line («above», «below», «both»), where it goes on in another piece."""

    column: int
    pieces: list[Piece]
    columns: int = 1
    rows: int = 1
    is_middle: bool = False
    is_whole: bool = True
    open: str = ""


class PdfRows:
    """``widths`` and ``height``, the page's, are in points."""

    def __init__(self, table: ReportTable, notes: PdfNotes, widths: Sequence[float], height: float) -> None:
        self._table, self._notes, self._widths = table, notes, widths
        self._rows = table.rows
        self._is_middle = [column.role not in TEXT_ROLES for column in table.columns]
        self._most_lines = height * _KEPT / LINE
        self._cut = last_start(table.rows)

    def pieces(self) -> list[PlainPiece]:
        """Each is a table of its own; the last one fits on a page with the signature."""
        found = [self._piece(one) for one in pieces_of(self._rows, self._cut, self._is_alone)]
        *above, last = found[-1]["rows"] or [{}]
        if not last.get("whole", True):
            upper, lower = self._in_two(self._cells(len(self._rows) - 1))
            found[-1:] = [{"rows": [*above, upper], "whole": False}, {"rows": [lower], "whole": True}]
        return found

    def _piece(self, piece: TablePiece) -> PlainPiece:
        rows = [self._row(at) for at in range(piece.start, piece.end)]
        return {"rows": rows, "whole": piece.is_whole}

    def _is_alone(self, start: int, end: int) -> bool:
        """With footnotes: typst may leave those of a row on the page before, but not those of a block."""
        rows = range(start, end)
        return any(map(self._has_notes, rows)) and sum(map(self._lines, rows)) <= self._most_lines

    def _has_notes(self, at: int) -> bool:
        row = self._rows[at]
        if isinstance(row, HeadingRow):
            return any(isinstance(piece, NoteMark) for piece in self._own(row.wording))
        return any(isinstance(piece, NoteMark) for cell in self._cells(at) for piece in cell.pieces)

    def _row(self, at: int) -> Plain:
        row = self._rows[at]
        if isinstance(row, HeadingRow):
            body = in_words(self._own(row.wording), self._notes)
            return {"heading": "high" if row.is_high else "low", "body": body}
        return self._plain(self._cells(at), is_whole=self._lines(at) <= self._most_lines)

    def _own(self, wording: str) -> list[Piece]:
        return split_notes(wording, self._table.footnotes)

    def _cells(self, at: int) -> list[_Cell]:
        row = self._rows[at]
        if isinstance(row, OtherRow):
            return list(self._other(row))
        assert isinstance(row, FigureRow)
        return [
            self._figure(at, row, column)
            for column, span in enumerate(row.spans)
            if span or at == self._cut or not self._is_figure(at - 1)
        ]

    def _other(self, row: OtherRow) -> Iterator[_Cell]:
        """The cells between those that the document has are empty."""
        column = 0
        for own in sorted(row.cells, key=lambda one: one.column):
            yield from (_Cell(empty, []) for empty in range(column, own.column))
            yield _Cell(own.column, self._own(own.text), own.span)
            column = own.column + own.span
        yield from (_Cell(empty, []) for empty in range(column, len(self._widths)))

    def _figure(self, at: int, row: FigureRow, column: int) -> _Cell:
        """Where a row of the document's own, or a piece's end, parts what rows share, its cell is empty."""
        is_own, rows = bool(row.spans[column]), self._reach(at, column)
        return _Cell(
            column,
            row.pieces(column, self._table.footnotes) if is_own else [],
            rows=rows,
            is_middle=self._is_middle[column],
            is_whole=rows == 1 or self._are_whole(at, rows, column),
            open="below" if self._goes_on(at + rows, column) else "" if is_own else "above",
        )

    def _reach(self, at: int, column: int) -> int:
        end = at + 1
        while end != self._cut and self._goes_on(end, column):
            end += 1
        return end - at

    def _goes_on(self, at: int, column: int) -> bool:
        row = self._rows[at] if at < len(self._rows) else None
        return isinstance(row, FigureRow) and not row.spans[column]

    def _is_figure(self, at: int) -> bool:
        return at >= 0 and isinstance(self._rows[at], FigureRow)

    def _are_whole(self, at: int, rows: int, column: int) -> bool:
        """A cell and all the rows that it stands beside."""
        row = self._rows[at]
        assert isinstance(row, FigureRow)
        own = lines_of([row.cells[column]], self._room(column))
        return max(own, sum(map(self._lines, range(at, at + rows)))) <= self._most_lines

    def _lines(self, at: int) -> int:
        """Of a row alone: what stands beside several is theirs."""
        row = self._rows[at]
        if isinstance(row, HeadingRow):
            return 1
        texts = (
            row.cells
            if isinstance(row, OtherRow)
            else [(text, column, 1) for column, text in enumerate(row.cells) if self._reach(at, column) == 1]
        )
        return max((lines_of([text], self._room(column, span)) for text, column, span in texts), default=1)

    def _room(self, column: int, span: int = 1) -> float:
        return sum(self._widths[column : column + span]) - PADDING

    def _in_two(self, cells: list[_Cell]) -> tuple[Plain, Plain]:
        """A row that may break, with its last lines apart: they cannot all be on the page before."""
        upper, lower = [], []
        for cell in cells:
            room = self._room(cell.column, cell.columns)
            is_long = lines_of(cell.pieces, room) > self._most_lines
            above, below = parted(cell.pieces, room) if is_long else (cell.pieces, [])
            upper.append(replace(cell, pieces=above, open="both" if cell.open else "below"))
            lower.append(replace(cell, pieces=below, open="above"))
        return self._plain(upper, is_whole=False), self._plain(lower, is_whole=True)

    def _plain(self, cells: list[_Cell], *, is_whole: bool) -> Plain:
        """What is usual is left out."""
        return {"whole": is_whole, "cells": [self._plain_cell(cell) for cell in cells]}

    def _plain_cell(self, cell: _Cell) -> Plain:
        found: Plain = {"body": in_words(cell.pieces, self._notes, self._room(cell.column, cell.columns))}
        if cell.columns > 1:
            found["columns"] = cell.columns
        if cell.rows > 1:
            found |= {"rows": cell.rows, "whole": cell.is_whole}
        if cell.is_middle:
            found["middle"] = True
        if cell.open:
            found["open"] = cell.open
        return found
