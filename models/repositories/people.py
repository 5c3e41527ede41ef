"""People, their roles and the links that bring them in."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Date, and_, bindparam, cast, null, or_, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Standpoint
from domain.reminders.reminded import Away
from models.repositories.core import rows
from models.repositories.programme import definition
from models.sessions import WritingSession
from models.tables.indicator import Executor
from models.tables.municipality import Municipality
from models.tables.person import Absence, Invitation, Membership, Person
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
    paused_at: datetime | None = None
    ended_at: datetime | None = None
    """Of the programme."""
    is_head: bool = False
    """Of the executor; a substitute is it meanwhile."""


@dataclass(frozen=True, slots=True)
class PersonFacts:
    id: int
    telegram_id: int
    name: str
    language: str
    unreachable_since: datetime | None


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody in a role, for a unit or none, and the absence that a day falls into."""

    person_id: int
    role: Role
    executor_id: int | None
    away: Away | None


_KNOWN = select(Person.id, Person.telegram_id, Person.name, Person.language, Person.unreachable_since).where(
    Person.telegram_id.in_(bindparam("telegram_ids", expanding=True))
)
_A_DAY = timedelta(days=1)


def _roles(*more: Any) -> Any:
    """Current roles with whoever has them; ``more`` are the days of a substitute's."""
    return (
        select(
            Membership.id.label("membership"),
            Person.id.label("person"),
            Person.name.label("name"),
            ProgrammeRow.id.label("programme"),
            ProgrammeRow.title,
            Municipality.name.label("municipality"),
            Municipality.timezone,
            Membership.role,
            Executor.id.label("executor"),
            Executor.name.label("unit"),
            ProgrammeRow.paused_at,
            ProgrammeRow.ended_at.label("programme_ended_at"),
            Membership.is_head,
            ProgrammeRow.revision,
            *more,
        )
        .select_from(Membership)
        .join(ProgrammeRow, ProgrammeRow.id == Membership.programme_id)
        .join(Municipality, Municipality.id == ProgrammeRow.municipality_id)
        .outerjoin(Executor, Executor.id == Membership.executor_id)
        .where(Membership.ended_at.is_(None))
    )


_OWN = _roles().join(Person, Person.id == Membership.person_id)
_IN_ORDER = _OWN.order_by(ProgrammeRow.id, Membership.id)
_MEMBERS = _IN_ORDER.where(Membership.programme_id == bindparam("programme"))
_IN_ROLE = _MEMBERS.where(Membership.role == bindparam("role"))
_FOR_EXECUTOR = _IN_ROLE.where(Membership.executor_id == bindparam("executor"))
_ALWAYS = (cast(null(), Date).label("since"), cast(null(), Date).label("until"))
_STANDING_IN = (
    _roles(Absence.since, Absence.until)
    .join(Absence, Absence.membership_id == Membership.id)
    .join(Person, Person.id == Absence.substitute_id)
    .where(
        Absence.substitute_id == bindparam("person"),
        Absence.ended_at.is_(None),
        Absence.since <= bindparam("latest"),
        Absence.until >= bindparam("earliest"),
    )
)
_OF_PERSON = union_all(
    _OWN.add_columns(*_ALWAYS).where(Membership.person_id == bindparam("person")), _STANDING_IN
).order_by("programme", "membership")

AWAY_ON_DAY = and_(
    Absence.membership_id == Membership.id,
    Absence.ended_at.is_(None),
    bindparam("day", type_=Date).between(Absence.since, Absence.until),
)
"""Of a membership, for an outer join: the absence that the ``day`` falls into."""
_PRESENCE = (
    select(
        Membership.person_id,
        Membership.role,
        Membership.executor_id,
        Absence.since,
        Absence.until,
        Absence.substitute_id,
    )
    .outerjoin(Absence, AWAY_ON_DAY)
    .where(
        Membership.programme_id == bindparam("programme"),
        or_(
            Membership.role == bindparam("role"),
            Membership.executor_id.in_(bindparam("executors", expanding=True)),
        ),
        Membership.ended_at.is_(None),
    )
)
_CONTACTS = (
    select(Membership.executor_id, Person.name, Person.telegram_id)
    .join(Person, Person.id == Membership.person_id)
    .where(
        Membership.programme_id == bindparam("programme"),
        Membership.executor_id.is_not(None),
        Membership.ended_at.is_(None),
    )
    .order_by(Membership.id)
)


async def by_telegram_id(session: AsyncSession, telegram_id: int) -> PersonFacts | None:
    return (await by_telegram_ids(session, [telegram_id])).get(telegram_id)


async def by_telegram_ids(session: AsyncSession, telegram_ids: Collection[int]) -> dict[int, PersonFacts]:
    """Those whom the bot has met."""
    found = await rows(session, _KNOWN, telegram_ids=list(telegram_ids))
    return {one.telegram_id: PersonFacts(*one) for one in found}


