"""Handing in, pressed and typed. Each handler reads the event, calls one use case, shows the result."""

from functools import partial

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from domain.figures import computed, finished_row, form, past
from domain.figures.form import Step
from domain.figures.inputs import answering
from domain.figures.refining import marking
from domain.refusals import EvidenceNeeded, Stale
from handlers.evidence import talk as evidence
from handlers.for_whom import talk as units
from handlers.press import Press, Pressed, place
from handlers.show import Show
from handlers.submit import finished, looked_at, receipts, screens, talk, task_list
from handlers.submit.ahead import router as ahead
from handlers.submit.ahead import seldom
from handlers.submit.changes import CHANGES, Changes
from handlers.submit.refining import pressed as refining
from services.context import Context
from services.contributions.put_together import take_parts
from services.evidence.attach import await_evidence
from services.figures.change_draft import (
    ask_again,
    await_words,
    cancel_draft,
    change_draft,
    park_draft,
    words_to_lose,
)
from services.figures.open_draft import open_draft, see_draft
from services.figures.sent_figure import SentFigure, open_card
from services.figures.submit_value import submit_ready, submit_value
from services.figures.where_it_stands import sent_from
from services.for_whom.hand_in_for import stop_handing_in_for
from texts import texts

NAME = task_list.NAME
_CHANGES: Changes = {
    **CHANGES,
    "no_data": lambda _: lambda answers, _asked: form.with_no_data(answers),
    "as_last": lambda _: past.with_last,
    "add": lambda _: past.with_sum,
    "reading": lambda press: lambda answers, asked: answering.with_reading(answers, asked, press.numbers[2]),
    "swap": lambda _: answering.swapped,
    "retype": lambda _: lambda answers, _asked: answering.without_doubt(answers),
    "holds": lambda _: finished_row.with_held_explanation,
    "final": lambda _: lambda answers, _asked: marking.final(answers),
}
_WITH_PLACE = {"choose", "reading"}
ON_A_DRAFT = (
    *_CHANGES, "change_value", "change_explanation", "preliminary", "refine", "input", "reopen", "inputs",
    "more", "resume", "words", "later", "list", "cancel", "drop", "send", "take_value", "take_words",
    *ahead.ON_A_DRAFT,
)  # fmt: skip
"""Actions whose first number is a draft."""
_AGAIN = {
    "change_value": Step.VALUE,
    "change_explanation": Step.EXPLANATION,
    "preliminary": Step.REFINE,
}


def build_router() -> Router:
    router = Router(name=NAME)
    router.message.register(on_tasks, Command("tasks", ignore_case=True))
    router.callback_query.register(on_list, Pressed(NAME, "tasks", numbers=2))
    router.callback_query.register(on_list, Pressed(NAME, "tasks", numbers=3))  # of a unit
    router.callback_query.register(on_list, Pressed(NAME, "tasks", numbers=1))  # of an older version
    router.callback_query.register(on_open, Pressed(NAME, "open", numbers=3))
    router.callback_query.register(on_open, Pressed(NAME, "open", numbers=2))  # of an older version
    router.callback_query.register(on_fix, Pressed(NAME, "fix", numbers=3))
    router.callback_query.register(on_change, Pressed(NAME, *(_CHANGES.keys() - _WITH_PLACE), numbers=2))
    router.callback_query.register(on_change, Pressed(NAME, *_WITH_PLACE, numbers=3))
    router.callback_query.register(on_again, Pressed(NAME, *_AGAIN, numbers=2))
    router.callback_query.register(refining.on_day, Pressed(NAME, "refine", numbers=3))
    router.callback_query.register(on_input, Pressed(NAME, "input", numbers=3))
    router.callback_query.register(on_reopen, Pressed(NAME, "reopen", numbers=3))
    router.callback_query.register(on_inputs, Pressed(NAME, "inputs", "resume", numbers=2))
    router.callback_query.register(on_more, Pressed(NAME, "more", numbers=2))
    router.callback_query.register(on_take_parts, Pressed(NAME, "take_value", "take_words", numbers=2))
    router.callback_query.register(on_words, Pressed(NAME, "words", numbers=2))
    for numbers in (2, 3):  # of a unit's figure its unit, too
        router.callback_query.register(on_park, Pressed(NAME, "later", "list", numbers=numbers))
        router.callback_query.register(on_cancel, Pressed(NAME, "cancel", "drop", numbers=numbers))
    router.callback_query.register(on_send, Pressed(NAME, "send", numbers=2))
    router.callback_query.register(on_send_all, Pressed(NAME, "all", numbers=2))
    router.callback_query.register(on_send_all, Pressed(NAME, "all", numbers=3))  # of a unit
    router.callback_query.register(on_send_all, Pressed(NAME, "all", numbers=1))  # of an older version
    ahead.register(router)
    return router


async def on_tasks(message: Message, command: CommandObject, ctx: Context, show: Show) -> None:
    """One's own; «/tasks УГХ» is a unit's, for which a coordinator hands in."""
    if command.args and await units.show_units(ctx, show, (message.chat.id, None), command.args):
        return
    await stop_handing_in_for(ctx)
    await talk.show_tasks(ctx, show, message.chat.id)


