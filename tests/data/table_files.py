"""One table as a Word file, as LibreOffice's and as a sheet of Excel: three doors to the same reading."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from xml.sax.saxutils import escape

import xlsxwriter

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPEN = "urn:oasis:names:tc:opendocument:xmlns:"
_NUMBER = re.compile(r"[1-9]\d{0,8}")


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """``merge`` is «start» or «on» of a cell that reaches down."""

    text: str
    span: int = 1
    merge: str = ""


Rows = Sequence[Sequence[DrawnCell]]


def as_word(paragraphs: Sequence[str], rows: Rows) -> bytes:
    body = "".join(map(_word_line, paragraphs)) + f"<w:tbl>{''.join(map(_word_row, rows))}</w:tbl>"
    xml = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return _zipped({"word/document.xml": xml})


def _word_row(cells: Sequence[DrawnCell]) -> str:
    return f"<w:tr>{''.join(map(_word_cell, cells))}</w:tr>"


def _word_cell(cell: DrawnCell) -> str:
    vertical = {"": "", "start": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[cell.merge]
    lines = "".join(map(_word_line, cell.text.split("\n")))
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{cell.span}"/>{vertical}</w:tcPr>{lines}</w:tc>'


def _word_line(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def as_open(paragraphs: Sequence[str], rows: Rows) -> bytes:
    table = "".join(_open_row(rows, at) for at in range(len(rows)))
    return open_text("".join(map(_open_line, paragraphs)) + f"<table:table>{table}</table:table>")


def open_text(body: str, styles: str = "") -> bytes:
    """A text of OpenDocument with this body; ``styles`` are automatic ones."""
    names = {"office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing"}
    spaces = "".join(f' xmlns:{short}="{OPEN}{long}:1.0"' for short, long in names.items())
    spaces += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    content = (
        f"<office:document-content{spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return _zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def _open_row(rows: Rows, at: int) -> str:
    drawn: list[str] = []
    column = 0
    for cell in rows[at]:
        if cell.merge == "on":
            drawn.append("<table:covered-table-cell/>" * cell.span)
        else:
            down = _reach(rows, at, column)
            lines = "".join(map(_open_line, cell.text.split("\n")))
            spans = f'table:number-columns-spanned="{cell.span}" table:number-rows-spanned="{down}"'
            drawn.append(f"<table:table-cell {spans}>{lines}</table:table-cell>")
            drawn.append("<table:covered-table-cell/>" * (cell.span - 1))
        column += cell.span
    return f"<table:table-row>{''.join(drawn)}</table:table-row>"


def _open_line(text: str) -> str:
    return f"<text:p>{escape(text)}</text:p>"


def as_book(paragraphs: Sequence[str], rows: Rows) -> bytes:
    """A sheet: the paragraphs, an empty row, the table; whole numbers are numbers."""

    def draw(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Отчёт")
        for at, line in enumerate(paragraphs):
            sheet.write_string(at, 0, line)
        first = len(paragraphs) + 1
        for at, cells in enumerate(rows):
            column = 0
            for cell in cells:
                if cell.merge != "on":
                    _draw(sheet, (first + at, column, _reach(rows, at, column), cell.span), cell.text)
                column += cell.span

    return book_of(draw)


def book_of(draw: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        draw(book)
    return buffer.getvalue()


def _draw(sheet: xlsxwriter.workbook.Worksheet, place: tuple[int, int, int, int], text: str) -> None:
    row, column, down, across = place
    if down > 1 or across > 1:
        sheet.merge_range(row, column, row + down - 1, column + across - 1, "")
    if _NUMBER.fullmatch(text):
        sheet.write_number(row, column, int(text))
    elif text:
        sheet.write_string(row, column, text)


def is_regular(rows: Rows) -> bool:
    """Whether every cell that goes on has one of its width above; Word alone knows others."""
    places = [dict(_places(row)) for row in rows]
    return all(
        above.get(column, DrawnCell("", 0)).span == cell.span
        for above, row in pairwise(places)
        for column, cell in row.items()
        if cell.merge == "on"
    )


def _places(cells: Sequence[DrawnCell]) -> Iterator[tuple[int, DrawnCell]]:
    column = 0
    for cell in cells:
        yield column, cell
        column += cell.span


def _reach(rows: Rows, at: int, column: int) -> int:
    """Over how many rows the cell at a place reaches."""
    below = (dict(_places(row)).get(column) for row in rows[at + 1 :])
    return 1 + sum(1 for _ in takewhile(lambda cell: cell is not None and cell.merge == "on", below))


def _zipped(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()
