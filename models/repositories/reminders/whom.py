"""Whom reminders concern: who answers for a unit, who is away, what was done about it already."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role
from domain.programme.document import Part
from domain.reminders.follow_up import FollowUpKind
from domain.reminders.reminded import Away
from models.repositories.core import row, rows
from models.tables.indicator import Assignment, Executor, Indicator
from models.tables.period import PeriodRow
from models.tables.person import Absence, Membership, Person
from models.tables.reminder import FollowUp


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of a unit that hands in something of a programme, or (no unit) its coordinator."""

    programme_id: int
    executor_id: int | None
    person_id: int
    since: datetime


@dataclass(frozen=True, slots=True)
class FollowUpFacts:
    """What was done or said about a unit's figures of a period; ``by`` is a name, empty where it happened by
    itself."""

    period_id: int
    executor_id: int
    kind: FollowUpKind
    at: datetime
    to_person_id: int | None
    by: str = ""


_HANDS_IN = (
    select(Assignment.id)
    .join(Indicator, Indicator.id == Assignment.indicator_id)
    .where(
        Assignment.executor_id == Membership.executor_id,
        Assignment.part == Part.HANDS_IN,
        Indicator.ended_at.is_(None),
    )
    .exists()
)
_MEMBERS = select(
    Membership.programme_id, Membership.executor_id, Membership.person_id, Membership.since
).where(Membership.programme_id.in_(bindparam("programmes", expanding=True)), Membership.ended_at.is_(None))
_CANDIDATES = _MEMBERS.where(_HANDS_IN)
_COORDINATORS = _MEMBERS.where(Membership.role == Role.COORDINATOR)
_AWAY = (
    select(
        Membership.programme_id,
        Membership.executor_id,
        Membership.person_id,
        Absence.since,
        Absence.until,
        Absence.substitute_id,
    )
    .join(Membership, Membership.id == Absence.membership_id)
    .where(
        Membership.programme_id.in_(bindparam("programmes", expanding=True)),
        Membership.ended_at.is_(None),
        Absence.ended_at.is_(None),
        Absence.until >= bindparam("earliest"),
    )
)
_HAPPENED = (
    select(
        FollowUp.period_id,
        FollowUp.executor_id,
        FollowUp.kind,
        FollowUp.at,
        FollowUp.to_person_id,
        func.coalesce(Person.name, ""),
    )
    .outerjoin(Person, Person.id == FollowUp.by_id)
    .where(FollowUp.period_id.in_(bindparam("periods", expanding=True)))
    .order_by(FollowUp.at, FollowUp.id)
)
_HEADS = (
    select(Membership.programme_id, Membership.executor_id, Membership.person_id)
    .where(Membership.programme_id.in_(bindparam("programmes", expanding=True)))
    .where(Membership.is_head, Membership.ended_at.is_(None))
)


_SAID = (
    select(Person.name, Executor.name, FollowUp.words, PeriodRow.key)
    .join(Person, Person.id == FollowUp.by_id)
    .join(Executor, Executor.id == FollowUp.executor_id)
    .join(PeriodRow, PeriodRow.id == FollowUp.period_id)
    .where(FollowUp.programme_id == bindparam("programme"), FollowUp.id == bindparam("one"))
)


async def candidates(session: AsyncSession, programme_ids: Collection[int]) -> list[Candidate]:
    """Everybody who answers for a unit that hands in something of these programmes."""
    found = await rows(session, _CANDIDATES, programmes=list(programme_ids))
    return [Candidate(*one) for one in found]


async def coordinators(session: AsyncSession, programme_ids: Collection[int]) -> list[Candidate]:
    found = await rows(session, _COORDINATORS, programmes=list(programme_ids))
    return [Candidate(one[0], None, *one[2:]) for one in found]


async def heads(session: AsyncSession, programme_ids: Collection[int]) -> dict[tuple[int, int | None], int]:
    """Who is the head of a unit, by programme and unit."""
    found = await rows(session, _HEADS, programmes=list(programme_ids))
    return {(one.programme_id, one.executor_id): one.person_id for one in found}


async def away(
    session: AsyncSession, programme_ids: Collection[int], earliest: date
) -> dict[tuple[int, int | None], list[Away]]:
    """Absences that last until that day or longer, by programme and unit."""
    found: dict[tuple[int, int | None], list[Away]] = defaultdict(list)
    for programme_id, executor_id, *facts in await rows(
        session, _AWAY, programmes=list(programme_ids), earliest=earliest
    ):
        found[programme_id, executor_id].append(Away(*facts))
    return found


async def happened(
    session: AsyncSession, period_ids: Collection[int]
) -> dict[tuple[int, int], list[FollowUpFacts]]:
    """What was done about units in these periods, by period and unit, the oldest first."""
    found: dict[tuple[int, int], list[FollowUpFacts]] = defaultdict(list)
    for one in await rows(session, _HAPPENED, periods=list(period_ids)):
        found[one[0], one[1]].append(FollowUpFacts(one[0], one[1], FollowUpKind(one[2]), *one[3:]))
    return found


@dataclass(frozen=True, slots=True)
class FollowUpSaid:
    """A follow-up with the names that a screen needs."""

    person: str
    executor: str
    words: str
    key: str


async def follow_up(session: AsyncSession, programme_id: int, follow_up_id: int) -> FollowUpSaid | None:
    found = await row(session, _SAID, programme=programme_id, one=follow_up_id)
    return None if found is None else FollowUpSaid(*found)
