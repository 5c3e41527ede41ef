"""Where things stand: for an old button, and for an update whose answer a crash swallowed."""

from collections.abc import Sequence

from domain.refusals import InvitationUnusable, NotFound, Refusal
from handlers import refusal_screen
from handlers.press import Place, Press, read_press
from handlers.registry import DRAFTS, HOME, PRESSES
from handlers.screen import Screen
from handlers.show import Show
from services.context import Context
from services.drafts.find_draft import DraftFacts, find_draft, touched_drafts
from services.people.whom_to_ask import whom_to_ask
from texts import texts


async def resume(ctx: Context, show: Show) -> None:
    """The effect is committed, the answer may not have arrived: the drafts it was about, else home."""
    chat_id = ctx.chat_id or ctx.actor.telegram_id
    try:
        touched = await touched_drafts(ctx)
        if touched:
            await _present(touched, ctx, show, chat_id)
            return
    except Refusal:  # meanwhile the period was closed, or the role has ended
        pass
    await show.send(chat_id, await HOME.screen(ctx))


async def _present(touched: Sequence[DraftFacts], ctx: Context, show: Show, chat_id: int) -> None:
    talk = DRAFTS[touched[0].kind]
    if len(touched) > 1 and talk.several is not None:
        await talk.several(ctx, show, chat_id)
    else:
        await talk.present(touched[0], ctx, show, (chat_id, None))


async def show_where_it_stands(button: str, ctx: Context, show: Show, place: Place) -> None:
    """What a stale button is about, as it stands now; else home. Why not, where it is refused."""
    try:
        shown = await _stands(button, ctx, show, place)
    except NotFound:
        shown = False
    except Refusal as refusal:  # meanwhile the period was closed, or the role has ended
        await show.send(place[0], await refused(ctx, refusal))
        return
    if not shown:
        await show.edit_or_send(*place, await HOME.screen(ctx))


async def _stands(button: str, ctx: Context, show: Show, place: Place) -> bool:
    word, press = read_press(button)
    conversation = PRESSES.get(word)
    if conversation is None or press is None:
        return False
    draft_id = _draft_in(press, conversation.drafts_in.get(press.action))
    if draft_id is not None:
        draft = await find_draft(ctx, draft_id)
        await DRAFTS[draft.kind].present(draft, ctx, show, place)
        return True
    if conversation.overview is not None:
        await conversation.overview(press, ctx, show, place)
    return conversation.overview is not None


def _draft_in(press: Press, at: int | None) -> int | None:
    return press.numbers[at] if at is not None and at < len(press.numbers) else None


async def refused(ctx: Context, refusal: Refusal) -> Screen:
    """A stranger learns of nothing but the way in."""
    if not isinstance(refusal, InvitationUnusable) and (way_in := await HOME.way_in(ctx)) is not None:
        return way_in
    ask = await whom_to_ask(ctx) if refusal_screen.sends_to_coordinator(refusal) else ()
    return refusal_screen.screen(texts(ctx.actor.language), refusal, ask)
