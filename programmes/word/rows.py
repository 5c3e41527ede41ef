"""The rows of a report's table: headings, and measures with what stands in each of their columns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from domain.figures.targets import TargetKind, read_targets
from domain.programme.numbering import unique_numbers
from domain.programme.outline import paths
from office.document import WordTable
from programmes.word.columns import Header, Row, is_numbers_row
from programmes.word.headings import depths
from programmes.word.titles import ReportColumn, column_of

_HEADING = re.compile(
    r"([\d.]{1,12}\s{0,9})?(задач[аи]|раздел|подраздел|цель|подпрограмма|направление)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:№\s*)?([0-9]{1,6}(?:\.[0-9]{1,6}){0,5}[а-яё]?|[IVXLC]{1,7})\s*[.)]?")
_WORD = re.compile(r"[^\W\d_]{3}")
_LAST = re.compile(r"([0-9]+)[а-яё]?$")


@dataclass(slots=True)
class RawHeading:
    wording: str
    depth: int = 1


@dataclass(slots=True)
class RawRow:
    """``number`` is unique within the report, ``printed`` as the report has it.

    ``cells`` lack the columns the report lacks. ``left`` holds what stands in columns that are not taken, by
    their titles.
    """

    number: str
    printed: str
    cells: dict[ReportColumn, str]
    left: dict[str, str]

    def text(self, column: ReportColumn) -> str:
        return self.cells.get(column, "")


@dataclass(slots=True)
class RawMeasure:
    """The rows under one measure, in the report's order."""

    number: str
    wording: str
    rows: list[RawRow] = field(default_factory=list)


Raw = RawHeading | RawMeasure


def is_heading(text: str) -> bool:
    """Whether the text calls itself a task, a section or the like."""
    return _HEADING.match(text) is not None


def has_own_titles(table: WordTable, header: Header) -> bool:
    """Whether a table as wide as the report's begins with titles and not with an indicator.

    There the number's place holds a word or «№ п/п», the target's no target: «Объём финансирования».
    """
    rows = (row for row in table.rows if not _says_nothing(row, header))
    first = next((row for row in rows if not _heading(row, header, table.width)), ())
    cells, _ = _cells(first, header)
    number, target = cells.get(ReportColumn.NUMBER, ""), cells[ReportColumn.TARGET]
    is_numbered = _NUMBER.fullmatch(number) or not (_WORD.match(number) or _is_title(number))
    return not is_numbered and (_is_title(target) or _is_unreadable(target))


def _is_title(text: str) -> bool:
    return column_of((text,)) is not ReportColumn.OTHER


def _is_unreadable(target: str) -> bool:
    every = read_targets(target).every
    return every is not None and every.kind is TargetKind.UNREADABLE


def read_rows(parts: Iterable[tuple[WordTable, Header] | str]) -> list[Raw]:
    """Headings and measures of the report's tables, and of the headings between them.

    A measure merged over several rows has several indicators, numbered ``5.1``, ``5.2`` unless each has
    a number of its own. A missing number counts on from the one before.
    """
    reader = _Reader()
    for part in parts:
        if isinstance(part, str):
            reader.found.append(RawHeading(part))
        else:
            reader.take_table(*part)
    for measure in reader.measures():
        _number_indicators(measure)
    _nest(reader.found)
    _make_unique(reader.found)
    return reader.found


@dataclass(slots=True)
class _Reader:
    found: list[Raw] = field(default_factory=list)
    last: str = "0"
    above: dict[ReportColumn, str] = field(default_factory=dict)

    def measures(self) -> Iterator[RawMeasure]:
        return (raw for raw in self.found if isinstance(raw, RawMeasure))

    def take_table(self, table: WordTable, header: Header) -> None:
        width = table.width
        for row in table.rows[header.height :]:
            self.take(row, header, width)

    def take(self, row: Row, header: Header, width: int) -> None:
        if _says_nothing(row, header):
            return
        wording = _heading(row, header, width)
        if wording:
            self.found.append(RawHeading(wording))
        else:
            self._take_indicator(row, header)

    def _take_indicator(self, row: Row, header: Header) -> None:
        cells, merged = _cells(row, header)
        above = self.found[-1] if self.found else None
        if merged:
            cells |= {column: self.above.get(column, "") for column in merged}
        self.above = cells
        if isinstance(above, RawMeasure) and _goes_on(cells, merged):
            own = {ReportColumn.NUMBER} - merged and _NUMBER.fullmatch(cells.get(ReportColumn.NUMBER, ""))
            number = self._number(cells) if own else ""
            above.rows.append(RawRow(number, number or above.number, cells, header.left_in(row)))
            return
        number = self._number(cells)
        wording = cells.get(ReportColumn.MEASURE) or cells.get(ReportColumn.INDICATOR, "")
        self.found.append(RawMeasure(number, wording, [RawRow(number, number, cells, header.left_in(row))]))

    def _number(self, cells: dict[ReportColumn, str]) -> str:
        typed = _NUMBER.fullmatch(cells.get(ReportColumn.NUMBER, ""))
        self.last = (
            typed[1] if typed is not None else _LAST.sub(lambda found: str(int(found[1]) + 1), self.last)
        )
        return self.last


