"""Plain messages: an answer to an open question, figures by number, or a question in words."""

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from domain.access import Role
from domain.refusals import AlreadyDecided, NoOpenPeriod, NotAllowed, NotFound, PeriodClosed, Stale
from handlers.period import router as period
from handlers.plan import router as plan
from handlers.programme_file import router as programme_file
from handlers.review import router as review
from handlers.show import Show
from handlers.start import screens as start_screens
from handlers.status import talk as status_talk
from handlers.submit import receipts, talk
from services.answer_draft import answer_draft, edit_answer, sent_in
from services.context import Context
from services.see_home import Home, see_home
from services.take_message import Listening, names_own, numbered_lines, take_numbered, who_listens
from services.typed_answer import drop_typed
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
        return bool(message.text)


def build_router() -> Router:
    router = Router(name="text")
    router.message.register(on_text, HasText())
    router.message.register(on_anything)
    router.edited_message.register(on_edit, HasText())
    return router


async def on_text(message: Message, ctx: Context, show: Show) -> None:
    """To the question that wants words, else by number, else to the open figure, else as a question."""
    replied = message.reply_to_message
    listening = await who_listens(ctx, replied.message_id if replied else None)
    lines = numbered_lines(message.text or "")
    if listening is not None and listening.kind in _TYPED:
        await _typed(message, listening, ctx, show)
    elif lines and await _is_numbered(ctx, lines, listening):
        await _numbered(message, lines, listening, ctx, show)
    elif listening is not None:
        await _answer(message, listening.draft_id, ctx, show)
    else:
        await _words(message, ctx, show)


async def _typed(message: Message, listening: Listening, ctx: Context, show: Show) -> None:
    """An answer that can never be taken ends its question: the next message is not swallowed too."""
    try:
        await _TYPED[listening.kind](message, listening.draft_id, ctx, show)
    except _FINAL:
        if listening.kind != "programme_file":  # a file's summary has other answers than the typed one
            await drop_typed(ctx, listening.draft_id)
        raise


async def _is_numbered(ctx: Context, lines: list[tuple[str, str]], listening: Listening | None) -> bool:
    """An open figure's explanation may begin with the number of an act."""
    return listening is None or not any(answer for _, answer in lines) or await names_own(ctx, lines)


async def _answer(message: Message, draft_id: int, ctx: Context, show: Show) -> None:
    view = await answer_draft(ctx, draft_id, message.text or "", message.message_id)
    await talk.show_draft(ctx, show, view, message.chat.id)


async def _numbered(
    message: Message, lines: list[tuple[str, str]], listening: Listening | None, ctx: Context, show: Show
) -> None:
    t = texts(ctx.actor.language)
    if len(lines) == 1 and not lines[0][1]:
        await status_talk.show_search(ctx, show, message.chat.id, lines[0][0])
        return
    open_card = listening.collected if listening is not None else None
    drafts = await take_numbered(ctx, lines, message.message_id, open_card)
    if len(drafts) == 1:
        await talk.show_draft(ctx, show, drafts[0], message.chat.id)
    else:
        await show.send(message.chat.id, receipts.taken(t, drafts))


async def _words(message: Message, ctx: Context, show: Show) -> None:
    """«дороги», «4», «УГХ» from those who may ask; a stranger is shown the way in."""
    home = await see_home(ctx)
    if _asks(home):
        await status_talk.show_search(ctx, show, message.chat.id, message.text or "")
    else:
        screen = start_screens.home(texts(ctx.actor.language), home, ctx.actor.name)
        await show.send(message.chat.id, screen)


def _asks(home: Home) -> bool:
    return any(role.role in (Role.DEPUTY, Role.COORDINATOR, Role.EXECUTOR) for role in home.roles)


async def on_edit(message: Message, ctx: Context, show: Show) -> None:
    """An answer edited in Telegram before sending counts; afterwards its author is told how to correct it."""
    t = texts(ctx.actor.language)
    views = await edit_answer(ctx, message.text or "", message.message_id)
    if len(views) == 1:
        await talk.show_draft(ctx, show, views[0], message.chat.id, views[0].message_id)
    elif views:
        await show.send(message.chat.id, receipts.taken(t, views))
    elif sent := await sent_in(ctx, message.message_id):
        await show.send(message.chat.id, receipts.edited_late(t, *sent), reply_to=message.message_id)


async def on_anything(message: Message, ctx: Context, show: Show) -> None:
    """A sticker, a voice message, a photo: said plainly what is understood."""
    home = await see_home(ctx)
    t = texts(ctx.actor.language)
    known = bool(home.roles) or home.is_owner
    await show.send(message.chat.id, start_screens.not_understood(t) if known else start_screens.stranger(t))
