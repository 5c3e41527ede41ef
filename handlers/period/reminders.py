"""The reminders of a programme, changed by buttons."""

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.reminders.choices import Chosen, Setting, Switched
from handlers.period import reminder_screens as screens
from handlers.period.screens import NAME
from handlers.press import Press, Pressed, place
from handlers.screen import Screen
from handlers.show import Show
from services.context import Context
from services.periods.reminder_settings import change_reminders, see_reminders
from texts import texts

_SETTINGS = tuple(Setting)


def register(router: Router) -> None:
    router.callback_query.register(on_see, Pressed(NAME, "reminders", "rungs", numbers=1))
    router.callback_query.register(on_ask, Pressed(NAME, "which", numbers=2))
    router.callback_query.register(on_choose, Pressed(NAME, "choose", numbers=3))
    router.callback_query.register(on_switch, Pressed(NAME, "switch", numbers=3))


async def on_see(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await see_reminders(ctx, press.numbers[0])
    draw = screens.rungs if press.action == "rungs" else screens.overview
    await _show(callback, show, draw(texts(ctx.actor.language), found))


async def on_ask(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, place_of = press.numbers
    setting = _SETTINGS[place_of % len(_SETTINGS)]
    found = await see_reminders(ctx, programme_id)
    await _show(callback, show, screens.choices(texts(ctx.actor.language), found, setting))


async def on_choose(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, place_of, choice = press.numbers
    change = Chosen(_SETTINGS[place_of % len(_SETTINGS)], choice)
    found = await change_reminders(ctx, programme_id, change)
    await _show(callback, show, screens.overview(texts(ctx.actor.language), found))


async def on_switch(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, place_of, on = press.numbers
    found = await change_reminders(ctx, programme_id, Switched(place_of, bool(on)))
    await _show(callback, show, screens.rungs(texts(ctx.actor.language), found))


async def _show(callback: CallbackQuery, show: Show, screen: Screen) -> None:
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screen)
