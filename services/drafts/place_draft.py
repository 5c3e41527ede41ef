"""Where a draft's screen stands: written after sending, in a small transaction of its own (rule 1)."""

from models.repositories import drafts
from services.context import Context


async def place_draft(ctx: Context, draft_id: int, message_id: int) -> None:
    """Plain messages in the chat answer this draft from now on, and no other."""
    ctx.placed.append(draft_id)
    async with ctx.installation.database.writer() as writer:
        draft = await drafts.own(writer.session, ctx.actor.person_id, draft_id)
        if draft is None or draft.state != "open" or (draft.listens and draft.message_id == message_id):
            return
        draft.chat_id = ctx.chat_id or draft.chat_id
        await drafts.silence(writer.session, draft.person_id, draft.chat_id)
        await drafts.leave_message(writer.session, draft.person_id, draft.chat_id, message_id)
        draft.message_id, draft.listens = message_id, True
