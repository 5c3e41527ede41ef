"""A unit's sheet that came back: known by its mark, read by the titles of its columns.

Rows and columns may have been moved, removed, added; another program may have saved it, under another name.
"""

import re
from collections.abc import Iterator, Mapping

from office.container import open_archive
from office.kind import FileKind, kind_of
from office.sheets.grid import Grid, read_grid
from office.sheets.package import open_book
from office.unreadable import BadFile
from programmes.unit_sheet.layout import (
    EXPLANATION,
    FACT,
    GROUND,
    NAME,
    NUMBER,
    TITLES,
    FilledRow,
    FilledSheet,
    SheetMark,
    SheetTrouble,
    mark_of,
)
from programmes.unreadable import refusing_bad_files

_PLACES_OF_MARKS = ("docProps/custom.xml", "xl/sharedStrings.xml")
_SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml")
_TITLES = {title.casefold(): title for title in TITLES}
_ENOUGH = 3
"""Titles that make a row the one of titles."""
_POINT_ZERO = re.compile(r"(\d+)[.,]0+")


def mark_in(content: bytes) -> SheetMark | None:
    """The mark of a file, whatever it is; ``None`` where there is none, or nothing can be read."""
    if kind_of(content) is not FileKind.WORKBOOK:
        return None
    try:
        with open_archive(content) as archive:
            names = [*_PLACES_OF_MARKS, *filter(_SHEETS.fullmatch, archive.names)]
            for name in names:
                root = archive.parsed(name)
                found = mark_of("".join(root.itertext())) if root is not None else None
                if found is not None:
                    return found
    except BadFile:
        return None
    return None


def read_unit_sheet(content: bytes) -> FilledSheet | None:
    """``None`` where it is none of ours; ``UnreadableFile`` where it is not safe to open."""
    mark = mark_in(content)
    if mark is None:
        return None
    with refusing_bad_files():
        book = open_book(content)
        grids = [read_grid(sheet.root, book) for sheet in book.sheets]
    found = FilledSheet(mark, trouble=SheetTrouble.NO_FACTS)
    for grid in grids:
        found = _filled(mark, grid)
        if found.trouble is None:
            return found
    return found


def _filled(mark: SheetMark, grid: Grid) -> FilledSheet:
    at, columns = _header(grid)
    twice = next((title for title, places in columns.items() if len(places) > 1), "")
    if twice:
        return FilledSheet(mark, trouble=SheetTrouble.TWICE, found=twice)
    titles = ", ".join(columns)
    if FACT not in columns:
        return FilledSheet(mark, trouble=SheetTrouble.NO_FACTS, found=titles)
    if NUMBER not in columns and NAME not in columns:
        return FilledSheet(mark, trouble=SheetTrouble.NO_NUMBERS, found=titles)
    places = {title: found[0] for title, found in columns.items()}
    return FilledSheet(mark, tuple(_rows(grid, at, places)))


def _header(grid: Grid) -> tuple[int, Mapping[str, list[int]]]:
    """The row of titles, and in which columns each stands."""
    best: tuple[int, dict[str, list[int]]] = (0, {})
    for at in sorted(grid.texts):
        columns: dict[str, list[int]] = {}
        for place, text in sorted(grid.texts[at].items()):
            title = _TITLES.get(" ".join(text.split()).casefold())
            if title is not None:
                columns.setdefault(title, []).append(place)
        if len(columns) >= _ENOUGH and len(columns) > len(best[1]):
            best = (at, columns)
    return best


def _rows(grid: Grid, header: int, places: Mapping[str, int]) -> Iterator[FilledRow]:
    for at in sorted(grid.texts):
        cells = grid.texts[at]
        said = {title: cells.get(place, "").strip() for title, place in places.items()}
        is_row = bool(said.get(NUMBER) or said.get(NAME)) and mark_of(said.get(NAME, "")) is None
        if at > header and is_row:
            yield FilledRow(
                number=_number(said.get(NUMBER, "")),
                name=said.get(NAME, ""),
                fact=said[FACT],
                explanation=said.get(EXPLANATION, ""),
                ground=said.get(GROUND, ""),
                cell=_cell(places[FACT], at),
                words_cell=_cell(places.get(EXPLANATION, places[FACT]), at),
            )


def _number(text: str) -> str:
    """«4», where a program has made 4.0 of it; «№ 4.»"""
    bare = text.removeprefix("№").strip().rstrip(".")
    whole = _POINT_ZERO.fullmatch(bare)
    return whole[1] if whole else bare


def _cell(column: int, row: int) -> str:
    letters = ""
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row}"
