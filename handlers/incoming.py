"""Whom a message is for, decided once; then what it is.

What it replies to, else the question on the screen, else what it names, else a question in words. A question
that wants words takes whatever is typed; a figure's leaves what names figures to them, since what begins
with another number is never its value (decision 0006).
"""

from contextlib import suppress
from dataclasses import replace
from functools import cache, partial

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import CallbackQuery, Message, User

from domain.refusals import FinalRefusal, NotAllowed, NotFound, Stale
from handlers.conversation import CANCEL, FREE_WORDS, Handle, ShowIn
from handlers.heard import Heard, MessageKind, heard_in
from handlers.press import read_press
from handlers.registry import ASKS, ATTACHES, CONVERSATIONS, DRAFTS, EDITS, FILES, HOME, PRESSES, REPLIES
from handlers.screen import Screen
from handlers.show import Show
from services.context import Context
from services.drafts.afterwards import leave_questions
from services.drafts.find_draft import DraftFacts, draft_on, listening_draft
from texts import texts
from texts.words import as_typed

_LEAVES = frozenset({*CANCEL, "стоп", "назад", "позже", "stop", "back", "later"})
_SAYS = {words: show for one in CONVERSATIONS for words, show in one.says.items()}


def build_router() -> Router:
    router = Router(name="incoming")
    router.message.register(on_message)
    router.edited_message.register(on_edit)
    return router


async def on_message(message: Message, ctx: Context, show: Show) -> None:
    heard = heard_in(message)
    if heard.kind is MessageKind.SERVICE:
        return
    if heard.kind is not MessageKind.TEXT and await _is_answer(heard, ctx, show):
        return
    if heard.kind is MessageKind.FILE and await _is_taken_in(heard, ctx, show):
        return
    if heard.text:
        await _take_words(heard, ctx, show)
    else:
        await _send_home(HOME.not_understood(texts(ctx.actor.language)), heard, ctx, show)


async def _is_answer(heard: Heard, ctx: Context, show: Show) -> bool:
    """What is no text, where the question on the screen takes such, or it replies to what takes it."""
    draft = await draft_on(ctx, heard.reply_to) if heard.reply_to is not None else None
    if (goes_on := await _goes_on(heard, draft, ctx)) is not None:
        return bool(await goes_on(heard, ctx, show))
    if draft is None and heard.reply_to is not None and await _attaches(heard, ctx, show):
        return True
    draft = draft or await listening_draft(ctx)
    if draft is None:
        return heard.reply_to is None and await _attaches(heard, ctx, show)
    take = DRAFTS[draft.kind].files
    return take is not None and await take(heard, draft, ctx, show)


async def _attaches(heard: Heard, ctx: Context, show: Show) -> bool:
    """The first that takes it."""
    for take in ATTACHES:
        if await take(heard, ctx, show):
            return True
    return False


async def _is_taken_in(heard: Heard, ctx: Context, show: Show) -> bool:
    """A document is a programme; with a caption it may be words that a file comes with, as a photo does."""
    is_programme = heard.file is not None and heard.file.may_be_programme
    if heard.text and (not is_programme or (await _question(heard, ctx))[0] is not None):
        return False
    try:
        await FILES(heard, ctx, show)
    except NotAllowed:
        if heard.text:
            return False
        raise
    return True


async def _take_words(heard: Heard, ctx: Context, show: Show) -> None:
    handle = await for_whom(heard, ctx, show)
    is_kept = await handle(heard, ctx, show)
    if heard.kind is not MessageKind.TEXT and not is_kept:
        await show.send(heard.chat_id, HOME.only_words(texts(ctx.actor.language)))


async def on_edit(message: Message, ctx: Context, show: Show) -> None:
    heard = heard_in(message, edited=True)
    for edits in EDITS if heard.text else ():
        if await edits(heard, ctx, show):
            return


async def for_whom(heard: Heard, ctx: Context, show: Show) -> Handle:
    """Who takes the words."""
    if heard.is_command:
        return _unknown_command
    draft, heard = await _question(replace(heard, below=show.standing_on(heard.chat_id)), ctx)
    if (goes_on := await _goes_on(heard, draft, ctx)) is not None:
        return goes_on
    pressed = await _pressed_by(heard, draft, ctx, show)
    if pressed:
        return partial(_press, pressed, draft)
    if (meant := None if pressed == FREE_WORDS else _meant(heard.text, draft)) is not None:
        return partial(_follow, meant, draft)
    if draft is not None and not DRAFTS[draft.kind].leaves_names:
        return partial(_answer, draft)
    for conversation in CONVERSATIONS:
        if conversation.names and (found := await conversation.names(heard, draft, ctx)):
            return found
    return ASKS if draft is None else partial(_answer, draft)


