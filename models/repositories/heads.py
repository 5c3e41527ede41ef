"""Who is the head of a unit, and whether they are there on a day."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.heads.agreeing import Askable, HeadNow
from models.repositories.core import rows
from models.repositories.people import AWAY_ON_DAY
from models.tables.person import Absence, Membership, Person

_substitute = aliased(Person)
_OF_UNITS = (
    select(
        Membership.executor_id,
        Person.id.label("person"),
        Person.name,
        Person.unreachable_since,
        Absence.id.label("absence"),
        _substitute.id.label("substitute"),
        _substitute.name.label("substitute_name"),
        _substitute.unreachable_since.label("substitute_unreachable"),
    )
    .join(Person, Person.id == Membership.person_id)
    .outerjoin(Absence, AWAY_ON_DAY)
    .outerjoin(_substitute, _substitute.id == Absence.substitute_id)
    .where(
        Membership.programme_id == bindparam("programme"),
        Membership.executor_id.in_(bindparam("executors", expanding=True)),
        Membership.is_head,
        Membership.ended_at.is_(None),
    )
    .order_by(Membership.id, Absence.id)
)


async def of_units(
    session: AsyncSession, programme_id: int, executor_ids: Collection[int], day: date
) -> dict[int, HeadNow]:
    """The heads of those units that have one in the bot, by unit; one statement."""
    given = {"programme": programme_id, "executors": list(executor_ids), "day": day}
    by_unit: dict[int, list[Any]] = {}
    for one in await rows(session, _OF_UNITS, **given):
        by_unit.setdefault(one.executor_id, []).append(one)
    return {unit: _head(found) for unit, found in by_unit.items()}


def _head(found: list[Any]) -> HeadNow:
    """One row for each absence that the day falls into."""
    one = found[0]
    substitutes = tuple(
        Askable(each.substitute, each.substitute_name, each.substitute_unreachable is None)
        for each in found
        if each.substitute is not None
    )
    head = Askable(one.person, one.name, one.unreachable_since is None)
    return HeadNow(one.executor_id, head, one.absence is not None, substitutes)
