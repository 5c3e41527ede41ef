"""The consolidated report as one job: content in, Word file out. Always Russian: it is signed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain.programme.document import Programme
from domain.time.periods import Period
from reports.formats.word import draw_word
from reports.table import ReportFigure, compile_table
from texts import Texts, texts
from texts import periods as period_texts

LANGUAGE = "ru"


@dataclass(frozen=True, slots=True)
class Report:
    """Accepted figures by indicator number; the numbers whose figure is missing or not yet checked, and of
    those that are not due with this period (a yearly indicator in June). ``extract``: only the reader's own
    rows, which nobody approves or signs."""

    programme: Programme
    period: Period
    figures: Mapping[str, ReportFigure]
    missing: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    not_due: tuple[str, ...] = ()
    extract: bool = False


def draw_report(report: Report) -> bytes:
    """The .docx in the seed's form; an unfinished report says so on its face (storyboard 3)."""
    t = texts(LANGUAGE)
    not_due = dict.fromkeys(report.not_due, ReportFigure(t.label("report.not_due"), ""))
    table = compile_table(
        _extracted(t, report.programme) if report.extract else report.programme,
        period_texts.words(t, report.period),
        {**not_due, **report.figures},
        missing=t.label("report.not_handed_in"),
        notice=_notice(t, report),
    )
    return draw_word(table)


def _notice(t: Texts, report: Report) -> tuple[str, ...]:
    lines = []
    if report.missing:
        lines.append(t.label("report.notice.missing", numbers=", ".join(report.missing)))
    if report.unchecked:
        lines.append(t.label("report.notice.unchecked", numbers=", ".join(report.unchecked)))
    if lines and not report.extract:
        lines.insert(0, t.label("report.notice.draft"))
    return tuple(lines)


def _extracted(t: Texts, programme: Programme) -> Programme:
    """Without the marks of the official report, so that nobody takes a part for the whole."""
    of = t.label("report.extract.of", title=programme.title, period="{period}")
    title = (t.label("report.extract.title"), of)
    layout = replace(programme.layout, approval=(), title=title, signature_post="", signature_name="")
    return replace(programme, layout=layout)
