"""The card of an indicator: its draft for the open period is begun or resumed."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.ahead.said import Aside
from domain.drafts import DraftKind
from domain.figures.form import Answers
from models.repositories import drafts
from models.repositories.programme.periods import PeriodFacts
from models.tables.draft import Draft
from services.access import enter
from services.computing.first_answers import answers_at_first
from services.context import Context, Work
from services.drafts.keep_draft import touch
from services.figures.figure_draft import AGAIN, FigureDraft, describe, load
from services.figures.tasks import Desk, desk_of, subject
from services.periods.asked_periods import latest_asked, why_nothing_is_asked
from services.periods.taking import collected
from services.standing.assessed import Assessed


async def open_draft(
    ctx: Context, programme_id: int, indicator_id: int, period_id: int | None = None
) -> FigureDraft:
    """The card of an indicator: begins a draft for an open period (the latest) or resumes it."""
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.HAND_IN, programme_id)
        period = await period_to_fill(work.session, ctx, scope, period_id, indicator_id)
        desk = await desk_of(work.session, ctx, scope, period, [indicator_id])
        [draft] = await begin(work, desk, [desk.own_item(indicator_id)])
        await work.writer.flush()
        return await describe(desk, draft)


async def begin(work: Work, desk: Desk, items: Sequence[Assessed]) -> list[Draft]:
    """The open draft about each indicator, new where there is none; a correction starts as sent before.

    Not flushed: who has an answer for it writes both in one statement.
    """
    person_id = await work.person_id()
    subjects = [subject(item.indicator.id, desk.view.period.id) for item in items]
    found = await drafts.open_about_any(work.session, person_id, DraftKind.SUBMISSION, subjects)
    known = {draft.subject: draft for draft in found}
    new = [item for about, item in zip(subjects, items, strict=True) if about not in known]
    first = await answers_at_first(work.session, desk.view, new)
    for about, item in zip(subjects, items, strict=True):
        if about not in known:
            known[about] = _new(work, desk, person_id, about, first[item.indicator.id])
        draft = known[about]
        if draft.step in (*AGAIN, *Aside):
            draft.step = ""
        touch(work, draft)
    return [known[about] for about in subjects]


def _new(work: Work, desk: Desk, person_id: int, about: str, answers: Answers) -> Draft:
    draft = Draft(
        person_id=person_id,
        programme_id=desk.scope.programme_id,
        kind=DraftKind.SUBMISSION,
        subject=about,
        step="",
        answers=answers.to_json(),
        chat_id=work.ctx.chat_id or 0,
        touched_at=work.now,
    )
    work.writer.add(draft)
    return draft


async def period_to_fill(
    session: AsyncSession, ctx: Context, scope: Scope, period_id: int | None, *indicator_ids: int
) -> PeriodFacts:
    """``PeriodClosed`` where that period does not take the figures of these indicators any more."""
    if period_id is None:
        latest = await latest_asked(session, ctx, scope.programme_id)
        if latest is None:
            raise await why_nothing_is_asked(session, scope)
        if not latest.is_partly_open:
            return latest
        period_id = latest.id
    return await collected(session, scope, period_id, *indicator_ids)


async def see_draft(ctx: Context, draft_id: int) -> FigureDraft:
    """Where an open draft stands now."""
    async with ctx.read() as session:
        return await (await load(session, ctx, draft_id)).describe()
