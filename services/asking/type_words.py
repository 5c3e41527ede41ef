"""A question or an answer is typed: begun, written in one message or several, edited, left."""

from collections.abc import Sequence

from domain.access import Verb
from domain.asking.threads import LONGEST_WORDS
from domain.drafts import DraftKind
from domain.refusals import Stale, TooLong
from models.tables.draft import Draft, DraftState
from services.access import enter
from services.asking.thread import seen_by
from services.asking.typed_words import (
    Part,
    WordsTyped,
    about_of,
    described,
    own_words,
    parts_of,
    subject_of_question,
    words_of,
)
from services.context import Context, Work
from services.drafts.keep_draft import touch
from services.drafts.typed_answer import wait_for


async def begin_question(ctx: Context, programme_id: int, indicator_id: int, period_id: int) -> WordsTyped:
    """About a figure of a period, or about nothing in particular (0); one that was begun is taken up.

    ``NotFound``, ``NobodyToAsk``, ``ProgrammeRests`` as with ``about_of``.
    """
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.ASK, programme_id)
        subject = subject_of_question(programme_id, indicator_id, period_id)
        await about_of(work.session, ctx, scope, subject)
        draft = await wait_for(work, DraftKind.ASK, programme_id, subject)
        return await described(work.session, ctx, draft)


async def begin_reply(
    ctx: Context, programme_id: int, thread_id: int, text: str = "", message_id: int | None = None
) -> WordsTyped:
    """«Ответить», or words that reply to a message of the thread: its next one, from either side."""
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.ASK, programme_id)
        await seen_by(work.session, ctx, scope, thread_id)
        draft = await wait_for(work, DraftKind.REPLY, programme_id, str(thread_id))
        if text:
            _keep(work, draft, [*parts_of(draft), (message_id, text)])
        return await described(work.session, ctx, draft)


async def add_words(ctx: Context, draft_id: int, text: str, message_id: int | None) -> WordsTyped:
    """What is typed comes below what was typed before; a repeated message changes nothing."""
    async with ctx.write() as work:
        draft = await _open(work, draft_id)
        if message_id is None or message_id not in dict(parts_of(draft)):
            _keep(work, draft, [*parts_of(draft), (message_id, text)])
        return await described(work.session, ctx, draft)


async def edit_words(ctx: Context, draft_id: int, text: str, message_id: int) -> WordsTyped | None:
    """A message edited in Telegram before sending counts; of one that was sent the draft as it stands.
    ``None`` where it says what it said before."""
    async with ctx.write() as work:
        draft = await own_words(work.session, ctx, draft_id)
        if dict(parts_of(draft)).get(message_id) == text.strip():
            work.only_looked = True
            return None
        if draft.state == DraftState.OPEN:
            _keep(work, draft, [(at, text if at == message_id else said) for at, said in parts_of(draft)])
        else:
            work.only_looked = True
        return await described(work.session, ctx, draft)


async def drop_words(ctx: Context, draft_id: int) -> None:
    """«Отмена»: nothing is sent."""
    async with ctx.write() as work:
        draft = await own_words(work.session, ctx, draft_id)
        if draft.state != DraftState.OPEN:
            raise Stale
        draft.state, draft.message_id = DraftState.CANCELLED, None
        touch(work, draft)


async def _open(work: Work, draft_id: int) -> Draft:
    draft = await own_words(work.session, work.ctx, draft_id)
    if draft.state != DraftState.OPEN:
        raise Stale
    return draft


def _keep(work: Work, draft: Draft, parts: Sequence[Part]) -> None:
    draft.answers = {**draft.answers, "parts": [[at, text.strip()] for at, text in parts]}
    length = len(words_of(draft))
    if length > LONGEST_WORDS:
        raise TooLong(LONGEST_WORDS, length)
    touch(work, draft)
