"""A list as an Excel book: a heading, columns, rows. Text is written as text: nothing becomes a formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter

from reports.formats.excel.cells import CELL, DAY, HEADER, LINE, OPTIONS, TITLE, text_of, wide_sheet

Cell = str | int | date
"""A whole number is written as one, a day as a day, everything else as text."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """``columns`` are (title, width in characters); every row has a cell for each."""

    sheet: str
    head: tuple[str, ...]
    columns: tuple[tuple[str, float], ...]
    rows: tuple[tuple[Cell, ...], ...]


def draw_list(page: ListPage) -> bytes:
    """The book's bytes: printed on one page's width, its header on each page."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        drawn = wide_sheet(book, page.sheet[:31])
        title = book.add_format(TITLE)
        last = len(page.columns) - 1
        room = sum(width for _, width in page.columns)
        for at, line in enumerate(page.head):
            drawn.set_row(at, LINE * (1 + len(line) // max(int(room), 1)))
            drawn.merge_range(at, 0, at, last, "", title)
            drawn.write_string(at, 0, text_of(line), title)
        first = len(page.head)
        _columns(drawn, first, page.columns, book.add_format(HEADER))
        _rows(book, drawn, first + 1, page.rows)
        drawn.freeze_panes(first + 1, 1)
        drawn.repeat_rows(first)
    return buffer.getvalue()


def _columns(drawn: Any, at: int, columns: Sequence[tuple[str, float]], header: Any) -> None:
    drawn.set_row(at, 32)
    for place, (title, width) in enumerate(columns):
        drawn.set_column(place, place, width)
        drawn.write_string(at, place, title, header)


def _rows(book: Any, drawn: Any, first: int, rows: Sequence[Sequence[Cell]]) -> None:
    text, number = book.add_format(CELL | {"num_format": "@"}), book.add_format(CELL | {"align": "center"})
    day = book.add_format(DAY)
    for at, row in enumerate(rows, start=first):
        for place, cell in enumerate(row):
            if isinstance(cell, date):
                drawn.write_datetime(at, place, datetime.combine(cell, time()), day)
            elif isinstance(cell, int):
                drawn.write_number(at, place, cell, number)
            else:
                drawn.write_string(at, place, text_of(cell), text)
