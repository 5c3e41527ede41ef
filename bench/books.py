"""The report's Excel book, beside bare xlsxwriter that is told the same cells and formats."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from typing import Any
from unittest.mock import patch

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bench.pair import Pair
from bench.reports import long_report
from bench.sample import actual
from domain.figures.numbers import read_figure
from domain.figures.standing import assess
from domain.figures.targets import is_yes_no, read_targets
from domain.programme.document import Indicator
from reports.book import Book, BookRow, BookVersion, FigureStage
from reports.consolidated import Report, print_book
from reports.formats.excel.cells import OPTIONS

_CALLS = (
    *(
        "write_string",
        "write_number",
        "write_blank",
        "write_datetime",
        "merge_range",
        "set_row",
        "set_column",
    ),
    *("freeze_panes", "autofilter", "repeat_rows", "set_landscape", "set_paper", "fit_to_pages"),
    *("ignore_errors", "hide_gridlines"),
)


def pairs() -> Iterator[Pair]:
    for times, rows in ((1, 27), (38, 1_000)):
        report = _with_book(long_report(times, rows))
        yield Pair(
            f"the report's Excel book of {rows:,} rows",
            partial(print_book, report),
            partial(_bare, _told(report)),
            1.5,
            "bare xlsxwriter told the same cells and formats",
            9 if rows < 100 else 5,
        )


def _with_book(report: Report) -> Report:
    rows = (_row(report, one) for one in report.programme.indicators())
    return replace(report, book=Book(tuple(rows), with_authors=True))


def _row(report: Report, indicator: Indicator) -> BookRow:
    fact = report.figures[indicator.number]
    target = read_targets(indicator.target, indicator.wording, indicator.unit).for_year(report.period.year)
    reading = read_figure(fact.wording, indicator.unit, yes_no=is_yes_no(indicator.wording))
    value = reading.number.value if reading.number and reading.trouble is None else None
    sent = datetime(2022, 7, 8, 10, 42, tzinfo=UTC)
    texts = fact.wording, value, fact.explanation, indicator.executors
    return BookRow(
        number=indicator.number,
        short_name=indicator.wording[:40],
        section="Качество дорог",
        unit_name=indicator.executors,
        target_wording=indicator.target,
        target=target,
        unit=indicator.unit,
        stage=FigureStage.ACCEPTED,
        wording=fact.wording,
        value=value,
        standing=assess(target, actual(indicator, fact.wording), report.period, indicator.course),
        versions=(BookVersion(1, FigureStage.ACCEPTED, *texts, "Исполнитель", "", sent, sent),),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What is said to xlsxwriter: the formats' properties, and by sheet each call with its format's place."""

    formats: list[dict[str, Any]] = field(default_factory=list)
    sheets: dict[str, list[tuple[str, tuple[Any, ...], int | None]]] = field(default_factory=dict)


def _told(report: Report) -> Told:
    """Charts are left out: bare xlsxwriter writes the cells alone."""
    told, places = Told(), dict[int, int]()
    add_format = Workbook.add_format

    def adding(book: Any, properties: dict[str, Any]) -> Any:
        made = add_format(book, properties)
        if "xf_index" in properties:
            return made  # the book's own
        places[id(made)] = len(told.formats)
        told.formats.append(properties)
        return made

    def recording(name: str) -> Callable[..., Any]:
        plain = getattr(Worksheet, name)

        def call(sheet: Any, *args: Any) -> Any:
            has_format = bool(args) and isinstance(args[-1], Format)
            place = places[id(args[-1])] if has_format else None
            said = name, args[:-1] if has_format else args, place
            told.sheets.setdefault(sheet.get_name(), []).append(said)
            return plain(sheet, *args)

        return call

    with ExitStack() as patches:
        patches.enter_context(patch.object(Workbook, "add_format", adding))
        for name in _CALLS:
            patches.enter_context(patch.object(Worksheet, name, recording(name)))
        print_book(report)
    return told


def _bare(told: Told) -> bytes:
    buffer = BytesIO()
    with Workbook(buffer, OPTIONS) as book:
        formats = [book.add_format(properties) for properties in told.formats]
        for name, calls in told.sheets.items():
            sheet = book.add_worksheet(name)
            for method, args, place in calls:
                if place is None:
                    getattr(sheet, method)(*args)
                else:
                    getattr(sheet, method)(*args, formats[place])
    return buffer.getvalue()
