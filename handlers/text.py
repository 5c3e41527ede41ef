"""Plain messages: an answer to an open question, figures by number, or a question in words."""

import re
from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from domain.access import Role
from domain.figures.numbered_lines import numbered_lines, numbers_in, only_numbers
from domain.refusals import AlreadyDecided, NoOpenPeriod, NotAllowed, NotFound, PeriodClosed, Stale
from handlers import words
from handlers.period import router as period
from handlers.plan import router as plan
from handlers.programme_file import router as programme_file
from handlers.review import router as review
from handlers.screen import Screen
from handlers.show import Show
from handlers.start import screens as start_screens
from handlers.status import talk as status_talk
from handlers.submit import receipts, talk
from handlers.written import written
from services.context import Context
from services.drafts.leave_questions import leave_questions
from services.drafts.typed_answer import drop_typed
from services.figures.answer_draft import answer_draft, edit_answer, sent_in
from services.figures.take_message import (
    Listening,
    collected_now,
    names_indicator,
    names_own,
    take_numbered,
    who_listens,
    who_stands_on,
)
from services.people.see_home import Home, see_home
from texts import periods as period_texts
from texts import texts

_TYPED: dict[str, Callable[[Message, int, Context, Show], Awaitable[None]]] = {
    "return": review.on_reason,
    "programme_file": programme_file.on_typed,
    "plan": plan.on_plan_typed,
    "target": plan.on_target_typed,
    "override": review.on_override_typed,
    "reopen": period.on_reason,
    "deadline": period.on_deadline,
}
"""Questions that want words, whatever they look like, by the kind of their draft."""
_FINAL = (AlreadyDecided, NoOpenPeriod, NotAllowed, NotFound, PeriodClosed, Stale)


class HasText(Filter):
    async def __call__(self, message: Message) -> bool:
        return bool(written(message))


def build_router() -> Router:
    router = Router(name="text")
    router.message.register(on_text, HasText())
    router.message.register(on_anything)
    router.edited_message.register(on_edit, HasText())
    return router


async def on_text(message: Message, ctx: Context, show: Show) -> None:
    """To the question that wants words, else by number, else to the open figure, else as a question."""
    text = written(message)
    listening, quoted = await _addressee(message, ctx)
    group = words.meant(text)
    if text.startswith("/"):
        await _unknown_command(message, ctx, show)
    elif group is not None:
        await words.follow(group, message, listening, ctx, show)
    elif listening is not None and listening.kind in _TYPED:
        await _typed(message, listening, ctx, show)
    else:
        await _figures(message, text, listening, quoted, ctx, show)
    if message.text is None:
        await show.send(message.chat.id, start_screens.only_words(texts(ctx.actor.language)))


async def _addressee(message: Message, ctx: Context) -> tuple[Listening | None, str]:
    """The draft that is answered, and the words of the bot's message replied to where it is no draft's."""
    replied = message.reply_to_message
    if replied is None:
        return await who_listens(ctx), ""
    stands = await who_stands_on(ctx, replied.message_id)
    # A picture shows figures and asks for none.
    return (stands, "") if stands else (await who_listens(ctx), replied.text or "")


async def _figures(
    message: Message, text: str, listening: Listening | None, quoted: str, ctx: Context, show: Show
) -> None:
    """Answers to figures; what replies to a message about one figure answers that one."""
    lines, named = numbered_lines(text), numbers_in(quoted)
    is_figure = any(character.isdigit() for character in text)
    if not lines and is_figure and len(named) == 1 and await names_own(ctx, named[0]):
        lines = [(named[0], text)]
    if only_numbers(text):
        await status_talk.show_search(ctx, show, message.chat.id, text)
        await leave_questions(ctx)
    elif not lines and is_figure and len(named) > 1:
        await show.send(message.chat.id, receipts.which_number(texts(ctx.actor.language), named))
    elif lines and (quoted or listening is None or await names_indicator(ctx, lines)):
        collected = listening.collected if listening is not None else None
        meant = await _quoted_period(ctx, quoted) or collected
        await _numbered(message, lines, meant, ctx, show)
    elif listening is not None:
        await _answer(message, listening.draft_id, ctx, show)
    else:
        await _words(message, ctx, show)


