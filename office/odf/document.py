"""An OpenDocument text as the paragraphs and tables that a Word file is read as."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from office.document import MAX_COLUMNS, Block, WordCell, WordTable, WordText, table_text, tidy
from office.odf.inline import PARAGRAPHS, Inline, OpenNotes
from office.odf.lists import ListPlace, OpenLists, read_lists
from office.odf.names import OFFICE, TABLE, TEXT, of_tables, whole
from office.odf.package import open_parts
from office.odf.styles import Styles, is_collapsed, read_styles
from office.unreadable import BadFile, Unreadable

MAX_ROWS = 20_000
_TABLES = of_tables("table")
_ROWS, _ROWS_TOGETHER = (
    of_tables("table-row"),
    of_tables("table-header-rows", "table-rows", "table-row-group"),
)
_COLUMNS = of_tables("table-column")
_COLUMNS_TOGETHER = of_tables("table-header-columns", "table-columns", "table-column-group")
_CELLS, _COVERED = of_tables("table-cell"), of_tables("covered-table-cell")
_ITEMS = frozenset({f"{TEXT}list-item", f"{TEXT}list-header"})
_SKIPPED = frozenset({f"{TEXT}tracked-changes", f"{OFFICE}forms", f"{OFFICE}annotation"})


def read_open_text(content: bytes) -> WordText:
    """The text of an .odt file, as ``office.document.read_word`` gives a Word file's.

    ``BadFile`` where there is none to read.
    """
    parts = open_parts(content)
    body = parts.content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise BadFile(Unreadable.DAMAGED)
    styles = read_styles(parts.styles, parts.content)
    notes = OpenNotes()
    inline = Inline(styles, parts.formulas, notes)
    reader = _Reader(inline, read_lists(parts.styles, parts.content), styles)
    blocks = tuple(reader.blocks(body))
    return WordText(blocks, notes.in_order())


@dataclass(slots=True)
class _Merges:
    """Cells that reach down, by their column: rows still below, and how wide."""

    below: dict[int, tuple[int, int]] = field(default_factory=dict)

    def next_row(self) -> dict[int, int]:
        """The columns that go on in this row, with their widths."""
        going_on = {column: span for column, (_, span) in self.below.items()}
        left = {column: (rows - 1, span) for column, (rows, span) in self.below.items()}
        self.below = {column: one for column, one in left.items() if one[0]}
        return going_on


@dataclass(frozen=True, slots=True)
class _Reader:
    inline: Inline
    lists: OpenLists
    styles: Styles

    def blocks(self, parent: etree._Element, place: ListPlace | None = None) -> Iterator[Block]:
        for child in parent:
            tag = child.tag
            if tag in PARAGRAPHS:
                yield from self._paragraph(child, "")
            elif tag in _TABLES:
                yield self._table(child)
            elif tag == f"{TEXT}list":
                yield from self._list(child, place)
            elif tag not in _SKIPPED and not _is_hidden(child):
                yield from self.blocks(child)  # a section, an index, a box laid on the page

    def _paragraph(self, paragraph: etree._Element, label: str) -> Iterator[Block]:
        label = label or (self.lists.heading(paragraph) if paragraph.tag == f"{TEXT}h" else "")
        text = self.inline.text(paragraph)
        yield tidy(f"{label} {text}" if label else text)
        yield from (self._table(table) for table in _boxed(paragraph))

    def _list(self, found: etree._Element, around: ListPlace | None) -> Iterator[Block]:
        place = self.lists.enter(found, around)
        for item in found:
            if item.tag not in _ITEMS:
                continue
            for at, child in enumerate(item):
                if child.tag in PARAGRAPHS:
                    yield from self._paragraph(child, self.lists.label(item, place) if at == 0 else "")
                elif child.tag == f"{TEXT}list":
                    yield from self._list(child, place)
                elif child.tag in _TABLES:
                    yield self._table(child)

    def _table(self, table: etree._Element) -> WordTable:
        grid = tuple(self._widths(table))[:MAX_COLUMNS]
        merges = _Merges()
        rows = tuple(self._row(row, merges) for row in _rows(table))
        return WordTable(rows, grid if all(grid) else ())

    def _widths(self, table: etree._Element) -> Iterator[int]:
        for child in table:
            if child.tag in _COLUMNS:
                width = self.styles.width(child.get(f"{TABLE}style-name"))
                yield from [width] * whole(child.get(f"{TABLE}number-columns-repeated"), 1, MAX_COLUMNS)
            elif child.tag in _COLUMNS_TOGETHER:
                yield from self._widths(child)

    def _row(self, row: etree._Element, merges: _Merges) -> tuple[WordCell, ...]:
        going_on = merges.next_row()
        cells: list[WordCell] = []
        column = covered = 0
        for found in row:
            is_covered = found.tag in _COVERED
            if not is_covered and found.tag not in _CELLS:
                continue
            for _ in range(whole(found.get(f"{TABLE}number-columns-repeated"), 1, MAX_COLUMNS)):
                if column >= MAX_COLUMNS:
                    return tuple(cells)
                if is_covered:
                    if column in going_on:
                        cells.append(WordCell("", column, going_on[column], continues=True))
                    column, covered = column + 1, max(0, covered - 1)
                    continue
                column += covered  # some programs leave out what a wide cell covers
                cells.append(self._cell(found, column))
                covered = cells[-1].span - 1
                down = whole(found.get(f"{TABLE}number-rows-spanned"), 1, MAX_ROWS)
                if down > 1:
                    merges.below[column] = (down - 1, cells[-1].span)
                column += 1
        return tuple(cells)

    def _cell(self, cell: etree._Element, column: int) -> WordCell:
        span = max(1, whole(cell.get(f"{TABLE}number-columns-spanned"), 1, MAX_COLUMNS))
        blocks = list(self.blocks(cell))
        text = "\n".join(block if isinstance(block, str) else table_text(block) for block in blocks)
        tables = tuple(block for block in blocks if isinstance(block, WordTable))
        return WordCell(text.strip(), column, span, tables=tables)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Rows that are seen, as often as they are repeated; ``BadFile`` where there are too many."""
    given = 0
    for row in _once(table):
        again = whole(row.get(f"{TABLE}number-rows-repeated"), 1, MAX_ROWS + 1)
        is_blank = next(row.iter(*PARAGRAPHS), None) is None
        for _ in range(1 if is_blank else again):
            given += 1
            if given > MAX_ROWS:
                raise BadFile(Unreadable.TOO_LARGE)
            yield row


def _once(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag in _ROWS and not is_collapsed(child):
            yield child
        elif child.tag in _ROWS_TOGETHER:
            yield from _once(child)


def _boxed(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Tables laid into the boxes of a paragraph."""
    for table in paragraph.iter(*_TABLES):
        around = next(one for one in table.iterancestors() if one is paragraph or one.tag in _TABLES)
        if around is paragraph:
            yield table


def _is_hidden(found: etree._Element) -> bool:
    """A section that is not shown."""
    if found.tag != f"{TEXT}section":
        return False
    return bool(found.get(f"{TEXT}display") == "none" or found.get(f"{TEXT}is-hidden") == "true")
