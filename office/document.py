"""A Word file as plain text and tables, in the order of the page."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from office.container import open_parts
from office.inline import Notes, mark_is_deleted, paragraph_text, read_notes
from office.numbering import Numbering, read_numbering
from office.page import Page, pages_of
from office.unreadable import BadFile, Unreadable
from office.xml_names import MC, attribute, is_on, number, value, w

MAX_COLUMNS = 100
_TABLE, _ROW, _CELL, _PARAGRAPH = w("tbl"), w("tr"), w("tc"), w("p")
_WRAPPERS = {w(name) for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}


@dataclass(frozen=True, slots=True)
class WordCell:
    """``column`` counts grid columns from 0; ``continues`` the cell above (a vertical merge)."""

    text: str
    column: int
    span: int = 1
    continues: bool = False
    tables: tuple["WordTable", ...] = ()


@dataclass(frozen=True, slots=True)
class WordTable:
    """Rows of cells; ``width`` is the number of grid columns, ``grid`` the width of each where it is said."""

    rows: tuple[tuple[WordCell, ...], ...]
    grid: tuple[int, ...] = ()

    @property
    def width(self) -> int:
        return max((cell.column + cell.span for row in self.rows for cell in row), default=0)


Block = str | WordTable


@dataclass(frozen=True, slots=True)
class WordText:
    """``blocks`` are paragraphs (text) and tables; ``footnotes`` are numbered as in the texts.

    ``pages`` are those of the sections, each with how many tables stand before its end.
    """

    blocks: tuple[Block, ...]
    footnotes: dict[str, str]
    pages: tuple[tuple[int, Page], ...] = ()

    def page_of(self, table: int) -> Page | None:
        """Of the section that the table of this number (from 1) stands in."""
        return next((page for tables, page in self.pages if tables >= table), None)


def read_word(content: bytes) -> WordText:
    """The text of a .docx file; ``BadFile`` where there is none to read.

    Paragraphs of a cell are joined by line feeds, blanks at the ends of lines fall away.
    """
    parts = open_parts(content)
    body = parts.document.find(w("body"))
    if body is None:
        raise BadFile(Unreadable.DAMAGED)
    numbering = read_numbering(parts.numbering, parts.styles)
    has_boxes = next(body.iter(w("txbxContent")), None) is not None
    reader = _Reader(read_notes(parts.footnotes, parts.endnotes), numbering, has_boxes)
    blocks = tuple(reader.blocks(body))
    return WordText(blocks, reader.notes.in_order(), tuple(pages_of(body)))


def tidy(text: str) -> str:
    """``text`` without blanks at the ends of its lines."""
    return "\n".join(line.strip() for line in text.split("\n")).strip()


@dataclass(frozen=True, slots=True)
class _Reader:
    notes: Notes
    numbering: Numbering
    has_boxes: bool

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        carried = ""
        for child in _unwrapped(parent):
            if child.tag == _TABLE:
                yield self._table(child)
            elif child.tag == _PARAGRAPH:
                text = carried + self._paragraph(child)
                carried = text if mark_is_deleted(child) else ""
                if not carried:
                    yield tidy(text)
                yield from self._boxed(child) if self.has_boxes else ()
        if carried:
            yield tidy(carried)

    def _paragraph(self, paragraph: etree._Element) -> str:
        label = self.numbering.label(paragraph)
        text = paragraph_text(paragraph, self.notes)
        return f"{label} {text}" if label else text

    def _boxed(self, paragraph: etree._Element) -> Iterator[WordTable]:
        """Tables laid into a text box, once: the same thing follows for older programs."""
        for box in paragraph.iter(w("txbxContent")):
            if next(box.iterancestors(MC + "Fallback"), None) is None:
                yield from (self._table(table) for table in box.iterchildren(w("tbl")))

    def _table(self, table: etree._Element) -> WordTable:
        rows = (row for row in _unwrapped(table) if row.tag == _ROW and _is_seen(row))
        columns = table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")
        grid = tuple(attribute(column, "w") for column in columns)
        return WordTable(tuple(self._row(row) for row in rows), grid if all(grid) else ())

    def _row(self, row: etree._Element) -> tuple[WordCell, ...]:
        cells: list[WordCell] = []
        column = min(number(row, "trPr/gridBefore", 0), MAX_COLUMNS)
        for found in _unwrapped(row):
            if found.tag == _CELL:
                cells.append(self._cell(found, column))
                column += cells[-1].span
        return tuple(cells)

    def _cell(self, cell: etree._Element, column: int) -> WordCell:
        span = max(1, min(number(cell, "tcPr/gridSpan", 1), MAX_COLUMNS))
        if _continues(cell):
            return WordCell("", column, span, continues=True)
        blocks = list(self.blocks(cell))
        text = "\n".join(block if isinstance(block, str) else table_text(block) for block in blocks)
        tables = tuple(block for block in blocks if isinstance(block, WordTable))
        return WordCell(text.strip(), column, span, tables=tables)


def table_text(table: WordTable) -> str:
    """A line for each row, cells apart by tabs: for tables that only lay text out."""
    rows = ("\t".join(cell.text for cell in row if cell.text) for row in table.rows)
    return "\n".join(row for row in rows if row)


def _is_seen(row: etree._Element) -> bool:
    """Neither deleted nor hidden."""
    return row.find(f"{w('trPr')}/{w('del')}") is None and not is_on(row, "trPr/hidden")


def _continues(cell: etree._Element) -> bool:
    merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
    return merge is not None and (value(cell, "tcPr/vMerge") or "continue") == "continue"


def _unwrapped(parent: etree._Element) -> Iterator[etree._Element]:
    """Children, those of content controls and of insertions included."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from _unwrapped(child)
        else:
            yield child
