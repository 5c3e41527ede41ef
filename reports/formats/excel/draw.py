"""The book's sheets, in order."""

from io import BytesIO

import xlsxwriter

from reports.book import Book
from reports.formats.excel.book_sheets import BookSheet, draw_standings, draw_versions
from reports.formats.excel.cells import EPOCH, OPTIONS, Formats, SheetWriter, wide_sheet
from reports.formats.excel.chart import draw_charts
from reports.formats.excel.report_sheet import ReportSheet
from reports.table import ReportTable
from texts import Texts


def draw_excel(t: Texts, table: ReportTable, book: Book, top: str) -> bytes:
    """The .xlsx; below ``top`` stands on each sheet what an unfinished report lacks."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as drawn:
        drawn.set_properties({"created": EPOCH, "title": " ".join(table.title)[:200]})
        formats = Formats(drawn)
        sheet = wide_sheet(drawn, t.label("book.sheet.report"))
        ReportSheet(sheet, SheetWriter(sheet, formats), table).draw()
        above = "\n".join((top, *table.notice))
        for name, draw in (("standing", draw_standings), ("versions", draw_versions)):
            sheet = wide_sheet(drawn, t.label(f"book.sheet.{name}"))
            draw(BookSheet(sheet, SheetWriter(sheet, formats), t, above), book)
        if any(row.share is not None for row in book.rows):
            draw_charts(drawn, wide_sheet(drawn, t.label("book.sheet.chart")), t, book.rows)
    return buffer.getvalue()
