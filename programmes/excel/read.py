"""The rows of an uploaded workbook: cells as texts with their places, nothing else believed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import islice
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils import get_column_letter

from domain.programme.file_problems import FileProblem, FileProblemKind, FileProblems
from office.container import check_workbook
from office.raised import lowered, raised, without_marks
from office.sheets.package import merged_cells
from office.unreadable import Unreadable
from programmes.excel.cells import LONGEST, lines_of, meant
from programmes.excel.sheets import INSTRUCTIONS, QUESTIONS, SHEETS, Sheet, SheetColumn
from programmes.plain.nearest import nearest
from programmes.plain.nodes import FileNode, Place
from programmes.unreadable import UnreadableFile, refusing_bad_files

MAX_ROWS = 5_000
MAX_EMPTY_ROWS = 50_000
MAX_COLUMNS = 60
HEADER_WITHIN = 10
"""Filled rows in which the titles are looked for."""
MOST_CELLS = 12
"""That one sentence names."""
_DECIMALS = re.compile(r"[#,]*0\.(0{1,10})%?")


@dataclass(frozen=True, slots=True)
class Row:
    """``cells`` are those that say something, by column key; ``place`` is the row's first cell."""

    place: Place
    cells: dict[str, FileNode]

    def text(self, key: str) -> str:
        """Without blanks around it: for names, numbers and words."""
        node = self.cells.get(key)
        return node.content.strip() if node is not None and isinstance(node.content, str) else ""


def read_sheets(content: bytes) -> dict[str, list[Row]]:
    """The rows of every sheet by its name; without «Вопросы» where there is no such sheet.

    ``UnreadableFile`` where the workbook is none or is not safe, ``FileProblems`` with what is wrong in
    its cells.
    """
    with refusing_bad_files():
        check_workbook(content)
    try:
        return _Reader().read(content)
    except FileProblems:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part leads it to
        raise UnreadableFile(Unreadable.DAMAGED) from error


