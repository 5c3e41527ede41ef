"""What stands in each column of an indicator's row, and what became of each of its cells."""

import re
from dataclasses import dataclass, field

from domain.programme.ledger import Fate, LedgerCell, WhyLeft
from office.document import WordCell
from programmes.tables.columns.column import ReadColumn, ReportColumn
from programmes.tables.header import Header
from programmes.tables.title_lines import Row, share

_PLACEHOLDER = re.compile(
    r"(?:место для ввода (?:текста|даты)|выберите элемент|введите текст|choose an item"
    r"|click (?:or tap )?here to enter (?:text|a date))\.?",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"[\s\-–—xх*]*", re.IGNORECASE)
_DITTO = re.compile(r"[-–—=\s]*(?://|[\"»„“”〃]|'')[-–—=\s]*|то же|там же", re.IGNORECASE)
FIGURES = frozenset({ReportColumn.TARGET, ReportColumn.FACT, ReportColumn.BASE})
LEVEL = "level"
SPANS, SECOND_TEXT, MERGED_FIGURE = "spans", "second_text", "merged_figure"


def is_nothing(text: str) -> bool:
    """«-», «х»: a cell that says that there is nothing."""
    return _NOTHING.fullmatch(text) is not None


@dataclass(slots=True)
class RowCells:
    """``merged`` are the parts that go on from the row above; ``doubts`` what is asked, with the text.

    ``levels`` are the headings over it that the row itself says, by their level.
    """

    cells: dict[ReportColumn, str]
    by_year: dict[int, str] = field(default_factory=dict)
    merged: set[ReportColumn] = field(default_factory=set)
    left: dict[str, str] = field(default_factory=dict)
    levels: dict[int, str] = field(default_factory=dict)
    doubts: list[tuple[str, str]] = field(default_factory=list)
    fates: list[LedgerCell] = field(default_factory=list)

    def text(self, column: ReportColumn) -> str:
        return self.cells.get(column, "")


def read_cells(row: Row, header: Header) -> RowCells:
    """A figure is taken from a cell of its own column only; what fits nowhere is left with its reason."""
    found = RowCells(dict.fromkeys(header.places, ""))
    for cell in row:
        column = header.column_at(cell)
        part = header.part_of(column)
        if cell.continues:
            found.merged |= {part} if part is not None else set()
        elif cell.text:
            found.fates.append(_take(found, cell, column, part, header))
    _join_years(found, header)
    return found


def _take(
    found: RowCells, cell: WordCell, column: ReadColumn | None, part: ReportColumn | None, header: Header
) -> LedgerCell:
    if column is not None and (level := header.level_of(column)) and not is_nothing(cell.text):
        found.levels[level] = cell.text
        return LedgerCell(column.number, cell.text, Fate.HEADING, LEVEL)
    why = _why_not(found, cell, column, part, header)
    number = column.number if column else cell.column + 1
    role = "" if part is None else part.value
    if why is not WhyLeft.NONE or part is None:
        return LedgerCell(number, cell.text, Fate.LEFT, role, why)
    if part not in FIGURES and part is not ReportColumn.NUMBER and _DITTO.fullmatch(cell.text.strip()):
        found.merged.add(part)
        return LedgerCell(number, cell.text, Fate.TAKEN, role)
    years = [year for year, place in header.years if share(cell, place) > 0.5]
    if years:
        found.by_year.update(dict.fromkeys(years, cell.text))
    else:
        found.cells[part] = cell.text
    return LedgerCell(number, cell.text, Fate.TAKEN, role)


def _why_not(
    found: RowCells, cell: WordCell, column: ReadColumn | None, part: ReportColumn | None, header: Header
) -> WhyLeft:
    """Why a cell is not taken; what is doubtful is noted."""
    if _PLACEHOLDER.fullmatch(cell.text.strip()):
        return WhyLeft.PLACEHOLDER
    if _is_over_figures(cell, header):
        if not is_nothing(cell.text):
            found.doubts.append((SPANS, cell.text))
        return WhyLeft.SPANS
    if column is None:
        return WhyLeft.UNKNOWN
    if part is None:
        found.left[column.title] = cell.text
        return header.why_left(column)
    if found.cells[part] and not any(share(cell, place) > 0.5 for _, place in header.years):
        found.doubts.append((SECOND_TEXT, cell.text))
        return WhyLeft.SECOND_IN_CELL
    return WhyLeft.NONE


def _is_over_figures(cell: WordCell, header: Header) -> bool:
    """Merged over several columns, one of figures among them: whose figure it is, nobody knows."""
    if cell.span == 1:
        return False
    covered = header.covered(cell)
    parts = {header.part_of(column) for column in covered}
    return len(covered) > 1 and bool(parts & FIGURES)


def _join_years(found: RowCells, header: Header) -> None:
    """«2022 год – 4⏎2023 год – 3», put together out of the years' columns."""
    if header.years:
        entries = (f"{year} год – {found.by_year[year]}" for year, _ in header.years if year in found.by_year)
        found.cells[ReportColumn.TARGET] = "\n".join(entries)


def take_from_above(own: RowCells, above: RowCells | None) -> None:
    """A cell merged with the one above holds the same words; a figure so merged is nobody's.

    Where a part of its column goes on and another has a text of its own, that stays, and is asked about.
    """
    for part in sorted(own.merged):
        text = above.text(part) if above is not None else ""
        if part not in FIGURES and own.text(part) and text:
            own.doubts.append((SECOND_TEXT, text))
        elif part not in FIGURES:
            own.cells[part] = text
        elif text and not is_nothing(text) and above is not None:
            for one in (above, own):
                if not any(code == MERGED_FIGURE for code, _ in one.doubts):
                    one.doubts.append((MERGED_FIGURE, text))