def _number_indicators(measure: RawMeasure) -> None:
    """Several indicators of a measure that share its number get ``.1``, ``.2`` behind it."""
    if not all(row.number for row in measure.rows):
        for index, row in enumerate(measure.rows, start=1):
            row.number, row.printed = f"{measure.number}.{index}", measure.number


def _make_unique(found: Sequence[Raw]) -> None:
    """A number met again (each section counts from 1) has its section before it."""
    placed = list(_placed(found))
    numbers = unique_numbers((row.number, above) for row, above in placed)
    for (row, _), number in zip(placed, numbers, strict=True):
        row.number = number


def _placed(found: Sequence[Raw]) -> Iterator[tuple[RawRow, tuple[str, ...]]]:
    """Every row with the headings over it."""
    over = paths(raw.depth if isinstance(raw, RawHeading) else 0 for raw in found)
    for raw, path in zip(found, over, strict=True):
        if isinstance(raw, RawMeasure):
            wordings = tuple(found[place].wording for place in path)
            yield from ((row, wordings) for row in raw.rows)


def _nest(found: Iterable[Raw]) -> None:
    runs = [list(same) for is_heading_run, same in groupby(found, _is_raw_heading) if is_heading_run]
    for run, deep in zip(runs, depths([[one.wording for one in run] for run in runs]), strict=True):
        for one, depth in zip(run, deep, strict=True):
            assert isinstance(one, RawHeading)
            one.depth = depth


def _is_raw_heading(raw: Raw) -> bool:
    return isinstance(raw, RawHeading)


def _heading(row: Row, header: Header, width: int) -> str:
    """The wording of a heading row; empty for an indicator's row.

    A heading is one text merged over the columns (a number may stand before it), or a text alone in its
    row that calls itself a task or section or stands in the number column.
    """
    filled = [cell for cell in row if cell.text]
    if any(cell.continues for cell in row):
        return ""
    last = filled[-1]
    numbered = len(filled) == 2 and _NUMBER.fullmatch(filled[0].text) is not None
    if len(filled) == 1 or numbered:
        wording = " ".join(cell.text for cell in filled)
        if last.span >= max(2, width - 2) or _HEADING.match(wording):
            return wording
        first = header.column_of(last) is ReportColumn.NUMBER and _NUMBER.fullmatch(last.text) is None
        return wording if first and not numbered else ""
    return ""


def _says_nothing(row: Row, header: Header) -> bool:
    return not any(cell.text for cell in row) or is_numbers_row(row) or _repeats(row, header)


def _repeats(row: Row, header: Header) -> bool:
    """The titles again, on a later page."""
    return all(cell.text == header.titles[cell.column] for cell in row if cell.text)


def _goes_on(cells: dict[ReportColumn, str], merged: set[ReportColumn]) -> bool:
    """A further indicator of the measure above: its cell is merged with that one, or left empty."""
    if ReportColumn.MEASURE in cells:
        return ReportColumn.MEASURE in merged or not (
            cells[ReportColumn.MEASURE] or cells.get(ReportColumn.NUMBER)
        )
    return ReportColumn.NUMBER in merged


def _cells(row: Row, header: Header) -> tuple[dict[ReportColumn, str], set[ReportColumn]]:
    """What stands in each column, and the columns merged with the row above."""
    cells = dict.fromkeys(header.places, "")
    merged = set()
    for cell in row:
        column = header.column_of(cell)
        if column is not None and not cells[column]:
            cells[column] = cell.text
            merged |= {column} if cell.continues else set()
    if header.years:
        cells[ReportColumn.TARGET] = header.targets_by_year(row)
    return cells, merged
