"""Who is in a programme, who is away, who was invited: as whoever manages its people needs it.

Everything here is bound to one programme: the caller asked for access first.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Date, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.access import Role
from models.repositories.core import row, rows
from models.sessions import WritingSession
from models.tables.indicator import Executor
from models.tables.municipality import Municipality
from models.tables.person import Absence, Invitation, Membership, Person
from models.tables.programme import ProgrammeRow


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One role of somebody, who may have several."""

    person_id: int
    person: str
    telegram_id: int
    unreachable_since: datetime | None
    role: Role
    executor_id: int | None
    executor: str
    since: datetime
    is_head: bool


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """Somebody is away, or will be; ``substitute`` is empty where nobody stands in."""

    id: int
    person_id: int
    since: date
    until: date
    substitute_id: int | None
    substitute: str


@dataclass(frozen=True, slots=True)
class AwayFacts:
    """One absence with the names it is told with."""

    id: int
    programme_id: int
    person_id: int
    person: str
    executor: str
    since: date
    until: date
    substitute_id: int | None
    substitute: str
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class InvitedRow:
    """A link that nobody has used yet; ``until`` may be over."""

    id: int
    role: Role
    executor_id: int | None
    executor: str
    until: datetime
    by: str
    instead_of: str
    """Of a substitute's link: whom they stand in for."""


@dataclass(frozen=True, slots=True)
class RunsRow:
    """A programme with one of its coordinators, if it has any."""

    programme_id: int
    programme: str
    municipality: str
    timezone: str
    coordinator: str | None
    since: datetime | None
    unreachable_since: datetime | None


_CURRENT = Membership.programme_id == bindparam("programme"), Membership.ended_at.is_(None)
_MEMBERS = (
    select(
        Person.id,
        Person.name,
        Person.telegram_id,
        Person.unreachable_since,
        Membership.role,
        Executor.id.label("executor_id"),
        Executor.name.label("executor"),
        Membership.since,
        Membership.is_head,
    )
    .join(Person, Person.id == Membership.person_id)
    .outerjoin(Executor, Executor.id == Membership.executor_id)
    .where(*_CURRENT)
    .order_by(Membership.is_head.desc(), Membership.id)
)
_substitute = aliased(Person)
_ABSENCES = (
    select(
        Absence.id,
        Membership.person_id,
        Absence.since,
        Absence.until,
        Absence.substitute_id,
        _substitute.name.label("substitute"),
    )
    .join(Membership, Membership.id == Absence.membership_id)
    .outerjoin(_substitute, _substitute.id == Absence.substitute_id)
    .where(*_CURRENT, Absence.ended_at.is_(None), Absence.until >= bindparam("today", type_=Date))
    .order_by(Absence.since, Absence.id)
)
_AWAY = (
    select(
        Absence.id,
        Membership.programme_id,
        Membership.person_id,
        Person.name,
        Executor.name.label("executor"),
        Absence.since,
        Absence.until,
        Absence.substitute_id,
        _substitute.name.label("substitute"),
        Absence.ended_at,
    )
    .join(Membership, Membership.id == Absence.membership_id)
    .join(Person, Person.id == Membership.person_id)
    .outerjoin(Executor, Executor.id == Membership.executor_id)
    .outerjoin(_substitute, _substitute.id == Absence.substitute_id)
    .where(Absence.id == bindparam("absence"))
)
_by = aliased(Person)
_absent = aliased(Person)
_INVITED = (
    select(
        Invitation.id,
        Invitation.role,
        Invitation.executor_id,
        Executor.name.label("executor"),
        Invitation.expires_at,
        _by.name.label("by"),
        _absent.name.label("absent"),
    )
    .join(_by, _by.id == Invitation.invited_by_id)
    .outerjoin(Executor, Executor.id == Invitation.executor_id)
    .outerjoin(Absence, Absence.id == Invitation.absence_id)
    .outerjoin(Membership, Membership.id == Absence.membership_id)
    .outerjoin(_absent, _absent.id == Membership.person_id)
    .where(
        Invitation.programme_id == bindparam("programme"),
        Invitation.used_at.is_(None),
        Invitation.revoked_at.is_(None),
    )
    .order_by(Invitation.expires_at, Invitation.id)
)
_RUNS = (
    select(
        ProgrammeRow.id,
        ProgrammeRow.title,
        Municipality.name.label("municipality"),
        Municipality.timezone,
        Person.name.label("coordinator"),
        Membership.since,
        Person.unreachable_since,
    )
    .join(Municipality, Municipality.id == ProgrammeRow.municipality_id)
    .outerjoin(
        Membership,
        (Membership.programme_id == ProgrammeRow.id)
        & (Membership.role == Role.COORDINATOR)
        & Membership.ended_at.is_(None),
    )
    .outerjoin(Person, Person.id == Membership.person_id)
    .where(ProgrammeRow.removed_at.is_(None))
    .order_by(Municipality.name, ProgrammeRow.id, Membership.id)
)


