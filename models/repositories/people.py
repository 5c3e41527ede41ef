"""People, their roles and the links that bring them in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Standpoint
from models.repositories.programme import definition
from models.tables.indicator import Executor
from models.tables.municipality import Municipality
from models.tables.person import Invitation, Membership, Person
from models.tables.programme import ProgrammeRow


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """One role of a person, with the names a screen needs; ``executor`` is empty for other roles."""

    membership_id: int
    person_id: int
    person: str
    programme_id: int
    programme: str
    municipality: str
    timezone: str
    role: Role
    executor_id: int | None
    executor: str


async def by_telegram_id(session: AsyncSession, telegram_id: int) -> Person | None:
    return await session.scalar(select(Person).where(Person.telegram_id == telegram_id))


async def mark_reachable(session: AsyncSession, person_id: int) -> None:
    """They wrote again: what is owed may be sent to them from now on."""
    await session.execute(update(Person).where(Person.id == person_id).values(unreachable_since=None))


async def by_id(session: AsyncSession, person_id: int) -> Person | None:
    return await session.get(Person, person_id)


async def roles_of(session: AsyncSession, person_id: int) -> list[RoleFacts]:
    """Every current role of a person, programme by programme."""
    return await _roles(session, Membership.person_id == person_id)


async def members_of(
    session: AsyncSession, programme_id: int, *, role: Role | None = None, executor_id: int | None = None
) -> list[RoleFacts]:
    """The current members of a programme, of one role or for one executor where given."""
    conditions = [Membership.programme_id == programme_id]
    if role is not None:
        conditions.append(Membership.role == role)
    if executor_id is not None:
        conditions.append(Membership.executor_id == executor_id)
    return await _roles(session, *conditions)


async def _roles(session: AsyncSession, *conditions: ColumnElement[bool]) -> list[RoleFacts]:
    query = (
        select(
            Membership.id,
            Person.id,
            Person.name,
            ProgrammeRow.id,
            ProgrammeRow.title,
            Municipality.name,
            Municipality.timezone,
            Membership.role,
            Executor.id,
            Executor.name,
            ProgrammeRow.revision,
        )
        .join(Person, Person.id == Membership.person_id)
        .join(ProgrammeRow, ProgrammeRow.id == Membership.programme_id)
        .join(Municipality, Municipality.id == ProgrammeRow.municipality_id)
        .outerjoin(Executor, Executor.id == Membership.executor_id)
        .where(Membership.ended_at.is_(None), *conditions)
        .order_by(ProgrammeRow.id, Membership.id)
    )
    rows = (await session.execute(query)).all()
    for row in rows:
        definition.note(session, row[3], row.revision)
    return [RoleFacts(*row[:7], Role(row[7]), row[8], row[9] or "") for row in rows]


async def coordinators(
    session: AsyncSession, programme_ids: Sequence[int], *, but: int
) -> list[tuple[str, int]]:
    """Names and Telegram ids, each person once, whoever came first."""
    query = (
        select(Person.name, Person.telegram_id)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.programme_id.in_(programme_ids),
            Membership.role == Role.COORDINATOR,
            Membership.ended_at.is_(None),
            Person.id != but,
        )
        .order_by(Membership.id)
    )
    return list(dict.fromkeys((row[0], row[1]) for row in await session.execute(query)))


def standpoint_in(programme_id: int, roles: Sequence[RoleFacts]) -> Standpoint:
    """What a person is in one programme."""
    here = [role for role in roles if role.programme_id == programme_id]
    return Standpoint(
        frozenset(role.role for role in here),
        frozenset(role.executor_id for role in here if role.executor_id is not None),
    )


async def invitation_for_update(session: AsyncSession, secret_hash: str) -> Invitation | None:
    return await session.scalar(
        select(Invitation).where(Invitation.secret_hash == secret_hash).with_for_update()
    )


async def usable_invitation(session: AsyncSession, secret_hash: str, now: datetime) -> Invitation | None:
    """The invitation behind a link if it is neither used nor expired."""
    query = select(Invitation).where(
        Invitation.secret_hash == secret_hash, Invitation.used_at.is_(None), Invitation.expires_at > now
    )
    return await session.scalar(query)


async def was_used_by(session: AsyncSession, secret_hash: str, person_id: int | None) -> str | None:
    """The title of the programme that a person came into by this link and has not left."""
    query = (
        select(ProgrammeRow.title)
        .join(Invitation, Invitation.programme_id == ProgrammeRow.id)
        .join(Membership, Membership.programme_id == ProgrammeRow.id)
        .where(
            Invitation.secret_hash == secret_hash,
            Invitation.used_by_id == person_id,
            Membership.person_id == person_id,
            Membership.ended_at.is_(None),
        )
    )
    return await session.scalar(query.limit(1))


async def has_had_coordinator(session: AsyncSession, programme_id: int) -> bool:
    """Whether anybody coordinates the programme or ever did."""
    query = select(Membership.id).where(
        Membership.programme_id == programme_id, Membership.role == Role.COORDINATOR
    )
    return await session.scalar(query.limit(1)) is not None
