"""The titles over a table of indicators: where they end, what each column is, and what is in doubt."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby

from domain.figures.targets import unit_of
from domain.figures.units import own_unit
from domain.programme.ledger import WhyLeft
from domain.time.periods import Period
from office.document import WordCell, WordTable
from office.unreadable import Unreadable
from programmes.tables.columns.cells import MOST, Cells
from programmes.tables.columns.column import ReadColumn, ReportColumn, column_of
from programmes.tables.columns.left import why_left
from programmes.tables.columns.levels import MOST_LEVELS, is_level
from programmes.tables.columns.points import OF_MEASURES
from programmes.tables.columns.roles import Roles, assign
from programmes.tables.columns.titles import plain, shown
from programmes.tables.title_lines import (
    MAX_HEADER_ROWS,
    Row,
    filled,
    least_lines,
    most_lines,
    name_rows,
    share,
    stacks_of,
    twins_in,
)

_FIGURE_AT_END = re.compile(r"[–—:-]\s*(?:не (?:более|менее|ниже|выше) )?\d[\d\s.,]*\s*%?\.?$", re.IGNORECASE)
MIN_TITLES = 3
_TIMES = frozenset({"minute", "hour", "day", "month", "year"})
_FURTHER = frozenset(
    {ReportColumn.EXECUTOR, ReportColumn.MEASURE, ReportColumn.UNIT, ReportColumn.NUMBER, ReportColumn.FACT}
)
_WORTH = {
    ReportColumn.INDICATOR: 30,
    ReportColumn.TARGET: 30,
    ReportColumn.FACT: 25,
    ReportColumn.UNIT: 10,
    ReportColumn.EXECUTOR: 10,
    ReportColumn.MEASURE: 5,
    ReportColumn.NUMBER: 5,
    ReportColumn.EXPLANATION: 5,
}


@dataclass(frozen=True, slots=True)
class Header:
    """``places`` are the grid columns each part takes; ``titles`` go by grid columns.

    ``years`` are the places of targets that have a column for each year; ``height`` counts header rows;
    ``left`` are the columns that are not taken, by their titles; ``levels`` are the numbers of those whose
    words are headings over the rows.
    """

    columns: tuple[ReadColumn, ...]
    roles: Roles
    titles: tuple[str, ...]
    height: int
    period: Period | None = None
    places: Mapping[ReportColumn, range] = field(default_factory=dict)
    years: tuple[tuple[int, range], ...] = ()
    left: tuple[tuple[str, range], ...] = ()
    levels: tuple[int, ...] = ()
    _met: dict[tuple[int, int], ReadColumn | None] = field(default_factory=dict, compare=False, repr=False)
    _parts: dict[int, ReportColumn] = field(default_factory=dict, compare=False, repr=False)
    _lines: dict[int, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_plan(self) -> bool:
        """A table of planned results: targets by year and no facts (seed Mytishchi)."""
        no_facts = self.period is None or not self.asks_about(ReportColumn.FACT)
        return bool(self.years) and ReportColumn.FACT not in self.places and no_facts

    @property
    def is_of_measures(self) -> bool:
        """What is measured is told by a title of measures alone, without a unit: nobody has decided so."""
        is_decided = any(column.decided for column in self.columns)
        is_measured = self.roles.points.get(ReportColumn.INDICATOR, 0) > OF_MEASURES
        return not (is_measured or is_decided or ReportColumn.UNIT in self.places)

    @property
    def score(self) -> int:
        """How much of what a programme needs the table has."""
        worth = sum(_WORTH.get(role, 0) for role in self.places)
        return worth + self.roles.points.get(ReportColumn.INDICATOR, 0) // 10

    def title(self, column: ReportColumn) -> str:
        """The title of ``column`` as written; empty where the report has no such column."""
        place = self.places.get(column)
        return "" if place is None else self.titles[place.start]

    @property
    def unit(self) -> str:
        """«План, км»: what the target's title ends with, where no column has units; a time is none."""
        said = unit_of(plain(self.title(ReportColumn.TARGET)), "")
        is_time = own_unit(said).kind in _TIMES
        return "" if ReportColumn.UNIT in self.places or self.years or is_time else said

    def asks_about(self, part: ReportColumn) -> bool:
        """Whether several columns, or a doubtful one, may play the part."""
        return any(part in parts for parts in self.roles.doubts.values())

    def column_at(self, cell: WordCell) -> ReadColumn | None:
        """The document's column that a cell covers most of, the first of several."""
        place = (cell.column, cell.span)
        if place not in self._met:
            shares = [(share(cell, column.place), column) for column in self.columns]
            best = max(shares, key=lambda one: one[0], default=(0.0, None))
            self._met[place] = best[1] if best[0] else None
        return self._met[place]

    def lines_over(self, cell: WordCell) -> frozenset[str]:
        """What may stand in a cell that repeats its column's title, made plain."""
        column = self.column_at(cell)
        if column is None:
            return frozenset()
        if column.number not in self._lines:
            self._lines[column.number] = frozenset((*map(plain, column.lines), plain(column.title)))
        return self._lines[column.number]

    def part_of(self, column: ReadColumn | None) -> ReportColumn | None:
        return None if column is None else self._parts.get(column.number)

    def covered(self, cell: WordCell) -> list[ReadColumn]:
        """The columns that a cell covers more than half of."""
        return [column for column in self.columns if share(cell, column.place) > 0.5]

    def level_of(self, column: ReadColumn | None) -> int:
        """Which level of headings a column says, from 1; 0 where it says none."""
        return self.levels.index(column.number) + 1 if column and column.number in self.levels else 0

    def why_left(self, column: ReadColumn) -> WhyLeft:
        return why_left(column, self.roles, self.period)