async def members(session: AsyncSession, programme_id: int) -> list[MemberRow]:
    """Every current role, a unit's head first, then whoever came first."""
    found = await rows(session, _MEMBERS, programme=programme_id)
    return [
        MemberRow(
            person_id=one.id,
            person=one.name,
            telegram_id=one.telegram_id,
            unreachable_since=one.unreachable_since,
            role=Role(one.role),
            executor_id=one.executor_id,
            executor=one.executor or "",
            since=one.since,
            is_head=one.is_head,
        )
        for one in found
    ]


async def absences(session: AsyncSession, programme_id: int, today: date) -> list[AbsenceRow]:
    """Those of this day and to come, the first first."""
    found = await rows(session, _ABSENCES, programme=programme_id, today=today)
    return [
        AbsenceRow(one.id, one.person_id, one.since, one.until, one.substitute_id, one.substitute or "")
        for one in found
    ]


async def away(session: AsyncSession, absence_id: int) -> AwayFacts | None:
    """In force or over; ``None`` where there is none."""
    found = await row(session, _AWAY, absence=absence_id)
    if found is None:
        return None
    return AwayFacts(
        id=found.id,
        programme_id=found.programme_id,
        person_id=found.person_id,
        person=found.name,
        executor=found.executor or "",
        since=found.since,
        until=found.until,
        substitute_id=found.substitute_id,
        substitute=found.substitute or "",
        ended_at=found.ended_at,
    )


async def invited(session: AsyncSession, programme_id: int) -> list[InvitedRow]:
    """What nobody has used nor revoked, what runs out first first."""
    found = await rows(session, _INVITED, programme=programme_id)
    return [
        InvitedRow(
            one.id,
            Role(one.role),
            one.executor_id,
            one.executor or "",
            one.expires_at,
            one.by,
            one.absent or "",
        )
        for one in found
    ]


async def who_runs(session: AsyncSession) -> list[RunsRow]:
    """Every programme of the installation with its coordinators: names and days, nothing of what is in it."""
    return [RunsRow(*one) for one in await rows(session, _RUNS)]


async def roles_for_change(
    session: WritingSession, programme_id: int, person_id: int
) -> Sequence[Membership]:
    """Somebody's current roles."""
    query = select(Membership).where(
        Membership.programme_id == programme_id,
        Membership.person_id == person_id,
        Membership.ended_at.is_(None),
    )
    return (await session.scalars(query.order_by(Membership.id).with_for_update())).all()


async def heads_for_change(
    session: WritingSession, programme_id: int, executor_ids: Collection[int | None]
) -> Sequence[Membership]:
    query = select(Membership).where(
        Membership.programme_id == programme_id,
        Membership.executor_id.in_([one for one in executor_ids if one is not None]),
        Membership.is_head,
        Membership.ended_at.is_(None),
    )
    return (await session.scalars(query.order_by(Membership.id).with_for_update())).all()


async def absences_of(session: WritingSession, programme_id: int, person_id: int) -> Sequence[Absence]:
    """Of somebody who is away or will be."""
    query = (
        select(Absence)
        .join(Membership, Membership.id == Absence.membership_id)
        .where(
            Membership.programme_id == programme_id,
            Membership.person_id == person_id,
            Absence.ended_at.is_(None),
        )
    )
    return (await session.scalars(query.order_by(Absence.id).with_for_update(of=Absence))).all()


async def stood_in_by(session: WritingSession, programme_id: int, person_id: int) -> Sequence[Absence]:
    """Those of others in which somebody stands in."""
    query = (
        select(Absence)
        .join(Membership, Membership.id == Absence.membership_id)
        .where(
            Membership.programme_id == programme_id,
            Absence.substitute_id == person_id,
            Absence.ended_at.is_(None),
        )
    )
    return (await session.scalars(query.order_by(Absence.id).with_for_update(of=Absence))).all()


async def absence_for_change(session: WritingSession, programme_id: int, absence_id: int) -> Absence | None:
    query = (
        select(Absence)
        .join(Membership, Membership.id == Absence.membership_id)
        .where(Membership.programme_id == programme_id, Absence.id == absence_id)
    )
    return await session.scalar(query.with_for_update(of=Absence))


async def invitations_for_change(session: WritingSession, programme_id: int) -> Sequence[Invitation]:
    """What nobody has used nor revoked."""
    query = select(Invitation).where(
        Invitation.programme_id == programme_id,
        Invitation.used_at.is_(None),
        Invitation.revoked_at.is_(None),
    )
    return (await session.scalars(query.order_by(Invitation.id).with_for_update())).all()
