"""A unit chosen, the source of its figures tapped."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.for_whom import talk
from handlers.press import Press, Pressed, place
from handlers.show import Show
from handlers.submit.task_list import FOR_WHOM
from services.context import Context
from services.for_whom.hand_in_for import hand_in_for, name_source, see_source, take_source
from texts import texts

NAME = FOR_WHOM
ON_A_DRAFT = ("source", "call")
"""Actions whose first number is a draft."""


def build_router() -> Router:
    router = Router(name=NAME)
    router.callback_query.register(on_unit, Pressed(NAME, "unit", "anew", numbers=3))
    router.callback_query.register(on_source, Pressed(NAME, "source", numbers=2))
    router.callback_query.register(on_call, Pressed(NAME, "call", numbers=1))
    return router


async def on_unit(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, period_id, executor_id = press.numbers
    desk = await hand_in_for(ctx, programme_id, executor_id, period_id, anew=press.action == "anew")
    await show.answer(callback.id)
    await talk.show_desk(ctx, show, desk, place(callback))


async def on_source(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    desk = await take_source(ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.show_desk(ctx, show, desk, place(callback))


async def on_call(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """«Звонок 08.07»: it stands so beside the figures, whatever language the coordinator reads."""
    asked = await see_source(ctx, press.numbers[0])
    said = texts("ru").label("for_whom.call", day=asked.today)
    desk = await name_source(ctx, press.numbers[0], said)
    await show.answer(callback.id)
    await talk.show_desk(ctx, show, desk, place(callback))
