"""A letter's number typed, a scan sent: as an answer, or in reply to the paper itself."""

from functools import partial

from handlers.conversation import Handle
from handlers.heard import Heard, SentFile
from handlers.press import Place, Press
from handlers.show import Show, check_size
from handlers.submit import talk as lists
from handlers.unit_paper import screens
from services.context import Context
from services.drafts.afterwards import place_draft
from services.drafts.find_draft import DraftFacts
from services.unit_paper.see_paper import PaperSeen, paper_on, see_paper
from services.unit_paper.sign_paper import await_signature, check_paper, sign_by_letter, sign_by_scan
from texts import texts

Ids = tuple[int, int]


async def ask(ctx: Context, show: Show, asked: PaperSeen, place: Place) -> None:
    """What is typed or sent next is the letter or its scan."""
    assert asked.question_id is not None
    stands = await show.edit_or_send(*place, screens.ask(texts(ctx.actor.language), asked))
    await place_draft(ctx, asked.question_id, stands)


async def take_letter(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    found = await sign_by_letter(ctx, *_ids(draft), heard.text, draft.id)
    await show.send(heard.chat_id, screens.paper(texts(ctx.actor.language), found))


async def take_scan(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> bool:
    """A PDF or a photo, as it is sent; the question stays for the next page."""
    if heard.file is None:
        return False
    found = await _kept(heard, heard.file, ctx, show, _ids(draft), draft.id)
    await ask(ctx, show, found, (heard.chat_id, None))
    return True


async def names_letter(heard: Heard, _draft: DraftFacts | None, ctx: Context) -> Handle | None:
    """Words in reply to a paper are its letter."""
    if heard.reply_to is None or heard.file is not None:
        return None
    about = await paper_on(ctx, heard.reply_to)
    return None if about is None else partial(_answer_paper, about)


async def attach_by_reply(heard: Heard, ctx: Context, show: Show) -> bool:
    """A file in reply to a paper is its scan."""
    about = await paper_on(ctx, heard.reply_to) if heard.reply_to is not None and heard.file else None
    if about is None or heard.file is None:
        return False
    found = await _kept(heard, heard.file, ctx, show, about)
    await show.send(heard.chat_id, screens.paper(texts(ctx.actor.language), found))
    return True


async def present(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """The question while it is open, else how the paper stands."""
    if draft.is_open:
        await ask(ctx, show, await await_signature(ctx, *_ids(draft)), place)
    else:
        found = await see_paper(ctx, *_ids(draft))
        await show.edit_or_send(*place, screens.paper(texts(ctx.actor.language), found))


async def overview(_press: Press, ctx: Context, show: Show, place: Place) -> None:
    await lists.show_tasks(ctx, show, *place)


async def _answer_paper(about: Ids, heard: Heard, ctx: Context, show: Show) -> None:
    found = await sign_by_letter(ctx, *about, heard.text)
    await show.send(heard.chat_id, screens.paper(texts(ctx.actor.language), found))


async def _kept(
    heard: Heard, sent: SentFile, ctx: Context, show: Show, about: Ids, draft_id: int | None = None
) -> PaperSeen:
    await check_paper(ctx, *about)
    check_size(sent.size)
    content = await show.download(sent.id)
    return await sign_by_scan(ctx, *about, content, sent.name, draft_id, heard.text)


def _ids(draft: DraftFacts) -> Ids:
    assert draft.programme_id is not None
    return draft.programme_id, int(draft.subject)
