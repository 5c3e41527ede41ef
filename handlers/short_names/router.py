"""Short names, pressed."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.press import Press, Pressed, place
from handlers.short_names import screens, talk
from handlers.show import Show
from services.context import Context
from services.drafts.typed_answer import drop_typed
from services.plan.name_indicator import await_name, see_names
from texts import texts

NAME = screens.NAME


def build_router() -> Router:
    router = Router(name=NAME)
    router.callback_query.register(on_open, Pressed(NAME, "open", numbers=0))
    router.callback_query.register(on_list, Pressed(NAME, "list", numbers=2))
    router.callback_query.register(on_ask, Pressed(NAME, "ask", numbers=2))
    router.callback_query.register(on_back, Pressed(NAME, "back", numbers=1))
    return router


async def on_open(callback: CallbackQuery, ctx: Context, show: Show) -> None:
    await talk.open_names(ctx, show, place(callback))
    await show.answer(callback.id)


async def on_list(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, page = press.numbers
    names = await see_names(ctx, programme_id)
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screens.listed(texts(ctx.actor.language), names, page))


async def on_ask(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, indicator_id = press.numbers
    (await see_names(ctx, programme_id)).row(indicator_id)
    draft_id = await await_name(ctx, programme_id, indicator_id)
    await show.answer(callback.id)
    await talk.ask(ctx, show, programme_id, indicator_id, draft_id, place(callback))


async def on_back(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, indicator_id = await drop_typed(ctx, press.numbers[0])
    names = await see_names(ctx, programme_id)
    await show.answer(callback.id)
    screen = screens.around(texts(ctx.actor.language), names, int(indicator_id))
    await show.edit_or_send(*place(callback), screen)
