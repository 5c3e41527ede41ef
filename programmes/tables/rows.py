"""The rows of a report's table: headings, and measures with what stands in each of their columns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from domain.programme.document import HeadingKind
from domain.programme.numbering import UNNUMBERED
from domain.programme.outline import paths
from office.document import WordTable
from programmes.headings import depths
from programmes.tables.columns.column import ReportColumn
from programmes.tables.columns.levels import kind_of_level
from programmes.tables.going_on import goes_on_with
from programmes.tables.header import Header
from programmes.tables.numbers import NumberClaim, give_numbers, number_in_wording, numbers_below, read_number
from programmes.tables.row_cells import RowCells, read_cells, take_from_above
from programmes.tables.row_kinds import KnownRow, RowKind, known_rows, settle

MAX_NUMBER = 12
PART, TWO_INDICATORS = "part", "two_indicators"
_FIGURE_LINE = re.compile(r"(?:не (?:более|менее|ниже|выше) |[≤≥<>]=? ?)?\d[\d\s.,]*\D{0,14}", re.IGNORECASE)
_PRINTED = re.compile(r"\S*\d\S*|[а-яёa-z]\)?", re.IGNORECASE)
_NAME_LINE = re.compile(r"[^\W\d_]{3}")


@dataclass(slots=True)
class RawHeading:
    """``kind`` is said by the title of the column that it stands in, where there is one."""

    wording: str
    depth: int = 1
    kind: HeadingKind | None = None


@dataclass(slots=True)
class RawRow:
    """``number`` is unique within the report, ``printed`` what that has, ``own`` what the document has."""

    cells: RowCells
    known: KnownRow
    own: str = ""
    number: str = ""
    printed: str = ""

    def text(self, column: ReportColumn) -> str:
        return self.cells.text(column)

    @property
    def typed(self) -> str:
        """What the document prints as the number, whether people can type it («1-1», «2/1», «а)») or not."""
        text = self.cells.text(ReportColumn.NUMBER).strip().rstrip(".")
        is_short = len(text) <= MAX_NUMBER and _PRINTED.fullmatch(text) is not None
        return self.own or (text if is_short and ReportColumn.NUMBER not in self.cells.merged else "")

    @property
    def is_unnumbered(self) -> bool:
        """There is a column of numbers, and nothing in it beside this row, nor in its wording."""
        has_column = ReportColumn.NUMBER in self.cells.cells
        return has_column and not self.own and not self.cells.text(ReportColumn.NUMBER).strip(" -–—")


@dataclass(slots=True)
class RawMeasure:
    """The rows under one measure, in the report's order."""

    wording: str
    rows: list[RawRow] = field(default_factory=list)
    number: str = ""


Raw = RawHeading | RawMeasure
Part = tuple[int, WordTable, Header] | str
"""A table with its number and header, or a heading between tables."""


@dataclass(slots=True)
class ReadRows:
    """``raw`` in the report's order; ``known`` every row of the tables."""

    raw: list[Raw]
    known: list[KnownRow]

    def rows(self) -> Iterator[RawRow]:
        return (row for one in self.raw if isinstance(one, RawMeasure) for row in one.rows)


def read_rows(parts: Iterable[Part]) -> ReadRows:
    """Headings and measures of the report's tables, and of the headings between them.

    A measure merged over several rows has several indicators, numbered ``5.1``, ``5.2`` unless each has
    a number of its own.
    """
    ordered = [[part] if isinstance(part, str) else list(_known(*part)) for part in parts]
    known = [row for rows in ordered for row in rows if isinstance(row, KnownRow)]
    settle(known)
    reader = _Reader()
    for rows in ordered:
        for row in rows:
            reader.take(row)
    _nest(reader.found)
    _number(reader.found)
    return ReadRows(reader.found, known)


def _known(number: int, table: WordTable, header: Header) -> Iterable[KnownRow]:
    return known_rows(table.rows, header, table.width, number, titles=header.height)


