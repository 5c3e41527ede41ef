"""A sheet's cells as rows of texts on the columns that are seen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from office.document import MAX_COLUMNS, WordCell
from office.sheets.numbers import shown
from office.sheets.package import BookParts, text_of
from office.unreadable import BadFile, Unreadable

MAX_ROWS = 20_000
MAX_MERGES = 50_000
MAX_TEXT = 10_000_000
"""Signs of a sheet: a text that many cells share counts for each."""
MAX_COLUMN = 20_000
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_ON = ("1", "true")
NOT_COMPUTED = "#формула не вычислена"
"""Of a cell whose formula no program has computed: no figure, and never an empty cell either."""
_ANSWERS = {"1": "да", "0": "нет"}

Row = tuple[WordCell, ...]


@dataclass(slots=True)
class Grid:
    """Texts by row and column (from 1); ``areas`` are merged cells: top, left, bottom, right."""

    texts: dict[int, dict[int, str]] = field(default_factory=dict)
    areas: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def rows(self) -> list[Row]:
        """The rows that are seen, on the columns that say something; one empty row stands for many."""
        self._move_hidden()
        columns = sorted({column for cells in self.texts.values() for column in cells})
        if len(columns) > MAX_COLUMNS:
            raise BadFile(Unreadable.TOO_LARGE)
        places = {column: at for at, column in enumerate(columns)}
        reaching = self._reaching(places)
        numbers = sorted(self.texts.keys() | reaching.keys())
        found: list[Row] = []
        before = 0
        for number in numbers:
            between = range(before + 1, number) if before else ()
            if any(one not in self.hidden_rows for one in between):
                found.append(())
            found.append(tuple(_cells(self.texts.get(number, {}), places, reaching.get(number, {}))))
            before = number
        return found

    def _move_hidden(self) -> None:
        """What is hidden says nothing, but an area that is seen in part shows its text there."""
        for top, left, bottom, right in self.areas:
            row = next((one for one in range(top, bottom + 1) if one not in self.hidden_rows), None)
            column = next((one for one in range(left, right + 1) if one not in self.hidden_columns), None)
            text = self.texts.get(top, {}).pop(left, "")
            if text and row is not None and column is not None:
                self.texts.setdefault(row, {})[column] = text
        seen = ((row, cells) for row, cells in self.texts.items() if row not in self.hidden_rows)
        kept = {
            row: {at: text for at, text in cells.items() if at not in self.hidden_columns}
            for row, cells in seen
        }
        self.texts = {row: cells for row, cells in kept.items() if cells}

    def _reaching(self, places: dict[int, int]) -> dict[int, dict[int, tuple[int, bool]]]:
        """For each row where areas begin or go on: the place, how wide, whether they go on."""
        found: dict[int, dict[int, tuple[int, bool]]] = {}
        last = max(self.texts, default=0)
        for top, left, bottom, right in self.areas:
            columns = [places[one] for one in range(left, min(right, left + MAX_COLUMN) + 1) if one in places]
            rows = [one for one in range(top, min(bottom, last) + 1) if one not in self.hidden_rows]
            if columns:
                for at, row in enumerate(rows):
                    found.setdefault(row, {})[columns[0]] = (len(columns), at > 0)
        return found


def _cells(
    texts: dict[int, str], places: dict[int, int], reaching: dict[int, tuple[int, bool]]
) -> Iterator[WordCell]:
    at_place = {places[column]: text for column, text in texts.items()}
    place = 0
    while place < len(places):
        span, goes_on = reaching.get(place, (1, False))
        if goes_on:
            yield WordCell("", place, span, continues=True)
        else:
            yield WordCell(at_place.get(place, "").strip(), place, span)
        place += span


def read_grid(root: etree._Element, book: BookParts) -> Grid:
    """``BadFile`` where the sheet has more rows or areas than any table."""
    grid = Grid()
    for column in root.iterfind("{*}cols/{*}col"):
        if column.get("hidden") in _ON:
            first, last = _number(column.get("min")), _number(column.get("max"))
            grid.hidden_columns |= set(range(first, min(last, MAX_COLUMN) + 1))
    row_number = signs = 0
    for row in root.iterfind("{*}sheetData/{*}row"):
        row_number = _number(row.get("r")) or row_number + 1
        if row.get("hidden") in _ON:
            grid.hidden_rows.add(row_number)
        cells = dict(_texts(row, book))
        if cells:
            grid.texts[row_number] = cells
        signs += sum(map(len, cells.values()))
        if len(grid.texts) > MAX_ROWS or signs > MAX_TEXT:
            raise BadFile(Unreadable.TOO_LARGE)
    grid.areas = list(_areas(root))
    return grid


def _areas(root: etree._Element) -> Iterator[tuple[int, int, int, int]]:
    for at, merged in enumerate(root.iterfind("{*}mergeCells/{*}mergeCell")):
        if at >= MAX_MERGES:
            raise BadFile(Unreadable.TOO_LARGE)
        first, _, last = merged.get("ref", "").partition(":")
        corners = (*_place(first), *_place(last or first))
        if all(corners):
            yield corners


def _texts(row: etree._Element, book: BookParts) -> Iterator[tuple[int, str]]:
    column = 0
    for cell in row.iterfind("{*}c"):
        column = _place(cell.get("r", ""))[1] or column + 1
        text = _text(cell, book)
        if text.strip():
            yield column, text


def _text(cell: etree._Element, book: BookParts) -> str:
    """As the sheet shows it; of a formula what was computed."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find("{*}is")
        return "" if inline is None else text_of(inline)
    value: str | None = cell.findtext("{*}v")
    if value is None:
        return NOT_COMPUTED if cell.find("{*}f") is not None else ""
    if kind == "s":
        at = _number(value)
        return book.texts[at] if at < len(book.texts) else ""
    if kind == "b":
        return _ANSWERS.get(value, value)
    if kind == "d":
        return _day(value)
    if kind in ("str", "e"):
        return value
    style = _number(cell.get("s"))
    return shown(value, book.formats[style] if style < len(book.formats) else 0, from_1904=book.from_1904)


def _day(text: str) -> str:
    try:
        return f"{date.fromisoformat(text[:10]):%d.%m.%Y}"
    except ValueError:
        return text


def _place(text: str) -> tuple[int, int]:
    """«C7» as row and column; zeros for what is none."""
    match = _PLACE.fullmatch(text)
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
