"""Taking what is sent beside a figure, and showing where that stands."""

from dataclasses import replace

from domain.figures.consent import figure_like
from handlers.evidence import screens
from handlers.evidence.taking import is_read, taken
from handlers.heard import Heard, MessageKind
from handlers.press import Place
from handlers.screen import data
from handlers.show import Show
from handlers.submit import looked_at
from handlers.submit import talk as figures_talk
from services.context import Context
from services.drafts.afterwards import place_draft
from services.drafts.find_draft import DraftFacts
from services.evidence.attach import (
    EvidenceAsked,
    attach_piece,
    await_evidence,
    check_figure,
    see_asked,
    see_figure,
)
from services.evidence.new_piece import line_of
from services.figures.figure_draft import FigureDraft
from services.figures.sent_figure import SentFigure
from services.figures.take_message import owed_numbers, replied_figures
from services.programme.receive_file import takes_programmes_in
from texts import texts

_DONE = frozenset(
    {"готово", "всё", "все", "отмена", "отменить", "назад", "стоп", "done", "cancel", "back", "stop"}
)


async def ask(ctx: Context, show: Show, asked: EvidenceAsked, place: Place) -> None:
    """What is sent next stands beside the figure; an album is answered in one place."""
    stood = asked.message_id
    if asked.goes_on and stood is not None:
        place = (place[0], stood)
    stands = await show.edit_or_send(*place, screens.ask(texts(ctx.actor.language), asked))
    if stood is not None and stood != stands:
        await show.strip(place[0], stood)
    await place_draft(ctx, asked.draft_id, stands)


async def take_file(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> bool:
    """A document, a photo, one of an album, as it is sent; what was written below it is kept with it."""
    await see_asked(ctx, draft.id)
    new = await taken(heard, ctx, show, text=heard.text)
    if new is None:
        await show.send(heard.chat_id, screens.not_taken(texts(ctx.actor.language)))
        return True
    await ask(ctx, show, await attach_piece(ctx, draft.id, new), (heard.chat_id, None))
    return True


async def take_line(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    """«основание: акт № 14», a link; what has no word in it is no evidence and asked for again."""
    if any(map(str.isalpha, heard.text)):
        asked = await attach_piece(ctx, draft.id, line_of(heard.text, heard.message_id))
    else:
        asked = await see_asked(ctx, draft.id)
    await ask(ctx, show, asked, (heard.chat_id, None))


async def pressed_by(word: str, draft: DraftFacts, _ctx: Context) -> str | None:
    """«готово», and whatever leaves a question: what was attached stays."""
    return data(screens.NAME, "done", draft.id) if word in _DONE else None


async def present(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """The question while it is open, else the figure."""
    if draft.is_open:
        await ask(ctx, show, replace(await see_asked(ctx, draft.id), message_id=None), place)
    else:
        await show_figure(ctx, show, await see_figure(ctx, draft.id), place, draft.collected or ())


async def show_figure(
    ctx: Context,
    show: Show,
    found: FigureDraft | SentFigure | None,
    place: Place,
    of: tuple[int, ...] = (),
) -> None:
    """The row, or what was sent, with what stands beside it; the list where there is neither."""
    if isinstance(found, FigureDraft):
        await figures_talk.show_draft(ctx, show, found, *place)
    elif isinstance(found, SentFigure):
        await show.edit_or_send(*place, looked_at.sent(texts(ctx.actor.language), found))
    else:
        await figures_talk.show_tasks(ctx, show, *place, of=of)


async def attach_by_reply(heard: Heard, ctx: Context, show: Show) -> bool:
    """A file in reply to a receipt, or to whatever names one figure, stands beside that. Of a file by itself
    nobody knows what it is for, which is said, once of an album.
    """
    if heard.file is None:
        return False
    if heard.reply_to is None:
        return not heard.text and await _of_nothing(heard, ctx, show)
    found = await replied_figures(ctx, heard.reply_to, heard.quoted)
    if not found or (heard.text and figure_like(heard.text)):
        return False
    if len(found) > 1:
        await _say_once(heard, ctx, show)
        return True
    [about] = found
    await check_figure(ctx, *about)
    new = await taken(heard, ctx, show, text=heard.text)
    await ask(ctx, show, await await_evidence(ctx, *about, new=new), (heard.chat_id, None))
    return True


async def _of_nothing(heard: Heard, ctx: Context, show: Show) -> bool:
    """Every document of whoever takes programmes in is read as one, and so is a sheet."""
    if not await owed_numbers(ctx):
        return False
    if heard.kind is MessageKind.FILE and (await takes_programmes_in(ctx) or await is_read(heard, ctx, show)):
        return False
    await _say_once(heard, ctx, show)
    return True


async def _say_once(heard: Heard, ctx: Context, show: Show) -> None:
    album = heard.file.album if heard.file else ""
    if show.is_new_album(heard.chat_id, album):
        await show.send(heard.chat_id, screens.to_what(texts(ctx.actor.language)))
