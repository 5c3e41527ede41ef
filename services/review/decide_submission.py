"""«Принять», «Вернуть»: the coordinator's word on what was handed in."""

from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.refusals import DueUndecided
from models.repositories import submissions
from models.repositories.programme import periods
from models.tables.submission import Submission, SubmissionState
from services.access import enter
from services.computing.follow import follow_figures
from services.context import Context, Work
from services.notices.executors import FigureReturned, FiguresAccepted
from services.notices.notice import Notice
from services.notices.plan import plan_several
from services.notices.reminders import ReminderStands
from services.review.hearers import Hearer, hearer_of
from services.review.newest import decided_already, newest_version


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided about which figures; ``left`` still wait."""

    programme_id: int
    numbers: tuple[str, ...]
    left: int
    hearer: Hearer | None = None


async def accept_submission(ctx: Context, programme_id: int, submission_id: int) -> Verdict:
    """«Принять»; ``AlreadyDecided`` where somebody was first, ``NotFound`` in another programme."""
    async with ctx.write() as work:
        return await _decide_one(work, programme_id, submission_id, SubmissionState.ACCEPTED)


async def return_within(work: Work, programme_id: int, submission_id: int, reason: str) -> Verdict:
    """«Вернуть» with its reason, in the caller's transaction: the executor is told at once."""
    return await _decide_one(work, programme_id, submission_id, SubmissionState.RETURNED, reason)


async def _decide_one(
    work: Work, programme_id: int, submission_id: int, state: SubmissionState, reason: str = ""
) -> Verdict:
    scope = await enter(work.session, work.ctx, Verb.REVIEW, programme_id)
    submission, number = await undecided(work, scope, submission_id)
    if state is SubmissionState.ACCEPTED and submission.due_proposed and not submission.due_decision:
        raise DueUndecided(number, submission.due_proposed)
    await decide(work, submission, state, reason)
    await work.writer.flush()
    await follow_figures(work, programme_id, submission.period_id, [submission.indicator_id])
    decided = await verdict(work.session, scope, [number])
    if not reason:
        return decided
    author = [submission.author_id] if submission.author_id else []
    return replace(decided, hearer=await hearer_of(work, programme_id, author))


async def verdict(session: AsyncSession, scope: Scope, numbers: list[str]) -> Verdict:
    """With how many are left in the queue."""
    sent = await submissions.waiting(session, scope.programme_id)
    opened = {one.id: one for one in await periods.collected_periods(session, scope.programme_id)}
    left = sum(one.period_id in opened and opened[one.period_id].asks(one.indicator_id) for one in sent)
    return Verdict(scope.programme_id, tuple(numbers), left)


async def undecided(work: Work, scope: Scope, submission_id: int) -> tuple[Submission, str]:
    """The newest version of a figure, which waits in an open period, and its number; locked."""
    found = await newest_version(work, scope, submission_id)
    if found.submission.state != SubmissionState.SENT:
        raise await decided_already(work.session, found.submission, found.indicator.number)
    return found.submission, found.indicator.number


async def decide(
    work: Work, submission: Submission, state: SubmissionState, reason: str = "", *, told: bool = True
) -> None:
    """Written down; its author is ``told`` in time unless the caller does so. What follows from the figures
    is the caller's to compute anew, once for all that are decided."""
    old = {"state": str(submission.state)}
    submission.state, submission.reason = state, reason
    submission.decided_at, submission.decided_by_id = work.now, await work.person_id()
    new = {"state": str(state), "version": submission.version, "reason": reason}
    work.audit(submission, f"{state}_submission", submission.programme_id, old=old, new=new)
    if told and submission.author_id is not None:
        author = [submission.author_id]
        await plan_several(work, (_notice(work, submission), author), (ReminderStands(), author))


def _notice(work: Work, submission: Submission) -> Notice:
    about = submission.programme_id, submission.period_id
    if submission.state == SubmissionState.ACCEPTED:
        return FiguresAccepted.at(work.now, *about)
    return FigureReturned(*about, submission.id)
