"""The consolidated report of a period as a Word file, and an executor's extract of it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.forms.form import Form
from domain.forms.old_words import said_in, with_formulas
from domain.forms.times import periods_of
from domain.programme.document import Heading, Measure, Programme
from domain.progress import progress
from domain.refusals import NotFound
from domain.time.periods import Period
from models.repositories.programme import documents, forms, periods, question_rows
from models.repositories.programme.periods import PeriodFacts
from models.repositories.submissions import DOCUMENT
from programmes.change.edits import change_indicators
from reports.consolidated import Report, print_report
from reports.table import ReportFigure
from services.access import enter
from services.context import Context
from services.notices.asked_for import ReportBuilt
from services.notices.plan import plan
from services.periods.kept_document import kept_document
from services.reports.own_document import package_of
from services.reports.see_reports import Readiness, old_words_open, own_items, readiness
from services.standing.assessed import Assessed, Overview, overview


@dataclass(frozen=True, slots=True)
class Compiled:
    """The finished file; ``period`` and ``programme`` for its name and caption.

    ``misfit`` is why it is not in the document's own look, where it might have been, ``text`` what was to be
    printed there.
    """

    programme: str
    period: Period
    content: bytes
    readiness: Readiness
    misfit: str = ""
    text: str = ""


async def order_report(ctx: Context, programme_id: int, period_id: int) -> None:
    """«Word»: the file is built and sent from the outbox, so a crash builds it again (rule 9)."""
    async with ctx.write() as work:
        await enter(work.session, ctx, Verb.SEE_REPORT, programme_id)
        order = str(ctx.claim.id) if ctx.claim else work.now.isoformat()
        await plan(work, ReportBuilt(programme_id, period_id, order), await work.person_id())


async def compile_report(ctx: Context, programme_id: int, period_id: int) -> Compiled:
    """The report with accepted figures only; an executor's has own rows only (storyboard 0)."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.SEE_REPORT, programme_id)
        period = await _period_by_id(session, programme_id, period_id)
        report, readiness = await _report(session, scope, period)
    report = replace(report, package=await package_of(ctx, report.form))
    printed = await ctx.worker.run(print_report, report)
    return Compiled(
        readiness.programme,
        readiness.period,
        printed.content,
        readiness,
        printed.misfit or "",
        printed.text,
    )


class UnknownProgramme(Exception):
    """Which programme is meant is not clear: those that have the period, as (number, title)."""

    def __init__(self, known: list[tuple[int, str]]) -> None:
        super().__init__(known)
        self.known = known


async def gather_report(ctx: Context, programme_id: int | None, period_key: str) -> Report:
    """The whole report's content, for the operator's command line, where no person asks.

    ``UnknownProgramme`` unless exactly one programme has the period (or is named and has it).
    """
    async with ctx.read() as session:
        found = await periods.with_period(session, period_key)
        chosen = [one for one in found if programme_id in (None, one[0])]
        if len(chosen) != 1:
            raise UnknownProgramme([(number, title) for number, title, _ in found])
        period = await _period_by_id(session, chosen[0][0], chosen[0][2])
        view = await overview(session, chosen[0][0], period, accepted_only=True)
        report = await content_of(session, view, view.items, whole=True)
    return replace(report, package=await package_of(ctx, report.form))


async def _report(session: AsyncSession, scope: Scope, period: PeriodFacts) -> tuple[Report, Readiness]:
    view = await overview(session, scope.programme_id, period, accepted_only=True)
    items = own_items(scope, view)
    report = await content_of(session, view, items, whole=scope.sees_all)
    questions = len(await question_rows.open_of(session, scope.programme_id))
    old_words = await old_words_open(session, scope, period)
    return report, readiness(scope, view, items, questions=questions, old_words=old_words)


async def content_of(
    session: AsyncSession, view: Overview, items: Collection[Assessed], *, whole: bool
) -> Report:
    """What is printed of these figures, each as it counts; the document's whole, or their rows alone."""
    period = Period.from_key(view.period.key)
    document, closed_at = await _document(session, view, period)
    if not whole:
        document = _only(document, {item.indicator.number for item in items})
    found = progress(items)
    kept = await forms.in_force(session, view.programme.id, closed_at)
    form = with_formulas(kept.form, kept.decisions) if kept else None
    return Report(
        form=form,
        decisions=said_in(kept.decisions, period) if kept else {},
        past=await _past(session, view.programme.id, form, period),
        programme=document,
        period=period,
        figures={i.indicator.number: _figure(i) for i in items if i.figure is not None},
        missing=found.missing,
        unchecked=found.unchecked,
        not_due=_not_due(document, period),
        extract=not whole,
    )


def _not_due(document: Programme, period: Period) -> tuple[str, ...]:
    return tuple(one.number for one in document.indicators() if not period.completes(one.every))


async def _past(
    session: AsyncSession, programme_id: int, form: Form | None, period: Period
) -> dict[str, dict[str, ReportFigure]]:
    """Accepted figures of the other periods that the form has columns for, of those that were opened."""
    if form is None:
        return {}
    wanted = {one.key for column in form.columns for one in periods_of(column, period)}
    known = [one for one in await periods.of_programme(session, programme_id) if one.key in wanted]
    views = [await overview(session, programme_id, one, accepted_only=True) for one in known]
    return {
        view.period.key: {one.indicator.number: _figure(one) for one in view.items if one.figure is not None}
        for view in views
    }


async def _document(
    session: AsyncSession, view: Overview, period: Period
) -> tuple[Programme, datetime | None]:
    """As a closed period keeps it, with the moment since which it does, else as it is now."""
    kept = await periods.snapshot(session, view.period.id)
    document = kept_document(kept) if kept else await documents.document(session, view.programme.id)
    everything = {indicator.number for indicator in document.indicators()}
    on_the_day = change_indicators(
        document, everything, lambda one: replace(one, target=one.target_on(period.end))
    )
    return on_the_day, kept.taken_at if kept else None


def _figure(item: Assessed) -> ReportFigure:
    assert item.figure is not None
    is_documents = item.figure.source == DOCUMENT
    return ReportFigure(item.figure.wording, item.figure.explanation, is_documents)


def _only(document: Programme, numbers: Collection[str]) -> Programme:
    """The document with some of its indicators; headings that have none left go too."""
    kept: list[Heading | Measure] = []
    for row in reversed(document.rows):
        if isinstance(row, Measure):
            own = tuple(indicator for indicator in row.indicators if indicator.number in numbers)
            if own:
                kept.append(replace(row, indicators=own))
        elif kept and _heads(row, kept[-1]):
            kept.append(row)
    return replace(document, rows=tuple(reversed(kept)))


def _heads(heading: Heading, below: Heading | Measure) -> bool:
    return isinstance(below, Measure) or below.depth > heading.depth


async def _period_by_id(session: AsyncSession, programme_id: int, period_id: int) -> PeriodFacts:
    for period in await periods.of_programme(session, programme_id):
        if period.id == period_id:
            return period
    raise NotFound("period")
