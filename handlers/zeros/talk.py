"""Showing the list, and taking the day that is typed."""

from handlers.heard import Heard
from handlers.press import Place, Press
from handlers.show import Show
from handlers.zeros import screens
from services.context import Context
from services.drafts.afterwards import place_draft
from services.drafts.find_draft import DraftFacts
from services.zeros.plan_zeros import list_zeros, say_zeros_day, see_zeros
from services.zeros.zero_list import ZeroList
from texts import texts


async def show_list(ctx: Context, show: Show, found: ZeroList, place: Place, page: int = 0) -> None:
    message_id = await show.edit_or_send(*place, screens.zeros(texts(ctx.actor.language), found, page))
    if not found.is_done:
        await place_draft(ctx, found.draft_id, message_id)


async def answer(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    """A day for all of the ticked."""
    await show_list(ctx, show, await say_zeros_day(ctx, draft.id, heard.text), (heard.chat_id, None))


async def present(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """The list as it is now, or what was set by it."""
    await show_list(ctx, show, await see_zeros(ctx, draft.id), place)


async def overview(press: Press, ctx: Context, show: Show, place: Place) -> None:
    """The list of the programme that was pressed."""
    await show_list(ctx, show, await list_zeros(ctx, *press.numbers[:1]), place)