async def _goes_on(heard: Heard, draft: DraftFacts | None, ctx: Context) -> Handle | None:
    """What it replies to comes before the question on the screen, unless it is that."""
    if heard.reply_to is None or (draft is not None and draft.message_id == heard.reply_to):
        return None
    return await REPLIES(heard, ctx)


async def _question(heard: Heard, ctx: Context) -> tuple[DraftFacts | None, Heard]:
    """The draft whose screen is replied to, else the one that listens; a draft's screen names nothing."""
    if heard.reply_to is not None and (stands := await draft_on(ctx, heard.reply_to)):
        return stands, replace(heard, quoted="")
    return await listening_draft(ctx), heard


async def _pressed_by(heard: Heard, draft: DraftFacts | None, ctx: Context, show: Show) -> str | None:
    """What the button that the words name carries: on the question's screen, else on the one shown last."""
    words, chat_id = as_typed(heard.text), heard.chat_id
    if draft is None:
        return show.carried_by(chat_id, words) if heard.reply_to is None else None
    talk = DRAFTS[draft.kind]
    if talk.free_words:
        return None if words in CANCEL else FREE_WORDS
    if talk.pressed_by is not None:
        return await talk.pressed_by(words, draft, ctx)
    return show.carried_by(chat_id, words, draft.message_id)


async def _press(carried: str, draft: DraftFacts | None, heard: Heard, ctx: Context, show: Show) -> None:
    """As if it had been pressed, but for the place: what follows stands below the words."""
    stood = draft.message_id if draft else show.standing_on(heard.chat_id)
    person = User(id=ctx.actor.telegram_id, is_bot=False, first_name=ctx.actor.name)
    callback = CallbackQuery(id="", from_user=person, chat_instance="", data=carried)
    router = _buttons_of(read_press(carried)[0])
    if await router.propagate_event("callback_query", callback, ctx=ctx, show=show) is UNHANDLED:
        raise Stale
    if stood is not None and not any(one.draft_id for one in ctx.afterwards):
        await show.strip(heard.chat_id, stood)
    await leave_questions(ctx)


@cache
def _buttons_of(word: str) -> Router:
    return PRESSES[word].router()


def _meant(text: str, draft: DraftFacts | None) -> ShowIn | None:
    """The screen that the whole text is the name of: «отмена», «список», «помощь» are no answers."""
    word = as_typed(text)
    if word in _LEAVES:
        back = DRAFTS[draft.kind].back if draft else None
        return back or HOME.show
    return next((show for words, show in _SAYS.items() if word in words), None)


async def _follow(meant: ShowIn, draft: DraftFacts | None, heard: Heard, ctx: Context, show: Show) -> None:
    """The question is left for it: an open figure is kept, a question for words is dropped."""
    if draft is not None:
        with suppress(NotFound, Stale):  # it is gone, which is what was asked for
            await DRAFTS[draft.kind].leave(ctx, draft.id)
        await leave_questions(ctx)
    await meant(ctx, show, heard.chat_id)


async def _answer(draft: DraftFacts, heard: Heard, ctx: Context, show: Show) -> bool | None:
    """An answer that can never be taken ends a question for words: the next message is not swallowed too."""
    talk = DRAFTS[draft.kind]
    try:
        return await talk.answer(heard, draft, ctx, show)
    except FinalRefusal:
        if not talk.leaves_names:
            await talk.leave(ctx, draft.id)
        raise


async def _unknown_command(heard: Heard, ctx: Context, show: Show) -> None:
    command = heard.text.split()[0]
    await _send_home(HOME.unknown_command(texts(ctx.actor.language), command), heard, ctx, show)


async def _send_home(screen: Screen, heard: Heard, ctx: Context, show: Show) -> None:
    """A stranger is shown the way in, whatever they send."""
    await show.send(heard.chat_id, await HOME.way_in(ctx) or screen)
