"""`[Лист сведений]`, and the buttons below it."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.press import Press, Pressed, place
from handlers.screen import Screen
from handlers.show import Show
from handlers.unit_paper import screens, talk
from services.context import Context
from services.drafts.typed_answer import drop_typed
from services.unit_paper.order_paper import order_paper
from services.unit_paper.see_paper import paper_scans, see_paper
from services.unit_paper.sign_paper import await_signature, unsign_paper
from texts import texts

NAME = screens.NAME
ON_A_DRAFT = ("done",)
"""Actions whose first number is a draft."""


def build_router() -> Router:
    router = Router(name=NAME)
    router.callback_query.register(on_order, Pressed(NAME, "order", numbers=3))
    router.callback_query.register(on_sign, Pressed(NAME, "sign", numbers=2))
    router.callback_query.register(on_done, Pressed(NAME, "done", numbers=1))
    router.callback_query.register(on_see, Pressed(NAME, "see", numbers=2))
    router.callback_query.register(on_unsign, Pressed(NAME, "unsign", numbers=2))
    router.callback_query.register(on_unsigned, Pressed(NAME, "unsigned", numbers=2))
    router.callback_query.register(on_files, Pressed(NAME, "files", numbers=2))
    return router


async def on_order(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """It comes as a message of its own."""
    programme_id, period_id, executor_id = press.numbers
    ordered = await order_paper(ctx, programme_id, executor_id, period_id)
    name = "paper.being_made" if ordered.is_new else "paper.made"
    await show.answer(callback.id, texts(ctx.actor.language).label(name))


async def on_sign(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    asked = await await_signature(ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.ask(ctx, show, asked, place(callback))


async def on_done(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """«Готово», «Назад»: what was kept stays."""
    programme_id, paper_id = await drop_typed(ctx, press.numbers[0])
    found = await see_paper(ctx, programme_id, int(paper_id))
    await _put(callback, show, screens.paper(texts(ctx.actor.language), found))


async def on_see(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await see_paper(ctx, *press.numbers)
    await _put(callback, show, screens.paper(texts(ctx.actor.language), found))


async def on_unsign(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await see_paper(ctx, *press.numbers)
    await _put(callback, show, screens.ask_unsign(texts(ctx.actor.language), found))


async def on_unsigned(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await unsign_paper(ctx, *press.numbers)
    await _put(callback, show, screens.paper(texts(ctx.actor.language), found))


async def on_files(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    files = await paper_scans(ctx, *press.numbers)
    await show.answer(callback.id)
    for one in files:
        await show.send(place(callback)[0], screens.scan(texts(ctx.actor.language), one))


async def _put(callback: CallbackQuery, show: Show, screen: Screen) -> None:
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screen)