async def on_list(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await show.answer(callback.id)
    await talk.show_tasks(
        ctx, show, *await talk.leave_receipt(show, press, place(callback)), of=press.numbers
    )


async def on_open(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """The card; what was sent is only shown."""
    view = await open_card(ctx, *press.numbers)
    await show.answer(callback.id)
    if isinstance(view, SentFigure):
        stands = await talk.leave_receipt(show, press, place(callback))
        await show.edit_or_send(*stands, looked_at.sent(texts(ctx.actor.language), view))
        return
    stands = await talk.leave_receipt(show, press, place(callback), view.message_id)
    await talk.show_draft(ctx, show, view, *stands)


async def on_fix(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """«Исправить»: only now is there a draft."""
    view = await open_draft(ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.show_draft(ctx, show, view, *place(callback))


async def on_change(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    view = await change_draft(ctx, press.numbers[0], press.numbers[1], _CHANGES[press.action](press))
    await show.answer(callback.id)
    await talk.show_draft(ctx, show, view, *place(callback))


async def on_again(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft_id, revision = press.numbers
    view = await ask_again(ctx, draft_id, revision, _AGAIN[press.action])
    await show.answer(callback.id)
    await talk.show_draft(ctx, show, view, *place(callback))


async def on_input(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """An input answered by a button: yes, no, a kind."""
    draft_id, revision, which = press.numbers
    view = await change_draft(ctx, draft_id, revision, partial(computed.tapped, place=which))
    await show.answer(callback.id)
    await talk.show_draft(ctx, show, view, *place(callback))


async def on_reopen(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """An input to be given anew."""
    draft_id, revision, which = press.numbers
    view = await change_draft(ctx, draft_id, revision, partial(computed.reopened, place=which))
    await show.answer(callback.id)
    await talk.show_draft(ctx, show, view, *place(callback))


async def on_inputs(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """What was given, and back."""
    view = await see_draft(ctx, press.numbers[0])
    await show.answer(callback.id)
    if press.action == "resume":
        await talk.show_draft(ctx, show, view, *place(callback))
        return
    await show.edit_or_send(*place(callback), screens.inputs_of(texts(ctx.actor.language), view))


async def on_more(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """What a row is seldom sent with."""
    view = await see_draft(ctx, press.numbers[0])
    if view.revision != press.numbers[1] or view.step is not Step.ROW:
        raise Stale
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), seldom.screen(texts(ctx.actor.language), view))


async def on_take_parts(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """What contributors have given is taken into the draft."""
    view = await take_parts(ctx, *press.numbers, words_only=press.action == "take_words")
    await show.answer(callback.id)
    await talk.show_draft(ctx, show, view, *place(callback))


async def on_words(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    view = await await_words(ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.show_draft(ctx, show, view, *place(callback))


async def on_park(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, period_id = await park_draft(ctx, press.numbers[0])
    await show.answer(callback.id, texts(ctx.actor.language).label("submit.parked"))
    of = (programme_id, period_id, *press.numbers[2:])
    await talk.show_tasks(ctx, show, *place(callback), of=of)


async def on_cancel(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """Words that somebody has typed are asked about before they are gone."""
    draft_id, revision, *unit = press.numbers
    kept = await words_to_lose(ctx, draft_id, revision) if press.action == "cancel" else None
    if kept is not None:
        await show.answer(callback.id)
        await show.edit_or_send(*place(callback), finished.ask_to_drop(texts(ctx.actor.language), kept))
        return
    of = (*await cancel_draft(ctx, draft_id, revision), *unit)
    await show.answer(callback.id, texts(ctx.actor.language).label("submit.cancelled"))
    await talk.show_tasks(ctx, show, *place(callback), of=of)


async def on_send(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    chat_id, message_id = place(callback)
    try:
        receipt = await submit_value(ctx, *press.numbers, stands=message_id)
    except EvidenceNeeded:
        await _ask_for_evidence(callback, press, ctx, show)
        return
    await show.answer(callback.id)
    await show.edit_or_send(chat_id, message_id, receipts.receipt(texts(ctx.actor.language), receipt))


async def _ask_for_evidence(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """The coordinator wants it beside this figure: what is sent next is that."""
    view = await see_draft(ctx, press.numbers[0])
    of = (view.tasks.programme_id, view.item.indicator.id, view.tasks.period_id)
    asked = await await_evidence(ctx, *of)
    await show.answer(callback.id)
    await evidence.ask(ctx, show, asked, place(callback))


async def on_send_all(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """A second press shows what the first one sent; an old list sends nothing that it did not show."""
    _, message_id = place(callback)
    done = await submit_ready(ctx, *press.numbers, listed=press.word, stands=message_id)
    if not done and message_id is not None:
        done = await sent_from(ctx, message_id)
    await show.answer(callback.id)
    if not done:
        await talk.show_tasks(ctx, show, *place(callback), of=press.numbers)
        return
    await show.edit_or_send(*place(callback), receipts.receipts(texts(ctx.actor.language), done))
