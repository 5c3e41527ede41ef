"""A unit's sheet, drawn: one page wide, only what is to be filled in can be written into.

The protection has no password: whoever has to change more is not locked out. Every cell is written as text,
so nothing that a document says can become a formula, and no figure a date.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

from programmes.unit_sheet.layout import FACT, PROPERTY, TITLES, SheetRow, UnitSheet
from texts import dates, periods, texts

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDTHS = (6, 46, 9, 17, 15, 15, 44, 22)
_FACT, _WORDS, _GROUND = 5, 6, 7
_PAPER_A4 = 9
_LEAST_HEIGHT, _LINE = 32, 13.5
_ALLOWED = {
    "select_locked_cells": True,
    "select_unlocked_cells": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
}
_CELL = {
    "text_wrap": True,
    "valign": "top",
    "border": 1,
    "border_color": "#8EA9C8",
    "font_size": 10,
    "num_format": "@",
}
_HEADER = {**_CELL, "bold": True, "valign": "vcenter", "align": "center", "bg_color": "#DCE6F1"}
_TO_FILL = {**_CELL, "locked": False, "bg_color": "#FFF8DC"}
_INPUT = {**_CELL, "indent": 1}
_TITLE = {"bold": True, "font_size": 14}
_LINES = {"text_wrap": True, "valign": "top", "font_size": 10}
_GREY = {"font_color": "#9AA5B1", "font_size": 8}


def draw_unit_sheet(sheet: UnitSheet) -> bytes:
    """The workbook's bytes."""
    buffer = BytesIO()
    t = texts("ru")
    with xlsxwriter.Workbook(buffer, _OPTIONS) as workbook:
        workbook.set_custom_property(PROPERTY, sheet.mark.text)
        drawn = workbook.add_worksheet(t.label("sheet.name"))
        for at, width in enumerate(_WIDTHS):
            drawn.set_column(at, at, width)
        header = _above(workbook, drawn, sheet)
        for at, title in enumerate(TITLES):
            drawn.write_string(header, at, title, workbook.add_format(_HEADER))
        drawn.set_row(header, _LEAST_HEIGHT)
        for at, row in enumerate(sheet.rows, start=header + 1):
            _row(workbook, drawn, at, row)
        last = header + len(sheet.rows)
        _below(workbook, drawn, sheet, last + 2)
        drawn.freeze_panes(header + 1, 2)
        drawn.protect("", _ALLOWED)
        drawn.set_landscape()
        drawn.set_paper(_PAPER_A4)
        drawn.set_margins(0.4, 0.4, 0.5, 0.5)
        drawn.fit_to_pages(1, 0)
        drawn.repeat_rows(header)
        drawn.print_area(0, 0, last + 4, len(TITLES) - 1)
    return buffer.getvalue()


def draw_unit_sheets(sheets: Sequence[tuple[str, UnitSheet]]) -> bytes:
    """An archive with a workbook for each unit, under these names; one of two alike gets a number."""
    buffer = BytesIO()
    taken: set[str] = set()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for place, (name, sheet) in enumerate(sheets, 1):
            own = name if name not in taken else f"{place} {name}"
            taken.add(own)
            archive.writestr(own, draw_unit_sheet(sheet))
    return buffer.getvalue()


def _above(workbook: Any, drawn: Any, sheet: UnitSheet) -> int:
    """What it is, whose, until when, and how to fill it in; gives the row of the titles."""
    t, last = texts("ru"), len(TITLES) - 1
    title, lines = workbook.add_format(_TITLE), workbook.add_format(_LINES)
    due = dates.weekday(t, sheet.due_on)
    facts = {"period": periods.words(t, sheet.period), "unit": sheet.unit, "due": due}
    drawn.merge_range(0, 0, 0, last, t.label("sheet.title", **facts), title)
    drawn.set_row(0, 22)
    told = (
        t.label("sheet.programme", municipality=sheet.municipality, programme=sheet.programme),
        t.label("sheet.unit", **facts),
        t.label("sheet.due", **facts),
        t.label("sheet.how"),
    )
    for at, text in enumerate(told, start=1):
        drawn.merge_range(at, 0, at, last, text, lines)
        drawn.set_row(at, 15 * _lines(text, 170))
    return len(told) + 2


def _row(workbook: Any, drawn: Any, at: int, row: SheetRow) -> None:
    plain = workbook.add_format(_INPUT if row.is_input else _CELL)
    to_fill = workbook.add_format(_TO_FILL)
    said = (row.number, row.name, row.unit, row.target, row.last)
    for place, text in enumerate(said):
        drawn.write_string(at, place, text, plain)
    drawn.write_string(at, _FACT, row.fact, to_fill if row.is_open else plain)
    for place, text in ((_WORDS, row.explanation), (_GROUND, "")):
        drawn.write_string(at, place, text, plain if row.is_input else to_fill)
    heights = (
        _lines(row.name, 48),
        _lines(row.target, 17),
        _lines(row.explanation, 46),
        _lines(row.last, 14),
    )
    drawn.set_row(at, max(_LEAST_HEIGHT, _LINE * max(heights)))
    if row.choices:
        told = {"input_title": FACT.capitalize(), "input_message": " / ".join(row.choices)[:255]}
        listed = {"validate": "list", "source": list(row.choices), "error_type": "warning"}
        drawn.data_validation(at, _FACT, at, _FACT, {**listed, **told})


def _below(workbook: Any, drawn: Any, sheet: UnitSheet, at: int) -> None:
    """Who has filled it in, for the paper; the grey line by which it is known again."""
    t = texts("ru")
    drawn.write_string(at, 1, t.label("sheet.filled_in_by"), workbook.add_format({"locked": False}))
    mark = t.label("sheet.mark", mark=sheet.mark.text)
    drawn.write_string(at + 2, 1, mark, workbook.add_format(_GREY))


def _lines(text: str, wide: int) -> int:
    """How many lines a text takes in a column so many signs wide."""
    return sum(max(1, -(-len(line) // wide)) for line in text.split("\n"))
