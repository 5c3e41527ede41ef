"""The digest's two buttons of its own."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.digest import screens
from handlers.press import Press, Pressed, text_place
from handlers.show import Show
from services.context import Context
from services.digest.want_digest import want_digest
from texts import texts

NAME = screens.NAME


def build_router() -> Router:
    router = Router(name=NAME)
    router.callback_query.register(on_wanted, Pressed(NAME, "on", numbers=1))
    router.callback_query.register(on_declined, Pressed(NAME, "off", numbers=1))
    return router


async def on_wanted(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    settings = await want_digest(ctx, press.numbers[0], wants=True)
    await show.answer(callback.id)
    screen = screens.wish_on(texts(ctx.actor.language), press.numbers[0], settings.digest_weekday)
    await show.edit_or_send(*text_place(callback), screen)


async def on_declined(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """The digest itself stays: it is a picture; what becomes of the next is said below."""
    settings = await want_digest(ctx, press.numbers[0], wants=False)
    await show.answer(callback.id)
    screen = screens.wish_off(texts(ctx.actor.language), press.numbers[0], settings.digest_weekday)
    await show.edit_or_send(*text_place(callback), screen)
