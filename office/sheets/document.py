"""A workbook as the paragraphs and tables that a Word file is read as.

What stands alone above a table is its title, what stands alone below an empty row its signature; an empty
row before new titles begins another table; a further sheet begins with its name.
"""

import re
from collections.abc import Iterator, Sequence

from office.document import Block, WordCell, WordTable, WordText, tidy
from office.sheets.grid import Row, read_grid
from office.sheets.package import open_book

MIN_FILLED = 3
"""Cells of a row that is surely one of a table."""
_UNNAMED = re.compile(r"(?:лист|sheet|отч[её]т|таблица|table)?\s*\(?\d*\)?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)[\d\s.,]*\d\s*%?")
MAX_TITLES = 6


def read_book(content: bytes) -> WordText:
    """The sheets of an .xlsx file that are shown; ``BadFile`` where there is none to read."""
    book = open_book(content)
    blocks: list[Block] = []
    for sheet in book.sheets:
        rows = read_grid(sheet.root, book).rows()
        if blocks and rows:
            blocks += _named(sheet.name)
        blocks += _blocks(rows)
    return WordText(tuple(blocks), {})


def _named(name: str) -> Iterator[str]:
    """A sheet's name, where it says something: «Культура», «2021»."""
    if not _UNNAMED.fullmatch(name.strip()):
        yield name.strip()
    elif _YEAR.fullmatch(name.strip()):
        yield f"за {name.strip()} год"


def _blocks(rows: Sequence[Row]) -> Iterator[Block]:
    """Paragraphs and tables of one sheet."""
    at = 0
    while at < len(rows):
        start = _table_start(rows, at)
        yield from (_paragraph(row) for row in rows[at:start])
        stop = _table_stop(rows, start)
        if start < stop:
            yield WordTable(tuple(row for row in rows[start:stop] if row))
        at = stop


def _filled(row: Row) -> list[WordCell]:
    return [cell for cell in row if cell.text]


def _paragraph(row: Row) -> str:
    return tidy("\t".join(cell.text for cell in _filled(row)))


def _table_start(rows: Sequence[Row], at: int) -> int:
    """The first row of a table; lines of several titles right above it are its own."""
    start = next(
        (place for place in range(at, len(rows)) if len(_filled(rows[place])) >= MIN_FILLED), len(rows)
    )
    while at < start < len(rows) and _is_over_columns(_filled(rows[start - 1])):
        start -= 1
    return start


def _is_over_columns(named: Sequence[WordCell]) -> bool:
    """«План» and «Факт», or «2021 год» that stands to the right of where titles begin."""
    return len(named) == MIN_FILLED - 1 or (len(named) == 1 and named[0].column > 1)


def _table_stop(rows: Sequence[Row], start: int) -> int:
    """Behind the last row: before an empty one that new titles or nothing of a table follow."""
    for place in range(start, len(rows)):
        if not _filled(rows[place]) and _ends(rows, place):
            return place
    return len(rows)


def _ends(rows: Sequence[Row], empty: int) -> bool:
    """A line alone in its row begins something new, too: a section's title, «Продолжение таблицы»."""
    following = _table_start(rows, empty)
    is_alone = empty + 1 < len(rows) and len(_filled(rows[empty + 1])) == 1
    return following == len(rows) or is_alone or _is_titles(rows[following])


def _is_titles(row: Row) -> bool:
    return not any(_FIGURE.fullmatch(cell.text.strip()) for cell in row)
