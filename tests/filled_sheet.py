"""A unit's sheet as somebody fills it in: in the file that the bot has given out, with openpyxl-free hands.

The workbook is taken apart and written anew, as another program would save it.
"""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO

import xlsxwriter

from office.sheets.grid import read_grid
from office.sheets.package import open_book
from programmes.unit_sheet.layout import EXPLANATION, FACT, GROUND, NUMBER, PROPERTY
from programmes.unit_sheet.read import mark_in

Table = list[list[str]]
Filling = Mapping[str, tuple[str, ...]]
"""Fact and explanation, perhaps the ground, by what stands in the first column."""


def table_of(content: bytes) -> Table:
    """The sheet's rows, every cell as a text."""
    book = open_book(content)
    grid = read_grid(book.sheets[0].root, book)
    width = max(column for cells in grid.texts.values() for column in cells)
    return [
        [grid.texts.get(at, {}).get(column, "") for column in range(1, width + 1)]
        for at in range(1, max(grid.texts) + 1)
    ]


def titles_of(table: Table) -> Sequence[str]:
    return next(row for row in table if FACT in row)


def numbers_of(content: bytes) -> list[str]:
    """What stands in the first column below the titles."""
    table = table_of(content)
    at = table.index(list(titles_of(table)))
    return [row[0] for row in table[at + 1 :] if row[0]]


def filled(
    content: bytes,
    filling: Filling,
    change: Callable[[Table], Table] = lambda table: table,
    *,
    keeps_property: bool = True,
) -> bytes:
    """The sheet with these facts, ``change``d as a table afterwards and saved by another program."""
    table = table_of(content)
    titles = list(titles_of(table))
    number, *places = (titles.index(one) for one in (NUMBER, FACT, EXPLANATION, GROUND))
    for row in table[table.index(titles) + 1 :]:
        if row[number] in filling:
            for place, text in zip(places, filling[row[number]], strict=False):
                row[place] = text
    mark = mark_in(content)
    assert mark is not None
    return written(change(table), mark.text if keeps_property else "")


def written(table: Table, mark: str = "") -> bytes:
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_numbers": False}) as workbook:
        if mark:
            workbook.set_custom_property(PROPERTY, mark)
        sheet = workbook.add_worksheet("Лист1")
        for at, row in enumerate(table):
            for place, text in enumerate(row):
                if text:
                    sheet.write_string(at, place, text)
    return buffer.getvalue()
