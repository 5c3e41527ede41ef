"""`/report`, pressed and typed."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from domain.access import Verb
from domain.periods import Period
from domain.refusals import NotAllowed, NotFound
from handlers.press import Press, Pressed
from handlers.report import screens
from handlers.show import Show
from services.compile_report import order_report, reports_to_see
from services.context import Context
from texts import texts

NAME = screens.NAME


def build_router() -> Router:
    router = Router(name=NAME)
    router.message.register(on_report, Command("report"))
    router.callback_query.register(on_word, Pressed(NAME, "word", numbers=2))
    return router


async def on_report(message: Message, command: CommandObject, ctx: Context, show: Show) -> None:
    await show_report(ctx, show, message.chat.id, command.args or "")


async def show_report(ctx: Context, show: Show, chat_id: int, period: str = "") -> None:
    """One message for each programme whose report one may see."""
    found = await reports_to_see(ctx, _key(period))
    if not found:
        raise NotAllowed(Verb.SEE_REPORT)
    for readiness in found:
        await show.send(chat_id, screens.ready(texts(ctx.actor.language), readiness))


async def on_word(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await order_report(ctx, *press.numbers)
    await show.answer(callback.id, texts(ctx.actor.language).label("report.being_made"))


def _key(period: str) -> str:
    if not period.strip():
        return ""
    try:
        return Period.from_key(period).key
    except ValueError:
        raise NotFound("period") from None
