"""A draft of the actor's own, of the kind that is asked for, with the programme that it is about."""

from sqlalchemy.ext.asyncio import AsyncSession

from domain.drafts import DraftKind
from domain.refusals import NotFound, Stale
from models.repositories import drafts
from models.tables.draft import Draft, DraftState
from services.context import Context


async def own_draft(session: AsyncSession, ctx: Context, draft_id: int, kind: DraftKind) -> tuple[Draft, int]:
    """In whatever state; ``NotFound`` where it is somebody else's, of another kind, or of no programme."""
    draft = await drafts.own(session, ctx.actor.person_id, draft_id)
    if draft is None or draft.kind != kind or draft.programme_id is None:
        raise NotFound("draft")
    return draft, draft.programme_id


async def open_draft(
    session: AsyncSession, ctx: Context, draft_id: int, kind: DraftKind, revision: int | None = None
) -> tuple[Draft, int]:
    """``Stale`` where it is over, or has moved on since the button with this ``revision`` was drawn."""
    draft, programme_id = await own_draft(session, ctx, draft_id, kind)
    if draft.state != DraftState.OPEN or revision not in (None, draft.revision):
        raise Stale
    return draft, programme_id
