"""Showing the question why a due date is refused, and what came of it."""

from handlers.due_dates import screens
from handlers.heard import Heard
from handlers.press import Place, Press
from handlers.review import talk as review
from handlers.show import Show
from services.ahead.decide_due import DecidedDue, refuse_due, see_why_not
from services.context import Context
from services.drafts.afterwards import place_draft
from services.drafts.find_draft import DraftFacts
from texts import texts


async def ask(ctx: Context, show: Show, asked: DecidedDue, place: Place) -> None:
    screen = screens.ask(texts(ctx.actor.language), asked)
    await place_draft(ctx, asked.draft_id, await show.edit_or_send(*place, screen))


async def give(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    done = await refuse_due(ctx, draft.id, heard.text)
    await show.send(heard.chat_id, screens.refused(texts(ctx.actor.language), done))


async def present(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """The question while it is open, else the queue."""
    if draft.is_open:
        await ask(ctx, show, await see_why_not(ctx, draft.id), place)
    elif draft.programme_id is not None:
        await review.show_queue(ctx, show, *place, draft.programme_id)


async def overview(press: Press, ctx: Context, show: Show, place: Place) -> None:
    """The queue of the programme that was pressed."""
    if press.numbers and press.action != "keep":
        await review.show_queue(ctx, show, *place, press.numbers[0])
    else:
        await review.show_queues(ctx, show, place[0])
