"""Which column of a report holds what, told by the columns' titles and not by their places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from programmes.titles import Column, column_of
from programmes.word import Cell, Table

MAX_HEADER_ROWS = 3
Row = tuple[Cell, ...]
_YEAR = re.compile(r"20\d\d(?=\D*$)")


@dataclass(frozen=True, slots=True)
class Header:
    """``places`` are the grid columns each column takes; ``titles`` go by grid columns.

    ``years`` are the places of targets that have a column for each year; ``height`` counts header rows.
    """

    places: dict[Column, range]
    titles: tuple[str, ...]
    height: int
    years: tuple[tuple[int, range], ...] = ()

    @property
    def is_plan(self) -> bool:
        """A table of planned results: targets by year and no facts (seed Mytishchi)."""
        return bool(self.years) and Column.FACT not in self.places

    @property
    def shown(self) -> tuple[str, ...]:
        """The titles as they stand on the page, one a column."""
        return tuple(title for title, _ in groupby(self.titles))

    def title(self, column: Column) -> str:
        """The title of ``column`` as written; empty where the report has no such column."""
        place = self.places.get(column)
        return "" if place is None else self.titles[place.start]

    def column_of(self, cell: Cell) -> Column | None:
        """The column a cell belongs to: the one it covers most of, the first of several."""
        shares = {column: _share(cell, place) for column, place in self.places.items()}
        best = max(shares, key=lambda column: (shares[column], -self.places[column].start))
        return best if shares[best] else None

    def targets_by_year(self, row: Row) -> str:
        """«2022 год – 4⏎2023 год – 3», put together out of the years' columns; empty without such columns."""
        entries = (
            (year, next((cell.text for cell in row if _share(cell, at)), "")) for year, at in self.years
        )
        return "\n".join(f"{year} год – {text}" for year, text in entries if text)


def find_header(table: Table) -> Header | None:
    """The header of a table of indicators, of one to three lines; ``None`` for any other table.

    It must name an indicator, a target, and one of executor, measure and unit.
    """
    start = _name_rows(table)
    for lines in range(_most_lines(table.rows[start:]), 0, -1):
        stacks = _stacks(table.rows[start : start + lines], table.width)
        fields = _fields(stacks)
        places = {field.column: field.place for field in reversed(fields)}
        further = {Column.EXECUTOR, Column.MEASURE, Column.UNIT} & places.keys()
        if {Column.INDICATOR, Column.TARGET} <= places.keys() and further:
            return Header(places, tuple(map(" ".join, stacks)), start + lines, _years(fields))
    return None


def is_numbers_row(row: Row) -> bool:
    """«1 2 3 4 5 6 7» under the titles."""
    numbers = [cell.text.rstrip(".") for cell in row]
    return len(numbers) > 2 and numbers == [str(index) for index in range(1, len(numbers) + 1)]


def _name_rows(table: Table) -> int:
    """Rows of one cell above the titles: the table's own name."""
    return next((at for at, row in enumerate(table.rows[:MAX_HEADER_ROWS]) if len(row) > 1), 0)


def _most_lines(rows: Sequence[Row]) -> int:
    """Lines the header may have: those above the numbers row, else those held together by merges."""
    for index, row in enumerate(rows[: MAX_HEADER_ROWS + 1]):
        if is_numbers_row(row):
            return index
    lines = 1
    while lines < min(MAX_HEADER_ROWS, len(rows)) and any(cell.continues for cell in rows[lines]):
        lines += 1
    return min(lines, len(rows))


def _stacks(rows: Sequence[Row], width: int) -> list[tuple[str, ...]]:
    """For each grid column what stands above one another, each wording once."""
    stacked: list[list[str]] = [[] for _ in range(width)]
    for row in rows:
        for cell in row:
            for column in range(cell.column, cell.column + cell.span):
                if cell.text and cell.text not in stacked[column]:
                    stacked[column].append(cell.text)
    return [tuple(lines) for lines in stacked]


@dataclass(frozen=True, slots=True)
class _Field:
    column: Column
    place: range
    title: str


def _fields(stacks: Sequence[tuple[str, ...]]) -> list[_Field]:
    """Grid columns under one title are one column of the report; those of no known kind are left out."""
    fields, start = [], 0
    for lines, same in groupby(stacks):
        place = range(start, start + len(list(same)))
        start = place.stop
        column = column_of(lines)
        if column is not Column.OTHER:
            fields.append(_Field(column, place, " ".join(lines)))
    return fields


def _years(fields: Sequence[_Field]) -> tuple[tuple[int, range], ...]:
    targets = [(_YEAR.search(one.title), one.place) for one in fields if one.column is Column.TARGET]
    years = tuple((int(found[0]), place) for found, place in targets if found is not None)
    return years if len(years) > 1 else ()


def _share(cell: Cell, place: range) -> float:
    """The share of ``place`` that the cell covers."""
    covered = min(cell.column + cell.span, place.stop) - max(cell.column, place.start)
    return max(0, covered) / len(place)
