"""`/export`, pressed and typed."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from domain.forms.export_format import ExportFormat
from handlers.export import screens
from handlers.press import Press, Pressed, text_place
from handlers.show import Show
from services.context import Context
from services.export.build_export import order_export
from services.export.see_exports import exports_to_see
from texts import texts

NAME = screens.NAME


def build_router() -> Router:
    router = Router(name=NAME)
    router.message.register(on_export, Command("export", ignore_case=True))
    router.callback_query.register(on_period, Pressed(NAME, "period", numbers=2))
    router.callback_query.register(on_file, Pressed(NAME, *ExportFormat, numbers=2))
    return router


async def on_export(message: Message, command: CommandObject, ctx: Context, show: Show) -> None:
    """One message for each programme whose data one may take."""
    for found in await exports_to_see(ctx, command.args or ""):
        await show.send(message.chat.id, screens.choice(texts(ctx.actor.language), found))


async def on_period(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, period_id = press.numbers
    [found] = await exports_to_see(ctx, "", programme_id, period_id)
    await show.answer(callback.id)
    chat_id, message_id = text_place(callback)
    await show.edit_or_send(chat_id, message_id, screens.choice(texts(ctx.actor.language), found))


async def on_file(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, period_id = press.numbers
    is_new = await order_export(ctx, programme_id, period_id, ExportFormat(press.action))
    name = "export.being_made" if is_new else "export.made"
    await show.answer(callback.id, texts(ctx.actor.language).label(name))
