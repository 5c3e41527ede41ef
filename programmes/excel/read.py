"""The rows of an uploaded workbook: cells as texts with their places, nothing else believed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils import get_column_letter

from domain.programme.file_problems import FileProblem, FileProblemKind, FileProblems
from office.container import check_workbook
from office.raised import lowered, raised, without_marks
from office.unreadable import Unreadable
from programmes.excel.cells import LONGEST, lines_of, meant
from programmes.excel.sheets import INSTRUCTIONS, QUESTIONS, SHEETS, Sheet, SheetColumn
from programmes.plain.nearest import nearest
from programmes.plain.nodes import FileNode, Place
from programmes.unreadable import UnreadableFile, refusing_bad_files

MAX_ROWS = 5_000
MAX_EMPTY_ROWS = 50_000
MAX_COLUMNS = 60
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
    def __init__(self) -> None:
        self.problems: list[FileProblem] = []

    def read(self, content: bytes) -> dict[str, list[Row]]:
        workbook = openpyxl.load_workbook(BytesIO(content), read_only=True, keep_links=False, rich_text=True)
        try:
            found = {sheet.name: self._sheet(workbook, sheet) for sheet in SHEETS}
            if QUESTIONS.name not in workbook.sheetnames:
                del found[QUESTIONS.name]
            self._unknown(workbook)
        finally:
            workbook.close()
        if self.problems:
            raise FileProblems(tuple(self.problems[:100]))
        return found

    def _sheet(self, workbook: Any, sheet: Sheet) -> list[Row]:
        if sheet.name not in workbook.sheetnames:
            if sheet.needed:
                self._note(FileProblemKind.MISSING_SHEET, Place(sheet=sheet.name), sheet.name)
            return []
        rows = _filled(workbook[sheet.name], sheet.name)
        header = next(rows, None)
        columns = self._columns(sheet, header)
        return [row for row in (self._row(sheet, columns, *found) for found in rows) if row.cells]

    def _columns(self, sheet: Sheet, header: "tuple[int, list[Any]] | None") -> dict[int, SheetColumn]:
        """The columns by their place, told by their titles."""
        titles = {_plain(column.title): column for column in sheet.columns}
        found: dict[int, SheetColumn] = {}
        line, cells = header or (1, [])
        for at, cell in enumerate(cells):
            if cell.value is None:
                continue
            column = titles.pop(_plain(cell.value), None)
            if column is None:
                self._note(
                    FileProblemKind.UNKNOWN_COLUMN,
                    _place(sheet, line, at),
                    str(cell.value),
                    _like(cell, titles),
                )
            else:
                found[at] = column
        for column in titles.values():
            if column.needed:
                self._note(FileProblemKind.MISSING_COLUMN, _place(sheet, line, 0), column.title)
        return found

    def _row(self, sheet: Sheet, columns: dict[int, SheetColumn], line: int, cells: list[Any]) -> Row:
        found: dict[str, FileNode] = {}
        for at, cell in enumerate(cells):
            place = _place(sheet, line, at)
            text = "" if cell.value is None else self._text(cell, columns.get(at), place)
            if text.strip() and at not in columns:
                self._note(FileProblemKind.UNKNOWN_COLUMN, place, text)
            elif text and not columns[at].is_told:
                found[columns[at].key] = self._node(columns[at], text, place)
        return Row(_place(sheet, line, 0), found)

    def _node(self, column: SheetColumn, text: str, place: Place) -> FileNode:
        if column.is_list:
            return FileNode(place, [FileNode(place, meant(line)) for line in lines_of(text)])
        if not column.words:
            return FileNode(place, text if column.is_raw else meant(text))
        value = column.values.get(" ".join(text.lower().split()))
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
        return self._refused(FileProblemKind.DATE_IN_CELL, place, value)

    def _refused(self, kind: FileProblemKind, place: Place, got: object, suggestion: str = "") -> str:
        self._note(kind, place, str(got), suggestion)
        return ""

    def _unknown(self, workbook: Any) -> None:
        """A sheet that nobody reads would be lost."""
        known = {sheet.name for sheet in SHEETS}
        for name in workbook.sheetnames:
            if name in known or name == INSTRUCTIONS:
                continue
            if next(_filled(workbook[name], name), None) is not None:
                self._note(FileProblemKind.UNKNOWN_SHEET, Place(sheet=name), name, nearest(name, known))

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