@dataclass(slots=True)
class _Reader:
    found: list[Raw] = field(default_factory=list)
    above: RowCells | None = None
    levels: dict[int, str] = field(default_factory=dict)

    def take(self, row: KnownRow | str) -> None:
        if isinstance(row, str):
            self.found.append(RawHeading(row))
        elif row.kind is RowKind.HEADING:
            self.found.append(RawHeading(row.wording))
        elif row.kind in (RowKind.INDICATOR, RowKind.PART):
            self._take_indicator(row)

    def _take_indicator(self, row: KnownRow) -> None:
        cells = read_cells(row.row, row.header)
        row.fates = tuple(cells.fates)
        above = self.found[-1] if self.found else None
        if isinstance(above, RawMeasure) and (kind := self._goes_on_with(above, cells)) is not None:
            row.kind = kind
            return
        if self._say_levels(row, cells):
            above = None
        take_from_above(cells, self.above)
        self.above = cells
        if row.kind is RowKind.PART:
            cells.doubts.append(
                (PART, cells.text(ReportColumn.INDICATOR) or cells.text(ReportColumn.MEASURE))
            )
        if has_two_indicators(cells):
            cells.doubts.append((TWO_INDICATORS, cells.text(ReportColumn.INDICATOR)))
        if isinstance(above, RawMeasure) and _goes_on(cells):
            number = cells.text(ReportColumn.NUMBER)
            is_own = ReportColumn.NUMBER not in cells.merged
            above.rows.append(RawRow(cells, row, read_number(number) if is_own else ""))
            return
        wording = cells.text(ReportColumn.MEASURE) or cells.text(ReportColumn.INDICATOR)
        own = read_number(cells.text(ReportColumn.NUMBER))
        if not own and not cells.text(ReportColumn.NUMBER):
            own = number_in_wording(wording)
        self.found.append(RawMeasure(wording, [RawRow(cells, row, own)]))

    def _goes_on_with(self, above: RawMeasure, cells: RowCells) -> RowKind | None:
        """A measure that is called by its indicator is called by the whole of its name."""
        last = above.rows[-1].cells
        name = last.text(ReportColumn.INDICATOR)
        kind = goes_on_with(last, cells)
        above.wording = last.text(ReportColumn.INDICATOR) if above.wording == name else above.wording
        return kind

    def _say_levels(self, row: KnownRow, cells: RowCells) -> bool:
        """Headings of the row's own columns, where they are others than those above: whether any is."""
        changed = [level for level, text in sorted(cells.levels.items()) if self.levels.get(level) != text]
        if not changed:
            return False
        kept = {level: text for level, text in self.levels.items() if level < changed[0]}
        said = {level: text for level, text in sorted(cells.levels.items()) if level >= changed[0]}
        self.levels = kept | said
        for at, (level, text) in enumerate(said.items(), start=len(kept) + 1):
            number = row.header.levels[level - 1]
            title = next(one.title for one in row.header.columns if one.number == number)
            self.found.append(RawHeading(" ".join(text.split()), at, kind_of_level(title)))
        return True


def has_two_indicators(cells: RowCells) -> bool:
    """As many lines of figures as of names: two rows that somebody typed into one."""
    names = [line for line in cells.text(ReportColumn.INDICATOR).split("\n") if line.strip()]
    for part in (ReportColumn.TARGET, ReportColumn.FACT):
        figures = [line for line in cells.text(part).split("\n") if line.strip()]
        both = len(figures) == len(names) > 1 and not cells.by_year
        if both and all(map(_FIGURE_LINE.fullmatch, figures)) and all(map(_NAME_LINE.search, names)):
            return True
    return False


def _goes_on(cells: RowCells) -> bool:
    """A further indicator of the measure above: its cell is merged with that one, or left empty."""
    if ReportColumn.MEASURE in cells.cells:
        return ReportColumn.MEASURE in cells.merged or not (
            cells.text(ReportColumn.MEASURE) or cells.text(ReportColumn.NUMBER)
        )
    return ReportColumn.NUMBER in cells.merged


def _number(found: Sequence[Raw]) -> None:
    """Rows of one measure that share its number get ``.1``, ``.2`` behind it."""
    placed = list(_placed(found))
    sharing = [len(measure.rows) > 1 and not all(row.own for row in measure.rows) for measure, _ in placed]
    claims = [
        claim
        for (measure, above), share in zip(placed, sharing, strict=True)
        for claim in _claims(measure, above, share)
    ]
    given = iter(give_numbers(claims))
    used = {claim.own for claim in claims}
    for (measure, _), share in zip(placed, sharing, strict=True):
        if share:
            measure.number, number = next(given)
            below = numbers_below(number, len(measure.rows), used)
            for row, one in zip(measure.rows, below, strict=True):
                row.number, row.printed = one, measure.number
            _leave_unnumbered(measure.rows, measure.rows[:1])
            continue
        for row in measure.rows:
            printed, row.number = next(given)
            row.printed = row.typed or printed
        measure.number = measure.rows[0].printed
        for row in measure.rows:
            _leave_unnumbered([row], [row])


def _leave_unnumbered(rows: Iterable[RawRow], telling: Iterable[RawRow]) -> None:
    """The report prints no number where the document's column of numbers is empty."""
    if all(row.is_unnumbered for row in telling):
        for row in rows:
            row.printed = UNNUMBERED


def _claims(measure: RawMeasure, above: tuple[str, ...], share: bool) -> Iterator[NumberClaim]:
    for row in measure.rows[:1] if share else measure.rows:
        yield NumberClaim(row.own, above, is_part=row.known.kind is RowKind.PART)


def _placed(found: Sequence[Raw]) -> Iterator[tuple[RawMeasure, tuple[str, ...]]]:
    """Every measure with the headings over it."""
    over = paths(raw.depth if isinstance(raw, RawHeading) else 0 for raw in found)
    for raw, path in zip(found, over, strict=True):
        if isinstance(raw, RawMeasure):
            headings = (found[place] for place in path)
            yield raw, tuple(one.wording for one in headings)


def _nest(found: Sequence[Raw]) -> None:
    """Those that a column says have their depth already."""
    if any(isinstance(one, RawHeading) and one.kind is not None for one in found):
        return
    runs = [list(same) for is_heading_run, same in groupby(found, _is_raw_heading) if is_heading_run]
    for run, deep in zip(runs, depths([[one.wording for one in run] for run in runs]), strict=True):
        for one, depth in zip(run, deep, strict=True):
            assert isinstance(one, RawHeading)
            one.depth = depth


def _is_raw_heading(raw: Raw) -> bool:
    return isinstance(raw, RawHeading)