def find_header(
    table: WordTable, period: Period | None = None, decided: Mapping[str, ReportColumn] | None = None
) -> Header | None:
    """The header of a table of indicators; ``None`` for any other table.

    It must name an indicator, have a target or columns that may be one, and one of executor, unit and so on.
    ``decided`` are the parts that somebody has given to columns, by their plain titles.
    """
    return next((one for one in _readings(table, period, decided or {}) if _fits(one, table)), None)


def what_is_missing(table: WordTable) -> tuple[Unreadable, str]:
    """For the refusal: which column a table lacks, and the titles of those that it has."""
    first = next(_readings(table, None, {}), None)
    if first is None or len(first.columns) < 3:
        return Unreadable.NO_TABLE, ""
    found = "; ".join(shown(column.title) for column in first.columns if column.lines)
    if first.roles.points.get(ReportColumn.INDICATOR, 0) >= 20:
        return Unreadable.NO_TARGET, found
    figures = {ReportColumn.TARGET, ReportColumn.FACT} & first.places.keys() or first.years
    if figures:
        return Unreadable.NO_INDICATOR, found
    is_titled = len(table.rows) > 1 and sum(bool(column.lines) for column in first.columns) >= MIN_TITLES
    return (Unreadable.NEITHER, found) if is_titled else (Unreadable.NO_TABLE, "")


def _readings(
    table: WordTable, period: Period | None, decided: Mapping[str, ReportColumn]
) -> Iterator[Header]:
    """With as many lines as the header may have, then with fewer."""
    start = name_rows(table)
    rows = table.rows[start : start + 2 * MAX_HEADER_ROWS]
    least = min(least_lines(rows), len(rows))
    for lines in range(max(most_lines(rows), least), max(least, 1) - 1, -1):
        stacks = stacks_of(table.rows[start : start + lines], table.width)
        yield _header(stacks, table, start + lines, period, decided)


def _fits(header: Header, table: WordTable) -> bool:
    roles = header.roles
    if roles.points.get(ReportColumn.INDICATOR, 0) < 20:
        return False
    if not _FURTHER & header.places.keys():
        return False
    may_be_target = any(ReportColumn.TARGET in parts for parts in roles.doubts.values())
    if header.years or ReportColumn.TARGET in header.places:
        return True
    if may_be_target:
        return roles.points[ReportColumn.INDICATOR] > OF_MEASURES
    return ReportColumn.FACT in header.places and _has_targets_in_words(header, table)


def _has_targets_in_words(header: Header, table: WordTable) -> bool:
    """«Протяжённость дорог – 3,2»: the target stands behind the indicator in one cell."""
    place = header.places[ReportColumn.INDICATOR]
    texts = [cell.text for row in table.rows[header.height :] for cell in row if cell.column == place.start]
    filled = [text for text in texts[:MOST] if text]
    return bool(filled) and sum(_FIGURE_AT_END.search(text) is not None for text in filled) > len(filled) / 2


def _header(
    stacks: Sequence[tuple[str, ...]],
    table: WordTable,
    height: int,
    period: Period | None,
    decided: Mapping[str, ReportColumn],
) -> Header:
    twins = twins_in(table.rows[:height])
    columns = _with_cells(list(_columns(stacks, twins, decided)), table.rows[height:])
    roles = assign(columns, period)
    parts = roles.taken()
    places = {role: column.place for role, column in roles.columns.items()}
    if roles.years and ReportColumn.TARGET not in places:
        places[ReportColumn.TARGET] = next(iter(roles.years.values())).place
    return Header(
        columns=tuple(columns),
        roles=roles,
        titles=tuple(map(" ".join, stacks)),
        height=height,
        period=period,
        places=places,
        years=tuple((year, column.place) for year, column in roles.years.items()),
        left=tuple((one.title, one.place) for one in columns if one.number not in parts),
        levels=tuple(
            one.number
            for one in columns
            if one.number not in parts and one.number not in roles.doubts and is_level(one)
        )[:MOST_LEVELS],
        _parts=parts,
    )


def _columns(
    stacks: Sequence[tuple[str, ...]], twins: AbstractSet[int], decided: Mapping[str, ReportColumn]
) -> Iterator[ReadColumn]:
    """Grid columns under one title are one column of the report; without a title its place names it.

    ``twins`` are grid columns where a title stands once more beside itself, in a cell of its own.
    """
    start, met = 0, set[str]()
    runs = accumulate(at in twins for at in range(len(stacks)))
    for number, ((lines, _), same) in enumerate(groupby(zip(stacks, runs, strict=True)), start=1):
        place = range(start, start + len(list(same)))
        start = place.stop
        column = column_of(number, place, lines, Cells())
        column = replace(column, is_twin=plain(column.title) in met)
        met.add(plain(column.title))
        part = decided.get(plain(column.title), decided.get(str(number)) if lines else None)
        yield replace(column, decided=part)


def _with_cells(columns: list[ReadColumn], rows: Iterable[Row]) -> list[ReadColumn]:
    """Counts into the columns what their cells hold; a heading's row says nothing of them."""
    at = {grid: column for column in columns for grid in column.place}
    looked_at = 0
    for row in rows:
        texts = filled(row)
        if len(texts) < 3 and len(row) > 3:
            continue
        looked_at += 1
        for cell in texts:
            if cell.column in at and cell.span <= len(at[cell.column].place):
                at[cell.column].cells.add(cell.text)
        if looked_at >= MOST:
            break
    return columns