class _Reader:
    """``notes`` are the cells around a sheet's table, by its name: one problem says them all."""

    def __init__(self) -> None:
        self.problems: list[FileProblem] = []
        self.notes: dict[str, list[str]] = {}
        self.told: set[tuple[str, int]] = set()

    def read(self, content: bytes) -> dict[str, list[Row]]:
        workbook = openpyxl.load_workbook(BytesIO(content), read_only=True, keep_links=False, rich_text=True)
        try:
            names = {_plain(name): name for name in workbook.sheetnames}
            found = {sheet.name: self._sheet(workbook, names, sheet) for sheet in SHEETS}
            if _plain(QUESTIONS.name) not in names:
                del found[QUESTIONS.name]
            self._unknown(workbook)
        finally:
            workbook.close()
        self._merged(content)
        for name, cells in self.notes.items():
            self._note(FileProblemKind.NOTE_BESIDE, Place(sheet=name), _some(cells))
        if self.problems:
            raise FileProblems(tuple(self.problems[:100]))
        return found

    def _sheet(self, workbook: Any, names: Mapping[str, str], sheet: Sheet) -> list[Row]:
        name = names.get(_plain(sheet.name))
        if name is None:
            if sheet.needed:
                self._note(FileProblemKind.MISSING_SHEET, Place(sheet=sheet.name), sheet.name)
            return []
        rows = _filled(workbook[name], sheet.name)
        header = self._header(sheet, rows)
        if header is None:
            return []
        columns = self._columns(sheet, *header)
        return [row for row in (self._row(sheet, columns, *found) for found in rows) if row.cells]

    def _header(self, sheet: Sheet, rows: Iterator[tuple[int, list[Any]]]) -> tuple[int, list[Any]] | None:
        """The first row that has titles of the sheet's; whatever stands above it is none of the table."""
        titles = {_plain(column.title) for column in sheet.columns}
        above: list[str] = []
        for line, cells in islice(rows, HEADER_WITHIN):
            filled = [at for at, cell in enumerate(cells) if cell.value is not None]
            if sum(_plain(cells[at].value) in titles for at in filled) >= min(2, len(titles) - 1):
                if above:
                    self.notes.setdefault(sheet.name, []).extend(above)
                return line, cells
            above += [_place(sheet, line, at).cell for at in filled]
        if above or sheet.needed:
            needed = ", ".join(f"«{column.title}»" for column in sheet.columns if column.needed)
            self._note(FileProblemKind.NO_HEADER, Place(sheet=sheet.name), "", needed)
        return None

    def _columns(self, sheet: Sheet, line: int, cells: list[Any]) -> dict[int, SheetColumn]:
        """The columns by their place, told by their titles; a renamed one stays what it was."""
        titles = {_plain(column.title): column for column in sheet.columns}
        named = [(at, titles.pop(_plain(cell.value), None)) for at, cell in enumerate(cells) if cell.value]
        found = {at: column for at, column in named if column is not None}
        unknown = [at for at, column in named if column is None]
        missing = [column for column in titles.values() if column.needed]
        self.told.update((sheet.name, at) for at in unknown)
        if len(unknown) == len(missing) == 1:
            at, column = unknown[0], missing[0]
            place, title = _place(sheet, line, at), str(cells[at].value)
            self._note(FileProblemKind.RENAMED_COLUMN, place, title, column.title)
            return {**found, at: column}
        for at in unknown:
            place, near = _place(sheet, line, at), _like(cells[at], titles)
            self._note(FileProblemKind.UNKNOWN_COLUMN, place, str(cells[at].value), near)
        for column in missing:
            self._note(FileProblemKind.MISSING_COLUMN, Place(sheet=sheet.name), column.title)
        return found

    def _merged(self, content: bytes) -> None:
        """Of merged cells only the first says anything."""
        known = {_plain(sheet.name): sheet.name for sheet in SHEETS}
        for name, cells in merged_cells(content).items():
            if _plain(name) in known:
                self._note(FileProblemKind.MERGED_CELLS, Place(sheet=known[_plain(name)]), _some(cells))

    def _row(self, sheet: Sheet, columns: dict[int, SheetColumn], line: int, cells: list[Any]) -> Row:
        found: dict[str, FileNode] = {}
        if self._is_note(columns, cells):
            self.notes.setdefault(sheet.name, []).append(_place(sheet, line, 0).cell)
            return Row(_place(sheet, line, 0), {})
        for at, cell in enumerate(cells):
            place = _place(sheet, line, at)
            if cell.value is not None and at not in columns:
                self._beside(sheet, at, place)
                continue
            text = "" if cell.value is None else self._text(cell, columns.get(at), place)
            if text and not columns[at].is_told:
                found[columns[at].key] = self._node(columns[at], text, place)
        return Row(_place(sheet, line, 0), found)

    def _is_note(self, columns: dict[int, SheetColumn], cells: list[Any]) -> bool:
        """A single text in the column that says what a row is, and no word of that: «Составил: …»."""
        filled = [at for at, cell in enumerate(cells) if cell.value is not None]
        column = columns.get(filled[0]) if len(filled) == 1 else None
        is_kind = column is not None and column.needed and bool(column.words)
        return column is not None and is_kind and _plain(cells[filled[0]].value) not in column.values

    def _beside(self, sheet: Sheet, at: int, place: Place) -> None:
        """A column that was told already is not told again, cell by cell."""
        if (sheet.name, at) not in self.told:
            self.notes.setdefault(sheet.name, []).append(place.cell)

    def _node(self, column: SheetColumn, text: str, place: Place) -> FileNode:
        if column.is_list:
            return FileNode(place, [FileNode(place, meant(line)) for line in lines_of(text)])
        if not column.words:
            return FileNode(place, text if column.is_raw else meant(text))
        value = column.values.get(_plain(text))
        if value is None:
            works = nearest(text, column.words.values()) or ", ".join(column.words.values())
            self._note(FileProblemKind.NOT_ONE_OF, place, text, works)
        return FileNode(place, value or "")

    def _text(self, cell: Any, column: SheetColumn | None, place: Place) -> str:
        value = as_seen(cell.value)
        if cell.data_type == "f" and column is not None and column.is_formula:
            return str(getattr(value, "text", value))
        if cell.data_type == "f":
            return self._refused(FileProblemKind.FORMULA_IN_CELL, place, getattr(value, "text", value))
        if cell.data_type == "e":
            return self._refused(FileProblemKind.ERROR_IN_CELL, place, value)
        if isinstance(value, bool):
            return "да" if value else "нет"
        if isinstance(value, int | float):
            return _number(value, str(cell.number_format), "." if column and column.with_point else ",")
        if isinstance(value, date | time | timedelta):
            return self._day(value, column, place)
        if len(value) > LONGEST:
            return self._refused(FileProblemKind.TOO_LONG, place, len(value), str(LONGEST))
        return str(value)

    def _day(self, value: date | time | timedelta, column: SheetColumn | None, place: Place) -> str:
        if column is not None and column.is_day and isinstance(value, date):
            return (value.date() if isinstance(value, datetime) else value).isoformat()
        seen = f"{value:%d.%m.%Y}" if isinstance(value, date) else value
        return self._refused(FileProblemKind.DATE_IN_CELL, place, seen)

    def _refused(self, kind: FileProblemKind, place: Place, got: object, suggestion: str = "") -> str:
        self._note(kind, place, str(got), suggestion)
        return ""

    def _unknown(self, workbook: Any) -> None:
        """A sheet that nobody reads would be lost."""
        missing = {sheet.name for sheet in SHEETS} - set(workbook.sheetnames)
        known = {_plain(name) for name in (INSTRUCTIONS, *(sheet.name for sheet in SHEETS))}
        for name in workbook.sheetnames:
            if _plain(name) in known:
                continue
            if next(_filled(workbook[name], name), None) is not None:
                self._note(FileProblemKind.UNKNOWN_SHEET, Place(sheet=name), name, nearest(name, missing))

    def _note(self, kind: FileProblemKind, place: Place, got: str, suggestion: str = "") -> None:
        problem = FileProblem(
            place.line, "", kind, got[:200], suggestion, place.column, place.sheet, place.cell
        )
        self.problems.append(problem)
        if len(self.problems) >= 100:
            raise FileProblems(tuple(self.problems))


