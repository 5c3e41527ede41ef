"""`/plan`, pressed and typed."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.plan import parts, screens, talk
from handlers.press import Press, Pressed, place
from handlers.show import Show
from services.context import Context
from services.drafts.typed_answer import drop_typed
from services.plan.ask_evidence import toggle_evidence
from services.plan.change_hands_in import change_hands_in, see_candidates
from services.plan.collect_parts import (
    PartsSetting,
    put_parts_together,
    see_parts_setting,
    toggle_contributor,
)
from services.plan.count_indicator import toggle_course, toggle_direction
from services.plan.plan_indicator import (
    IndicatorPlan,
    await_plan,
    check_right_to_plan,
    find_plans,
    see_plan,
    take_back_plan,
)
from texts import texts

NAME = screens.NAME
_TOGGLES = {"course": toggle_course, "direction": toggle_direction, "evidence": toggle_evidence}


def build_router() -> Router:
    router = Router(name=NAME)
    router.message.register(on_plan, Command("plan", ignore_case=True))
    router.callback_query.register(on_show, Pressed(NAME, "show", numbers=2))
    router.callback_query.register(on_ask, Pressed(NAME, "value", "target", numbers=2))
    router.callback_query.register(on_toggle, Pressed(NAME, *_TOGGLES, numbers=2))
    router.callback_query.register(on_clear, Pressed(NAME, "clear", numbers=2))
    router.callback_query.register(on_who, Pressed(NAME, "who", numbers=3))
    router.callback_query.register(on_give, Pressed(NAME, "give", numbers=3))
    router.callback_query.register(on_parts, Pressed(NAME, "parts", numbers=3))
    router.callback_query.register(on_helper, Pressed(NAME, "helper", numbers=4))
    router.callback_query.register(on_together, Pressed(NAME, "together", numbers=2))
    router.callback_query.register(on_back, Pressed(NAME, "back", numbers=1))
    return router


async def on_plan(message: Message, command: CommandObject, ctx: Context, show: Show) -> None:
    number = (command.args or "").strip().lstrip("№").strip()
    if not number:
        await check_right_to_plan(ctx)
        await show.send(message.chat.id, screens.usage(texts(ctx.actor.language)))
        return
    found = await find_plans(ctx, number)
    t = texts(ctx.actor.language)
    screen = screens.plan(t, found[0]) if len(found) == 1 else screens.choose(t, found)
    await show.send(message.chat.id, screen)


async def _show(callback: CallbackQuery, ctx: Context, show: Show, found: IndicatorPlan) -> None:
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screens.plan(texts(ctx.actor.language), found))


async def on_show(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await _show(callback, ctx, show, await see_plan(ctx, *press.numbers))


async def on_ask(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft_id = await await_plan(ctx, *press.numbers, what=press.action)
    found = await see_plan(ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.ask(ctx, show, found, press.action, draft_id, place(callback))


async def on_toggle(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await _show(callback, ctx, show, await _TOGGLES[press.action](ctx, *press.numbers))


async def on_clear(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await _show(callback, ctx, show, await take_back_plan(ctx, *press.numbers))


async def on_who(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, indicator_id, page = press.numbers
    found = await see_candidates(ctx, programme_id, indicator_id)
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screens.who(texts(ctx.actor.language), found, page))


async def on_give(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await _show(callback, ctx, show, await change_hands_in(ctx, *press.numbers))


async def on_parts(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """Who gives parts of the figure."""
    programme_id, indicator_id, page = press.numbers
    await _show_parts(callback, ctx, show, await see_parts_setting(ctx, programme_id, indicator_id), page)


async def on_helper(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    *about, page = press.numbers
    await _show_parts(callback, ctx, show, await toggle_contributor(ctx, *about), page)


async def on_together(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, indicator_id = press.numbers
    found = await put_parts_together(ctx, programme_id, indicator_id, press.word)
    await _show_parts(callback, ctx, show, found)


async def _show_parts(
    callback: CallbackQuery, ctx: Context, show: Show, found: PartsSetting, page: int = 0
) -> None:
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), parts.setting(texts(ctx.actor.language), found, page))


async def on_back(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, indicator_id = await drop_typed(ctx, press.numbers[0])
    await _show(callback, ctx, show, await see_plan(ctx, programme_id, int(indicator_id)))
