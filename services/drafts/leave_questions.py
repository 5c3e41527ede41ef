"""Whoever gives a command or presses a button that leads elsewhere has left the question on the screen."""

from models.repositories import drafts
from services.context import Context


async def leave_questions(ctx: Context) -> None:
    """The drafts of this chat stay open, but plain messages no longer go to one.

    Nothing is left where this update has put a draft's screen into the chat. A small transaction of its
    own, like the one that says where a screen stands.
    """
    if ctx.placed:
        return
    own = (ctx.actor.person_id, ctx.chat_id)
    async with ctx.read() as session:
        if await drafts.listening(session, *own) is None:
            return
    async with ctx.installation.database.writer() as writer:
        await drafts.silence(writer.session, *own)
