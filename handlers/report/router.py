"""`/report`, pressed and typed."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.press import Press, Pressed, text_place
from handlers.report import screens, talk
from handlers.show import Show
from services.context import Context
from services.reports.compile_report import order_report
from texts import texts

NAME = screens.NAME


def build_router() -> Router:
    router = Router(name=NAME)
    router.message.register(on_report, Command("report"))
    router.callback_query.register(on_period, Pressed(NAME, "period", numbers=0))
    router.callback_query.register(on_period, Pressed(NAME, "period", numbers=1))
    router.callback_query.register(on_word, Pressed(NAME, "word", numbers=2))
    return router


async def on_report(message: Message, command: CommandObject, ctx: Context, show: Show) -> None:
    await talk.show_report(ctx, show, message.chat.id, command.args or "")


async def on_period(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """Of one programme, or of each that has the period."""
    await show.answer(callback.id)
    chat_id, message_id = text_place(callback)
    programme_id = press.numbers[0] if press.numbers else None
    await talk.show_report(ctx, show, chat_id, press.word, programme_id, message_id)


async def on_word(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await order_report(ctx, *press.numbers)
    await show.answer(callback.id, texts(ctx.actor.language).label("report.being_made"))
