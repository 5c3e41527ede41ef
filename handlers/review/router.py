"""`/review`, pressed and typed."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.press import Press, Pressed, place, text_place
from handlers.review import listed, screens, talk, wording
from handlers.show import Show
from handlers.status.working import working
from services.context import Context
from services.review.accept_listed import accept_listed, list_unquestioned, take_back
from services.review.answer_question import answer_question, see_questions, toggle_level
from services.review.decide_submission import accept_submission
from services.review.override_value import await_override
from services.review.remark import ask_remark, give_ready_remark
from services.review.return_draft import ask_reason, drop_reason, give_ready_reason
from services.review.word_anew import await_wording, take_back_wording
from services.standing.see_working import see_waiting_working
from texts import texts

NAME = screens.NAME


def build_router() -> Router:
    router = Router(name=NAME)
    router.message.register(on_review, Command("review", ignore_case=True))
    router.callback_query.register(on_at, Pressed(NAME, "at", numbers=2))
    router.callback_query.register(on_accept, Pressed(NAME, "accept", numbers=3))
    router.callback_query.register(on_return, Pressed(NAME, "return", numbers=2))
    router.callback_query.register(on_ready, Pressed(NAME, "ready", numbers=3))
    router.callback_query.register(on_remark, Pressed(NAME, "remark", numbers=2))
    router.callback_query.register(on_ready_remark, Pressed(NAME, "ready_remark", numbers=3))
    router.callback_query.register(on_word, Pressed(NAME, "word", numbers=2))
    router.callback_query.register(on_unword, Pressed(NAME, "unword", numbers=2))
    router.callback_query.register(on_working, Pressed(NAME, "working", numbers=3))
    router.callback_query.register(on_override, Pressed(NAME, "override", numbers=2))
    router.callback_query.register(on_keep, Pressed(NAME, "keep", numbers=2))
    router.callback_query.register(on_plain, Pressed(NAME, "plain", numbers=1))
    router.callback_query.register(on_listed, Pressed(NAME, "listed", numbers=2))
    router.callback_query.register(on_take_back, Pressed(NAME, "take_back", numbers=2))
    router.callback_query.register(on_below, Pressed(NAME, "below", numbers=1))
    router.callback_query.register(on_queues, Pressed(NAME, "queues", numbers=0))
    router.callback_query.register(on_questions, Pressed(NAME, "questions", numbers=2))
    router.callback_query.register(on_answer, Pressed(NAME, "answer", numbers=3))
    router.callback_query.register(on_level, Pressed(NAME, "level", numbers=3))
    return router


async def on_review(message: Message, ctx: Context, show: Show) -> None:
    await talk.show_queues(ctx, show, message.chat.id)


async def on_at(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, at = press.numbers
    await show.answer(callback.id)
    await talk.show_queue(ctx, show, *place(callback), programme_id, at)


async def on_accept(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, submission_id, at = press.numbers
    decision = await accept_submission(ctx, programme_id, submission_id)
    await show.answer(callback.id, screens.decided(texts(ctx.actor.language), decision))
    await talk.show_queue(ctx, show, *place(callback), programme_id, at)


async def on_return(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    reason = await ask_reason(ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.ask_reason(ctx, show, reason, place(callback))


async def on_ready(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """A reason of before."""
    decision = await give_ready_reason(ctx, *press.numbers)
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screens.returned(texts(ctx.actor.language), decision))


async def on_remark(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    asked = await ask_remark(ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.ask_remark(ctx, show, asked, text_place(callback))


async def on_ready_remark(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    done = await give_ready_remark(ctx, *press.numbers)
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), wording.remarked(texts(ctx.actor.language), done))


async def on_word(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    asked = await await_wording(ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.ask_wording(ctx, show, asked, text_place(callback))


async def on_unword(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    done = await take_back_wording(ctx, *press.numbers)
    await show.answer(callback.id)
    await show.edit_or_send(*text_place(callback), wording.worded(texts(ctx.actor.language), done))


async def on_working(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    *ids, number = press.numbers
    found = await see_waiting_working(ctx, *ids)
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), working(texts(ctx.actor.language), found, number))


async def on_override(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft_id = await await_override(ctx, *press.numbers)
    await show.answer(callback.id)
    await talk.ask_override(ctx, show, press.numbers[0], draft_id, place(callback))


async def on_keep(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, version_id = await drop_reason(ctx, press.numbers[0])
    await show.answer(callback.id)
    await talk.show_queue(ctx, show, *place(callback), programme_id, of=version_id)


async def on_plain(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    found = await list_unquestioned(ctx, press.numbers[0])
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), listed.plain(texts(ctx.actor.language), found))


async def on_listed(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """What was accepted stays on the screen, with the way back; what is left comes below."""
    done, t = await accept_listed(ctx, *press.numbers), texts(ctx.actor.language)
    await show.answer(callback.id, listed.said(t, done))
    chat_id, message_id = place(callback)
    await show.edit_or_send(chat_id, message_id, listed.accepted(t, done))
    if done.left:
        await talk.show_queue(ctx, show, chat_id, None, done.programme_id)


async def on_take_back(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    done, t = await take_back(ctx, *press.numbers), texts(ctx.actor.language)
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), listed.accepted(t, done))


async def on_below(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    """From what was said to the queue: that stays where it is."""
    await show.answer(callback.id)
    await talk.show_queue(ctx, show, place(callback)[0], None, *press.numbers)


async def on_queues(callback: CallbackQuery, ctx: Context, show: Show) -> None:
    await show.answer(callback.id)
    await talk.show_queues(ctx, show, place(callback)[0])


async def on_questions(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    programme_id, at = press.numbers
    questions = await see_questions(ctx, programme_id)
    await show.answer(callback.id)
    await show.edit_or_send(*place(callback), screens.question(texts(ctx.actor.language), questions, at))


async def on_answer(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    questions = await answer_question(ctx, *press.numbers)
    await show.answer(callback.id, texts(ctx.actor.language).label("question.answered"))
    await show.edit_or_send(*place(callback), screens.question(texts(ctx.actor.language), questions, 0))


async def on_level(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    questions = await toggle_level(ctx, *press.numbers)
    await show.answer(callback.id)
    at = next(i for i, one in enumerate(questions.open) if one.id == press.numbers[1])
    await show.edit_or_send(*place(callback), screens.question(texts(ctx.actor.language), questions, at))
