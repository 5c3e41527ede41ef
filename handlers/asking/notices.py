"""Questions and answers, told to the other side."""

from handlers.asking import threads
from handlers.screen import Screen
from services.asking.notices import OfThread, ThreadAnswered, ThreadAsked
from services.asking.told import thread_told
from services.context import Context
from texts import texts


async def _told(ctx: Context, notice: OfThread) -> Screen | None:
    seen = await thread_told(ctx, notice)
    return threads.told(texts(ctx.actor.language), seen, notice.message_id, notice.KIND)


WORDS = {ThreadAsked: _told, ThreadAnswered: _told}
