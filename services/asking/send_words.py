"""«Отправить»: a question begins a thread, or the next message goes into it; the other side is told."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from domain.access import Scope, Verb
from domain.asking.threads import MOST_A_DAY, Parties, ThreadSide, speaks_as
from domain.drafts import DraftKind
from domain.refusals import EnoughForToday, NotFound, ProgrammeRests, Stale
from models.repositories import threads
from models.repositories.programme import programmes
from models.tables.draft import Draft, DraftState
from models.tables.thread import Thread, ThreadMessage
from services.access import enter
from services.asking.notices import ThreadAnswered, ThreadAsked
from services.asking.typed_words import WordsTyped, about_of, described, own_words, thread_in, words_of
from services.asking.whom import hear_answer, hear_question
from services.context import Context, Work
from services.drafts.keep_draft import touch
from services.notices.plan import plan


async def send_words(ctx: Context, draft_id: int, revision: int) -> WordsTyped:
    """Sent as it stands; the receipt. ``Stale`` for a screen that does not show what would be sent,
    ``EnoughForToday`` where somebody has written too much that day."""
    async with ctx.write() as work:
        draft = await own_words(work.session, ctx, draft_id)
        if draft.state != DraftState.OPEN or draft.revision != revision or not words_of(draft):
            raise Stale
        assert draft.programme_id is not None
        scope = await enter(work.session, ctx, Verb.ASK, draft.programme_id)
        thread, side = await _thread(work, scope, draft)
        await _check_day(work, scope.programme_id, side)
        message = await _say(work, scope, thread, side, draft)
        heard_by = await _tell(work, scope, thread, message)
        draft.answers = {**draft.answers, "thread": thread.id, "message": message.id, "heard_by": heard_by}
        draft.state = DraftState.DONE
        touch(work, draft)
        await work.writer.flush()
        return await described(work.session, ctx, draft)


async def _thread(work: Work, scope: Scope, draft: Draft) -> tuple[Thread, ThreadSide]:
    """The one that goes on, held, so that two answers come one after another; else a new one."""
    if draft.kind == DraftKind.ASK:
        return await _begun(work, scope, draft), ThreadSide.ASKS
    thread = await threads.for_change(work.session, scope.programme_id, thread_in(draft) or 0)
    side = _parties(thread).side_of(scope, await work.person_id()) if thread is not None else None
    if thread is None or side is None:
        raise NotFound("thread")
    if side is ThreadSide.ANSWERS:
        await enter(work.session, work.ctx, Verb.ANSWER, scope.programme_id)
    return thread, side


async def _begun(work: Work, scope: Scope, draft: Draft) -> Thread:
    about = await about_of(work.session, work.ctx, scope, draft.subject)
    thread = Thread(
        programme_id=scope.programme_id,
        asker_id=about.parties.asker_id,
        of_executor_id=about.parties.of_unit,
        to_executor_id=about.parties.to_unit,
        indicator_id=about.indicator.id if about.indicator else None,
        period_id=about.period_id,
        asked_at=work.now,
        said_at=work.now,
        waits_since=work.now,
    )
    work.writer.add(thread)
    await work.writer.flush()
    return thread


async def _check_day(work: Work, programme_id: int, side: ThreadSide) -> None:
    facts = await programmes.facts(work.session, programme_id)
    today = work.ctx.today(facts.timezone)
    since = datetime.combine(today, time(), ZoneInfo(facts.timezone))
    said = await threads.said_since(work.session, programme_id, await work.person_id(), side, since)
    if said >= MOST_A_DAY[side]:
        raise EnoughForToday(MOST_A_DAY[side])
    if facts.rests and side is ThreadSide.ASKS:
        raise ProgrammeRests(facts.title)


async def _say(work: Work, scope: Scope, thread: Thread, side: ThreadSide, draft: Draft) -> ThreadMessage:
    message = ThreadMessage(
        thread_id=thread.id,
        author_id=await work.person_id(),
        side=side,
        role=speaks_as(scope, side, _parties(thread)),
        words=words_of(draft),
        said_at=work.now,
        draft_id=draft.id,
    )
    work.writer.add(message)
    if side is ThreadSide.ANSWERS:
        thread.waits_since = None
    elif thread.waits_since is None:
        thread.waits_since = work.now
    thread.said_at = work.now
    await work.writer.flush()
    action = "ask" if side is ThreadSide.ASKS else "answer"
    about = {"indicator": thread.indicator_id, "period": thread.period_id, "to": thread.to_executor_id}
    work.audit(thread, action, scope.programme_id, new={"words": message.words, **about})
    return message


async def _tell(work: Work, scope: Scope, thread: Thread, message: ThreadMessage) -> int:
    """How many people hear of it."""
    about = scope.programme_id, thread.id, message.id
    parties = _parties(thread)
    if message.side is ThreadSide.ASKS:
        taken = thread.taken_by_id is not None
        hear = await hear_question(work.session, scope, parties, work.now, taken=taken)
        return await plan(work, ThreadAsked(*about), *sorted(hear - {message.author_id}))
    hear = await hear_answer(work.session, scope.programme_id, parties, work.now)
    return await plan(work, ThreadAnswered(*about), *sorted(hear - {message.author_id}))


def _parties(thread: Thread) -> Parties:
    return Parties(thread.asker_id, thread.of_executor_id, thread.to_executor_id)
