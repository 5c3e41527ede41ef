"""Showing a unit's sheet that came back."""

from handlers.heard import Heard
from handlers.press import Place, Press
from handlers.show import Show
from handlers.submit import receipts
from handlers.submit import talk as lists
from handlers.unit_sheet import screens
from services.context import Context
from services.drafts.afterwards import place_draft
from services.drafts.find_draft import DraftFacts
from services.figures.where_it_stands import sent_from
from services.unit_sheet.see_sheet import SheetSeen, see_sheet
from texts import texts


async def show_sheet(ctx: Context, show: Show, found: SheetSeen, place: Place) -> None:
    stands = await show.edit_or_send(*place, screens.sheet(texts(ctx.actor.language), found))
    await place_draft(ctx, found.id, stands)


async def present(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """The sheet while it is open; then what was taken of it, or the lists."""
    if draft.is_open:
        await show_sheet(ctx, show, await see_sheet(ctx, draft.id), place)
        return
    done = await sent_from(ctx, draft.message_id) if draft.message_id is not None else []
    if done:
        await show.edit_or_send(*place, receipts.receipts(texts(ctx.actor.language), done))
    else:
        await lists.show_tasks(ctx, show, *place)


async def remind(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    """A sheet has buttons and waits for no words."""
    await present(draft, ctx, show, (heard.chat_id, None))


async def keep(_ctx: Context, _draft_id: int) -> None:
    """It stays: its buttons take it later."""


async def overview(_press: Press, ctx: Context, show: Show, place: Place) -> None:
    await lists.show_tasks(ctx, show, *place)
