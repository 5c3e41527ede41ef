"""Which column of a report holds what, told by the columns' titles and not by their places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from programmes.word import Cell, Table

MAX_HEADER_ROWS = 3
MAX_TITLE = 300
Row = tuple[Cell, ...]


class Column(StrEnum):
    """What a column holds (seed Kopeysk: all up to ``EXPLANATION``; the others: seed Mytishchi)."""

    NUMBER = "number"
    MEASURE = "measure"
    INDICATOR = "indicator"
    TARGET = "target"
    FACT = "fact"
    EXECUTOR = "executor"
    EXPLANATION = "explanation"
    UNIT = "unit"
    BASE = "base"
    KIND_WORDS = "kind_words"
    ACTIVITY = "activity"


# The first rule that fits decides: «Целевое значение показателя» is no indicator column.
_TITLES: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (column, re.compile(pattern))
    for column, pattern in (
        (Column.ACTIVITY, r"^(№|n\b|номер).*мероприяти"),
        (Column.NUMBER, r"^(№|n\b|п/п|номер)"),
        (Column.EXPLANATION, r"информаци|пояснени|причин|примечани|^исполнение"),
        (Column.EXECUTOR, r"исполнител|ответственн"),
        (Column.FACT, r"факт|достигнут"),
        (Column.BASE, r"базов|исходн\w+ значени"),
        (Column.KIND_WORDS, r"^(тип|вид)\w* (показател|индикатор)"),
        (
            Column.TARGET,
            r"(целев|план|заданн).*значени|значени.*(целев|план)|^план\b|^цель\b|^целевое"
            r"|^20\d\d( ?(год|г\.?))?$",
        ),
        (Column.UNIT, r"^ед"),
        (Column.INDICATOR, r"показател|индикатор|планируемые результаты"),
        (Column.MEASURE, r"мероприят"),
    )
)


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
        titles = _titles(table.rows[start : start + lines], table.width)
        fields = _fields(titles)
        places = {column: place for column, place, _ in reversed(fields)}
        further = {Column.EXECUTOR, Column.MEASURE, Column.UNIT} & places.keys()
        if {Column.INDICATOR, Column.TARGET} <= places.keys() and further:
            return Header(places, titles, start + lines, _years(fields))
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


def _titles(rows: Sequence[Row], width: int) -> tuple[str, ...]:
    """For each grid column what stands above one another, each wording once."""
    stacked: list[list[str]] = [[] for _ in range(width)]
    for row in rows:
        for cell in row:
            for column in range(cell.column, cell.column + cell.span):
                if cell.text and cell.text not in stacked[column]:
                    stacked[column].append(cell.text)
    return tuple(" ".join(lines) for lines in stacked)


def _fields(titles: Sequence[str]) -> list[tuple[Column, range, str]]:
    """Grid columns under one title are one column of the report; those of no known kind are left out."""
    fields, start = [], 0
    for title, same in groupby(titles):
        place = range(start, start + len(list(same)))
        start = place.stop
        plain = " ".join(title.lower().replace("ё", "е").split())[:MAX_TITLE]
        column = next((column for column, pattern in _TITLES if pattern.search(plain)), None)
        if column is not None:
            fields.append((column, place, title))
    return fields


def _years(fields: Sequence[tuple[Column, range, str]]) -> tuple[tuple[int, range], ...]:
    targets = [(_YEAR.search(title), place) for column, place, title in fields if column is Column.TARGET]
    years = tuple((int(found[0]), place) for found, place in targets if found is not None)
    return years if len(years) > 1 else ()


def _share(cell: Cell, place: range) -> float:
    """The share of ``place`` that the cell covers."""
    covered = min(cell.column + cell.span, place.stop) - max(cell.column, place.start)
    return max(0, covered) / len(place)
