"""Preliminary figures that somebody has promised to refine, in open and closed periods."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.repositories.core import rows
from models.repositories.submissions import DOCUMENT, REPLACED, SIGNING
from models.tables.period import PeriodRow
from models.tables.submission import Submission, SubmissionState


@dataclass(frozen=True, slots=True)
class Promise:
    """A figure whose newest version is preliminary; ``brought_by`` is the coordinator who handed it in for
    the unit ``executor_id``."""

    programme_id: int
    period_id: int
    key: str
    closed_at: datetime | None
    indicator_id: int
    executor_id: int | None
    author_id: int | None
    source: str
    wording: str
    refine_by: date

    @property
    def brought_by(self) -> int | None:
        return self.author_id if self.source not in ("", DOCUMENT, SIGNING) else None


_PROMISED = (
    select(
        Submission.programme_id,
        Submission.period_id,
        PeriodRow.key,
        PeriodRow.closed_at,
        Submission.indicator_id,
        Submission.executor_id,
        Submission.author_id,
        Submission.source,
        Submission.wording,
        Submission.refine_by,
    )
    .join(PeriodRow, PeriodRow.id == Submission.period_id)
    .where(
        Submission.refine_by.is_not(None),
        Submission.state != SubmissionState.RETURNED,
        ~REPLACED,
    )
    .order_by(Submission.refine_by, Submission.period_id, Submission.indicator_id)
)
_IN_SOME = _PROMISED.where(
    Submission.programme_id.in_(bindparam("programmes", expanding=True)),
    Submission.refine_by <= bindparam("until"),
)


async def promised(session: AsyncSession) -> list[Promise]:
    """Of every programme, the earliest day first."""
    return [Promise(*one) for one in await rows(session, _PROMISED)]


async def promised_in(session: AsyncSession, programme_ids: Collection[int], until: date) -> list[Promise]:
    """The same of some programmes, until that day."""
    if not programme_ids:
        return []
    found = await rows(session, _IN_SOME, programmes=list(programme_ids), until=until)
    return [Promise(*one) for one in found]
