"""The rows of a programme's workbook, drawn: headers that stay, widths, lists to choose from.

Every cell is written as text, so nothing that a document says can become a formula.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from domain.programme.file_problems import FileProblem, FileProblemKind, FileProblems
from programmes.excel.cells import LONGEST, written, written_list
from programmes.excel.questions import answers_offered
from programmes.excel.rows import BARE
from programmes.excel.sheets import (
    ENTRIES,
    EXECUTORS,
    INSTRUCTIONS,
    PERIOD_KINDS,
    PROGRAMME,
    QUESTIONS,
    SHEETS,
    Sheet,
    SheetColumn,
)

SPARE_ROWS = 500
"""Rows below the last one in which the lists are offered too."""
_HEADER = {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#DCE6F1", "border": 1}
_CELL = {"text_wrap": True, "valign": "top", "num_format": "@"}
_TO_FILL_IN = {"bg_color": "#FFF2CC", "border": 1}
_LINE, _MOST_LINES = 15, 20
"""Of a row, in points: not every program computes heights when it opens a file."""
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def draw(rows: Mapping[str, Sequence[Mapping[str, Any]]], instructions: Sequence[str]) -> bytes:
    """The workbook's bytes; ``FileProblems`` where a text is longer than a cell can be."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as workbook:
        header, cell = workbook.add_format(_HEADER), workbook.add_format(_CELL)
        _instructions(workbook, instructions, cell)
        for sheet in SHEETS:
            drawn = workbook.add_worksheet(sheet.name)
            _frame(drawn, sheet, header, cell)
            for at, row in enumerate(rows[sheet.name], start=1):
                texts = _texts(sheet, at, row)
                drawn.set_row(at, _height(sheet, texts))
                for place, text in enumerate(texts):
                    if text:
                        drawn.write_string(at, place, text, cell)
            _lists(drawn, sheet, len(rows[sheet.name]))
            if sheet is QUESTIONS:
                _answers(drawn, rows[sheet.name], workbook.add_format(_CELL | _TO_FILL_IN))
    return buffer.getvalue()


def _instructions(workbook: Any, lines: Sequence[str], cell: Any) -> None:
    drawn = workbook.add_worksheet(INSTRUCTIONS)
    drawn.set_column(0, 0, 110, cell)
    drawn.hide_gridlines(2)
    for at, line in enumerate(lines):
        drawn.write_string(at, 0, line, cell)


def _frame(drawn: Any, sheet: Sheet, header: Any, cell: Any) -> None:
    drawn.freeze_panes(1, 1)
    drawn.set_landscape()
    drawn.fit_to_pages(1, 0)
    drawn.set_row(0, 32)
    for at, column in enumerate(sheet.columns):
        drawn.set_column(at, at, column.width, cell)
        drawn.write_string(0, at, column.title, header)


def _texts(sheet: Sheet, at: int, row: Mapping[str, Any]) -> list[str]:
    """What each cell of the row says."""
    found = []
    for place, column in enumerate(sheet.columns):
        text = _text(column, row.get(column.key, "" if BARE in row else column.default))
        if len(text.encode("utf-16-le")) > 2 * LONGEST:
            raise _too_long(sheet, at, place, len(text))
        found.append(text)
    return found


def _height(sheet: Sheet, texts: Sequence[str]) -> int:
    """Room for the longest cell, as wide as its column is."""
    lines = (
        sum(1 + len(line) // column.width for line in text.split("\n"))
        for column, text in zip(sheet.columns, texts, strict=True)
    )
    return _LINE * min(max(lines), _MOST_LINES)


def _text(column: SheetColumn, value: Any) -> str:
    """An entry as its cell shows it: a word for a value that has one, a line for each text of a list."""
    if isinstance(value, list | tuple):
        return written_list(value)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return column.words.get(text, written(text))


def _too_long(sheet: Sheet, row: int, column: int, length: int) -> FileProblems:
    cell = f"{chr(ord('A') + column)}{row + 1}"
    kind = FileProblemKind.TOO_LONG
    return FileProblems(
        (FileProblem(row + 1, "", kind, str(length), str(LONGEST), column + 1, sheet.name, cell),)
    )


def _lists(drawn: Any, sheet: Sheet, count: int) -> None:
    last = count + SPARE_ROWS
    for at, column in enumerate(sheet.columns):
        if column.words:
            drawn.data_validation(1, at, last, at, _choice(list(column.words.values())))
        elif column.names:
            drawn.data_validation(1, at, last, at, _choice(f"='{EXECUTORS.name}'!$A$2:$A${last + 1}"))
    if sheet is PROGRAMME:
        place = list(ENTRIES).index("period_kind") + 1
        drawn.data_validation(place, 1, place, 1, _choice(list(PERIOD_KINDS.values())))


def _answers(drawn: Any, rows: Sequence[Mapping[str, Any]], to_fill_in: Any) -> None:
    """What can be answered to each question; where anything can be, nothing is offered."""
    column = QUESTIONS.columns.index(QUESTIONS.column("answer"))
    executors = f"='{EXECUTORS.name}'!$A$2:$A${SPARE_ROWS}"
    for at, row in enumerate(rows, start=1):
        drawn.write_blank(at, column, None, to_fill_in)
        offered = answers_offered(row)
        if offered is None or offered:
            drawn.data_validation(at, column, at, column, _choice(offered or executors))


def _choice(source: list[str] | str) -> dict[str, Any]:
    return {"validate": "list", "source": source}
