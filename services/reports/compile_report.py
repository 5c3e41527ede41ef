"""The consolidated report of a period as a file, and an executor's extract of it."""

from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.forms.report_format import ReportFormat, formats_for
from domain.refusals import NotAllowed, NotFound
from domain.time.periods import Period
from models.repositories.programme import periods, question_rows
from models.repositories.programme.periods import PeriodFacts
from reports.consolidated import PRINTERS, Report
from services.access import enter
from services.context import Context
from services.notices.asked_for import ReportBuilt
from services.notices.plan import order_file
from services.reports.as_reported import as_reported
from services.reports.book_content import book_of
from services.reports.content import content_of
from services.reports.own_document import package_of
from services.reports.see_reports import Readiness, old_words_open, own_items, readiness


@dataclass(frozen=True, slots=True)
class Compiled:
    """The finished file; ``period`` and ``programme`` for its name and caption, ``format`` for its ending.

    ``misfit`` is why it is not in the document's own look, where it might have been, ``text`` what was to be
    printed there.
    """

    programme: str
    period: Period
    content: bytes
    readiness: Readiness
    misfit: str = ""
    text: str = ""
    format: ReportFormat = ReportFormat.WORD


async def order_report(
    ctx: Context, programme_id: int, period_id: int, format: ReportFormat = ReportFormat.WORD
) -> bool:
    """See ``order_file``: ``False`` where it is on its way already."""
    async with ctx.write() as work:
        await _enter(work.session, ctx, programme_id, format)
        return await order_file(work, ReportBuilt(programme_id, period_id, format=format.value))


async def compile_report(
    ctx: Context, programme_id: int, period_id: int, format: ReportFormat = ReportFormat.WORD
) -> Compiled:
    """The report with accepted figures only; an executor's has own rows only (storyboard 0)."""
    async with ctx.read() as session:
        scope = await _enter(session, ctx, programme_id, format)
        period = await _period_by_id(session, programme_id, period_id)
        report, readiness = await _report(session, scope, period, format)
    report = replace(report, package=await package_of(ctx, report.form))
    printed = await ctx.worker.run(PRINTERS[format], report)
    return Compiled(
        readiness.programme,
        readiness.period,
        printed.content,
        readiness,
        printed.misfit or "",
        printed.text,
        format,
    )


async def _enter(session: AsyncSession, ctx: Context, programme_id: int, format: ReportFormat) -> Scope:
    scope = await enter(session, ctx, Verb.SEE_REPORT, programme_id)
    if format not in formats_for(scope):
        raise NotAllowed(Verb.SEE_REPORT)
    return scope


class UnknownProgramme(Exception):
    """Which programme is meant is not clear: those that have the period, as (number, title)."""

    def __init__(self, known: list[tuple[int, str]]) -> None:
        super().__init__(known)
        self.known = known


async def gather_report(
    ctx: Context, programme_id: int | None, period_key: str, format: ReportFormat = ReportFormat.WORD
) -> Report:
    """The whole report's content, for the operator's command line, where no person asks.

    ``UnknownProgramme`` unless exactly one programme has the period (or is named and has it).
    """
    async with ctx.read() as session:
        found = await periods.with_period(session, period_key)
        chosen = [one for one in found if programme_id in (None, one[0])]
        if len(chosen) != 1:
            raise UnknownProgramme([(number, title) for number, title, _ in found])
        period = await _period_by_id(session, chosen[0][0], chosen[0][2])
        view = await as_reported(session, chosen[0][0], period)
        report = await content_of(session, view, view.items, whole=True)
        if format is ReportFormat.EXCEL:
            report = replace(report, book=book_of(view, view.items))
    return replace(report, package=await package_of(ctx, report.form))


async def _report(
    session: AsyncSession, scope: Scope, period: PeriodFacts, format: ReportFormat
) -> tuple[Report, Readiness]:
    view = await as_reported(session, scope.programme_id, period)
    items = own_items(scope, view)
    report = await content_of(session, view, items, whole=scope.sees_all)
    if format is ReportFormat.EXCEL:
        report = replace(report, book=book_of(view, items, scope))
    questions = len(await question_rows.open_of(session, scope.programme_id))
    old_words = await old_words_open(session, scope, period)
    return report, readiness(scope, view, items, questions=questions, old_words=old_words)


async def _period_by_id(session: AsyncSession, programme_id: int, period_id: int) -> PeriodFacts:
    for period in await periods.of_programme(session, programme_id):
        if period.id == period_id:
            return period
    raise NotFound("period")
