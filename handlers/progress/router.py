"""`/progress` and its buttons."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from domain.refusals import Stale
from domain.time.asked import take_period
from handlers.press import Press, Pressed, place, text_place
from handlers.progress import screens, talk
from handlers.show import Show
from services.context import Context
from services.standing.draw_progress import Grouping
from services.standing.see_collection import see_collected
from texts import texts

NAME = screens.NAME


def build_router() -> Router:
    router = Router(name=NAME)
    router.message.register(on_progress, Command("progress"))
    router.callback_query.register(on_show, Pressed(NAME, "show", numbers=3))
    router.callback_query.register(on_page, Pressed(NAME, "page", numbers=3))
    return router


async def on_progress(message: Message, command: CommandObject, ctx: Context, show: Show) -> None:
    _, asked = take_period(command.args or "")
    await talk.show_progress(ctx, show, message.chat.id, asked)


async def on_show(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, period_id, number = press.numbers
    by = _grouping(press.word)
    found = await see_collected(ctx, programme_id, period_id)
    await show.answer(callback.id)
    chat_id, message_id = place(callback)
    await talk.show_collected(ctx, show, chat_id, found, by, number, message_id)


async def on_page(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, period_id, number = press.numbers
    found = await see_collected(ctx, programme_id, period_id)
    await show.answer(callback.id)
    # The picture stays: the first page is a message of its own, the others take its place.
    await show.edit_or_send(
        *text_place(callback), screens.executors(texts(ctx.actor.language), found, number)
    )


def _grouping(word: str) -> Grouping:
    """A button of a client's own making names none."""
    try:
        return Grouping(word)
    except ValueError:
        raise Stale from None
