"""`/report`, pressed and typed."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from domain.access import Verb
from domain.refusals import NotAllowed
from handlers.place import text_place
from handlers.press import Press, Pressed
from handlers.report import screens
from handlers.show import Show
from services.context import Context
from services.reports.compile_report import order_report
from services.reports.see_reports import PeriodUnknown, reports_to_see
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
    await show_report(ctx, show, message.chat.id, command.args or "")


async def show_report(
    ctx: Context,
    show: Show,
    chat_id: int,
    period: str = "",
    programme_id: int | None = None,
    message_id: int | None = None,
) -> None:
    """One message for each programme whose report one may see; the first in place of a pressed one."""
    t = texts(ctx.actor.language)
    found = await reports_to_see(ctx, period, programme_id)
    if isinstance(found, PeriodUnknown):
        await show.edit_or_send(chat_id, message_id, screens.unknown(t, found))
        return
    if not found:
        raise NotAllowed(Verb.SEE_REPORT)
    for place, readiness in enumerate(found):
        await show.edit_or_send(chat_id, None if place else message_id, screens.ready(t, readiness))


async def on_period(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """Of one programme, or of each that has the period."""
    await show.answer(callback.id)
    chat_id, message_id = text_place(callback)
    programme_id = press.numbers[0] if press.numbers else None
    await show_report(ctx, show, chat_id, press.word, programme_id, message_id)


async def on_word(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await order_report(ctx, *press.numbers)
    await show.answer(callback.id, texts(ctx.actor.language).label("report.being_made"))
