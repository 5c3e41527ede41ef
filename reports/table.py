"""The consolidated report, decided as a table before anything is drawn: plain data for Word, Excel and PDF.

Only the programme's own wordings carry footnote marks (``[^1]``). What people typed stands in the columns of
facts and explanations, and a ``[^1]`` there is text: a drawer asks ``FigureRow.pieces`` and never looks for
marks itself.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from domain.forms.form import FormPage, FormRole, FormTitle

MARK = re.compile(r"\[\^([^\s\[\]]+)\]")
TYPED = frozenset({FormRole.FACT, FormRole.EXPLANATION, FormRole.DEVIATION})
"""Roles of columns that hold what people typed, or what was computed from it."""


class NoteMark(NamedTuple):
    """A place where a footnote is referred to; ``key`` is one of ``ReportTable.footnotes``."""

    key: str


Piece = str | NoteMark


@dataclass(frozen=True, slots=True)
class ReportFigure:
    """The fact and the explanation of one indicator, as they are to be printed.

    ``is_documents``: the document itself states them, and a footnote's mark in them is one. A preliminary
    one is to be refined until ``refine_by``, and has a footnote of its own.
    """

    wording: str
    explanation: str
    is_documents: bool = False
    refine_by: date | None = None


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """One cell over all columns; ``is_high``: drawn like a task, else like a section."""

    wording: str
    is_high: bool


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One indicator's cells; paragraphs within a cell are parted by line feeds.

    ``spans`` says over how many rows each column's cell reaches: 1 for a single indicator, n on the first of
    n that share a measure or a number, 0 on those below it, whose cell is not drawn. ``key`` and
    ``number`` tell the row of the document that it was. ``notes`` are keys of footnotes behind a column's
    whole text: of a preliminary figure.
    """

    cells: tuple[str, ...]
    spans: tuple[int, ...]
    typed: frozenset[int] = frozenset()
    key: str = ""
    number: str = ""
    notes: Mapping[int, str] = field(default_factory=dict)

    def pieces(self, column: int, footnotes: Mapping[str, str]) -> list[Piece]:
        """The cell (counted from 0) as text and footnote marks; what people typed is text only."""
        text = self.cells[column]
        found: list[Piece] = [text] if column in self.typed else split_notes(text, footnotes)
        return [*found, NoteMark(self.notes[column])] if column in self.notes else found


class WideCell(NamedTuple):
    """``column`` counts from 0."""

    text: str
    column: int
    span: int


@dataclass(frozen=True, slots=True)
class OtherRow:
    """A total, «в том числе:», a note: words of the document, empty cells; ``place`` in the form's rows."""

    cells: tuple[WideCell, ...]
    place: int = 0


Row = HeadingRow | FigureRow | OtherRow


@dataclass(frozen=True, slots=True)
class TableColumn:
    """``width`` is in twentieths of a point."""

    role: FormRole
    width: int


@dataclass(frozen=True, slots=True)
class ReportTable:
    """Everything that is printed, in order.

    ``titles`` stand over the columns, ``numbers`` («1 2 3») under them where the document has such a row;
    ``footnotes`` holds mark and text in the order of their first appearance, so the n-th is number n.
    ``notice`` is printed on top of an unfinished report and is empty on a finished one; ``page`` is the
    document's, ``None`` the usual one.
    """

    approval: tuple[str, ...]
    title: tuple[str, ...]
    caption: str
    columns: tuple[TableColumn, ...]
    titles: tuple[FormTitle, ...]
    numbers: tuple[str, ...]
    rows: tuple[Row, ...]
    below: tuple[str, ...]
    signature_post: str
    signature_name: str
    footnotes: Mapping[str, str] = field(default_factory=dict)
    notice: tuple[str, ...] = ()
    page: FormPage | None = None
    foot: str = ""
    """Below every page, above its number."""
    stamp: str = ""
    """Large across every page of an unfinished report, where a page can have one."""

    @property
    def title_lines(self) -> int:
        """Rows of titles."""
        return max((one.line + one.lines for one in self.titles), default=0)


def split_notes(wording: str, footnotes: Mapping[str, str]) -> list[Piece]:
    """A programme's own wording as text and marks; a mark without a footnote of its own stays text."""
    pieces: list[Piece] = []
    end = 0
    for match in MARK.finditer(wording):
        if match[1] in footnotes:
            pieces += [wording[end : match.start()], NoteMark(match[1])]
            end = match.end()
    return [piece for piece in [*pieces, wording[end:]] if piece != ""]
