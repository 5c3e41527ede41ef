"""A document sent to the bot, and the draft of a programme that comes of it."""

from handlers.heard import Heard
from handlers.press import Place
from handlers.programme_file import changes, screens
from handlers.screen import Screen
from handlers.show import Show, check_size
from handlers.signed import screens as signed
from services.context import Context
from services.drafts.afterwards import place_draft
from services.drafts.find_draft import DraftFacts
from services.programme.file_outcome import FileOutcome, file_outcome
from services.programme.file_step import FileStep
from services.programme.receive_file import check_right_to_send, receive_file
from services.programme.take_file import see_file
from services.programme.type_file_answer import type_file_answer
from services.reading.draw_reading import draw_reading_of
from services.reading.file_draft import FileDraft
from services.signing.see_signed import signed_outcome
from texts import Texts, texts


async def on_file(heard: Heard, ctx: Context, show: Show) -> None:
    """Kept at once; what was read in it comes as a message of its own (rule 9)."""
    document = heard.file
    assert document is not None
    await check_right_to_send(ctx)
    check_size(document.size)
    await show.typing(heard.chat_id)
    content = await show.download(document.id)
    await receive_file(ctx, content, document.name, heard.text)


async def show_file(ctx: Context, show: Show, draft: FileDraft, place: Place) -> None:
    """The open question; what is typed next answers it."""
    stands = await show.edit_or_send(*place, screens.file(texts(ctx.actor.language), draft))
    await place_draft(ctx, draft.id, stands)


async def show_understood(ctx: Context, show: Show, draft: FileDraft, chat_id: int) -> None:
    """What was read, with the picture of how, as a message of its own."""
    await show.typing(chat_id, "upload_photo")
    stands = await show.send(chat_id, await understood(ctx, draft))
    await place_draft(ctx, draft.id, stands)


async def understood(ctx: Context, draft: FileDraft) -> Screen:
    """The summary of a new programme has a picture, anything else that is asked has none."""
    t = texts(ctx.actor.language)
    asks = draft.doubt is not None or draft.change is not None or bool(draft.likely)
    if asks or draft.step is not FileStep.READ:
        return screens.file(t, draft)
    return screens.understood(t, draft, await draw_reading_of(ctx, draft.document))


async def answer(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    """A name, a deadline, «да» as typed, while they are asked for."""
    found = await type_file_answer(ctx, draft.id, heard.text)
    is_read = found.step is FileStep.READ and found.doubt is None and not found.likely
    if is_read and found.change is None:
        await show_understood(ctx, show, found, heard.chat_id)
        return
    await show_file(ctx, show, found, (heard.chat_id, None))


async def keep(_ctx: Context, _draft_id: int) -> None:
    """A file's draft stays: its summary has other answers than the typed one."""


async def present(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """The open question, else what has become of the file."""
    if draft.is_open:
        await show_file(ctx, show, await see_file(ctx, draft.id), place)
        return
    t, kept = texts(ctx.actor.language), await signed_outcome(ctx, draft.id)
    if kept is not None:
        await show.edit_or_send(*place, signed.kept(t, kept))
        return
    outcome = await file_outcome(ctx, draft.id)
    screen = screens.cancelled(t) if outcome is None else _outcome(t, draft.id, outcome)
    await show.edit_or_send(*place, screen)


def _outcome(t: Texts, draft_id: int, found: FileOutcome) -> Screen:
    if not found.is_new:
        return changes.applied(t, found.stored.programme_id, found.title)
    if found.coordinates:
        return screens.coordinator(t, found.stored.programme_id, draft_id, found.needs_consent)
    return screens.created(t, draft_id, found.title, found.stored, asks=found.wants_coordinator)
