"""Giving a part, pressed. Each handler reads the event, calls one use case, shows the result."""

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.figures import form
from domain.figures.form import Step
from handlers.contribute import screens, talk
from handlers.contribute.beside import NAME
from handlers.press import Press, Pressed, place
from handlers.show import Show
from handlers.submit import talk as submit_talk
from handlers.submit.changes import CHANGES, Changes
from services.context import Context
from services.contributions.change_part import (
    ask_part_again,
    await_part_in_words,
    cancel_part,
    change_part,
    park_part,
    part_words_to_lose,
)
from services.contributions.open_part import fix_part, open_part, see_part
from services.contributions.send_part import send_part
from texts import texts

_CHANGES: Changes = {
    **CHANGES,
    # What was said of a figure is no reason why there is none.
    "no_data": lambda _: lambda answers, _asked: form.with_no_data(form.without_explanation(answers)),
}
_AGAIN = {"change_value": Step.VALUE, "change_explanation": Step.EXPLANATION}
ON_A_DRAFT = (*_CHANGES, *_AGAIN, "words", "resume", "later", "list", "cancel", "drop", "send")
"""Actions whose first number is a draft."""


def build_router() -> Router:
    router = Router(name="contribute")
    router.callback_query.register(on_open, Pressed(NAME, "open", numbers=4))
    router.callback_query.register(on_fix, Pressed(NAME, "fix", numbers=4))
    router.callback_query.register(on_change, Pressed(NAME, *(_CHANGES.keys() - {"choose"}), numbers=2))
    router.callback_query.register(on_change, Pressed(NAME, "choose", numbers=3))
    router.callback_query.register(on_again, Pressed(NAME, *_AGAIN, numbers=2))
    router.callback_query.register(on_words, Pressed(NAME, "words", numbers=2))
    router.callback_query.register(on_resume, Pressed(NAME, "resume", numbers=1))
    for numbers in (2, 3):  # of a unit's part its unit, too
        router.callback_query.register(on_park, Pressed(NAME, "later", "list", numbers=numbers))
        router.callback_query.register(on_cancel, Pressed(NAME, "cancel", "drop", numbers=numbers))
    router.callback_query.register(on_send, Pressed(NAME, "send", numbers=2))
    return router


async def on_open(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """The card; what was given is only shown."""
    found = await open_part(ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.show_part(ctx, show, found, place(callback))


async def on_fix(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """«Исправить»: only now is there a draft."""
    view = await fix_part(ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.show_draft(ctx, show, view, *place(callback))


async def on_change(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    view = await change_part(ctx, press.numbers[0], press.numbers[1], _CHANGES[press.action](press))
    await show.answer(callback.id)
    await talk.show_draft(ctx, show, view, *place(callback))


async def on_again(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft_id, revision = press.numbers
    view = await ask_part_again(ctx, draft_id, revision, _AGAIN[press.action])
    await show.answer(callback.id)
    await talk.show_draft(ctx, show, view, *place(callback))


async def on_words(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    view = await await_part_in_words(ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.show_draft(ctx, show, view, *place(callback))


async def on_resume(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    view = await see_part(ctx, press.numbers[0])
    await show.answer(callback.id)
    await talk.show_draft(ctx, show, view, *place(callback))


async def on_park(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    of = (*await park_part(ctx, press.numbers[0]), *press.numbers[2:])
    await show.answer(callback.id, texts(ctx.actor.language).label("submit.parked"))
    await submit_talk.show_tasks(ctx, show, *place(callback), of=of)


async def on_cancel(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """Words that somebody has typed are asked about before they are gone."""
    t = texts(ctx.actor.language)
    draft_id, revision, *unit = press.numbers
    kept = await part_words_to_lose(ctx, draft_id, revision) if press.action == "cancel" else None
    if kept is not None:
        await show.answer(callback.id)
        await show.edit_or_send(*place(callback), screens.ask_to_drop(t, kept))
        return
    of = (*await cancel_part(ctx, draft_id, revision), *unit)
    await show.answer(callback.id, t.label("submit.cancelled"))
    await submit_talk.show_tasks(ctx, show, *place(callback), of=of)


async def on_send(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    chat_id, message_id = place(callback)
    done = await send_part(ctx, *press.numbers, stands=message_id)
    await show.answer(callback.id)
    await show.edit_or_send(chat_id, message_id, screens.receipt(texts(ctx.actor.language), done))
