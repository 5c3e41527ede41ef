"""`/period`, pressed and typed."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.period import reminders, removing, reopening, screens, stopping, talk
from handlers.press import Press, Pressed, place
from handlers.show import Show
from services.context import Context
from services.drafts.typed_answer import drop_typed
from services.periods.close_period import close_period
from services.periods.move_deadline import await_deadline
from services.periods.open_period import open_period
from services.periods.see_periods import Periods, see_periods
from texts import texts

NAME = screens.NAME


def build_router() -> Router:
    router = Router(name=NAME)
    router.message.register(on_period, Command("period", ignore_case=True))
    router.callback_query.register(on_show, Pressed(NAME, "show", numbers=1))
    router.callback_query.register(on_open, Pressed(NAME, "open", numbers=2))
    router.callback_query.register(on_open_yes, Pressed(NAME, "open_yes", numbers=2))
    router.callback_query.register(on_close, Pressed(NAME, "close", numbers=2))
    router.callback_query.register(on_close_yes, Pressed(NAME, "close_yes", numbers=2))
    router.callback_query.register(on_move, Pressed(NAME, "move", numbers=2))
    router.callback_query.register(on_keep, Pressed(NAME, "keep", numbers=2))
    reopening.register(router)
    stopping.register(router)
    removing.register(router)
    reminders.register(router)
    return router


async def on_period(message: Message, ctx: Context, show: Show) -> None:
    await talk.show_periods(ctx, show, message.chat.id)


async def _show(callback: CallbackQuery, ctx: Context, show: Show, found: Periods, toast: str = "") -> None:
    await show.answer(callback.id, toast)
    await show.edit_or_send(*place(callback), screens.overview(texts(ctx.actor.language), found))


async def on_show(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await _show(callback, ctx, show, await see_periods(ctx, press.numbers[0]))


async def on_open(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await see_periods(ctx, press.numbers[0])
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screens.confirm_open(texts(ctx.actor.language), found))


async def on_open_yes(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    done = await open_period(ctx, *press.numbers)
    toast = screens.opened(texts(ctx.actor.language), done)
    await _show(callback, ctx, show, done.periods, toast)


async def on_close(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await see_periods(ctx, press.numbers[0])
    screen = screens.confirm_close(texts(ctx.actor.language), found, talk.line_of(found, press.numbers[1]))
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screen)


async def on_close_yes(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await _show(callback, ctx, show, await close_period(ctx, *press.numbers))


async def on_move(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """«Перенести срок» asks until when."""
    programme_id, period_id = press.numbers
    draft_id = await await_deadline(ctx, programme_id, period_id)
    found = await see_periods(ctx, programme_id)
    await show.answer(callback.id)
    await talk.ask_deadline(ctx, show, found, period_id, draft_id, place(callback))


async def on_keep(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, draft_id = press.numbers
    await drop_typed(ctx, draft_id)
    await _show(callback, ctx, show, await see_periods(ctx, programme_id))
