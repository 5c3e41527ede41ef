"""The newest version of a figure, for whoever says something about it: held, in a period that is open."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope
from domain.refusals import AlreadyDecided, NotAgreedYet, Refusal, Replaced, WordedMeanwhile
from models.repositories import people, submissions
from models.repositories.programme.periods import PeriodFacts
from models.repositories.submissions import SubmissionFacts
from models.tables.indicator import Indicator
from models.tables.submission import Submission, SubmissionState
from services.context import Work
from services.periods.taking import collected
from services.review.held import held_version


@dataclass(frozen=True, slots=True)
class Newest:
    """A version that nothing newer has taken the place of."""

    submission: Submission
    indicator: Indicator
    period: PeriodFacts


async def newest_version(work: Work, scope: Scope, submission_id: int) -> Newest:
    """``Replaced`` or ``WordedMeanwhile`` where there is a newer one, ``NotAgreedYet`` where that waits for
    the head of its unit, ``AlreadyDecided`` where it went back to whoever handed it in, ``PeriodClosed``
    where nothing is changed any more."""
    submission, indicator = await held_version(work, scope.programme_id, submission_id)
    if submission.state == SubmissionState.RETURNED:
        raise await decided_already(work.session, submission, indicator.number)
    # Read, not held: whoever holds that one waits for the indicator.
    about = scope.programme_id, [submission.period_id], [submission.indicator_id]
    newest = (await submissions.of_some(work.session, *about))[-1]
    if newest.state == SubmissionState.AGREEING:
        raise NotAgreedYet(indicator.number)
    if newest.id != submission.id:
        raise await _overtaken(work.session, newest, indicator.number)
    period = await collected(work.session, scope, submission.period_id, submission.indicator_id)
    return Newest(submission, indicator, period)


async def decided_already(
    session: AsyncSession, submission: Submission | SubmissionFacts, number: str
) -> AlreadyDecided:
    """Who has decided about it, and what."""
    by = await _name(session, submission.decided_by_id)
    return AlreadyDecided(number, str(submission.state) if by else "", by, submission.reason)


async def _overtaken(session: AsyncSession, newest: SubmissionFacts, number: str) -> Refusal:
    if newest.state == SubmissionState.RETURNED:
        return await decided_already(session, newest, number)
    if newest.worded_by_id is None:
        return Replaced(number)
    return WordedMeanwhile(number, await _name(session, newest.worded_by_id))


async def _name(session: AsyncSession, person_id: int | None) -> str:
    person = await people.by_id(session, person_id) if person_id is not None else None
    return person.name if person else ""
