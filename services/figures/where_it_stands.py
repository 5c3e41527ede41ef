"""What an old button, a repeated press or a restart is answered with: where the draft stands now."""

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Verb
from domain.drafts import DraftKind
from domain.refusals import NotFound
from models.repositories import drafts, submission_rows
from models.repositories.programme import periods
from models.tables.draft import Draft, DraftState
from services.access import enter
from services.context import Context
from services.drafts.find_draft import touched_drafts
from services.figures.figure_draft import FigureDraft, load
from services.figures.receipts import Receipt, in_report_order, receipt_of
from services.figures.tasks import desk_of


async def where_it_stands(ctx: Context, draft_id: int) -> FigureDraft | Receipt | None:
    """The open draft, the receipt of a sent one, or ``None`` for a cancelled one."""
    async with ctx.read() as session:
        draft = await drafts.own(session, ctx.actor.person_id, draft_id)
        if draft is None or draft.kind != DraftKind.SUBMISSION:
            raise NotFound("draft")
        if draft.state == DraftState.OPEN:
            return await (await load(session, ctx, draft_id)).describe()
        return await _receipt(session, ctx, draft) if draft.state == DraftState.DONE else None


async def what_was_done(ctx: Context) -> tuple[list[FigureDraft], list[Receipt]]:
    """The figures that the update in hand has changed, as they stand now: still open, and sent."""
    touched = await touched_drafts(ctx)
    found = [await where_it_stands(ctx, one.id) for one in touched if one.kind is DraftKind.SUBMISSION]
    views = [one for one in found if isinstance(one, FigureDraft)]
    return views, in_report_order([one for one in found if isinstance(one, Receipt)])


async def sent_from(ctx: Context, message_id: int) -> list[Receipt]:
    """What was sent by a button on this message: what a second press is answered with."""
    async with ctx.read() as session:
        done = await drafts.done_on(session, ctx.actor.person_id, ctx.chat_id, message_id)
        figures = [one for one in done if one.kind == DraftKind.SUBMISSION]
        found = [await _receipt(session, ctx, one) for one in figures]
    return in_report_order([one for one in found if one is not None])


async def _receipt(session: AsyncSession, ctx: Context, draft: Draft) -> Receipt | None:
    submission = await submission_rows.by_draft(session, draft.id)
    if submission is None or draft.programme_id is None:
        return None
    scope = await enter(session, ctx, Verb.HAND_IN, draft.programme_id)
    known = await periods.of_programme(session, draft.programme_id)
    period = next(period for period in known if period.id == submission.period_id)
    desk = await desk_of(session, ctx, scope, period, [submission.indicator_id])
    beside = desk.beside(submission.indicator_id)
    return receipt_of(submission, desk.view, await desk.tasks(), beside)
