"""`/status`, its buttons, and plain words of those who may ask."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from domain.refusals import Stale
from handlers.press import Press, Pressed, place, text_place
from handlers.show import Show
from handlers.status import screens, talk
from handlers.status.working import working
from services.context import Context
from services.standing.see_status import Extent, see_status
from services.standing.see_working import see_working
from texts import texts

NAME = screens.NAME


def build_router() -> Router:
    router = Router(name=NAME)
    router.message.register(on_status, Command("status", ignore_case=True))
    for beside in (0, 1):  # buttons of an earlier version carry no period
        router.callback_query.register(on_show, Pressed(NAME, "show", numbers=2 + beside))
        router.callback_query.register(on_page, Pressed(NAME, "page", numbers=3 + beside))
        router.callback_query.register(on_working, Pressed(NAME, "working", numbers=3 + beside))
        router.callback_query.register(on_sections, Pressed(NAME, "sections", numbers=1 + beside))
    router.callback_query.register(on_picture, Pressed(NAME, "picture", numbers=4))
    router.callback_query.register(on_in, Pressed(NAME, "in", numbers=1))
    return router


async def on_status(message: Message, command: CommandObject, ctx: Context, show: Show) -> None:
    await talk.show_search(ctx, show, message.chat.id, command.args or "")


async def on_show(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, subject_id = press.numbers[:2]
    status = await see_status(ctx, programme_id, _extent(press.word), subject_id, _period(press, 2))
    await show.answer(callback.id)
    await talk.show_status(ctx, show, place(callback)[0], status)


async def on_picture(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """«Ещё»: the next picture in the place of this one."""
    programme_id, subject_id, number, period_id = press.numbers
    status = await see_status(ctx, programme_id, _extent(press.word), subject_id, period_id)
    await show.answer(callback.id)
    chat_id, message_id = place(callback)
    await talk.show_status(ctx, show, chat_id, status, number, message_id)


async def on_page(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, subject_id, number = press.numbers[:3]
    status = await see_status(ctx, programme_id, _extent(press.word), subject_id, _period(press, 3))
    await show.answer(callback.id)
    # The picture stays: the first page is a message of its own, the others take its place.
    await show.edit_or_send(*text_place(callback), screens.page(texts(ctx.actor.language), status, number))


async def on_working(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, indicator_id, number = press.numbers[:3]
    found = await see_working(ctx, programme_id, indicator_id, _period(press, 3))
    await show.answer(callback.id)
    await show.edit_or_send(*text_place(callback), working(texts(ctx.actor.language), found, number))


async def on_sections(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    status = await see_status(ctx, press.numbers[0], Extent.PROGRAMME, 0, _period(press, 1))
    await show.answer(callback.id)
    await show.send(place(callback)[0], screens.sections(texts(ctx.actor.language), status))


def _period(press: Press, at: int) -> int | None:
    return press.numbers[at] if len(press.numbers) > at else None


async def on_in(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await show.answer(callback.id)
    await talk.show_search_in(ctx, show, place(callback)[0], press.numbers[0], press.word)


def _extent(word: str) -> Extent:
    """A button of a client's own making names none."""
    try:
        return Extent(word)
    except ValueError:
        raise Stale from None
