"""`[Бланк]`, and the buttons below a sheet that came back."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.press import Press, Pressed, place
from handlers.show import Show
from handlers.submit import receipts
from handlers.submit import talk as lists
from handlers.unit_sheet import screens, talk
from services.context import Context
from services.unit_sheet.give_sheet import give_sheet, give_sheets
from services.unit_sheet.take_sheet import (
    choose_in_sheet,
    confirm_in_sheet,
    drop_sheet,
    leave_in_sheet,
    take_sheet,
    words_in_sheet,
)
from texts import texts

NAME = screens.NAME
ON_A_DRAFT = ("choose", "right", "words", "leave", "take", "drop")
"""Actions whose first number is a draft."""
_ANSWERS = {"right": confirm_in_sheet, "words": words_in_sheet, "leave": leave_in_sheet}


def build_router() -> Router:
    router = Router(name=NAME)
    router.callback_query.register(on_give, Pressed(NAME, "give", numbers=3))
    router.callback_query.register(on_give_all, Pressed(NAME, "all", numbers=2))
    router.callback_query.register(on_choose, Pressed(NAME, "choose", numbers=4))
    router.callback_query.register(on_answer, Pressed(NAME, *_ANSWERS, numbers=3))
    router.callback_query.register(on_take, Pressed(NAME, "take", numbers=2))
    router.callback_query.register(on_drop, Pressed(NAME, "drop", numbers=2))
    return router


async def on_give(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """A message of its own, to be forwarded."""
    programme_id, period_id, executor_id = press.numbers
    found = await give_sheet(ctx, programme_id, executor_id, period_id)
    await show.answer(callback.id)
    await show.send(place(callback)[0], screens.given(texts(ctx.actor.language), found))


async def on_give_all(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await give_sheets(ctx, *press.numbers)
    await show.answer(callback.id)
    await show.send(place(callback)[0], screens.given_all(texts(ctx.actor.language), found))


async def on_choose(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await choose_in_sheet(ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.show_sheet(ctx, show, found, place(callback))


async def on_answer(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await _ANSWERS[press.action](ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.show_sheet(ctx, show, found, place(callback))


async def on_take(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """The receipts of what was taken stand in its place; the list where nothing was clear yet."""
    _, message_id = place(callback)
    done = await take_sheet(ctx, *press.numbers, shown=press.word, stands=message_id)
    await show.answer(callback.id)
    if not done.receipts:
        await lists.show_tasks(ctx, show, *place(callback), of=done.at)
        return
    screen = receipts.receipts(texts(ctx.actor.language), list(done.receipts))
    await show.edit_or_send(*place(callback), screen)


async def on_drop(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await drop_sheet(ctx, *press.numbers)
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screens.dropped(texts(ctx.actor.language)))
