"""The questions that follow a document sent to the bot, pressed."""

from collections.abc import Callable

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.press import Press, Pressed, place, text_place
from handlers.programme_file import changes, columns, screens, taking_back, talk, what_was_read
from handlers.programme_file.parts import NAME
from handlers.screen import Screen
from handlers.show import Show
from services.consent.set_consent import see_consent
from services.context import Context
from services.drafts.afterwards import place_draft
from services.drafts.find_draft import find_draft
from services.programme.take_file import (
    answer_file,
    apply_file,
    cancel_file,
    coordinate,
    known_deadline,
    say_same,
    see_file,
)
from services.reading.answer_doubt import answer_as_before, answer_doubt, correct_column
from services.reading.file_draft import FileDraft
from services.removal.take_back import see_taken_in, take_back_programme
from texts import Texts, texts

ACTIONS = (
    "create", "questions", "summary", "municipality", "deadline", "zone", "day", "days", "figures", "cancel",
    "apply", "coordinate", "doubt", "as_before", "read",
    "ledger", "back_ask", "back_yes", "back_no",
    "columns", "column", "part", "same",
)  # fmt: skip
"""Of each the first number is the draft."""


def build_router() -> Router:
    router = Router(name=NAME)
    router.callback_query.register(on_create, Pressed(NAME, "create", numbers=2))
    router.callback_query.register(on_questions, Pressed(NAME, "questions", numbers=2))
    router.callback_query.register(on_summary, Pressed(NAME, "summary", numbers=2))
    router.callback_query.register(on_right, Pressed(NAME, "municipality", "deadline", numbers=2))
    router.callback_query.register(on_zone, Pressed(NAME, "zone", numbers=3))
    router.callback_query.register(on_day, Pressed(NAME, "day", numbers=3))
    router.callback_query.register(on_other_days, Pressed(NAME, "days", numbers=2))
    router.callback_query.register(on_figures, Pressed(NAME, "figures", numbers=3))
    router.callback_query.register(on_cancel, Pressed(NAME, "cancel", numbers=2))
    router.callback_query.register(on_apply, Pressed(NAME, "apply", numbers=2))
    router.callback_query.register(on_doubt, Pressed(NAME, "doubt", numbers=3))
    router.callback_query.register(on_read, Pressed(NAME, "read", numbers=3))
    router.callback_query.register(on_columns, Pressed(NAME, "columns", numbers=2))
    router.callback_query.register(on_column, Pressed(NAME, "column", numbers=3))
    router.callback_query.register(on_part, Pressed(NAME, "part", numbers=4))
    router.callback_query.register(on_same, Pressed(NAME, "same", numbers=3))
    router.callback_query.register(on_ledger, Pressed(NAME, "ledger", numbers=2))
    router.callback_query.register(on_as_before, Pressed(NAME, "as_before", numbers=2))
    router.callback_query.register(on_back_ask, Pressed(NAME, "back_ask", numbers=1))
    router.callback_query.register(on_back_yes, Pressed(NAME, "back_yes", numbers=1))
    router.callback_query.register(on_back_no, Pressed(NAME, "back_no", numbers=1))
    router.callback_query.register(on_coordinate, Pressed(NAME, "coordinate", numbers=1))
    return router


async def _step(callback: CallbackQuery, ctx: Context, show: Show, draft: FileDraft) -> None:
    """In the place of a text; below a picture, which is no place to press any more."""
    await show.answer(callback.id)
    chat_id, message_id = place(callback)
    await talk.show_file(ctx, show, draft, text_place(callback))
    if message_id is not None and text_place(callback)[1] is None:
        await show.strip(chat_id, message_id)


async def _look(
    callback: CallbackQuery,
    press: Press,
    ctx: Context,
    show: Show,
    screen: Callable[[Texts, FileDraft], Screen],
) -> None:
    """Something about the file as it stands: the picture stays, a text gives its place."""
    draft = await see_file(ctx, press.numbers[0])
    await show.answer(callback.id)
    await show.edit_or_send(*text_place(callback), screen(texts(ctx.actor.language), draft))


