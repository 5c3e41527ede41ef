"""«Вернуть» asks why: a question that waits for the coordinator's reason."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Verb
from domain.drafts import DraftKind
from domain.refusals import NotFound
from models.tables.submission import SubmissionState
from services.access import enter
from services.context import Context
from services.drafts.typed_answer import drop_typed, still_asked, take_typed, wait_for
from services.periods.taking import collected
from services.review.decide_submission import Verdict, return_within
from services.review.newest import decided_already
from services.review.numbered import numbered_version
from services.review.ready import own_question, ready_in, ready_words, with_ready


@dataclass(frozen=True, slots=True)
class Reason:
    """The question «почему» about one submission; ``ready`` are reasons that this coordinator gave before."""

    draft_id: int
    programme_id: int
    number: str
    revision: int = 0
    ready: tuple[str, ...] = ()


async def ask_reason(ctx: Context, programme_id: int, submission_id: int) -> Reason:
    """Open the question; ``AlreadyDecided`` or ``PeriodClosed`` where no reason would help any more."""
    async with ctx.write() as work:
        number = await _waits(work.session, ctx, programme_id, submission_id)
        draft = await wait_for(work, DraftKind.RETURN, programme_id, str(submission_id))
        await with_ready(work, programme_id, draft)
        return Reason(draft.id, programme_id, number, draft.revision, ready_in(draft))


async def see_reason(ctx: Context, draft_id: int) -> Reason:
    """The open question as it stands; refused where no reason would help any more."""
    async with ctx.read() as session:
        programme_id, subject = await still_asked(session, ctx, draft_id, DraftKind.RETURN)
        number = await _waits(session, ctx, programme_id, int(subject))
        draft = await own_question(session, ctx, draft_id)
        return Reason(draft_id, programme_id, number, draft.revision, ready_in(draft))


async def _waits(session: AsyncSession, ctx: Context, programme_id: int, submission_id: int) -> str:
    """The number of a figure that waits for the coordinator's word."""
    scope = await enter(session, ctx, Verb.REVIEW, programme_id)
    found = await numbered_version(session, programme_id, submission_id)
    if found is None:
        raise NotFound("submission")
    submission, number = found
    if submission.state != SubmissionState.SENT:
        raise await decided_already(session, submission, number)
    await collected(session, scope, submission.period_id, submission.indicator_id)
    return number


async def give_reason(ctx: Context, draft_id: int, reason: str) -> Verdict:
    """The reason as typed: the figure goes back to whoever handed it in."""
    async with ctx.write() as work:
        programme_id, submission_id = await take_typed(work, draft_id, DraftKind.RETURN)
        return await return_within(work, programme_id, int(submission_id), reason)


async def give_ready_reason(ctx: Context, draft_id: int, revision: int, place: int) -> Verdict:
    """One of those that were offered, whole."""
    async with ctx.write() as work:
        reason = await ready_words(work.session, ctx, draft_id, revision, place)
        programme_id, submission_id = await take_typed(work, draft_id, DraftKind.RETURN)
        return await return_within(work, programme_id, int(submission_id), reason)


async def drop_reason(ctx: Context, draft_id: int) -> tuple[int, int]:
    """«Назад»: the figure stays in the queue; gives its programme's id and its version's."""
    programme_id, subject = await drop_typed(ctx, draft_id)
    return programme_id, int(subject) if subject.isdecimal() else 0
