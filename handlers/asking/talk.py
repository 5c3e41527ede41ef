"""Taking what is typed for a thread, and showing where that stands."""

from functools import partial

from handlers.asking import screens, threads
from handlers.conversation import CANCEL, FREE_WORDS, Handle
from handlers.evidence.taking import is_read
from handlers.heard import Heard
from handlers.press import Place, Press
from handlers.screen import Screen, data
from handlers.show import Show
from services.asking.see_threads import see_threads, thread_on, where_to_ask
from services.asking.type_words import add_words, begin_question, begin_reply, edit_words
from services.asking.typed_words import WordsTyped, see_words, typed_in
from services.context import Context
from services.drafts.afterwards import place_draft
from services.drafts.find_draft import DraftFacts
from services.people.whom_to_ask import whom_to_ask
from texts import Texts, texts

_SEND = frozenset({"отправить", "отправь", "send"})
_LEAVE = CANCEL | {"назад", "стоп", "back", "stop"}


async def show_typed(
    ctx: Context, show: Show, words: WordsTyped, place: Place, *, no_file: bool = False
) -> None:
    """What is typed next belongs to it; the old place loses its buttons."""
    t = texts(ctx.actor.language)
    screen = screens.typed_beside_file(t, words) if no_file else screens.typed(t, words)
    stands = await show.edit_or_send(*place, screen)
    if words.message_id is not None and words.message_id != stands:
        await show.strip(place[0], words.message_id)
    await place_draft(ctx, words.draft_id, stands)


async def ask_coordinator(ctx: Context, show: Show, place: Place) -> None:
    """The question, or of which programme it is."""
    t, choices = texts(ctx.actor.language), await where_to_ask(ctx)
    if len(choices) == 1:
        await show_typed(ctx, show, await begin_question(ctx, choices[0][0], 0, 0), place)
    else:
        await show.edit_or_send(*place, screens.which_programme(t, choices) if choices else screens.nobody(t))


async def show_asking(ctx: Context, show: Show, chat_id: int) -> None:
    await ask_coordinator(ctx, show, (chat_id, None))


async def show_threads(ctx: Context, show: Show, chat_id: int) -> None:
    await show_list(ctx, show, (chat_id, None), 0)


async def answer(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    words = await add_words(ctx, draft.id, heard.text, heard.message_id)
    await show_typed(ctx, show, words, (heard.chat_id, None))


async def pressed_by(word: str, draft: DraftFacts, ctx: Context) -> str | None:
    """«отправить» once there is something to send, «отмена»; whatever else is typed are words of it."""
    if word in _LEAVE:
        return data(screens.NAME, "cancel", draft.id)
    if word in _SEND and (words := await see_words(ctx, draft.id)).words:
        return data(screens.NAME, "send", words.draft_id, words.revision)
    return FREE_WORDS


async def take_file(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> bool:
    """The words below it count; the file itself goes nowhere, which is said. What is read as a programme or a
    sheet is that."""
    if heard.text:
        _is_new(heard, show)
        words = await add_words(ctx, draft.id, heard.text, heard.message_id)
        await show_typed(ctx, show, words, (heard.chat_id, None), no_file=True)
        return True
    if heard.reply_to is None and await is_read(heard, ctx, show):
        return False
    await _say_no_file(heard, ctx, show)
    return True


async def replies(heard: Heard, ctx: Context) -> Handle | None:
    """Who takes what replies to something told of a thread."""
    about = await thread_on(ctx, heard.reply_to) if heard.reply_to is not None else None
    return None if about is None else partial(_reply, about)


async def _reply(about: tuple[int, int], heard: Heard, ctx: Context, show: Show) -> bool:
    if not heard.text:
        await _say_no_file(heard, ctx, show)
        return True
    _is_new(heard, show)
    words = await begin_reply(ctx, *about, heard.text, heard.message_id)
    await show_typed(ctx, show, words, (heard.chat_id, None), no_file=heard.file is not None)
    return True


async def _say_no_file(heard: Heard, ctx: Context, show: Show) -> None:
    if _is_new(heard, show):
        contacts = await whom_to_ask(ctx)
        await show.send(heard.chat_id, screens.no_file(texts(ctx.actor.language), contacts))


def _is_new(heard: Heard, show: Show) -> bool:
    """Whether nothing was said of its album yet."""
    return show.is_new_album(heard.chat_id, heard.file.album if heard.file else "")


async def on_edit(heard: Heard, ctx: Context, show: Show) -> bool:
    """Before sending it counts; afterwards its author is told how to say more. Whether it was a thread's."""
    draft_id = await typed_in(ctx, heard.message_id)
    if draft_id is None:
        return False
    words = await edit_words(ctx, draft_id, heard.text, heard.message_id)
    if words is not None and words.is_open:
        await show_typed(ctx, show, words, (heard.chat_id, words.message_id))
    elif words is not None:
        screen = screens.late(texts(ctx.actor.language), words)
        await show.send(heard.chat_id, screen, reply_to=heard.message_id)
    return True


async def present(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """Where it stands: being typed, sent, or dropped."""
    words = await see_words(ctx, draft.id)
    if words.is_open:
        await show_typed(ctx, show, words, place)
    else:
        await show.edit_or_send(*place, finished(texts(ctx.actor.language), words))


def finished(t: Texts, words: WordsTyped) -> Screen:
    return screens.sent(t, words) if words.sent_as is not None else screens.dropped(t, words)


async def overview(_press: Press, ctx: Context, show: Show, place: Place) -> None:
    await show_list(ctx, show, place, 0)


async def show_list(ctx: Context, show: Show, place: Place, page: int) -> None:
    await show.edit_or_send(*place, threads.threads(texts(ctx.actor.language), await see_threads(ctx, page)))
