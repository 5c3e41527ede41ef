"""`/period`, pressed and typed."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain.access import Verb
from domain.refusals import NotAllowed, NotFound
from handlers.period import screens
from handlers.press import Press, Pressed
from handlers.show import Show
from handlers.submit.talk import place
from handlers.written import written
from services.context import Context
from services.drafts.place_draft import place_draft
from services.drafts.typed_answer import drop_typed
from services.periods.close_period import await_reopening, close_period, reopen_period
from services.periods.move_deadline import await_deadline, move_deadline
from services.periods.open_period import open_period
from services.periods.see_periods import PeriodLine, Periods, periods_to_manage, see_periods
from texts import texts

NAME = screens.NAME


def build_router() -> Router:
    router = Router(name=NAME)
    router.message.register(on_period, Command("period"))
    router.callback_query.register(on_show, Pressed(NAME, "show", numbers=1))
    router.callback_query.register(on_open, Pressed(NAME, "open", numbers=2))
    router.callback_query.register(on_open_yes, Pressed(NAME, "open_yes", numbers=2))
    router.callback_query.register(on_close, Pressed(NAME, "close", numbers=2))
    router.callback_query.register(on_close_yes, Pressed(NAME, "close_yes", numbers=2))
    router.callback_query.register(on_ask, Pressed(NAME, *_ASKED, numbers=2))
    router.callback_query.register(on_keep, Pressed(NAME, "keep", numbers=2))
    return router


async def on_period(message: Message, ctx: Context, show: Show) -> None:
    found = await periods_to_manage(ctx)
    if not found:
        raise NotAllowed(Verb.MANAGE_PERIOD)
    for one in found:
        await show.send(message.chat.id, screens.overview(texts(ctx.actor.language), one))


async def _show(callback: CallbackQuery, ctx: Context, show: Show, found: Periods, toast: str = "") -> None:
    await show.answer(callback.id, toast)
    await show.edit_or_send(*place(callback), screens.overview(texts(ctx.actor.language), found))


async def on_show(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await _show(callback, ctx, show, await see_periods(ctx, press.numbers[0]))


async def on_open(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await see_periods(ctx, press.numbers[0])
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screens.confirm_open(texts(ctx.actor.language), found))


async def on_open_yes(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    done = await open_period(ctx, *press.numbers)
    toast = screens.opened(texts(ctx.actor.language), done)
    await _show(callback, ctx, show, done.periods, toast)


async def on_close(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await see_periods(ctx, press.numbers[0])
    screen = screens.confirm_close(texts(ctx.actor.language), found, _line(found, press.numbers[1]))
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screen)


async def on_close_yes(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await _show(callback, ctx, show, await close_period(ctx, *press.numbers))


async def on_ask(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """«Открыть снова» asks why, «Перенести срок» until when."""
    programme_id, period_id = press.numbers
    wait, ask = _ASKED[press.action]
    draft_id = await wait(ctx, programme_id, period_id)
    line = _line(await see_periods(ctx, programme_id), period_id)
    await show.answer(callback.id)
    screen = ask(texts(ctx.actor.language), line, programme_id, draft_id)
    await place_draft(ctx, draft_id, await show.edit_or_send(*place(callback), screen))


_ASKED = {
    "reopen": (await_reopening, screens.ask_reason),
    "move": (await_deadline, screens.ask_deadline),
}


async def on_reason(message: Message, draft_id: int, ctx: Context, show: Show) -> None:
    """The reason as typed; see ``handlers.text``."""
    found = await reopen_period(ctx, draft_id, written(message))
    await show.send(message.chat.id, screens.overview(texts(ctx.actor.language), found))


async def on_deadline(message: Message, draft_id: int, ctx: Context, show: Show) -> None:
    """The new deadline as typed; see ``handlers.text``."""
    moved = await move_deadline(ctx, draft_id, written(message))
    await show.send(message.chat.id, screens.moved(texts(ctx.actor.language), moved))


async def on_keep(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, draft_id = press.numbers
    await drop_typed(ctx, draft_id)
    await _show(callback, ctx, show, await see_periods(ctx, programme_id))


def _line(found: Periods, period_id: int) -> PeriodLine:
    for line in found.lines:
        if line.id == period_id:
            return line
    raise NotFound("period")
