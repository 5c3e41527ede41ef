"""«Нули по графику», pressed."""

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.refusals import Stale
from handlers.press import Press, Pressed, day_of, place
from handlers.show import Show
from handlers.zeros import screens, talk
from services.context import Context
from services.zeros.plan_zeros import (
    ZerosWay,
    list_zeros,
    plan_zeros,
    see_zeros,
    take_back_zeros,
    tick_zero,
)

NAME = screens.NAME
_WAYS = {"own": ZerosWay.OWN, "pace": ZerosWay.PACE}


def build_router() -> Router:
    router = Router(name=NAME)
    router.callback_query.register(on_show, Pressed(NAME, "show", numbers=1))
    router.callback_query.register(on_tick, Pressed(NAME, "tick", numbers=4))
    router.callback_query.register(on_page, Pressed(NAME, "page", numbers=3))
    router.callback_query.register(on_way, Pressed(NAME, *_WAYS, numbers=2))
    router.callback_query.register(on_due, Pressed(NAME, "due", numbers=3))
    router.callback_query.register(on_undo, Pressed(NAME, "undo", numbers=2))
    return router


async def on_show(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await list_zeros(ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.show_list(ctx, show, found, place(callback))


async def on_tick(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    *about, page = press.numbers
    found = await tick_zero(ctx, *about)
    await show.answer(callback.id)
    await talk.show_list(ctx, show, found, place(callback), page)


async def on_page(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft_id, revision, page = press.numbers
    found = await see_zeros(ctx, draft_id)
    if found.revision != revision:
        raise Stale
    await show.answer(callback.id)
    await talk.show_list(ctx, show, found, place(callback), page)


async def on_way(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft_id, revision = press.numbers
    found = await plan_zeros(ctx, draft_id, revision, _WAYS[press.action])
    await show.answer(callback.id)
    await talk.show_list(ctx, show, found, place(callback))


async def on_due(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft_id, revision, day = press.numbers
    found = await plan_zeros(ctx, draft_id, revision, ZerosWay.ALL, day_of(day))
    await show.answer(callback.id)
    await talk.show_list(ctx, show, found, place(callback))


async def on_undo(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await take_back_zeros(ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.show_list(ctx, show, found, place(callback))
