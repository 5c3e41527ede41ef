"""«Отвечу сам»: a coordinator answers instead of the unit that was asked."""

from domain.access import Verb
from domain.refusals import Stale
from models.repositories import threads
from services.access import enter
from services.asking.thread import ThreadSeen, seen_by
from services.context import Context


async def take_over_thread(ctx: Context, programme_id: int, thread_id: int) -> ThreadSeen:
    """The unit is not waited for any more, and may answer all the same. ``Stale`` where it is answered, or
    somebody else has taken it over."""
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.ANSWER, programme_id)
        thread = await threads.for_change(work.session, programme_id, thread_id)
        seen = await seen_by(work.session, ctx, scope, thread_id)
        if thread is None or not seen.may_take_over:
            raise Stale
        thread.taken_by_id = await work.person_id()
        work.audit(thread, "take_over_thread", programme_id, new={"taken_by": thread.taken_by_id})
        await work.writer.flush()
        return await seen_by(work.session, ctx, scope, thread_id)
