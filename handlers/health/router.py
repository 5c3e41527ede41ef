"""`/health`, typed and pressed again; heard of owners alone."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message, TelegramObject

from handlers.health import screens
from handlers.press import Pressed, place
from handlers.show import Show
from services.context import Context
from services.upkeep.see_health import see_health
from texts import texts


def build_router() -> Router:
    router = Router(name=screens.NAME)
    router.message.register(on_health, Command("health", ignore_case=True), of_an_owner)
    router.callback_query.register(on_again, Pressed(screens.NAME, "show"), of_an_owner)
    return router


async def of_an_owner(_event: TelegramObject, ctx: Context) -> bool:
    return ctx.actor.is_owner


async def on_health(message: Message, ctx: Context, show: Show) -> None:
    health = await see_health(ctx)
    await show.send(message.chat.id, screens.health(texts(ctx.actor.language), health))


async def on_again(callback: CallbackQuery, ctx: Context, show: Show) -> None:
    health = await see_health(ctx)
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screens.health(texts(ctx.actor.language), health))
