"""What a notice of a thread says: the thread at that moment, and the message that is told."""

from services.asking.notices import OfThread
from services.asking.thread import ThreadSeen, look_at_thread
from services.context import Context


async def thread_told(ctx: Context, notice: OfThread) -> ThreadSeen:
    """``NotFound`` where it is no longer the receiver's to see, or was never said."""
    async with ctx.read() as session:
        seen = await look_at_thread(session, ctx, notice.programme_id, notice.thread_id)
    seen.message(notice.message_id)
    return seen
