"""Showing a signed report, and taking its scans."""

from handlers.heard import Heard
from handlers.press import Place
from handlers.programme_file import changes
from handlers.show import Show, check_size
from handlers.signed import screens
from services.context import Context
from services.drafts.afterwards import place_draft
from services.drafts.find_draft import DraftFacts
from services.reading.file_draft import FileDraft
from services.signing.keep_scan import check_scan_awaited, keep_scan
from services.signing.see_signed import SignedKept, see_signed
from texts import texts


async def show_compared(ctx: Context, show: Show, draft: FileDraft, place: Place, *, figures: bool) -> None:
    """The figures of a document, or what it changes in the programme itself; the other has its button."""
    t = texts(ctx.actor.language)
    is_signed = figures and draft.signed is not None and draft.signed.rows
    screen = screens.differs(t, draft) if is_signed else changes.change(t, draft)
    await place_draft(ctx, draft.id, await show.edit_or_send(*place, screen))


async def ask_scan(ctx: Context, show: Show, found: SignedKept, draft_id: int, place: Place) -> None:
    """What is sent next is a scan."""
    screen = screens.ask_scan(texts(ctx.actor.language), found, draft_id)
    await place_draft(ctx, draft_id, await show.edit_or_send(*place, screen))


async def take_scan(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> bool:
    """A PDF or a photo, as it is sent."""
    sent = heard.file
    if sent is None:
        return False
    await check_scan_awaited(ctx, draft.id)
    check_size(sent.size)
    kept = await keep_scan(ctx, draft.id, await show.download(sent.id), sent.name)
    await ask_scan(ctx, show, kept, draft.id, (heard.chat_id, None))
    return True


async def remind(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    """Words are no scan: what is waited for is said again."""
    await present(draft, ctx, show, (heard.chat_id, None))


async def present(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """The question while it is open, else what was kept."""
    assert draft.programme_id is not None
    found = await see_signed(ctx, draft.programme_id, int(draft.subject))
    if draft.is_open:
        await ask_scan(ctx, show, found, draft.id, place)
    else:
        await show.edit_or_send(*place, screens.kept(texts(ctx.actor.language), found))
