"""Questions that are answered by typing: a draft that waits for one message."""

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Verb
from domain.drafts import DraftKind
from domain.refusals import NotFound
from models.repositories import drafts
from models.tables.draft import Draft, DraftState
from services.access import enter
from services.context import Context, Work
from services.drafts.keep_draft import touch
from services.drafts.own_draft import open_draft

LONGEST_TYPED = 1_000


async def await_typed(ctx: Context, verb: Verb, kind: DraftKind, programme_id: int, subject: str) -> int:
    """Open the question (or take up the open one); the draft's id. What ``subject`` means is the asker's."""
    async with ctx.write() as work:
        await enter(work.session, ctx, verb, programme_id)
        return (await wait_for(work, kind, programme_id, subject)).id


async def wait_for(work: Work, kind: DraftKind, programme_id: int, subject: str) -> Draft:
    """The same in the caller's transaction, which has asked for access."""
    person_id = await work.person_id()
    draft = await drafts.open_about(work.session, person_id, kind, subject)
    if draft is None:
        draft = Draft(
            person_id=person_id,
            programme_id=programme_id,
            kind=kind,
            subject=subject,
            step="typed",
            answers={},
            chat_id=work.ctx.chat_id or 0,
            touched_at=work.now,
        )
        work.writer.add(draft)
    touch(work, draft)
    await work.writer.flush()
    return draft


async def take_typed(work: Work, draft_id: int, kind: DraftKind) -> tuple[int, str]:
    """The question has its answer: its programme and subject. ``Stale`` where it was answered before."""
    draft, programme_id = await open_draft(work.session, work.ctx, draft_id, kind)
    mark_answered(work, draft)
    return programme_id, draft.subject


def mark_answered(work: Work, draft: Draft) -> None:
    draft.state, draft.message_id = DraftState.DONE, None
    touch(work, draft)


async def still_asked(session: AsyncSession, ctx: Context, draft_id: int, kind: DraftKind) -> tuple[int, str]:
    """Programme and subject of an open question; ``Stale`` where it was answered."""
    draft, programme_id = await open_draft(session, ctx, draft_id, kind)
    return programme_id, draft.subject


async def drop_typed(ctx: Context, draft_id: int) -> tuple[int, str]:
    """«Назад»: nothing is changed. Gives the programme and the subject to go back to."""
    async with ctx.write() as work:
        draft = await _own(work.session, ctx, draft_id)
        if draft.programme_id is None:
            raise NotFound("draft")
        if draft.state == DraftState.OPEN:
            draft.state, draft.message_id = DraftState.CANCELLED, None
            touch(work, draft)
        return draft.programme_id, draft.subject


async def _own(session: AsyncSession, ctx: Context, draft_id: int) -> Draft:
    draft = await drafts.own(session, ctx.actor.person_id, draft_id)
    if draft is None:
        raise NotFound("draft")
    return draft
