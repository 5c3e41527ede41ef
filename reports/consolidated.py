"""The consolidated report as one job: content in, Word file out. Always Russian: it is signed."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.periods import Period
from domain.programme import Programme
from reports.table import ReportFigure, compile_table
from reports.word import draw_word
from texts import Texts, texts
from texts import periods as period_texts

LANGUAGE = "ru"


@dataclass(frozen=True, slots=True)
class Report:
    """Accepted figures by indicator number; the numbers whose figure is missing or not yet checked, and of
    those that are not due with this period (a yearly indicator in June)."""

    programme: Programme
    period: Period
    figures: Mapping[str, ReportFigure]
    missing: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    not_due: tuple[str, ...] = ()


def draw_report(report: Report) -> bytes:
    """The .docx in the seed's form; an unfinished report says so on its face (storyboard 3)."""
    t = texts(LANGUAGE)
    not_due = dict.fromkeys(report.not_due, ReportFigure(t.label("report.not_due"), ""))
    table = compile_table(
        report.programme,
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
    return (t.label("report.notice.draft"), *lines) if lines else ()
