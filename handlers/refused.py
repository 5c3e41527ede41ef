"""Refusals, wherever they arise, become a sentence; a stale button becomes the present screen."""

from aiogram import Router
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import CallbackQuery, ErrorEvent

from domain.refusals import Refusal, Stale
from handlers.callback import SEPARATOR
from handlers.resume import refused, show_draft_or_receipt
from handlers.show import Show
from handlers.submit.talk import place
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
    if callback is not None:
        await _answer_press(callback, refusal, ctx, show)
    else:
        await show.send(ctx.chat_id or ctx.actor.telegram_id, await refused(ctx, refusal))
    return True


async def _answer_press(callback: CallbackQuery, refusal: Refusal, ctx: Context, show: Show) -> None:
    t = texts(ctx.actor.language)
    if isinstance(refusal, Stale):
        await show.answer(callback.id, t.label("button.stale"))
        await show_draft_or_receipt(ctx, show, _draft_of(callback), *place(callback))
        return
    await show.answer(callback.id)
    await show.send(place(callback)[0], await refused(ctx, refusal))


def _draft_of(callback: CallbackQuery) -> int | None:
    parts = (callback.data or "").split(SEPARATOR)
    is_draft = len(parts) > 2 and parts[0] == "submit" and parts[2].isdecimal()
    return int(parts[2]) if is_draft else None


async def on_unknown_button(callback: CallbackQuery, ctx: Context, show: Show) -> None:
    """Forged data, or a button of a version that is gone: where things stand now."""
    await show.answer(callback.id, texts(ctx.actor.language).label("button.stale"))
    await show_draft_or_receipt(ctx, show, None, place(callback)[0], None)
