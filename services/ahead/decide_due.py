"""«Принять срок», or not: the coordinator's word on a due date that came with a figure.

Accepted it is the indicator's plan for the figure's period, as `/plan` sets it; until then nothing changes.
"""

from dataclasses import dataclass
from datetime import date

from domain.access import Verb
from domain.ahead.said import DueDecision
from domain.drafts import DraftKind
from domain.refusals import AlreadyDecided, NotFound
from models.repositories.programme import programmes
from models.tables.indicator import Indicator
from models.tables.submission import Submission, SubmissionState
from services.access import enter
from services.computing.follow import follow_plans
from services.context import Context, Work
from services.drafts.typed_answer import still_asked, take_typed, wait_for
from services.notices.executors import DueDecided
from services.notices.plan import plan
from services.plan.plan_indicator import write_plan
from services.review.newest import newest_version
from services.review.numbered import numbered_version


@dataclass(frozen=True, slots=True)
class DecidedDue:
    """A proposed due date, decided about or waiting for its ``draft_id``, the question why it is refused.

    ``figure_waits``: so does the figure that it came with.
    """

    programme_id: int
    number: str
    due: date
    figure_waits: bool
    draft_id: int = 0


@dataclass(frozen=True, slots=True)
class _Undecided:
    """The version and its indicator, locked; ``period_key`` names the open period they are of."""

    submission: Submission
    indicator: Indicator
    period_key: str
    due: date

    def told(self, draft_id: int = 0) -> DecidedDue:
        waits = self.submission.state == SubmissionState.SENT
        number = self.indicator.number
        return DecidedDue(self.submission.programme_id, number, self.due, waits, draft_id)


async def accept_due(ctx: Context, programme_id: int, submission_id: int) -> DecidedDue:
    """``AlreadyDecided`` where somebody was first, ``Replaced`` by a newer version, ``PeriodClosed``."""
    async with ctx.write() as work:
        found = await _undecided(work, programme_id, submission_id)
        said = f"{found.due.isoformat()} (version {found.submission.version})"
        await write_plan(work, found.indicator, found.period_key, None, found.due, said)
        await _decide(work, found, DueDecision.ACCEPTED)
        await follow_plans(work, programme_id)
        return found.told()


async def ask_why_not(ctx: Context, programme_id: int, submission_id: int) -> DecidedDue:
    """«Отклонить срок» asks why; refused as above."""
    async with ctx.write() as work:
        found = await _undecided(work, programme_id, submission_id)
        return found.told((await wait_for(work, DraftKind.REFUSE_DUE, programme_id, str(submission_id))).id)


async def see_why_not(ctx: Context, draft_id: int) -> DecidedDue:
    """The open question as it stands; refused where no reason would help any more."""
    async with ctx.read() as session:
        programme_id, subject = await still_asked(session, ctx, draft_id, DraftKind.REFUSE_DUE)
        await enter(session, ctx, Verb.PLAN, programme_id)
        found = await numbered_version(session, programme_id, int(subject))
        if found is None or (proposed := found[0].proposed) is None:
            raise NotFound("submission")
        version, number = found
        if not proposed.waits:
            raise AlreadyDecided(number)
        waits = version.state is SubmissionState.SENT
        return DecidedDue(programme_id, number, proposed.due, waits, draft_id)


async def refuse_due(ctx: Context, draft_id: int, reason: str) -> DecidedDue:
    """The reason as typed: «отстаёт» stands, and the executor is told why."""
    async with ctx.write() as work:
        programme_id, subject = await take_typed(work, draft_id, DraftKind.REFUSE_DUE)
        found = await _undecided(work, programme_id, int(subject))
        await _decide(work, found, DueDecision.REFUSED, reason.strip())
        return found.told()


async def _undecided(work: Work, programme_id: int, submission_id: int) -> _Undecided:
    scope = await enter(work.session, work.ctx, Verb.PLAN, programme_id)
    await programmes.lock_programme(work.session, programme_id)
    found = await newest_version(work, scope, submission_id)
    submission, indicator = found.submission, found.indicator
    if submission.due_proposed is None:
        raise NotFound("submission")
    if submission.due_decision != DueDecision.OPEN:
        raise AlreadyDecided(indicator.number)
    return _Undecided(submission, indicator, found.period.key, submission.due_proposed)


async def _decide(work: Work, found: _Undecided, decision: DueDecision, refusal: str = "") -> None:
    submission = found.submission
    submission.due_decision, submission.due_refusal = decision, refusal
    new = {"version": submission.version, "due": found.due.isoformat(), "reason": refusal}
    work.audit(submission, f"{decision}_due", submission.programme_id, new=new)
    author = submission.author_id
    if author is not None and author != await work.person_id():
        notice = DueDecided(submission.programme_id, submission.period_id, submission.id)
        await plan(work, notice, author)
    await work.writer.flush()
