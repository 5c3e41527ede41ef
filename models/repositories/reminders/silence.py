"""Which units owe something of a period, and when something came of them last: of many periods at once."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.programme.document import Part
from domain.time.periods import PeriodKind
from models.repositories.core import rows
from models.repositories.submissions import REPLACED
from models.tables.indicator import Assignment, Indicator
from models.tables.period import PeriodRow
from models.tables.submission import Submission, SubmissionState

_COUNTS = (
    select(Submission.id)
    .where(
        Submission.indicator_id == Indicator.id,
        Submission.period_id == PeriodRow.id,
        or_(
            Submission.state == SubmissionState.ACCEPTED,
            Submission.state.in_((SubmissionState.SENT, SubmissionState.AGREEING)) & ~REPLACED,
        ),
    )
    .exists()
)
_OWING = (
    select(PeriodRow.id.label("period"), Assignment.executor_id.label("executor"), Indicator.every)
    .join(Indicator, Indicator.programme_id == PeriodRow.programme_id)
    .join(Assignment, Assignment.indicator_id == Indicator.id)
    .where(
        PeriodRow.id.in_(bindparam("periods", expanding=True)),
        Assignment.part == Part.HANDS_IN,
        Indicator.measured,
        Indicator.ended_at.is_(None),
        ~_COUNTS,
    )
    .distinct()
)
_HEARD = (
    select(Submission.period_id, Assignment.executor_id, func.max(Submission.sent_at).label("last"))
    .join(Assignment, Assignment.indicator_id == Submission.indicator_id)
    .where(Submission.period_id.in_(bindparam("periods", expanding=True)), Assignment.part == Part.HANDS_IN)
    .group_by(Submission.period_id, Assignment.executor_id)
)


@dataclass(frozen=True, slots=True)
class Owing:
    """A unit that may owe something of a period; ``every`` says how often that is collected."""

    period_id: int
    executor_id: int
    every: PeriodKind | None


async def owing(session: AsyncSession, period_ids: Collection[int]) -> list[Owing]:
    """Units of whose measured indicators no figure counts. The programme is taken as it is today: what a
    period owes indeed is said by its overview."""
    found = await rows(session, _OWING, periods=list(period_ids))
    return [Owing(one.period, one.executor, PeriodKind(one.every) if one.every else None) for one in found]


async def heard(session: AsyncSession, period_ids: Collection[int]) -> dict[int, dict[int, datetime]]:
    """When the newest figure of a unit came, by period and unit; nothing of one that has sent none."""
    latest: dict[int, dict[int, datetime]] = defaultdict(dict)
    for one in await rows(session, _HEARD, periods=list(period_ids)):
        latest[one.period_id][one.executor_id] = one.last
    return latest
