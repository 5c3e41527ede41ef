"""The consolidated report as one job: content in, file out. Always Russian: it is signed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from domain.forms.form import Form, OldWordsSaid, standard_form
from domain.forms.report_format import ReportFormat
from domain.forms.times import has_place
from domain.programme.document import Programme
from domain.time.periods import Period
from reports.book import Book
from reports.compiling import ToPrint, compile_table
from reports.formats.excel.draw import draw_excel
from reports.formats.own.draw import draw_own
from reports.formats.own.rows import Misfit, Unfit
from reports.formats.pdf.draw import draw_pdf
from reports.formats.word import draw_word
from reports.table import ReportFigure, ReportTable
from texts import Texts, dates, periods, texts

LANGUAGE = "ru"


@dataclass(frozen=True, slots=True)
class PaperFace:
    """What one unit's rows have around them where its head is to sign them; ``code`` is the paper's."""

    unit: str
    code: str
    printed_at: datetime
    timezone: str


@dataclass(frozen=True, slots=True)
class Report:
    """Accepted figures by indicator number; the numbers whose figure is missing or not yet checked, and of
    those that are not due with this period (a yearly indicator in June). ``extract``: only the reader's own
    rows, which nobody approves or signs. ``form`` is the document's own, ``None`` the usual seven columns;
    ``past`` are accepted figures of the other periods that it has columns for, by their keys; ``package`` is
    the cleaned document, where the report may be printed in that. ``paper``: an extract for a signature.
    ``book`` is what Excel has besides, ``closed_at`` when the period was, if it is.
    """

    programme: Programme
    period: Period
    figures: Mapping[str, ReportFigure]
    missing: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    not_due: tuple[str, ...] = ()
    extract: bool = False
    form: Form | None = None
    past: Mapping[str, Mapping[str, ReportFigure]] = field(default_factory=dict)
    decisions: OldWordsSaid = field(default_factory=dict)
    package: bytes = b""
    paper: PaperFace | None = None
    closed_at: datetime | None = None
    book: Book = field(default_factory=Book)


def draw_report(report: Report) -> bytes:
    """The .docx in the programme's form; an unfinished report says so on its face (storyboard 3)."""
    return draw_word(compiled(report))


@dataclass(frozen=True, slots=True)
class PrintedReport:
    """The file; ``is_own``: in the document itself, else what did not fit, where it might have been.

    ``text`` is what was to be printed there.
    """

    content: bytes
    is_own: bool = False
    misfit: Misfit | None = None
    text: str = ""


def print_report(report: Report) -> PrintedReport:
    """In the document itself where that can be done, and is read again as what was to be printed.

    Part of a report, and whatever does not come out right, is drawn from the form's data.
    """
    table = compiled(report)
    form = report.form
    may_be_own = report.package and form is not None and form.own is not None and not report.extract
    if not may_be_own or form is None or not has_place(form, report.period):
        return PrintedReport(draw_word(table))
    try:
        content = draw_own(texts(LANGUAGE), report.package, form, table, report.period, report.decisions)
    except Unfit as error:
        return PrintedReport(draw_word(table), misfit=error.misfit, text=error.text)
    return PrintedReport(content, is_own=True)


def print_pdf(report: Report) -> PrintedReport:
    """The form's columns on pages; with tags where the period is closed."""
    return PrintedReport(draw_pdf(compiled(report), report.closed_at))


def print_book(report: Report) -> PrintedReport:
    """The Excel book: the report itself, where each indicator stands, every version."""
    t = texts(LANGUAGE)
    top = t.label("book.top_own" if report.extract else "book.top", period=periods.name(t, report.period))
    return PrintedReport(draw_excel(t, compiled(report), report.book, top))


PRINTERS: Mapping[ReportFormat, Callable[[Report], PrintedReport]] = {
    ReportFormat.WORD: print_report,
    ReportFormat.PDF: print_pdf,
    ReportFormat.EXCEL: print_book,
}
"""What draws a report as which file."""


def compiled(report: Report) -> ReportTable:
    """The report as a table, whatever draws it."""
    t = texts(LANGUAGE)
    not_due = dict.fromkeys(report.not_due, ReportFigure(t.label("report.not_due"), ""))
    programme = _faced(t, report)
    what = ToPrint(
        programme=programme,
        form=report.form or standard_form(programme.layout.columns),
        period=report.period,
        figures={**not_due, **report.figures},
        missing=t.label("report.not_handed_in"),
        notice=_notice(t, report),
        past=report.past,
        decisions=report.decisions,
    )
    return replace(compile_table(t, what), foot=_foot(t, report.paper), stamp=_stamp(t, report))


def _notice(t: Texts, report: Report) -> tuple[str, ...]:
    lines = []
    if report.missing:
        lines.append(t.label("report.notice.missing", numbers=", ".join(report.missing)))
    if report.unchecked:
        lines.append(t.label("report.notice.unchecked", numbers=", ".join(report.unchecked)))
    return tuple(line for line in (_stamp(t, report), *lines) if line)


def _stamp(t: Texts, report: Report) -> str:
    is_unfinished = report.missing or report.unchecked
    is_report = report.paper or not report.extract
    return t.label("report.notice.draft") if is_unfinished and is_report else ""


def _foot(t: Texts, paper: PaperFace | None) -> str:
    if paper is None:
        return ""
    return t.label("paper.foot", code=paper.code, moment=dates.moment(paper.printed_at, paper.timezone))


def _faced(t: Texts, report: Report) -> Programme:
    if report.paper is not None:
        return _on_paper(t, report.programme, report.paper)
    return _extracted(t, report.programme) if report.extract else report.programme


def _on_paper(t: Texts, programme: Programme, paper: PaperFace) -> Programme:
    """With the unit above it and a line for its head below: that is what is signed, not the report."""
    of = t.label("paper.of", title=programme.title, period="{period}")
    title = (t.label("paper.title"), of, t.label("paper.unit", unit=paper.unit))
    post, name = t.label("paper.head"), t.label("paper.line")
    layout = replace(programme.layout, approval=(), title=title, signature_post=post, signature_name=name)
    return replace(programme, layout=layout)


def _extracted(t: Texts, programme: Programme) -> Programme:
    """Without the marks of the official report, so that nobody takes a part for the whole."""
    of = t.label("report.extract.of", title=programme.title, period="{period}")
    title = (t.label("report.extract.title"), of)
    layout = replace(programme.layout, approval=(), title=title, signature_post="", signature_name="")
    return replace(programme, layout=layout)
