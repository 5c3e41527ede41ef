"""Answering «как идут дела»: the question, the picture, the screen."""

from collections.abc import Sequence
from contextlib import suppress

from domain.access import Verb
from domain.evidence import EvidencePiece
from domain.figures.form import Step
from domain.figures.numbered_lines import only_numbers
from domain.question_words import Asks
from domain.questions import Inquiry, is_plainly_asked, read_question
from domain.refusals import NotAllowed, NotFound, Refusal
from handlers.conversation import Handle
from handlers.heard import Heard
from handlers.screen import Screen
from handlers.show import Show
from handlers.start.screens import home as home_screen
from handlers.status import answers, screens
from handlers.status.asked import ANSWERS
from services.asking.see_threads import ThreadList, threads_about
from services.context import Context
from services.drafts.afterwards import leave_questions
from services.drafts.find_draft import DraftFacts
from services.evidence.see_evidence import see_evidence
from services.figures.open_draft import see_draft
from services.people.see_home import see_home
from services.standing.draw_status import draw_picture_of
from services.standing.search import NoNumber, Unclear
from services.standing.search_status import NoPeriod, Several, search_status
from services.standing.see_contacts import Contacts, see_contacts
from services.standing.see_status import Extent, Status, programmes_to_see, see_status
from texts import Texts, texts

_OF_ONE = (Asks.ABOUT, Asks.NUMBERS, Asks.WHO)
"""What is looked for in one programme; the rest is answered of each."""
_PICTURES = 5
_WANTS_FIGURE = (Step.VALUE, Step.INPUT, Step.READINGS, Step.CLASH)


async def names(heard: Heard, question: DraftFacts | None, ctx: Context) -> Handle | None:
    """«№ 4», «№ 4 и 5» alone are a question; «когда срок» is one where a figure is asked for, too."""
    if only_numbers(heard.text):
        return _ask
    if question is not None and is_plainly_asked(heard.text) and await _wants_figure(ctx, question.id):
        return _ask
    return None


async def _wants_figure(ctx: Context, draft_id: int) -> bool:
    """Where words are asked for, they are the answer."""
    with suppress(Refusal):
        return (await see_draft(ctx, draft_id)).step in _WANTS_FIGURE
    return False


async def _ask(heard: Heard, ctx: Context, show: Show) -> None:
    await leave_questions(ctx)
    await show_search(ctx, show, heard.chat_id, heard.text)


async def asks(heard: Heard, ctx: Context, show: Show) -> None:
    """«дороги», «4», «УГХ» from whoever has a part in a programme; else home, or the way in."""
    home = await see_home(ctx)
    if home.roles:
        await show_search(ctx, show, heard.chat_id, heard.text)
    else:
        await show.send(heard.chat_id, home_screen(texts(ctx.actor.language), home, ctx.actor.name))


async def show_search(ctx: Context, show: Show, chat_id: int, query: str) -> None:
    """What is asked: of all programmes where it can be, else in the one there is, or after asking which."""
    question = read_question(query) if query.strip() else Inquiry(Asks.OWN)
    if answer := ANSWERS.get(question.asks):
        await answer(ctx, show, chat_id, question)
        return
    seen = await programmes_to_see(ctx)
    if not seen:
        raise NotAllowed(Verb.SEE_STATUS)
    if len(seen) > 1 and question.asks in _OF_ONE:
        choices = [(facts.id, facts.title, facts.municipality, facts.ended_at is not None) for facts in seen]
        await show.send(chat_id, screens.choose_programme(texts(ctx.actor.language), choices, question))
        return
    for facts in seen:
        await show_search_in(ctx, show, chat_id, facts.id, query)


async def show_search_in(ctx: Context, show: Show, chat_id: int, programme_id: int, query: str) -> None:
    """The same of one programme."""
    t, question = texts(ctx.actor.language), read_question(query)
    if question.asks is Asks.WHO:
        await show.send(chat_id, _told(t, await see_contacts(ctx, programme_id, query)))
        return
    found = await search_status(ctx, programme_id, query)
    if isinstance(found, Several):
        await _show_several(ctx, show, chat_id, programme_id, found)
    elif not isinstance(found, Status):
        await show.send(chat_id, _told(t, found))
    elif question.asks is Asks.SECTIONS:
        await show.send(chat_id, screens.sections(t, found))
    elif question.asks is Asks.EVERYTHING:
        await show.send(chat_id, screens.page(t, found, 0))
    else:
        await show_status(ctx, show, chat_id, found)


def _told(t: Texts, found: Contacts | Unclear | NoNumber | NoPeriod) -> Screen:
    if isinstance(found, Contacts):
        return answers.answering(t, found)
    if isinstance(found, NoNumber):
        return answers.no_number(t, found)
    return answers.no_period(t, found) if isinstance(found, NoPeriod) else screens.unclear(t, found)


async def _show_several(ctx: Context, show: Show, chat_id: int, programme_id: int, found: Several) -> None:
    """One after another; of many the first, the others to tap."""
    t = texts(ctx.actor.language)
    for status in found.statuses[:_PICTURES]:
        await show_status(ctx, show, chat_id, status)
    if found.statuses[_PICTURES:]:
        await show.send(chat_id, answers.rest(t, programme_id, found.statuses[_PICTURES:]))
    if found.lacking:
        await show.send(chat_id, answers.no_number(t, NoNumber(programme_id, found.lacking, found.known)))


async def show_extent(ctx: Context, show: Show, chat_id: int, extent: Extent) -> None:
    """«Мой блок», «Вся программа» of each programme one sees."""
    seen = await programmes_to_see(ctx)
    if not seen:
        raise NotAllowed(Verb.SEE_STATUS)
    for facts in seen:
        await show_status(ctx, show, chat_id, await see_status(ctx, facts.id, extent, 0))


async def show_status(
    ctx: Context, show: Show, chat_id: int, status: Status, number: int = 0, message_id: int | None = None
) -> None:
    """The picture is drawn while the chat says «отправляет фото…»; nothing is open meanwhile. With a message
    it takes the place of the picture there."""
    t = texts(ctx.actor.language)
    if not status.items:
        await show.edit_or_send(chat_id, message_id, screens.none_of(t, status))
        return
    await show.typing(chat_id, "upload_photo")
    image = await draw_picture_of(ctx, status, screens.title(t, status), number)
    pieces, threads = await _beside(ctx, status), await _threads(ctx, status)
    screen = screens.picture(t, status, image, number, pieces, threads)
    await show.edit_or_send(chat_id, message_id, screen)


async def _beside(ctx: Context, status: Status) -> Sequence[EvidencePiece]:
    """The evidence of one indicator's figure, for whoever may see it."""
    figure = status.items[0].figure
    if status.extent is not Extent.INDICATOR or figure is None:
        return ()
    about = status.view.programme.id, figure.indicator_id, figure.period_id, figure.version
    try:
        return (await see_evidence(ctx, *about)).pieces
    except NotFound:  # of the same section, but somebody else's
        return ()


async def _threads(ctx: Context, status: Status) -> ThreadList | None:
    """What was asked about one indicator, as far as the actor may see it."""
    if status.extent is not Extent.INDICATOR:
        return None
    return await threads_about(ctx, status.view.programme.id, status.items[0].indicator.id)
