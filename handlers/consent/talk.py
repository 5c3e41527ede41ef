"""A reason typed, and what is shown where a button is old."""

from handlers.consent import screens
from handlers.heard import Heard
from handlers.press import Place, Press
from handlers.show import Show
from services.consent.agree import say_why_back, see_why_back
from services.consent.see_unagreed import all_unagreed
from services.context import Context
from services.drafts.afterwards import place_draft
from services.drafts.find_draft import DraftFacts
from texts import texts


async def ask_reason(ctx: Context, show: Show, draft_id: int, number: str, place: Place) -> None:
    """Of the figure with this number; what is typed next answers it."""
    screen = screens.ask_reason(texts(ctx.actor.language), draft_id, number)
    await place_draft(ctx, draft_id, await show.edit_or_send(*place, screen))


async def take_reason(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    done = await say_why_back(ctx, draft.id, heard.text)
    await show.send(heard.chat_id, screens.returned(texts(ctx.actor.language), done))


async def present(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """The question while it is open, else what still waits."""
    if draft.is_open:
        await ask_reason(ctx, show, draft.id, await see_why_back(ctx, draft.id), place)
        return
    await show_unagreed(ctx, show, place)


async def overview(_press: Press, ctx: Context, show: Show, place: Place) -> None:
    await show_unagreed(ctx, show, place)


async def show_unagreed(ctx: Context, show: Show, place: Place) -> None:
    """Of the first programme in which something waits."""
    found, t = await all_unagreed(ctx), texts(ctx.actor.language)
    screen = screens.unagreed(t, found[0]) if found else screens.nothing(t)
    await show.edit_or_send(*place, screen)
