"""«Сделать формой отчёта», pressed on a file's screen; then for which programme."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.press import Press, Pressed, text_place
from handlers.report_form import screens
from handlers.show import Show
from services.context import Context
from services.reports.use_as_form import propose_form, use_as_form
from texts import texts

NAME = screens.NAME


def build_router() -> Router:
    router = Router(name="report_form")
    router.callback_query.register(on_see, Pressed(NAME, "see", numbers=1))
    router.callback_query.register(on_use, Pressed(NAME, "use", numbers=2))
    return router


async def on_see(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await show.answer(callback.id)
    found = await propose_form(ctx, press.numbers[0])
    await show.send(text_place(callback)[0], screens.proposed(texts(ctx.actor.language), found))


async def on_use(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    used = await use_as_form(ctx, *press.numbers)
    await show.answer(callback.id)
    await show.edit_or_send(*text_place(callback), screens.used(texts(ctx.actor.language), used))