def _filled(sheet: Any, name: str) -> Iterator[tuple[int, list[Any]]]:
    """Rows with anything in them, and their numbers; ``FileProblems`` for more than a programme has."""
    sheet.reset_dimensions()
    filled = 0
    for line, cells in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), start=1):
        some = any(cell.value is not None for cell in cells)
        filled += some
        if filled > MAX_ROWS or line > MAX_EMPTY_ROWS:
            problem = FileProblem(
                line, "", FileProblemKind.TOO_MANY_ROWS, "", str(MAX_ROWS), 1, name, f"A{line}"
            )
            raise FileProblems((problem,))
        if some:
            yield line, cells


def as_seen(value: Any) -> Any:
    """A cell of several fonts as its reader sees it: what is struck is gone, a raised digit is a mark."""
    if not isinstance(value, CellRichText):
        return value
    return without_marks("".join(map(_piece, value)))


def _piece(piece: "str | TextBlock") -> str:
    if isinstance(piece, str):
        return piece
    if piece.font.strike:
        return ""
    shifted = {"superscript": raised, "subscript": lowered}.get(piece.font.vertAlign or "")
    return shifted(piece.text) if shifted else str(piece.text)


def _place(sheet: Sheet, line: int, at: int) -> Place:
    return Place(line, at + 1, sheet.name, f"{get_column_letter(at + 1)}{line}")


def _some(cells: Sequence[str]) -> str:
    """Of many the first ones and the last."""
    few = cells if len(cells) <= MOST_CELLS else [*cells[: MOST_CELLS - 1], "…", cells[-1]]
    return ", ".join(few)


def _plain(title: object) -> str:
    return " ".join(str(title).lower().replace("ё", "е").split())


def _like(cell: Any, titles: dict[str, SheetColumn]) -> str:
    near = nearest(_plain(cell.value), titles)
    return titles[near].title if near else ""


def _number(value: float, shown_as: str, point: str) -> str:
    """As the cell shows it: «8,00», «50 %»; a whole number has no point."""
    is_percent = shown_as.endswith("%")
    exact = Decimal(repr(value)) * (100 if is_percent else 1)
    decimals = _DECIMALS.fullmatch(shown_as)
    if decimals and round(exact, len(decimals[1])) == exact:
        text = f"{exact:.{len(decimals[1])}f}"
    else:
        text = f"{exact:f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", point) + (" %" if is_percent else "")
