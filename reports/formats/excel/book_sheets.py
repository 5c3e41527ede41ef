"""The sheets «План и факт» and «Сведения»: a line on top, a header, one row for each."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from reports.book import Book, BookRow, BookVersion, FigureStage
from reports.formats.excel.cells import HEADER, TITLE, SheetWriter, number_format
from texts import Texts, figures

STANDING = (
    ("number", 7),
    ("name", 30),
    ("section", 34),
    ("unit", 30),
    ("target", 22),
    ("goal", 12),
    ("fact", 16),
    ("state", 16),
    ("deviation", 14),
    ("share", 12),
    ("preliminary", 17),
    ("stage", 24),
    ("goal_share", 12),
)
"""Columns and their widths in characters."""
VERSIONS = (
    ("number", 7),
    ("name", 30),
    ("version", 9),
    ("value", 14),
    ("wording", 30),
    ("explanation", 50),
    ("unit", 30),
    ("author", 24),
    ("source", 24),
    ("sent", 17),
    ("stage", 22),
    ("decided", 17),
    ("reason", 30),
)
FIRST = 2
"""The row behind the line on top and the header."""
NAME, GOAL, FACT, SHARE, GOAL_SHARE = 1, 5, 6, 9, 12


class BookSheet(NamedTuple):
    sheet: Any
    writer: SheetWriter
    t: Texts
    top: str


def draw_standings(page: BookSheet, book: Book) -> None:
    """One row for each indicator: what was wanted, what came, how it stands."""
    _head(page, STANDING, len(book.rows))
    for at, row in enumerate(book.rows, start=FIRST):
        _standing(page, at, row)
    page.writer.finish(FIRST + len(book.rows))
    page.sheet.set_column(GOAL_SHARE, GOAL_SHARE, None, None, {"hidden": True})


def draw_versions(page: BookSheet, book: Book) -> None:
    """Every version; without its author where whoever asked may not know it."""
    columns = [one for one in VERSIONS if book.with_authors or one[0] != "author"]
    rows = [(row, version) for row in book.rows for version in row.versions]
    _head(page, columns, len(rows))
    for at, (row, version) in enumerate(rows, start=FIRST):
        _version(page, at, row, version, with_author=book.with_authors)
    page.writer.finish(FIRST + len(rows))


def _head(page: BookSheet, columns: Sequence[tuple[str, int]], rows: int) -> None:
    sheet, last = page.sheet, len(columns) - 1
    page.writer.columns(width for _, width in columns)
    page.writer.across(0, page.top, TITLE)
    for place, (name, _) in enumerate(columns):
        page.writer.text(1, place, page.t.label(f"book.column.{name}"), HEADER)
    sheet.freeze_panes(FIRST, 2)
    sheet.autofilter(1, 0, FIRST + max(rows, 1) - 1, last)
    sheet.repeat_rows(1)


def _standing(page: BookSheet, at: int, row: BookRow) -> None:
    writer, t = page.writer, page.t
    state = figures.state_words(t, row.standing) if row.standing is not None else ""
    stage = stage_words(t, row.stage)
    if row.then is not None:
        stage = t.label("book.then", now=stage, then=stage_words(t, row.then))
    section, target = _unmarked(row.section), _unmarked(row.target_wording)
    for column, text in enumerate((row.number, row.short_name, section, row.unit_name, target)):
        writer.text(at, column, text)
    deviation, share = row.deviation, row.share
    writer.figure(at, GOAL, row.goal, row.unit, "")
    writer.figure(at, FACT, row.value, row.unit, row.wording)
    writer.text(at, 7, state)
    _deviation(writer, at, deviation, row.unit)
    _share(writer, at, share)
    writer.moment(at, 10, row.refine_by)
    writer.text(at, 11, stage)


def _unmarked(wording: str) -> str:
    """Without the marks of the document's footnotes, which stand in «Отчёт»."""
    return figures.lines(wording) if "[^" in wording else wording


def _deviation(writer: SheetWriter, at: int, deviation: Decimal | None, unit: str) -> None:
    if deviation is None:
        writer.text(at, 8, "")
    else:
        writer.number(at, 8, deviation, number_format(deviation, unit, signed=True))


def _share(writer: SheetWriter, at: int, share: Decimal | None) -> None:
    if share is None:
        writer.text(at, SHARE, "")
    else:
        writer.number(at, SHARE, share, '0.0"%"')
        writer.number(at, GOAL_SHARE, 100, '0"%"')


def _version(page: BookSheet, at: int, row: BookRow, one: BookVersion, *, with_author: bool) -> None:
    writer = page.writer
    writer.text(at, 0, row.number)
    writer.text(at, 1, row.short_name)
    writer.number(at, 2, one.version, "0")
    writer.figure(at, 3, one.value, row.unit, "")
    authors = (one.author,) if with_author else ()
    words = (one.wording, one.explanation, one.unit_name, *authors, one.source)
    for column, text in enumerate(words, start=4):
        writer.text(at, column, text)
    sent = 4 + len(words)
    writer.moment(at, sent, one.sent_at)
    writer.text(at, sent + 1, stage_words(page.t, one.stage))
    writer.moment(at, sent + 2, one.decided_at)
    writer.text(at, sent + 3, one.reason)


@cache
def stage_words(t: Texts, stage: FigureStage) -> str:
    return t.label(f"book.stage.{stage.value}")
