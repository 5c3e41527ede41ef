"""What is pressed about the year's end and the due date; each is one use case."""

from functools import partial

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.ahead import asking
from domain.refusals import Stale
from handlers.press import Press, Pressed, day_of, place
from handlers.show import Show
from handlers.submit import talk
from handlers.submit.ahead import screens
from handlers.submit.task_list import NAME
from services.ahead.ask_ahead import ask_due, next_outlook, say_outlook
from services.context import Context
from services.drafts.afterwards import place_draft
from services.figures.change_draft import change_draft
from services.figures.figure_draft import FigureDraft
from services.figures.open_draft import see_draft
from texts import texts

ON_A_DRAFT = (*screens.SAYS, "outlook", "due", "due_on", "no_due")


def register(router: Router) -> None:
    router.callback_query.register(on_says, Pressed(NAME, *screens.SAYS, numbers=2))
    router.callback_query.register(on_outlook, Pressed(NAME, "outlook", numbers=2))
    for numbers in (2, 3):  # of a unit's list its unit, too
        router.callback_query.register(on_outlooks, Pressed(NAME, "outlooks", numbers=numbers))
    router.callback_query.register(on_due, Pressed(NAME, "due", numbers=2))
    router.callback_query.register(on_due_on, Pressed(NAME, "due_on", numbers=3))
    router.callback_query.register(on_no_due, Pressed(NAME, "no_due", numbers=2))


async def on_says(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """«Да» within a list goes on to the next one; the others ask what is needed."""
    draft_id, revision = press.numbers
    view = await say_outlook(ctx, draft_id, revision, screens.SAYS[press.action])
    await show.answer(callback.id)
    if press.word == screens.ON and view.aside is None:
        await _show_next(ctx, show, callback, view.tasks.at)
        return
    await talk.show_draft(ctx, show, view, *place(callback))


async def on_outlook(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """Said already, and asked once more."""
    view = await see_draft(ctx, press.numbers[0])
    if view.revision != press.numbers[1] or not view.is_behind:
        raise Stale
    await show.answer(callback.id)
    await _show_question(ctx, show, callback, view, goes_on=False)


async def on_outlooks(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await show.answer(callback.id)
    await _show_next(ctx, show, callback, press.numbers)


async def _show_next(ctx: Context, show: Show, callback: CallbackQuery, of: tuple[int, ...]) -> None:
    found = await next_outlook(ctx, *of)
    if isinstance(found, FigureDraft):
        await _show_question(ctx, show, callback, found, goes_on=True)
    else:
        await talk.show_tasks(ctx, show, *place(callback), of=of)


async def _show_question(
    ctx: Context, show: Show, callback: CallbackQuery, view: FigureDraft, *, goes_on: bool
) -> None:
    """What is typed next answers it."""
    screen = screens.outlook(texts(ctx.actor.language), view, goes_on=goes_on)
    await place_draft(ctx, view.id, await show.edit_or_send(*place(callback), screen))


async def on_due(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    view = await ask_due(ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.show_draft(ctx, show, view, *place(callback))


async def on_due_on(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """A day that was tapped."""
    draft_id, revision, day = press.numbers
    view = await change_draft(ctx, draft_id, revision, partial(asking.with_due, due=day_of(day)))
    await show.answer(callback.id)
    await talk.show_draft(ctx, show, view, *place(callback))


async def on_no_due(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft_id, revision = press.numbers
    view = await change_draft(ctx, draft_id, revision, lambda answers, _asked: asking.without_due(answers))
    await show.answer(callback.id)
    await talk.show_draft(ctx, show, view, *place(callback))
