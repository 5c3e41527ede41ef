"""`/report`, pressed and typed."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from domain.forms.deviation import DeviationFormula
from domain.forms.form import OldWords
from domain.forms.report_format import ReportFormat
from domain.refusals import Stale
from domain.time.periods import Period
from handlers.press import Press, Pressed, text_place
from handlers.report import old_words, screens, talk
from handlers.show import Show
from services.context import Context
from services.reports.compile_report import order_report
from services.reports.old_words import OldWordsAsked, say_formula, say_old_words, see_old_words
from texts import texts

NAME = screens.NAME


def build_router() -> Router:
    router = Router(name=NAME)
    router.message.register(on_report, Command("report", ignore_case=True))
    router.callback_query.register(on_period, Pressed(NAME, "period", numbers=0))
    router.callback_query.register(on_period, Pressed(NAME, "period", numbers=1))
    router.callback_query.register(on_file, Pressed(NAME, *ReportFormat, numbers=2))
    router.callback_query.register(on_words, Pressed(NAME, "words", numbers=2))
    router.callback_query.register(on_said, Pressed(NAME, "say", numbers=4))
    router.callback_query.register(on_way, Pressed(NAME, "way", numbers=4))
    return router


async def on_report(message: Message, command: CommandObject, ctx: Context, show: Show) -> None:
    await talk.show_report(ctx, show, message.chat.id, command.args or "")


async def on_period(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """Of one programme, or of each that has the period."""
    await show.answer(callback.id)
    chat_id, message_id = text_place(callback)
    programme_id = press.numbers[0] if press.numbers else None
    await talk.show_report(ctx, show, chat_id, press.word, programme_id, message_id)


async def on_file(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, period_id = press.numbers
    is_new = await order_report(ctx, programme_id, period_id, ReportFormat(press.action))
    name = "report.being_made" if is_new else "report.made"
    await show.answer(callback.id, texts(ctx.actor.language).label(name))


async def on_words(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await show.answer(callback.id)
    found = await see_old_words(ctx, *press.numbers)
    await _show_words(callback, ctx, show, press.numbers[0], found)


async def on_said(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, period_id, form_id, place = press.numbers
    try:
        said = OldWords(press.word)
    except ValueError as error:
        raise Stale from error
    found = await say_old_words(ctx, programme_id, period_id, form_id, place, said)
    await show.answer(callback.id)
    await _show_words(callback, ctx, show, programme_id, found)


async def on_way(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, period_id, form_id, place = press.numbers
    try:
        formula = DeviationFormula(press.word.replace("none", ""))
    except ValueError as error:
        raise Stale from error
    found = await say_formula(ctx, programme_id, period_id, form_id, place, formula)
    await show.answer(callback.id)
    await _show_words(callback, ctx, show, programme_id, found)


async def _show_words(
    callback: CallbackQuery, ctx: Context, show: Show, programme_id: int, found: OldWordsAsked | Period
) -> None:
    """The next one in place of the one before; the report where nothing is left."""
    chat_id, message_id = text_place(callback)
    if isinstance(found, Period):
        await talk.show_report(ctx, show, chat_id, found.key, programme_id, message_id)
    else:
        await show.edit_or_send(chat_id, message_id, old_words.asked(texts(ctx.actor.language), found))
