"""Who gets a programme's weekly digest, and who asks for it or not."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role
from domain.reminders.settings import ReminderSettings
from models.repositories.core import rows
from models.sessions import WritingSession
from models.tables.person import Membership
from models.tables.programme import ProgrammeRow

ROLES = (Role.COORDINATOR, Role.DEPUTY)
_READERS = select(
    Membership.programme_id, Membership.person_id, Membership.role, Membership.wants_digest, Membership.since
).where(
    Membership.programme_id.in_(bindparam("programmes", expanding=True)),
    Membership.role.in_(ROLES),
    Membership.ended_at.is_(None),
)
_ASKED = (
    select(Membership.role, Membership.wants_digest, ProgrammeRow.reminders)
    .join(ProgrammeRow, ProgrammeRow.id == Membership.programme_id)
    .where(
        Membership.person_id == bindparam("person"),
        Membership.role.in_(ROLES),
        Membership.ended_at.is_(None),
        ProgrammeRow.ended_at.is_(None),
    )
    .order_by(Membership.programme_id, Membership.id)
)


@dataclass(frozen=True, slots=True)
class DigestReader:
    """Somebody who may get it; ``wants`` is by default a coordinator's."""

    programme_id: int
    person_id: int
    role: Role
    wants: bool
    since: datetime


async def readers(session: AsyncSession, programme_ids: Collection[int]) -> list[DigestReader]:
    """All coordinators and deputies of these programmes, whether or not they want it."""
    found = await rows(session, _READERS, programmes=list(programme_ids))
    return [DigestReader(one[0], one[1], Role(one[2]), wants(Role(one[2]), one[3]), one[4]) for one in found]


def wants(role: Role, said: bool | None) -> bool:
    return role is Role.COORDINATOR if said is None else said


async def offered(session: AsyncSession, person_id: int) -> list[int]:
    """The weekdays (Monday is 0) of the digests that a deputy could have and has not asked for."""
    return [
        ReminderSettings.from_plain(one.reminders).digest_weekday
        for one in await rows(session, _ASKED, person=person_id)
        if not wants(Role(one.role), one.wants_digest) and one.role == Role.DEPUTY
    ]


async def memberships(session: WritingSession, person_id: int) -> Sequence[Membership]:
    """Somebody's roles that may have a digest, to be changed."""
    query = select(Membership).where(
        Membership.person_id == person_id, Membership.role.in_(ROLES), Membership.ended_at.is_(None)
    )
    return (await session.scalars(query.order_by(Membership.id).with_for_update())).all()
