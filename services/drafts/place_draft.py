"""Where a draft's screen stands: written after sending, in a small transaction of its own (rule 1)."""

from models.repositories import drafts
from services.context import Context


async def place_draft(ctx: Context, draft_id: int, message_id: int) -> None:
    """Plain messages in the chat answer this draft from now on, and no other."""
    ctx.placed.append(draft_id)
    async with ctx.installation.database.writer() as writer:
        chat_id = ctx.chat_id or ctx.actor.telegram_id
        await drafts.place(writer.session, ctx.actor.person_id, chat_id, draft_id, message_id)