async def mark_unreachable(session: WritingSession, person_id: int, at: datetime) -> bool:
    """Telegram takes nothing for them: what is owed waits. Whether that is new."""
    changed = update(Person).where(Person.id == person_id, Person.unreachable_since.is_(None))
    marked = await session.execute(changed.values(unreachable_since=at).returning(Person.id))
    return marked.first() is not None


async def mark_reachable(session: WritingSession, person_id: int) -> None:
    """They wrote again: what is owed may be sent to them from now on."""
    await session.execute(update(Person).where(Person.id == person_id).values(unreachable_since=None))


async def by_id(session: AsyncSession, person_id: int) -> Person | None:
    return await session.get(Person, person_id)


async def roles_of(session: AsyncSession, person_id: int, now: datetime) -> list[RoleFacts]:
    """Every role of a person, programme by programme: their own, and those in which they stand in for
    somebody who is away, by the day it is in the municipality."""
    day = now.date()
    found = await rows(session, _OF_PERSON, person=person_id, earliest=day - _A_DAY, latest=day + _A_DAY)
    held = [one[:-2] for one in found if _holds(now, one.timezone, one.since, one.until)]
    facts = _facts(session, held)
    heads = {_key_of(one) for one in facts if one.is_head}
    known = {_key_of(one): one for one in reversed(facts)}
    return [replace(one, is_head=key in heads) for key, one in reversed(known.items())]


def _key_of(role: RoleFacts) -> tuple[int, Role, int | None]:
    return role.programme_id, role.role, role.executor_id


def _holds(now: datetime, timezone: str, since: date | None, until: date | None) -> bool:
    if since is None or until is None:
        return True
    return since <= now.astimezone(ZoneInfo(timezone)).date() <= until


async def presence(
    session: AsyncSession, programme_id: int, role: Role, on: date, executor_ids: Collection[int] = ()
) -> list[Presence]:
    """Those who have a role, and everybody of these units, with who of them is away on a day."""
    given = {"programme": programme_id, "role": role, "day": on, "executors": list(executor_ids)}
    found = await rows(session, _PRESENCE, **given)
    return [
        Presence(
            one.person_id,
            Role(one.role),
            one.executor_id,
            Away(one.person_id, one.since, one.until, one.substitute_id) if one.since else None,
        )
        for one in found
    ]


async def members_of(
    session: AsyncSession, programme_id: int, *, role: Role | None = None, executor_id: int | None = None
) -> list[RoleFacts]:
    """The current members of a programme, of one role, and in it for one executor, where given."""
    given: dict[str, object] = {"programme": programme_id}
    if role is None:
        return _facts(session, await rows(session, _MEMBERS, **given))
    given["role"] = role
    if executor_id is None:
        return _facts(session, await rows(session, _IN_ROLE, **given))
    return _facts(session, await rows(session, _FOR_EXECUTOR, **given, executor=executor_id))


def _facts(session: AsyncSession, found: Sequence[Any]) -> list[RoleFacts]:
    facts = []
    for *columns, role, executor_id, executor, paused_at, ended_at, is_head, revision in found:
        values = [*columns, Role(role), executor_id, executor or "", paused_at, ended_at, bool(is_head)]
        one = RoleFacts(*values)
        definition.note(session, one.programme_id, revision)
        facts.append(one)
    return facts


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


async def contacts(session: AsyncSession, programme_id: int) -> list[tuple[int, str, int]]:
    """(executor, name, Telegram id) of everybody who came in for one, whoever came first."""
    found = await rows(session, _CONTACTS, programme=programme_id)
    return list(dict.fromkeys((one[0], one[1], one[2]) for one in found))


def standpoint_in(programme_id: int, roles: Sequence[RoleFacts]) -> Standpoint:
    """What a person is in one programme."""
    here = [role for role in roles if role.programme_id == programme_id]
    return Standpoint(
        frozenset(role.role for role in here),
        frozenset(role.executor_id for role in here if role.executor_id is not None),
        frozenset(role.executor_id for role in here if role.is_head and role.executor_id is not None),
    )


async def invitation_for_update(session: WritingSession, secret_hash: str) -> Invitation | None:
    return await session.scalar(
        select(Invitation).where(Invitation.secret_hash == secret_hash).with_for_update()
    )


async def usable_invitation(session: AsyncSession, secret_hash: str, now: datetime) -> Invitation | None:
    """The invitation behind a link if it is neither used nor revoked nor expired."""
    query = select(Invitation).where(
        Invitation.secret_hash == secret_hash,
        Invitation.used_at.is_(None),
        Invitation.revoked_at.is_(None),
        Invitation.expires_at > now,
    )
    return await session.scalar(query)


async def revoked_at(session: AsyncSession, secret_hash: str) -> datetime | None:
    """When the invitation behind a link was taken back, if it was."""
    return await session.scalar(select(Invitation.revoked_at).where(Invitation.secret_hash == secret_hash))


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


async def handing_in(session: AsyncSession) -> list[int]:
    """Everybody who is an executor's anywhere."""
    current = select(Membership.person_id).where(
        Membership.role == Role.EXECUTOR, Membership.ended_at.is_(None)
    )
    return list((await session.scalars(current.distinct().order_by(Membership.person_id))).all())
