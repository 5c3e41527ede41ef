"""Who of a role is there, in many programmes at once."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from sqlalchemy import Date, and_, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role
from domain.reminders.reminded import Away, present
from models.repositories.core import rows
from models.tables.person import Absence, Membership

_AWAY = and_(
    Absence.membership_id == Membership.id,
    Absence.ended_at.is_(None),
    Absence.since <= bindparam("latest", type_=Date),
    Absence.until >= bindparam("earliest", type_=Date),
)
_IN_ROLE = (
    select(Membership.programme_id, Membership.person_id, Absence.since, Absence.until, Absence.substitute_id)
    .outerjoin(Absence, _AWAY)
    .where(
        Membership.programme_id.in_(bindparam("programmes", expanding=True)),
        Membership.role == bindparam("role"),
        Membership.ended_at.is_(None),
    )
)


async def present_in(
    session: AsyncSession, role: Role, days: Mapping[int, date]
) -> dict[int, frozenset[int]]:
    """People's ids by programme; ``days`` says for each programme what day it is there."""
    if not days:
        return {}
    around = {"earliest": min(days.values()), "latest": max(days.values())}
    people: dict[int, set[int]] = defaultdict(set)
    away: dict[int, list[Away]] = defaultdict(list)
    for one in await rows(session, _IN_ROLE, programmes=list(days), role=role, **around):
        people[one.programme_id].add(one.person_id)
        if one.since is not None:
            away[one.programme_id].append(Away(one.person_id, one.since, one.until, one.substitute_id))
    return {
        programme: present(found, away[programme], days[programme]) for programme, found in people.items()
    }
