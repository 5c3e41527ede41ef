"""Refusals, wherever they arise, become a sentence; a stale button becomes the present screen."""

from aiogram import Router
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import CallbackQuery, ErrorEvent

from domain.refusals import Refusal, Stale
from handlers.press import place
from handlers.resume import refused, show_where_it_stands
from handlers.show import Show
from services.context import Context
from texts import texts


def build_router() -> Router:
    router = Router(name="refused")
    router.errors.register(on_refusal, ExceptionTypeFilter(Refusal))
    router.callback_query.register(on_unknown_button)
    return router


async def on_refusal(event: ErrorEvent, ctx: Context, show: Show) -> bool:
    """Answered with a sentence and a way back."""
    refusal = event.exception
    assert isinstance(refusal, Refusal)
    callback = event.update.callback_query
    if callback is None:
        await show.send(ctx.chat_id or ctx.actor.telegram_id, await refused(ctx, refusal))
    elif isinstance(refusal, Stale):
        await on_unknown_button(callback, ctx, show)
    else:
        await show.answer(callback.id)
        await show.send(place(callback)[0], await refused(ctx, refusal))
    return True


async def on_unknown_button(callback: CallbackQuery, ctx: Context, show: Show) -> None:
    """Drawn of an earlier state or by an earlier version, or forged: where things stand now."""
    await show.answer(callback.id, texts(ctx.actor.language).label("button.stale"))
    await show_where_it_stands(callback.data or "", ctx, show, place(callback))
