"""Showing the coordinator's queues."""

from domain.access import Verb
from domain.refusals import NotAllowed
from handlers.review import screens
from handlers.show import Show
from services.context import Context
from services.review.see_queue import queues, see_queue
from texts import texts


async def show_queues(ctx: Context, show: Show, chat_id: int) -> None:
    """One message for each programme one coordinates."""
    found = await queues(ctx)
    if not found:
        raise NotAllowed(Verb.REVIEW)
    for queue in found:
        await show.send(chat_id, screens.queue(texts(ctx.actor.language), queue))


async def show_queue(
    ctx: Context, show: Show, chat_id: int, message_id: int | None, programme_id: int, at: int = 0
) -> None:
    """The figure at a place of the queue, in the place of a message."""
    queue = await see_queue(ctx, programme_id)
    await show.edit_or_send(chat_id, message_id, screens.queue(texts(ctx.actor.language), queue, at))
