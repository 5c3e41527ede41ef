"""The consolidated report, beside the very same XML written as text and zipped."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape, unescape
from io import BytesIO
from zipfile import ZipFile

from bench.pair import Pair
from bench.sample import facts, kopeysk
from domain.programme.document import Measure, Programme
from domain.time.periods import Period
from office.package import DOCUMENT, write_parts
from programmes.forms.own import prepare_own
from programmes.reading import read_document
from reports.consolidated import Report, draw_report, print_report
from reports.table import ReportFigure

PERIOD = Period.from_key("2022-H1")
_TEXT = re.compile(r'(?<=<w:t xml:space="preserve">)([^<]*)')


def pairs() -> Iterator[Pair]:
    yield _pair("the consolidated report of 27 rows", long_report(1), goal=5.5, rounds=15)
    yield _pair("the consolidated report of 1,000 rows", long_report(38, 1_000), goal=8, rounds=5)
    own = replace(long_report(38, 1_000), form=kopeysk().form)
    yield _pair("the same in its document's own form", own, goal=8, rounds=5)
    yield _in_document("the report of 27 rows, printed in its document", long_report(1))
    yield _in_document("the same of 1,000 rows", long_report(38, 1_000))


def _pair(name: str, report: Report, *, goal: float, rounds: int) -> Pair:
    drawn = draw_report(report)
    with ZipFile(BytesIO(drawn)) as package:
        parts = {part: package.read(part) for part in package.namelist()}
    # Markup and texts in turns.
    pieces = _TEXT.split(parts[DOCUMENT].decode())
    markup, texts = pieces[::2], [unescape(text) for text in pieces[1::2]]

    def floor() -> bytes:
        written = [
            f"{before}{escape(text, quote=False)}" for before, text in zip(markup, texts, strict=False)
        ]
        return write_parts({**parts, DOCUMENT: "".join((*written, markup[-1])).encode()})

    assert floor() == drawn
    return Pair(name, lambda: draw_report(report), floor, goal, "the same XML as text, zipped", rounds)


def _in_document(name: str, report: Report) -> Pair:
    """With new figures in a document of as many rows; its guard reads it again."""
    content = draw_report(report)
    read = read_document(content, "report.docx")
    own = prepare_own(content, read)
    assert own is not None
    figures = {fact.number: ReportFigure(f"{fact.wording}1", fact.explanation) for fact in read.facts}
    again = Report(read.programme, report.period, figures, form=own.form, package=own.package)
    assert print_report(again).is_own
    floor = "the same report drawn from its form's data"
    return Pair(name, lambda: print_report(again), lambda: draw_report(again), 12, floor, 3)


def long_report(times: int, rows: int = 27) -> Report:
    """The sample's rows over and over, until there are as many indicators."""
    figures = {number: ReportFigure(fact.wording, fact.explanation) for number, fact in facts().items()}
    return Report(_longer(kopeysk().programme, times, rows), PERIOD, figures)


def _longer(programme: Programme, times: int, most: int) -> Programme:
    left, kept = most, []
    for row in programme.rows * times:
        count = len(row.indicators) if isinstance(row, Measure) else 0
        if count <= left:
            kept.append(row)
            left -= count
    assert left == 0
    return replace(programme, rows=tuple(kept))
