"""What coordinators are told: figures wait."""

from handlers.review.screens import NAME
from handlers.screen import Button, Screen, data
from services.context import Context
from services.notices.coordinators import FiguresWait
from services.review.see_queue import Queue, see_queue
from texts import Texts, figures, texts


async def _review_waits(ctx: Context, notice: FiguresWait) -> Screen | None:
    queue = await see_queue(ctx, notice.programme_id)
    return waits(texts(ctx.actor.language), queue) if queue.waiting else None


def waits(t: Texts, queue: Queue) -> Screen:
    button = Button(t.label("button.review"), data(NAME, "at", queue.programme_id, 0))
    text = t.count("notice.review_waits", len(queue.waiting), programme=figures.short(queue.programme, 90))
    return Screen(text, ((button,),))


WORDS = {FiguresWait: _review_waits}
