"""«Согласовать», «Вернуть»: the word of a unit's head; what is agreed to is with the coordinator at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope
from domain.drafts import DraftKind
from domain.refusals import AlreadyDecided, NotFound, PeriodClosed, Replaced, Stale
from models.repositories import submissions
from models.repositories.programme import programmes
from models.tables.submission import Submission, SubmissionState
from services.computing.follow import follow_figures
from services.consent.see_unagreed import Unagreed, enter_as_head, unagreed_of
from services.context import Context, Work
from services.drafts.typed_answer import drop_typed, still_asked, take_typed, wait_for
from services.notices.coordinators import FiguresWait
from services.notices.plan import plan, plan_several
from services.notices.reminders import ReminderStands
from services.people.reached import reached
from services.periods.taking import collected
from services.review.decide_submission import decide
from services.review.held import held_version, hold_figures


@dataclass(frozen=True, slots=True)
class Agreed:
    """The numbers that went on or back, and what is left."""

    numbers: tuple[str, ...]
    left: Unagreed


async def agree_to_figure(ctx: Context, programme_id: int, submission_id: int) -> Agreed:
    """``AlreadyDecided`` where somebody was first, ``Replaced`` by a newer version, ``NotFound`` where it is
    not of a unit whose head the actor is."""
    async with ctx.write() as work:
        scope = await enter_as_head(work.session, ctx, programme_id)
        submission, number = await _unagreed(work, scope, submission_id)
        await _agree(work, programme_id, [submission])
        return Agreed((number,), await unagreed_of(work.session, scope))


async def agree_to_all(ctx: Context, programme_id: int, *, listed: str = "") -> Agreed:
    """Exactly what was ``listed``, or ``Stale``."""
    async with ctx.write() as work:
        scope = await enter_as_head(work.session, ctx, programme_id)
        seen = await unagreed_of(work.session, scope)
        if not seen.waiting or listed not in ("", seen.listed):
            raise Stale
        await hold_figures(work, programme_id, [one.submission.id for one in seen.at_once])
        taken = [await _taken(work, scope, one.submission.id) for one in seen.at_once]
        agreed = [one for one in taken if one is not None]
        await _agree(work, programme_id, [submission for submission, _ in agreed])
        return Agreed(tuple(number for _, number in agreed), await unagreed_of(work.session, scope))


async def ask_why_back(ctx: Context, programme_id: int, submission_id: int) -> tuple[int, str]:
    """The question for the reason: the draft that waits, and the figure's number."""
    async with ctx.write() as work:
        scope = await enter_as_head(work.session, ctx, programme_id)
        _, number = await _unagreed(work, scope, submission_id)
        draft = await wait_for(work, DraftKind.DISAGREE, programme_id, str(submission_id))
        return draft.id, number


async def see_why_back(ctx: Context, draft_id: int) -> str:
    """The number that the open question is about."""
    async with ctx.read() as session:
        programme_id, subject = await still_asked(session, ctx, draft_id, DraftKind.DISAGREE)
        scope = await enter_as_head(session, ctx, programme_id)
        return await _number(session, scope, int(subject))


async def say_why_back(ctx: Context, draft_id: int, reason: str) -> Agreed:
    """The reason as typed: the figure goes back to whoever sent it, who is told at once."""
    async with ctx.write() as work:
        programme_id, subject = await take_typed(work, draft_id, DraftKind.DISAGREE)
        scope = await enter_as_head(work.session, ctx, programme_id)
        submission, number = await _unagreed(work, scope, int(subject))
        submission.agreer_id = await work.person_id()
        await decide(work, submission, SubmissionState.RETURNED, reason)
        await work.writer.flush()
        await follow_figures(work, programme_id, submission.period_id, [submission.indicator_id])
        return Agreed((number,), await unagreed_of(work.session, scope))


async def drop_why_back(ctx: Context, draft_id: int) -> int:
    """«Назад»: it waits as before; the programme."""
    return (await drop_typed(ctx, draft_id))[0]


async def _taken(work: Work, scope: Scope, submission_id: int) -> tuple[Submission, str] | None:
    """Nothing where a newer version has come, or the period was closed, in this very moment."""
    try:
        return await _unagreed(work, scope, submission_id)
    except (AlreadyDecided, Replaced, PeriodClosed, NotFound):
        return None


async def _unagreed(work: Work, scope: Scope, submission_id: int) -> tuple[Submission, str]:
    """The newest version of a figure, which waits for the actor in an open period, and its number; locked."""
    number = await _number(work.session, scope, submission_id)
    submission, _ = await held_version(work, scope.programme_id, submission_id)
    newest = await submissions.last_version(work.session, submission.indicator_id, submission.period_id)
    if submission.version != newest:
        raise Replaced(number)
    if submission.state != SubmissionState.AGREEING:
        raise AlreadyDecided(number)
    await collected(work.session, scope, submission.period_id, submission.indicator_id)
    return submission, number


async def _number(session: AsyncSession, scope: Scope, submission_id: int) -> str:
    facts = await submissions.by_id(session, scope.programme_id, submission_id)
    for row in await programmes.indicators(session, scope.programme_id, date.max) if facts else ():
        if facts is not None and row.id == facts.indicator_id and scope.agrees(row):
            return row.number
    raise NotFound("submission")


async def _agree(work: Work, programme_id: int, agreed: Sequence[Submission]) -> None:
    me = await work.person_id()
    for one in agreed:
        pass_to_coordinator(work, one, "agree_submission")
        one.agreer_id, one.agreed_at = me, work.now
    await tell_coordinators(work, programme_id, agreed)
    concerned = {one.author_id for one in agreed if one.author_id is not None} | {me}
    await plan_several(work, (ReminderStands(), concerned))


def pass_to_coordinator(work: Work, submission: Submission, action: str) -> None:
    """From now on it stands in the queue; it was sent when it was sent."""
    old = {"state": str(submission.state)}
    submission.state = SubmissionState.SENT
    new = {"state": str(SubmissionState.SENT), "version": submission.version}
    work.audit(submission, action, submission.programme_id, old=old, new=new)


async def tell_coordinators(work: Work, programme_id: int, passed: Sequence[Submission]) -> None:
    """What the figures give for others follows, period by period."""
    await work.writer.flush()
    for period_id in sorted({one.period_id for one in passed}):
        ids = [one.indicator_id for one in passed if one.period_id == period_id]
        await follow_figures(work, programme_id, period_id, ids)
    if passed:
        told = await reached(work.session, programme_id, Role.COORDINATOR, work.now)
        await plan(work, FiguresWait(programme_id), *sorted(told))
