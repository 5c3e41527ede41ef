"""Showing the short names of a programme, and taking another one as typed."""

from handlers.heard import Heard
from handlers.press import Place, Press
from handlers.short_names import screens
from handlers.show import Show
from services.context import Context
from services.drafts.afterwards import place_draft
from services.drafts.find_draft import DraftFacts
from services.plan.name_indicator import programmes_to_name, see_names, set_name
from texts import texts


async def open_names(ctx: Context, show: Show, place: Place) -> None:
    """Of the programme one coordinates; of several, which one is asked."""
    found = await programmes_to_name(ctx)
    t = texts(ctx.actor.language)
    screen = screens.listed(t, found[0]) if len(found) == 1 else screens.choose(t, found)
    await show.edit_or_send(*place, screen)


async def ask(
    ctx: Context, show: Show, programme_id: int, indicator_id: int, draft_id: int, place: Place
) -> None:
    """What is typed next is the name."""
    names = await see_names(ctx, programme_id)
    screen = screens.ask(texts(ctx.actor.language), names, indicator_id, draft_id)
    await place_draft(ctx, draft_id, await show.edit_or_send(*place, screen))


async def set_typed(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    """The name as typed."""
    names, row = await set_name(ctx, draft.id, heard.text)
    await show.send(heard.chat_id, screens.around(texts(ctx.actor.language), names, row.id, changed=True))


async def present(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """The question while it is open, else the list where its indicator stands."""
    assert draft.programme_id is not None
    indicator_id = int(draft.subject)
    if draft.is_open:
        await ask(ctx, show, draft.programme_id, indicator_id, draft.id, place)
        return
    names = await see_names(ctx, draft.programme_id)
    await show.edit_or_send(*place, screens.around(texts(ctx.actor.language), names, indicator_id))


async def overview(press: Press, ctx: Context, show: Show, place: Place) -> None:
    """The names of the programme that was pressed."""
    if not press.numbers:
        await open_names(ctx, show, place)
        return
    names = await see_names(ctx, press.numbers[0])
    await show.edit_or_send(*place, screens.listed(texts(ctx.actor.language), names))
