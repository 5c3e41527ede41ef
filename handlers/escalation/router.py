"""The buttons about a silent unit."""

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.reminders.follow_up import FollowUpKind
from domain.reminders.silence import ACTS
from handlers.escalation import screens, talk
from handlers.press import Press, Pressed, place
from handlers.show import Show
from services.context import Context
from services.escalation.act import act_on_silent
from services.escalation.silent import see_silent
from texts import texts

NAME = screens.NAME


def build_router() -> Router:
    router = Router(name="escalation")
    router.callback_query.register(on_show, Pressed(NAME, "show", numbers=1))
    router.callback_query.register(on_unit, Pressed(NAME, "unit", numbers=3))
    router.callback_query.register(on_act, Pressed(NAME, *ACTS, numbers=3))
    return router


async def on_show(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await show.answer(callback.id)
    await talk.show_silent(ctx, show, press.numbers[0], place(callback))


async def on_unit(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, period_id, executor_id = press.numbers
    found = await see_silent(ctx, programme_id)
    unit = found.unit(period_id, executor_id)
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screens.unit(texts(ctx.actor.language), found, unit))


async def on_act(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, period_id, executor_id = press.numbers
    act = FollowUpKind(press.action)
    done = await act_on_silent(ctx, programme_id, period_id, executor_id, act)
    t = texts(ctx.actor.language)
    await show.answer(callback.id, screens.noted(t, done))
    await show.edit_or_send(*place(callback), screens.acted(t, done, act))