async def _quoted_period(ctx: Context, quoted: str) -> tuple[int, int] | None:
    """The one open period that a quoted message names."""
    t = texts(ctx.actor.language)
    collected = await collected_now(ctx) if quoted else []
    named = [
        (programme_id, period_id)
        for programme_id, period_id, one in collected
        if re.search(rf"{re.escape(period_texts.name(t, one))}(?!\w)", quoted)
    ]
    return named[0] if len(named) == 1 else None


async def _unknown_command(message: Message, ctx: Context, show: Show) -> None:
    t = texts(ctx.actor.language)
    screen = start_screens.unknown_command(t, written(message).split()[0])
    await show.send(message.chat.id, await _unless_stranger(ctx, screen))


async def _unless_stranger(ctx: Context, screen: Screen) -> Screen:
    """A stranger is shown the way in, whatever they send."""
    is_stranger = (await see_home(ctx)).is_stranger
    return start_screens.stranger(texts(ctx.actor.language)) if is_stranger else screen


async def _typed(message: Message, listening: Listening, ctx: Context, show: Show) -> None:
    """An answer that can never be taken ends its question: the next message is not swallowed too."""
    try:
        await _TYPED[listening.kind](message, listening.draft_id, ctx, show)
    except _FINAL:
        if listening.kind != "programme_file":  # a file's summary has other answers than the typed one
            await drop_typed(ctx, listening.draft_id)
        raise


async def _answer(message: Message, draft_id: int, ctx: Context, show: Show) -> None:
    view = await answer_draft(ctx, draft_id, written(message), message.message_id)
    await talk.show_draft(ctx, show, view, message.chat.id)


async def _numbered(
    message: Message, lines: list[tuple[str, str]], meant: tuple[int, int] | None, ctx: Context, show: Show
) -> None:
    t = texts(ctx.actor.language)
    taken = await take_numbered(ctx, lines, message.message_id, meant)
    if len(taken.drafts) == 1 and not taken.unknown:
        await talk.show_draft(ctx, show, taken.drafts[0], message.chat.id)
    else:
        await show.send(message.chat.id, receipts.taken(t, taken.drafts, taken.unknown))
        await leave_questions(ctx)


async def _words(message: Message, ctx: Context, show: Show) -> None:
    """«дороги», «4», «УГХ» from those who may ask; a stranger is shown the way in."""
    home = await see_home(ctx)
    if _asks(home):
        await status_talk.show_search(ctx, show, message.chat.id, written(message))
    else:
        screen = start_screens.home(texts(ctx.actor.language), home, ctx.actor.name)
        await show.send(message.chat.id, screen)


def _asks(home: Home) -> bool:
    return any(role.role in (Role.DEPUTY, Role.COORDINATOR, Role.EXECUTOR) for role in home.roles)


async def on_edit(message: Message, ctx: Context, show: Show) -> None:
    """An answer edited in Telegram before sending counts; afterwards its author is told how to correct it."""
    t = texts(ctx.actor.language)
    views = await edit_answer(ctx, written(message), message.message_id)
    if len(views) == 1:
        await talk.show_draft(ctx, show, views[0], message.chat.id, views[0].message_id)
    elif views:
        await show.send(message.chat.id, receipts.taken(t, views))
    elif sent := await sent_in(ctx, message.message_id):
        await show.send(message.chat.id, receipts.edited_late(t, *sent), reply_to=message.message_id)


async def on_anything(message: Message, ctx: Context, show: Show) -> None:
    """A sticker, a voice message, a photo: said plainly what is understood."""
    screen = start_screens.not_understood(texts(ctx.actor.language))
    await show.send(message.chat.id, await _unless_stranger(ctx, screen))
