"""The sheet «Отчёт»: the document's own columns.

Text that the document has once over several rows stands in each of them here, so that filters work; what is
signed (the approval, the signature) is printed in Word and PDF only.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from domain.forms.form import FormRole
from reports.formats.excel.cells import CELL, HEADER, HEADING, TITLE, SheetWriter, shown_number
from reports.table import FigureRow, HeadingRow, NoteMark, OtherRow, Piece, ReportTable, Row, split_notes

_NUMBERED = frozenset({FormRole.TARGET, FormRole.FACT, FormRole.DEVIATION})
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TWENTIETHS = 105
"""Of a point in a character's width."""
_WIDEST = 80


class ReportSheet:
    """Draws one table from top to bottom."""

    def __init__(self, sheet: Any, writer: SheetWriter, table: ReportTable) -> None:
        self._sheet, self._writer, self._table = sheet, writer, table
        self._widths = [min(max(one.width / _TWENTIETHS, 5), _WIDEST) for one in table.columns]
        self._last = len(table.columns) - 1
        self._notes = {key: number for number, key in enumerate(table.footnotes, start=1)}
        self._numbered = {at for at, one in enumerate(table.columns) if one.role in _NUMBERED}
        self._next = 0

    def draw(self) -> None:
        table = self._table
        self._writer.columns(self._widths)
        self._across([*table.notice, " ".join(self._own(line) for line in table.title)], TITLE)
        header = self._next
        self._titles()
        first = self._next
        for row in table.rows:
            self._row(row)
        self._sheet.freeze_panes(first, 0)
        if self._next > first:
            self._sheet.autofilter(first - 1, 0, self._next - 1, self._last)
        self._sheet.repeat_rows(header, first - 1)
        self._across((self._own(line) for line in table.below), CELL)
        notes = (
            f"{number}".translate(_RAISED) + " " + table.footnotes[key] for key, number in self._notes.items()
        )
        self._across(notes, CELL)
        self._writer.finish(self._next)

    def _across(self, lines: Iterable[str], properties: dict[str, Any]) -> None:
        for line in lines:
            if line.strip():
                self._writer.across(self._next, line, properties)
                self._next += 1

    def _titles(self) -> None:
        top = self._next
        header = self._writer.formats.of(HEADER)
        for line in range(self._table.title_lines):
            for column in range(self._last + 1):
                self._sheet.write_blank(top + line, column, None, header)
        for one in self._table.titles:
            row, bottom, right = top + one.line, top + one.line + one.lines - 1, one.column + one.span - 1
            self._writer.over((row, one.column, bottom, right), self._own(one.text), HEADER)
        self._next = top + self._table.title_lines
        if self._table.numbers:
            for column, number in enumerate(self._table.numbers):
                self._writer.text(self._next, column, number, HEADER)
            self._next += 1

    def _row(self, row: Row) -> None:
        if isinstance(row, HeadingRow):
            self._across([self._own(row.wording)], HEADING)
        elif isinstance(row, FigureRow):
            self._figures(row)
        else:
            self._others(row)

    def _figures(self, row: FigureRow) -> None:
        for column, words in enumerate(row.cells):
            has_note = column in row.notes
            shown = shown_number(words) if column in self._numbered and not has_note else None
            if shown is not None:
                self._writer.number(self._next, column, shown.value, shown.format)
                continue
            is_marked = has_note or "[^" in words
            told = self._marked(row.pieces(column, self._table.footnotes)) if is_marked else words
            self._writer.text(self._next, column, told)
        self._next += 1

    def _others(self, row: OtherRow) -> None:
        for cell in row.cells:
            self._writer.text(self._next, cell.column, self._own(cell.text))
        self._next += 1

    def _own(self, wording: str) -> str:
        return self._marked(split_notes(wording, self._table.footnotes))

    def _marked(self, pieces: Iterable[Piece]) -> str:
        return "".join(_raised(self._notes, one) if isinstance(one, NoteMark) else one for one in pieces)


def _raised(notes: Mapping[str, int], mark: NoteMark) -> str:
    """«¹»: a footnote's number, wherever it is referred to."""
    return str(notes[mark.key]).translate(_RAISED)
