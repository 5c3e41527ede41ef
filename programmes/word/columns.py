"""Which column of a report holds what, told by the columns' titles and not by their places."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from office.document import WordCell, WordTable
from programmes.word.titles import ReportColumn, column_of

MAX_HEADER_ROWS = 3
Row = tuple[WordCell, ...]
_NOT_TAKEN = (ReportColumn.OTHER, ReportColumn.PERIOD_PLAN)
_YEAR = re.compile(r"20\d\d(?=\D*$)")


@dataclass(frozen=True, slots=True)
class Header:
    """``places`` are the grid columns each column takes; ``titles`` go by grid columns.

    ``years`` are the places of targets that have a column for each year; ``height`` counts header rows;
    ``left`` are the columns that are not taken, by their titles.
    """

    places: dict[ReportColumn, range]
    titles: tuple[str, ...]
    height: int
    years: tuple[tuple[int, range], ...] = ()
    left: tuple[tuple[str, range], ...] = ()
    _met: dict[tuple[int, int], ReportColumn | None] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_plan(self) -> bool:
        """A table of planned results: targets by year and no facts (seed Mytishchi)."""
        return bool(self.years) and ReportColumn.FACT not in self.places

    def title(self, column: ReportColumn) -> str:
        """The title of ``column`` as written; empty where the report has no such column."""
        place = self.places.get(column)
        return "" if place is None else self.titles[place.start]

    def column_of(self, cell: WordCell) -> ReportColumn | None:
        """The column a cell belongs to: the one it covers most of, the first of several."""
        place = (cell.column, cell.span)
        if place not in self._met:
            self._met[place] = self._covered_most(cell)
        return self._met[place]

    def _covered_most(self, cell: WordCell) -> ReportColumn | None:
        shares = {column: _share(cell, place) for column, place in self.places.items()}
        best = max(shares, key=lambda column: (shares[column], -self.places[column].start))
        return best if shares[best] else None

    def targets_by_year(self, row: Row) -> str:
        """«2022 год – 4⏎2023 год – 3», put together out of the years' columns; empty without such columns."""
        entries = (
            (year, next((cell.text for cell in row if _share(cell, at)), "")) for year, at in self.years
        )
        return "\n".join(f"{year} год – {text}" for year, text in entries if text)

    def left_in(self, row: Row) -> dict[str, str]:
        """What stands in the columns that are not taken, by their titles."""
        cells = [cell for cell in row if cell.text and self.column_of(cell) is None]
        return {title: cell.text for title, place in self.left for cell in cells if _share(cell, place)}


def find_header(table: WordTable) -> Header | None:
    """The header of a table of indicators, of one to three lines; ``None`` for any other table.

    It must name an indicator, a target, and one of executor, measure and unit.
    """
    start = _name_rows(table)
    for lines in range(_most_lines(table.rows[start:]), 0, -1):
        stacks = _stacks(table.rows[start : start + lines], table.width)
        header = _header(stacks, start + lines)
        further = {ReportColumn.EXECUTOR, ReportColumn.MEASURE, ReportColumn.UNIT} & header.places.keys()
        if {ReportColumn.INDICATOR, ReportColumn.TARGET} <= header.places.keys() and further:
            return header
    return None


def is_numbers_row(row: Row) -> bool:
    """«1 2 3 4 5 6 7» under the titles."""
    numbers = [cell.text.rstrip(".") for cell in row]
    return len(numbers) > 2 and numbers == [str(index) for index in range(1, len(numbers) + 1)]


def _name_rows(table: WordTable) -> int:
    """Rows of one cell above the titles: the table's own name."""
    return next((at for at, row in enumerate(table.rows[:MAX_HEADER_ROWS]) if len(row) > 1), 0)


def _most_lines(rows: Sequence[Row]) -> int:
    """Lines the header may have: those above the numbers row, else those that go on with the one above."""
    for index, row in enumerate(rows[: MAX_HEADER_ROWS + 1]):
        if is_numbers_row(row):
            return index
    lines = 1
    while lines < min(MAX_HEADER_ROWS, len(rows)) and _is_header_line(rows[lines - 1], rows[lines]):
        lines += 1
    return min(lines, len(rows))


def _is_header_line(above: Row, row: Row) -> bool:
    """Held by a merge to the line above, or nothing but titles that divide its wide ones."""
    divided = [range(cell.column, cell.column + cell.span) for cell in above if cell.text and cell.span > 1]
    filled = [cell for cell in row if cell.text]
    below = [cell for cell in filled if any(0 < _share(cell, place) < 1 for place in divided)]
    return any(cell.continues for cell in row) or (len(filled) > 1 and len(below) == len(filled))


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
    column: ReportColumn
    place: range
    title: str

    @property
    def year(self) -> int | None:
        found = _YEAR.search(self.title)
        return int(found[0]) if found else None


def _header(stacks: Sequence[tuple[str, ...]], height: int) -> Header:
    """Of several columns of one kind the first is taken, but targets by year all together."""
    fields = _with_target(list(_fields(stacks)))
    years = _by_year(fields, ReportColumn.TARGET)
    facts = _by_year(fields, ReportColumn.FACT)
    # One target and facts of several years: the latest is this period's. With targets by year none surely is.
    other_years = set(facts.values()) if years else {facts[year] for year in sorted(facts)[:-1]}
    able = [one for one in fields if one.column not in _NOT_TAKEN and one.place not in other_years]
    places = {one.column: one.place for one in reversed(able)}
    taken = {*places.values(), *years.values()}
    left = tuple((one.title, one.place) for one in fields if one.place not in taken)
    return Header(places, tuple(map(" ".join, stacks)), height, tuple(years.items()), left)


def _fields(stacks: Sequence[tuple[str, ...]]) -> Iterator[_Field]:
    """Grid columns under one title are one column of the report; without a title its place names it."""
    start = 0
    for lines, same in groupby(stacks):
        place = range(start, start + len(list(same)))
        start = place.stop
        yield _Field(column_of(lines), place, " ".join(lines) or str(start))


def _with_target(fields: list[_Field]) -> list[_Field]:
    """A plan for the period is the target where the report has no other."""
    if any(one.column is ReportColumn.TARGET for one in fields):
        return fields
    return [
        replace(one, column=ReportColumn.TARGET) if one.column is ReportColumn.PERIOD_PLAN else one
        for one in fields
    ]


def _by_year(fields: Iterable[_Field], column: ReportColumn) -> dict[int, range]:
    """The place of each year, where ``column`` has one for several."""
    years: dict[int, range] = {}
    for one in fields:
        if one.column is column and one.year is not None:
            years.setdefault(one.year, one.place)
    return years if len(years) > 1 else {}


def _share(cell: WordCell, place: range) -> float:
    """The share of ``place`` that the cell covers."""
    covered = min(cell.column + cell.span, place.stop) - max(cell.column, place.start)
    return max(0, covered) / len(place)
