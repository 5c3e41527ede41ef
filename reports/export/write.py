"""The tables of an export as a file. Tables for people are Russian, JSON has keys and codes."""

import csv
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter

from domain.forms.export_format import ExportFormat
from reports.export.tables import SCHEMA_VERSION, ColumnKind, Exported, ExportTable, Value, tables_of
from reports.formats.excel.cells import (
    EPOCH,
    HEADER,
    OPTIONS,
    Formats,
    SheetWriter,
    fits,
    number_format,
    wide_sheet,
)
from texts import Texts, texts

_ENTRY = (1980, 1, 1, 0, 0, 0)
_BOM = "\ufeff"
_MADE_ANOTHER = re.compile(r"[=+\-@\t]|0\d|\d+(?:[./:-]\d+)+$|\d{12,}$")
"""What Excel would read as a formula, a date or a number when it opens a CSV."""


def write_export(what: Exported, format: ExportFormat) -> bytes:
    """The bytes of one file."""
    return _WRITERS[format](what)


def _excel(what: Exported) -> bytes:
    t, buffer = texts("ru"), BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        book.set_properties({"created": EPOCH, "title": what.programme[:200]})
        formats = Formats(book)
        for table in tables_of(what):
            sheet = wide_sheet(book, t.label(f"export.table.{table.name}"))
            _sheet(t, sheet, SheetWriter(sheet, formats), table)
    return buffer.getvalue()


def _sheet(t: Texts, sheet: Any, writer: SheetWriter, table: ExportTable) -> None:
    writer.columns(one.width for one in table.columns)
    for place, column in enumerate(table.columns):
        writer.text(0, place, t.label(f"export.column.{column.key}"), HEADER)
    for at, row in enumerate(table.rows, start=1):
        for place, value in enumerate(row):
            _cell(t, writer, (at, place), table.columns[place].kind, value)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    sheet.repeat_rows(0)
    writer.finish(len(table.rows) + 1)


def _cell(t: Texts, writer: SheetWriter, place: tuple[int, int], kind: ColumnKind, value: Value) -> None:
    if isinstance(value, Decimal) and fits(value):
        writer.number(*place, value, number_format(value))
    elif kind is ColumnKind.WHOLE and isinstance(value, int):
        writer.number(*place, value, "0")
    elif isinstance(value, date):
        writer.moment(*place, value)
    else:
        writer.text(*place, _words(t, kind, value))


def _csv(what: Exported) -> bytes:
    t, buffer = texts("ru"), BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in tables_of(what):
            entry = zipfile.ZipInfo(t.label(f"export.table.{table.name}") + ".csv", _ENTRY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, (_BOM + _csv_of(t, table)).encode())
    return buffer.getvalue()


def _csv_of(t: Texts, table: ExportTable) -> str:
    """Semicolons and decimal commas, as a Russian Excel expects them."""
    lines = StringIO()
    writer = csv.writer(lines, delimiter=";", lineterminator="\r\n")
    writer.writerow([t.label(f"export.column.{one.key}") for one in table.columns])
    kinds = [one.kind for one in table.columns]
    for row in table.rows:
        writer.writerow([_in_csv(t, kind, value) for kind, value in zip(kinds, row, strict=True)])
    return lines.getvalue()


def _in_csv(t: Texts, kind: ColumnKind, value: Value) -> str:
    words = _words(t, kind, value)
    return f"'{words}" if kind is ColumnKind.TEXT and _MADE_ANOTHER.match(words) else words


def _words(t: Texts, kind: ColumnKind, value: Value) -> str:
    if value is None or value == "":
        return ""
    if kind is ColumnKind.FLAG:
        return t.label("figure.yes" if value else "figure.no")
    if kind is ColumnKind.STATE:
        return t.label(f"state.{value}")
    if kind is ColumnKind.STAGE:
        return t.label(f"book.stage.{value}")
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y %H:%M:%S}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else str(value)


def _json(what: Exported) -> bytes:
    plain = {
        "schema": SCHEMA_VERSION,
        "programme": what.programme,
        "municipality": what.municipality,
        **{table.name: _objects(table) for table in tables_of(what)},
    }
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()


def _objects(table: ExportTable) -> list[dict[str, object]]:
    keys = [one.key for one in table.columns]
    return [dict(zip(keys, map(_plain, row), strict=True)) for row in table.rows]


def _plain(value: Value) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


_WRITERS: Mapping[ExportFormat, Callable[[Exported], bytes]] = {
    ExportFormat.EXCEL: _excel,
    ExportFormat.CSV: _csv,
    ExportFormat.JSON: _json,
}
