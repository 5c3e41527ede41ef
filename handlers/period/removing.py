"""A programme removed: its name is asked for, and typed."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.heard import Heard
from handlers.period import removing_screens as screens
from handlers.period.screens import NAME, overview
from handlers.press import Place, Press, Pressed, place
from handlers.show import Show
from services.context import Context
from services.drafts.afterwards import place_draft
from services.drafts.find_draft import DraftFacts
from services.periods.see_periods import see_periods
from services.removal.remove_programme import (
    await_removal,
    remove_programme,
    removed_title,
    see_removing,
)
from texts import texts


def register(router: Router) -> None:
    router.callback_query.register(on_remove, Pressed(NAME, "remove", numbers=1))


async def on_remove(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft_id = await await_removal(ctx, press.numbers[0])
    await show.answer(callback.id)
    await _ask(ctx, show, press.numbers[0], draft_id, place(callback))


async def _ask(ctx: Context, show: Show, programme_id: int, draft_id: int, where: Place) -> None:
    found = await see_removing(ctx, programme_id)
    screen = screens.ask_name(texts(ctx.actor.language), found, draft_id)
    await place_draft(ctx, draft_id, await show.edit_or_send(*where, screen))


async def answer(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    """The name as typed."""
    title = await remove_programme(ctx, draft.id, heard.text)
    await show.send(heard.chat_id, screens.removed(texts(ctx.actor.language), title))


async def present(draft: DraftFacts, ctx: Context, show: Show, where: Place) -> None:
    """The question while it is open, else that it is gone, or the periods as they are."""
    assert draft.programme_id is not None
    if draft.is_open:
        await _ask(ctx, show, draft.programme_id, draft.id, where)
        return
    t, title = texts(ctx.actor.language), await removed_title(ctx, draft.id)
    if title is not None:
        await show.edit_or_send(*where, screens.removed(t, title))
    else:
        await show.edit_or_send(*where, overview(t, await see_periods(ctx, draft.programme_id)))
