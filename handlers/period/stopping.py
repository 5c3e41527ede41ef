"""A programme paused and ended, pressed."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.period import stopping_screens
from handlers.period.screens import NAME, overview
from handlers.press import Press, Pressed, place
from handlers.show import Show
from services.context import Context
from services.periods.see_periods import see_periods
from services.periods.stop_programme import (
    end_programme,
    pause_programme,
    resume_programme,
    take_up_programme,
)
from texts import texts

_ASKED = {"end": stopping_screens.confirm_end, "take_up": stopping_screens.confirm_take_up}
_DONE = {
    "pause": pause_programme,
    "resume": resume_programme,
    "end_yes": end_programme,
    "take_up_yes": take_up_programme,
}


def register(router: Router) -> None:
    router.callback_query.register(on_ask, Pressed(NAME, *_ASKED, numbers=1))
    router.callback_query.register(on_change, Pressed(NAME, *_DONE, numbers=1))


async def on_ask(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await see_periods(ctx, press.numbers[0])
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), _ASKED[press.action](texts(ctx.actor.language), found))


async def on_change(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await _DONE[press.action](ctx, press.numbers[0])
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), overview(texts(ctx.actor.language), found))
