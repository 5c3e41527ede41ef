"""«Открыть снова», pressed and typed."""

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.programme.addressed import Addressed
from domain.refusals import NotFound, Stale
from handlers.heard import Heard
from handlers.period import reopening_screens as screens
from handlers.period.screens import NAME, overview
from handlers.press import Place, Press, Pressed, day_of, place
from handlers.show import Show
from services.context import Context
from services.drafts.afterwards import place_draft
from services.drafts.find_draft import DraftFacts, find_draft
from services.periods.reopen_period import reopen_period
from services.periods.reopening import (
    Reopening,
    answer_reopening,
    await_reopening,
    back_in_reopening,
    choose_reopened,
    see_reopening,
)
from services.periods.see_periods import see_periods
from texts import texts

_CHOSEN = {"unit": Addressed.EXECUTOR, "number": Addressed.INDICATOR}


def register(router: Router) -> None:
    router.callback_query.register(on_reopen, Pressed(NAME, "reopen", numbers=2))
    router.callback_query.register(on_for, Pressed(NAME, "for", numbers=3))
    router.callback_query.register(on_chosen, Pressed(NAME, *_CHOSEN, numbers=3))
    router.callback_query.register(on_page, Pressed(NAME, "page", numbers=3))
    router.callback_query.register(on_back, Pressed(NAME, "back_again", numbers=2))
    router.callback_query.register(on_until, Pressed(NAME, "until", numbers=3))


async def _ask(ctx: Context, show: Show, found: Reopening, where: Place, page: int = 0) -> None:
    screen = screens.ask(texts(ctx.actor.language), found, page)
    await place_draft(ctx, found.draft_id, await show.edit_or_send(*where, screen))


async def on_reopen(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await await_reopening(ctx, *press.numbers)
    await show.answer(callback.id)
    await _ask(ctx, show, found, place(callback))


async def on_for(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft_id, revision, which = press.numbers
    if not 0 <= which < len(screens.WHOM):
        raise NotFound("draft")
    found = await choose_reopened(ctx, draft_id, revision, screens.WHOM[which])
    await show.answer(callback.id)
    await _ask(ctx, show, found, place(callback))


async def on_chosen(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft_id, revision, chosen = press.numbers
    found = await choose_reopened(ctx, draft_id, revision, _CHOSEN[press.action], chosen)
    await show.answer(callback.id)
    await _ask(ctx, show, found, place(callback))


async def on_page(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft_id, revision, page = press.numbers
    found = await see_reopening(ctx, draft_id)
    if found.revision != revision:
        raise Stale
    await show.answer(callback.id)
    await _ask(ctx, show, found, place(callback), page)


async def on_back(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await back_in_reopening(ctx, *press.numbers)
    await show.answer(callback.id)
    if found is not None:
        await _ask(ctx, show, found, place(callback))
    else:
        await present(await find_draft(ctx, press.numbers[0]), ctx, show, place(callback))


async def on_until(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft_id, revision, until = press.numbers
    found = await reopen_period(ctx, draft_id, revision, day_of(until))
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), overview(texts(ctx.actor.language), found))


async def answer(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    """For whom, why, until when, as typed."""
    found = await answer_reopening(ctx, draft.id, heard.text)
    await _ask(ctx, show, found, (heard.chat_id, None))


async def present(draft: DraftFacts, ctx: Context, show: Show, where: Place) -> None:
    """The question that is open; the periods as they are where none is, or somebody was first."""
    assert draft.programme_id is not None
    if draft.is_open:
        try:
            await _ask(ctx, show, await see_reopening(ctx, draft.id), where)
        except Stale:
            pass
        else:
            return
    found = await see_periods(ctx, draft.programme_id)
    await show.edit_or_send(*where, overview(texts(ctx.actor.language), found))
