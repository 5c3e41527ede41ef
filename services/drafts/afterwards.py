"""What an answer leaves behind in its chat: where a draft's screen stands, and which question is left.

Written once the answer is out, in a small transaction (rule 1): of an update the one that says that it is
done. Until then no other update of the chat is taken in hand, so none meets what is not written yet.
"""

from collections.abc import Iterable

from models.repositories import drafts
from models.sessions import WritingSession
from services.context import Afterwards, Context


async def place_draft(ctx: Context, draft_id: int, message_id: int) -> None:
    """Plain messages in the chat answer this draft from now on, and no other."""
    await _leave_behind(ctx, draft_id, message_id)


async def leave_questions(ctx: Context) -> None:
    """Whoever gives a command or presses a button that leads elsewhere has left the question on the screen.

    The drafts of this chat stay open, but plain messages no longer go to one. Nothing is left where this
    update has put a draft's screen into the chat.
    """
    if not any(one.draft_id for one in ctx.afterwards):
        await _leave_behind(ctx)


async def _leave_behind(ctx: Context, draft_id: int | None = None, message_id: int = 0) -> None:
    chat_id = ctx.chat_id or ctx.actor.telegram_id
    ctx.afterwards.append(Afterwards(ctx.actor.person_id, chat_id, draft_id, message_id))
    if ctx.claim is None:
        async with ctx.installation.database.writer() as writer:
            await write_afterwards(writer.session, ctx.afterwards)
        ctx.afterwards.clear()


async def write_afterwards(session: WritingSession, afterwards: Iterable[Afterwards]) -> None:
    """In their order; what has been written already changes nothing."""
    for one in afterwards:
        if one.draft_id is None:
            await drafts.silence(session, one.person_id, one.chat_id)
        else:
            await drafts.place(session, one.person_id, one.chat_id, one.draft_id, one.message_id)
