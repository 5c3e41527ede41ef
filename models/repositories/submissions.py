"""Submissions of one programme."""

from dataclasses import dataclass, fields
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.time.periods import Period
from models.tables.indicator import Executor, Indicator
from models.tables.period import PeriodRow
from models.tables.person import Person
from models.tables.submission import Submission, SubmissionState

DOCUMENT = "document"
"""The ``source`` of a figure that a programme's document states."""


@dataclass(frozen=True, slots=True)
class SubmissionFacts:
    """One version as it is shown; ``executor`` is the unit it was handed in for."""

    id: int
    indicator_id: int
    period_id: int
    version: int
    wording: str
    value: Decimal | None
    no_data: bool
    inputs: dict[str, Any] | None
    working: dict[str, Any] | None
    computed: Decimal | None
    override_reason: str
    explanation: str
    state: SubmissionState
    source: str
    sent_at: datetime
    decided_at: datetime | None
    reason: str
    author: str
    executor: str

    @property
    def replaced(self) -> bool:
        """The coordinator's value stands in place of the computed one; a mark «недостоверные данные» alone
        leaves the computed one where it is."""
        only_marked = self.value == self.computed and bool((self.working or {}).get("unreliable"))
        return bool(self.override_reason) and not only_marked


_COLUMNS = [field.name for field in fields(SubmissionFacts) if field.name not in ("author", "executor")]


async def of_period(session: AsyncSession, programme_id: int, period_id: int) -> list[SubmissionFacts]:
    """Every version of every figure of a period, oldest first."""
    return await _facts(session, programme_id, Submission.period_id == period_id)


async def waiting(session: AsyncSession, programme_id: int) -> list[SubmissionFacts]:
    """What stands in the coordinator's queue, oldest first; a later version takes an earlier one's place."""
    later = aliased(Submission)
    replaced = (
        select(later.id)
        .where(
            later.indicator_id == Submission.indicator_id,
            later.period_id == Submission.period_id,
            later.version > Submission.version,
        )
        .exists()
    )
    return await _facts(session, programme_id, Submission.state == SubmissionState.SENT, ~replaced)


async def _facts(
    session: AsyncSession, programme_id: int, *conditions: ColumnElement[bool]
) -> list[SubmissionFacts]:
    own = [getattr(Submission, name) for name in _COLUMNS]
    query = (
        select(
            *own,
            func.coalesce(Person.name, "").label("author"),
            func.coalesce(Executor.name, "").label("executor"),
        )
        .outerjoin(Person, Person.id == Submission.author_id)
        .outerjoin(Executor, Executor.id == Submission.executor_id)
        .where(Submission.programme_id == programme_id, *conditions)
        .order_by(Submission.sent_at, Submission.id)
    )
    found = (await session.execute(query)).mappings()
    return [SubmissionFacts(**{**row, "state": SubmissionState(row["state"])}) for row in found]


async def last_version(session: AsyncSession, indicator_id: int, period_id: int) -> int:
    query = select(func.max(Submission.version)).where(
        Submission.indicator_id == indicator_id, Submission.period_id == period_id
    )
    return await session.scalar(query) or 0


async def for_decision(session: AsyncSession, programme_id: int, submission_id: int) -> Submission | None:
    query = select(Submission).where(Submission.programme_id == programme_id, Submission.id == submission_id)
    return await session.scalar(query.with_for_update())


async def by_draft(session: AsyncSession, draft_id: int) -> Submission | None:
    return await session.scalar(select(Submission).where(Submission.draft_id == draft_id))


async def from_document(
    session: AsyncSession, programme_id: int, number: str, wording: str
) -> Submission | None:
    """The figure that a programme's document itself stated for the indicator with this number."""
    query = (
        select(Submission)
        .join(Indicator, Indicator.id == Submission.indicator_id)
        .where(
            Submission.programme_id == programme_id,
            Indicator.number == number,
            Submission.source == DOCUMENT,
            Submission.wording == wording,
        )
        .order_by(Submission.id)
    )
    return await session.scalar(query.limit(1))


async def with_inputs(session: AsyncSession, programme_id: int) -> list[tuple[int, str, dict[str, Any]]]:
    """(indicator, period's key, inputs) of each computed figure's newest version, oldest period first."""
    query = (
        select(Submission.indicator_id, PeriodRow.key, Submission.inputs)
        .join(PeriodRow, PeriodRow.id == Submission.period_id)
        .where(
            Submission.programme_id == programme_id,
            Submission.inputs.is_not(None),
            Submission.state != SubmissionState.RETURNED,
        )
        .order_by(Submission.version)
    )
    newest = {(row[0], row[1]): row[2] for row in await session.execute(query)}
    oldest_first = sorted(newest, key=lambda one: Period.from_key(one[1]).order)
    return [(indicator_id, key, newest[indicator_id, key]) for indicator_id, key in oldest_first]