async def _read_again(callback: CallbackQuery, ctx: Context, show: Show, draft: FileDraft) -> None:
    """After the last answer what was understood is shown anew, with its picture."""
    if draft.doubt is not None or draft.change is not None:
        await _step(callback, ctx, show, draft)
        return
    await show.answer(callback.id)
    chat_id, message_id = place(callback)
    await talk.show_understood(ctx, show, draft, chat_id)
    if message_id is not None:
        await show.strip(chat_id, message_id)


async def on_create(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await _step(callback, ctx, show, await answer_file(ctx, *press.numbers))


async def on_questions(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await _look(callback, press, ctx, show, screens.questions)


async def on_read(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """The first page stands below the picture; the others take its place."""
    await _look(callback, press, ctx, show, lambda t, draft: what_was_read.page(t, draft, press.numbers[2]))


async def on_columns(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await _look(callback, press, ctx, show, columns.columns)


async def on_column(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await _look(callback, press, ctx, show, lambda t, draft: columns.parts(t, draft, press.numbers[2]))


async def on_part(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await _read_again(callback, ctx, show, await correct_column(ctx, *press.numbers))


async def on_ledger(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft = await see_file(ctx, press.numbers[0])
    await show.answer(callback.id)
    await show.send(place(callback)[0], what_was_read.as_file(texts(ctx.actor.language), draft))


async def on_summary(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """Back from the questions, to wherever the draft stands."""
    await _step(callback, ctx, show, await see_file(ctx, press.numbers[0]))


async def on_right(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await _step(callback, ctx, show, await answer_file(ctx, *press.numbers))


async def on_zone(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft_id, revision, place_of_zone = press.numbers
    known = 0 <= place_of_zone < len(screens.ZONES)
    zone = screens.ZONES[place_of_zone] if known else ""  # empty: the one that was proposed
    await _step(callback, ctx, show, await answer_file(ctx, draft_id, revision, timezone=zone))


async def on_day(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft_id, revision, day = press.numbers
    await _step(
        callback,
        ctx,
        show,
        await answer_file(ctx, draft_id, revision, deadline=known_deadline(f"{day}-го числа")),
    )


async def on_other_days(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft = await see_file(ctx, press.numbers[0])
    await show.answer(callback.id)
    stands = await show.edit_or_send(*place(callback), screens.other_days(texts(ctx.actor.language), draft))
    await place_draft(ctx, draft.id, stands)


async def on_figures(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft_id, revision, wanted = press.numbers
    await _step(callback, ctx, show, await answer_file(ctx, draft_id, revision, figures=wanted == 1))


async def on_cancel(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await cancel_file(ctx, *press.numbers)
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screens.cancelled(texts(ctx.actor.language)))


async def on_apply(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    change = await apply_file(ctx, *press.numbers, shown=press.word)
    await show.answer(callback.id)
    screen = changes.applied(texts(ctx.actor.language), change.programme_id, change.title)
    await show.edit_or_send(*place(callback), screen)


async def on_doubt(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await _read_again(callback, ctx, show, await answer_doubt(ctx, *press.numbers))


async def on_same(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await _read_again(callback, ctx, show, await say_same(ctx, *press.numbers))


async def on_as_before(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    await _read_again(callback, ctx, show, await answer_as_before(ctx, *press.numbers))


async def on_back_ask(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await see_taken_in(ctx, press.numbers[0])
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), taking_back.confirm(texts(ctx.actor.language), found))


async def on_back_yes(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await take_back_programme(ctx, press.numbers[0])
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), taking_back.taken_back(texts(ctx.actor.language), found))


async def on_back_no(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """Where the file stands, which is what was created of it."""
    await show.answer(callback.id)
    await talk.present(await find_draft(ctx, press.numbers[0]), ctx, show, place(callback))


async def on_coordinate(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id = await coordinate(ctx, press.numbers[0])
    await show.answer(callback.id)
    needed = (await see_consent(ctx, programme_id)).needed
    screen = screens.coordinator(texts(ctx.actor.language), programme_id, press.numbers[0], needed)
    await show.edit_or_send(*place(callback), screen)
