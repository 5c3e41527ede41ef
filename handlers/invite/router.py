"""`/invite`, pressed through."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain.access import Role
from domain.refusals import Stale
from handlers.invite import screens, talk
from handlers.press import Press, Pressed, place
from handlers.show import Show
from services.context import Context
from services.people.invite import invite, see_inviting
from texts import texts

NAME = screens.NAME


def build_router() -> Router:
    router = Router(name=NAME)
    router.message.register(on_invite, Command("invite", ignore_case=True))
    router.callback_query.register(on_page, Pressed(NAME, "page", numbers=2))
    router.callback_query.register(on_unit, Pressed(NAME, "unit", numbers=2))
    router.callback_query.register(on_role, Pressed(NAME, "role", numbers=2))
    return router


async def on_invite(message: Message, ctx: Context, show: Show) -> None:
    await talk.show_inviting(ctx, show, message.chat.id)


async def on_page(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, page = press.numbers
    inviting = await see_inviting(ctx, programme_id)
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screens.units(texts(ctx.actor.language), inviting, page))


async def on_unit(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, executor_id = press.numbers
    inviting = await see_inviting(ctx, programme_id)
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screens.roles(texts(ctx.actor.language), inviting, executor_id))


async def on_role(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, executor_id = press.numbers
    link = await invite(ctx, programme_id, _role(press.word), executor_id or None)
    await show.answer(callback.id)
    chat_id, message_id = place(callback)
    await show.edit_or_send(chat_id, message_id, screens.after_link(texts(ctx.actor.language), programme_id))
    await show.send(chat_id, screens.link(texts("ru"), link))


def _role(word: str) -> Role:
    """A button of a client's own making names none."""
    try:
        return Role(word)
    except ValueError:
        raise Stale from None
