"""What is printed of a period: the document as it was then, the figures that count."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.forms.form import Form
from domain.forms.old_words import said_in, with_formulas
from domain.forms.times import periods_of
from domain.programme.document import Heading, Measure, Programme
from domain.progress import progress
from domain.time.periods import Period
from models.repositories.programme import documents, forms, periods
from models.repositories.submissions import DOCUMENT
from programmes.change.edits import change_indicators
from reports.consolidated import Report
from reports.table import ReportFigure
from services.periods.kept_document import kept_document
from services.reports.as_reported import as_reported
from services.standing.assessed import Assessed, Overview


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
        missing=found.absent,
        unchecked=found.unchecked,
        not_due=_not_due(document, period),
        extract=not whole,
        closed_at=view.period.closed_at,
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
    views = [await as_reported(session, programme_id, one) for one in known]
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
    figure = item.figure
    return ReportFigure(figure.wording, figure.explanation, is_documents, figure.refine_by)


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
