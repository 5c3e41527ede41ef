"""«Принять срок», «Отклонить срок»."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.due_dates import screens, talk
from handlers.press import Press, Pressed, place
from handlers.review import talk as review
from handlers.show import Show
from services.ahead.decide_due import accept_due, ask_why_not
from services.context import Context
from services.drafts.typed_answer import drop_typed
from texts import texts

NAME = screens.NAME


def build_router() -> Router:
    router = Router(name=NAME)
    router.callback_query.register(on_accept, Pressed(NAME, "accept", numbers=3))
    router.callback_query.register(on_refuse, Pressed(NAME, "refuse", numbers=2))
    router.callback_query.register(on_keep, Pressed(NAME, "keep", numbers=1))
    return router


async def on_accept(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """The card of the figure stays, with how it stands now."""
    programme_id, submission_id, at = press.numbers
    done = await accept_due(ctx, programme_id, submission_id)
    await show.answer(callback.id, screens.toast(texts(ctx.actor.language), done))
    await review.show_queue(ctx, show, *place(callback), programme_id, at)


async def on_refuse(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    asked = await ask_why_not(ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.ask(ctx, show, asked, place(callback))


async def on_keep(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """Nothing is decided."""
    programme_id, _ = await drop_typed(ctx, press.numbers[0])
    await show.answer(callback.id)
    await review.show_queue(ctx, show, *place(callback), programme_id)
