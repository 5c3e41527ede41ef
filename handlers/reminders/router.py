"""A reminder's buttons."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.press import Press, Pressed, day_of, place
from handlers.reminders import screens, talk
from handlers.show import Show
from handlers.submit import talk as submit_talk
from services.context import Context
from services.drafts.typed_answer import drop_typed
from services.reminders.pass_on import ask_from_whom, hand_over, see_colleagues
from services.reminders.remind_besides import later_days, remind_later
from texts import texts

NAME = screens.NAME


def build_router() -> Router:
    router = Router(name="reminders")
    router.callback_query.register(on_show, Pressed(NAME, "show", numbers=1))
    router.callback_query.register(on_fill, Pressed(NAME, "fill", numbers=1))
    router.callback_query.register(on_list, Pressed(NAME, "list", numbers=1))
    router.callback_query.register(on_tomorrow, Pressed(NAME, "tomorrow", numbers=1))
    router.callback_query.register(on_later, Pressed(NAME, "later", numbers=1))
    router.callback_query.register(on_day, Pressed(NAME, "day", numbers=2))
    router.callback_query.register(on_over, Pressed(NAME, "over", numbers=1))
    router.callback_query.register(on_give, Pressed(NAME, "give", numbers=2))
    router.callback_query.register(on_awaits, Pressed(NAME, "awaits", numbers=1))
    router.callback_query.register(on_keep, Pressed(NAME, "keep", numbers=2))
    return router


async def on_show(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await show.answer(callback.id)
    await talk.show_again(ctx, show, press.numbers[0], place(callback))


async def on_fill(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """The first card that is owed, below; where nothing is, the reminder says so in its place."""
    await show.answer(callback.id)
    if not await talk.show_next(ctx, show, press.numbers[0], place(callback)[0]):
        await talk.show_again(ctx, show, press.numbers[0], place(callback))


async def on_list(callback: CallbackQuery, ctx: Context, show: Show) -> None:
    await show.answer(callback.id)
    await submit_talk.show_tasks(ctx, show, place(callback)[0])


async def on_tomorrow(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    day = await remind_later(ctx, press.numbers[0])
    await show.answer(callback.id, screens.will_remind(texts(ctx.actor.language), day))


async def on_later(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    days = await later_days(ctx, press.numbers[0])
    await show.answer(callback.id)
    screen = screens.ask_day(texts(ctx.actor.language), press.numbers[0], days)
    await show.edit_or_send(*place(callback), screen)


async def on_day(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    reminder_id, number = press.numbers
    day = await remind_later(ctx, reminder_id, day_of(number))
    await show.answer(callback.id, screens.will_remind(texts(ctx.actor.language), day))
    await talk.show_again(ctx, show, reminder_id, place(callback))


async def on_over(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    colleagues = await see_colleagues(ctx, press.numbers[0])
    await show.answer(callback.id)
    screen = screens.ask_colleague(texts(ctx.actor.language), press.numbers[0], colleagues)
    await show.edit_or_send(*place(callback), screen)


async def on_give(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    done = await hand_over(ctx, *press.numbers)
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screens.handed_over(texts(ctx.actor.language), done))


async def on_awaits(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft_id = await ask_from_whom(ctx, press.numbers[0])
    await show.answer(callback.id)
    await talk.ask(ctx, show, draft_id, press.numbers[0], place(callback))


async def on_keep(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    reminder_id, draft_id = press.numbers
    await drop_typed(ctx, draft_id)
    await show.answer(callback.id)
    await talk.show_again(ctx, show, reminder_id, place(callback))
