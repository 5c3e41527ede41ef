"""Where things stand: for an old button, and for an update whose answer a crash swallowed."""

from domain.refusals import InvitationUnusable, NotFound, Refusal
from handlers import refusal_screen
from handlers.screen import Screen
from handlers.show import Show
from handlers.start import screens as start_screens
from handlers.submit import receipts as submit_receipts
from handlers.submit import talk as submit_talk
from services.context import Context
from services.figures.figure_draft import FigureDraft
from services.figures.receipts import Receipt
from services.figures.where_it_stands import what_was_done, where_it_stands
from services.people.see_home import see_home
from services.people.whom_to_ask import whom_to_ask
from texts import texts


async def resume(ctx: Context, show: Show) -> None:
    """The effect is committed, the answer may not have arrived: the figures it was about, else home."""
    chat_id = ctx.chat_id or ctx.actor.telegram_id
    try:
        views, receipts = await what_was_done(ctx)
    except Refusal:  # meanwhile the period was closed, or the role has ended
        views, receipts = [], []
    t = texts(ctx.actor.language)
    if len(views) > 1:
        await show.send(chat_id, submit_receipts.taken(t, views))
    if len(receipts) > 1:
        await show.send(chat_id, submit_receipts.receipts(t, receipts))
    one = next((found[0] for found in (views, receipts) if len(found) == 1), None)
    if one is not None or not (views or receipts):
        await _show(ctx, show, one, chat_id, None)


async def show_draft_or_receipt(
    ctx: Context, show: Show, draft_id: int | None, chat_id: int, message_id: int | None
) -> None:
    """The draft a stale button belongs to, as it stands now; else home. Why not, where it is refused."""
    try:
        found = await where_it_stands(ctx, draft_id) if draft_id is not None else None
    except NotFound:
        found = None
    except Refusal as refusal:  # meanwhile the period was closed, or the role has ended
        await show.send(chat_id, await refused(ctx, refusal))
        return
    await _show(ctx, show, found, chat_id, message_id)


async def refused(ctx: Context, refusal: Refusal) -> Screen:
    """A stranger learns of nothing but the way in."""
    t = texts(ctx.actor.language)
    if not isinstance(refusal, InvitationUnusable):
        home = await see_home(ctx)
        if home.is_stranger:
            return start_screens.stranger(t)
    ask = await whom_to_ask(ctx) if refusal_screen.sends_to_coordinator(refusal) else ()
    return refusal_screen.screen(t, refusal, ask)


async def _show(
    ctx: Context, show: Show, found: FigureDraft | Receipt | None, chat_id: int, message_id: int | None
) -> None:
    t = texts(ctx.actor.language)
    if isinstance(found, FigureDraft):
        await submit_talk.show_draft(ctx, show, found, chat_id, message_id)
    elif isinstance(found, Receipt):
        await show.edit_or_send(chat_id, message_id, submit_receipts.receipt(t, found))
    else:
        home = await see_home(ctx)
        await show.edit_or_send(chat_id, message_id, start_screens.home(t, home, ctx.actor.name))
