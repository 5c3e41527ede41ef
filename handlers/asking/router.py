"""The buttons of a thread."""

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.refusals import Stale
from handlers.asking import screens, talk, threads
from handlers.press import Press, Pressed, place, text_place
from handlers.show import Show
from services.asking.see_threads import see_thread, threads_about
from services.asking.send_words import send_words
from services.asking.take_over import take_over_thread
from services.asking.type_words import begin_question, begin_reply, drop_words
from services.asking.typed_words import see_words
from services.context import Context
from services.standing.see_status import Extent, see_status
from texts import texts

NAME = screens.NAME
ON_A_DRAFT = ("send", "cancel", "drop", "back")
"""Actions whose first number is a draft."""


def build_router() -> Router:
    router = Router(name="asking")
    router.callback_query.register(on_coordinator, Pressed(NAME, "coordinator", numbers=0))
    router.callback_query.register(on_in, Pressed(NAME, "in", numbers=1))
    router.callback_query.register(on_figure, Pressed(NAME, "figure", numbers=3))
    router.callback_query.register(on_which, Pressed(NAME, "which", numbers=4))
    router.callback_query.register(on_send, Pressed(NAME, "send", numbers=2))
    router.callback_query.register(on_cancel, Pressed(NAME, "cancel", numbers=1))
    router.callback_query.register(on_drop, Pressed(NAME, "drop", numbers=1))
    router.callback_query.register(on_back, Pressed(NAME, "back", numbers=1))
    router.callback_query.register(on_list, Pressed(NAME, "list", numbers=1))
    router.callback_query.register(on_thread, Pressed(NAME, "thread", numbers=3))
    router.callback_query.register(on_about, Pressed(NAME, "about", numbers=2))
    router.callback_query.register(on_reply, Pressed(NAME, "reply", numbers=2))
    router.callback_query.register(on_take, Pressed(NAME, "take", numbers=2))
    return router


async def on_coordinator(callback: CallbackQuery, ctx: Context, show: Show) -> None:
    await show.answer(callback.id)
    await talk.ask_coordinator(ctx, show, (place(callback)[0], None))


async def on_in(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    words = await begin_question(ctx, press.numbers[0], 0, 0)
    await show.answer(callback.id)
    await talk.show_typed(ctx, show, words, place(callback))


async def on_figure(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """The card, or the picture, stays."""
    words = await begin_question(ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.show_typed(ctx, show, words, (place(callback)[0], None))


async def on_which(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, subject_id, period_id, number = press.numbers
    if press.word not in set(Extent):
        raise Stale
    status = await see_status(ctx, programme_id, Extent(press.word), subject_id, period_id)
    await show.answer(callback.id)
    screen = screens.which_figure(texts(ctx.actor.language), status, number)
    await show.edit_or_send(*text_place(callback), screen)


async def on_send(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    words = await send_words(ctx, *press.numbers)
    t = texts(ctx.actor.language)
    await show.answer(callback.id, t.label(f"ask.toast.{words.side}"))
    await show.edit_or_send(*place(callback), screens.sent(t, words))


async def on_cancel(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """Words are asked about; where there are none there is nothing to lose."""
    words, t = await see_words(ctx, press.numbers[0]), texts(ctx.actor.language)
    if not words.is_open:
        raise Stale
    if words.words:
        await show.answer(callback.id)
        await show.edit_or_send(*place(callback), screens.drop(t, words))
    else:
        await on_drop(callback, press, ctx, show)


async def on_drop(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await drop_words(ctx, press.numbers[0])
    words = await see_words(ctx, press.numbers[0])
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screens.dropped(texts(ctx.actor.language), words))


async def on_back(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    words = await see_words(ctx, press.numbers[0])
    if not words.is_open:
        raise Stale
    await show.answer(callback.id)
    await talk.show_typed(ctx, show, words, place(callback))


async def on_list(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await show.answer(callback.id)
    await talk.show_list(ctx, show, place(callback), press.numbers[0])


async def on_thread(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, thread_id, number = press.numbers
    seen = await see_thread(ctx, programme_id, thread_id)
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), threads.thread(texts(ctx.actor.language), seen, number))


async def on_about(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await threads_about(ctx, *press.numbers)
    await show.answer(callback.id)
    await show.edit_or_send(*text_place(callback), threads.threads(texts(ctx.actor.language), found))


async def on_reply(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """What was told stays above."""
    programme_id, thread_id = press.numbers
    words = await begin_reply(ctx, programme_id, thread_id)
    await show.answer(callback.id)
    await talk.show_typed(ctx, show, words, (place(callback)[0], None))


async def on_take(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    seen = await take_over_thread(ctx, *press.numbers)
    t = texts(ctx.actor.language)
    await show.answer(callback.id, threads.taken(t, seen))
    await show.edit_or_send(*place(callback), threads.thread(t, seen, 0))
