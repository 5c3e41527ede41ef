"""Whoever gives a command or presses a button has left the question that waits for words."""

from models.repositories import drafts
from services.context import Context


async def leave_questions(ctx: Context) -> None:
    """Typed questions of this chat stay open, but plain messages no longer go to them.

    A small transaction of its own, like the one that says where a screen stands.
    """
    own = (ctx.actor.person_id, ctx.chat_id)
    async with ctx.read() as session:
        if not await drafts.waiting_for_words(session, *own):
            return
    async with ctx.installation.database.writer() as writer:
        for draft in await drafts.waiting_for_words(writer.session, *own):
            draft.message_id = None
