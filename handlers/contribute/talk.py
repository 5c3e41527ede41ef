"""Showing a part's screens and keeping where they stand."""

from functools import partial

from domain.figures.form import Step
from domain.figures.numbered_lines import numbered_lines
from domain.refusals import Refusal
from handlers.contribute import screens
from handlers.conversation import CANCEL, FREE_WORDS, Handle
from handlers.heard import Heard
from handlers.press import Place, Press
from handlers.screen import Button
from handlers.show import Show
from handlers.submit import talk as submit_talk
from handlers.submit.typed_buttons import SEND
from services.context import Context
from services.contributions.answer_part import answer_part, own_part_named, take_part
from services.contributions.open_part import open_part, see_part
from services.contributions.part_draft import PartDraft, PartOf
from services.contributions.part_tasks import ids_in
from services.contributions.send_part import PartReceipt, where_part_stands
from services.drafts.afterwards import place_draft
from services.drafts.find_draft import DraftFacts
from texts import texts
from texts.words import as_typed


async def show_draft(
    ctx: Context, show: Show, view: PartDraft, chat_id: int, message_id: int | None = None
) -> None:
    """The open question: in place of a pressed message, else below; the old place loses its buttons."""
    stands = await show.edit_or_send(chat_id, message_id, screens.draft(texts(ctx.actor.language), view))
    if view.message_id is not None and view.message_id != stands:
        await show.strip(chat_id, view.message_id)
    await place_draft(ctx, view.id, stands)


async def show_part(ctx: Context, show: Show, found: PartDraft | PartOf, place: Place) -> None:
    """The card; what was given is only shown."""
    if isinstance(found, PartDraft):
        await show_draft(ctx, show, found, *place)
    else:
        await show.edit_or_send(*place, screens.given(texts(ctx.actor.language), found))


async def present(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """The open card, the receipt of what was sent; of what was cancelled the list it belongs to."""
    found = await where_part_stands(ctx, draft.id)
    if isinstance(found, PartDraft):
        await show_draft(ctx, show, found, *place)
    elif isinstance(found, PartReceipt):
        await show.edit_or_send(*place, screens.receipt(texts(ctx.actor.language), found))
    else:
        of = (draft.programme_id, ids_in(draft.subject)[1]) if draft.programme_id else ()
        await submit_talk.show_tasks(ctx, show, *place, of=of)


async def answer(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    """The figure, the sentence, or both."""
    view = await answer_part(ctx, draft.id, heard.text, heard.message_id)
    await show_draft(ctx, show, view, heard.chat_id)


async def take_named(
    about: tuple[int, int, int, int], text: str, heard: Heard, ctx: Context, show: Show
) -> None:
    """«№ 23 5 размещены объявления» from a contributor: a correction, too."""
    view = await take_part(ctx, *about, text, heard.message_id)
    await show_draft(ctx, show, view, heard.chat_id)


async def names(heard: Heard, _question: DraftFacts | None, ctx: Context) -> Handle | None:
    """One line that names a figure of which one gives a part, and does not hand it in."""
    lines = numbered_lines(heard.text)
    if len(lines) != 1 or not lines[0][1]:
        return None
    number, text = lines[0]
    about = await own_part_named(ctx, number)
    return partial(take_named, about, text) if about is not None else None


async def overview(press: Press, ctx: Context, show: Show, place: Place) -> None:
    """An old button: the part as it stands, else the list."""
    if len(press.numbers) == 4:
        programme_id, indicator_id, period_id, executor_id = press.numbers
        found = await open_part(ctx, programme_id, indicator_id, period_id, executor_id)
        await show_part(ctx, show, found, place)
    else:
        await submit_talk.show_tasks(ctx, show, *place)


async def pressed_by(word: str, draft: DraftFacts, ctx: Context) -> str | None:
    """What the button carries that the words name; ``FREE_WORDS`` where any are asked for."""
    if len(word) > 60 or not any(map(str.isalpha, word)):
        return None
    try:
        view = await see_part(ctx, draft.id)
    except Refusal:  # said by the answer
        return None
    t = texts(ctx.actor.language)
    if view.in_words or view.step is Step.EXPLANATION:
        leave = "as_it_is" if view.asks_again else "cancel"
        return screens.button(t, view, leave, "button.cancel").data if word in CANCEL else FREE_WORDS
    if view.step is Step.ROW and word in SEND:
        return screens.button(t, view, "send", "button.send").data
    if view.step is Step.TYPED and word in CANCEL:
        return screens.button(t, view, "as_it_is", "button.as_it_is").data
    found: Button | None = next(
        (one for row in screens.draft(t, view).rows for one in row if as_typed(one.text) == word), None
    )
    return found.data if found else None
