"""Who is in a programme, who is away, who was invited: as whoever manages its people needs it.

Everything here is bound to one programme: the caller asked for access first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Date, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.access import Role
from models.repositories.core import rows
from models.sessions import WritingSession
from models.tables.draft import Draft, DraftState
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
    .where(
        *_CURRENT, Absence.ended_at.is_(None), Absence.until >= bindparam("today", type_=Date)
    )
    .order_by(Absence.since, Absence.id)
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
        MemberRow(*one[:4], Role(one.role), one.executor_id, one.executor or "", one.since, one.is_head)
        for one in found
    ]


async def absences(session: AsyncSession, programme_id: int, today: date) -> list[AbsenceRow]:
    """Those of this day and to come, the first first."""
    found = await rows(session, _ABSENCES, programme=programme_id, today=today)
    return [AbsenceRow(*one[:5], one.substitute or "") for one in found]


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


async def absences_of(
    session: WritingSession, programme_id: int, person_id: int
) -> Sequence[Absence]:
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


async def stood_in_by(
    session: WritingSession, programme_id: int, person_id: int
) -> Sequence[Absence]:
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


async def absence_for_change(
    session: WritingSession, programme_id: int, absence_id: int
) -> Absence | None:
    query = (
        select(Absence)
        .join(Membership, Membership.id == Absence.membership_id)
        .where(Membership.programme_id == programme_id, Absence.id == absence_id)
    )
    return await session.scalar(query.with_for_update(of=Absence))


async def invitations_for_change(
    session: WritingSession, programme_id: int
) -> Sequence[Invitation]:
    """What nobody has used nor revoked."""
    query = select(Invitation).where(
        Invitation.programme_id == programme_id,
        Invitation.used_at.is_(None),
        Invitation.revoked_at.is_(None),
    )
    return (await session.scalars(query.order_by(Invitation.id).with_for_update())).all()


async def open_drafts(
    session: WritingSession, programme_id: int, person_id: int
) -> Sequence[Draft]:
    """What somebody has begun in a programme, whatever its kind."""
    query = select(Draft).where(
        Draft.programme_id == programme_id,
        Draft.person_id == person_id,
        Draft.state == DraftState.OPEN,
    )
    return (await session.scalars(query.order_by(Draft.id).with_for_update())).all()
