"""Who hears something now: all who are present, the substitute instead of whoever is away."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role
from domain.reminders.reminded import present
from models.repositories import people
from models.repositories.people import Presence
from models.repositories.programme import programmes


async def reached(session: AsyncSession, programme_id: int, role: Role, now: datetime) -> frozenset[int]:
    """Of a role, people's ids; ``now`` decides on what day it is in the municipality."""
    day = await _day(session, programme_id, now)
    return _present(await people.presence(session, programme_id, role, day), day)


async def concerned_by_figures(
    session: AsyncSession, programme_id: int, units: Collection[int], now: datetime
) -> tuple[frozenset[int], frozenset[int]]:
    """Of figures that came in: the coordinators, and everybody of the units whose figures they are."""
    day = await _day(session, programme_id, now)
    found = await people.presence(session, programme_id, Role.COORDINATOR, day, units)
    theirs = frozenset(one.person_id for one in found if one.executor_id in units)
    return _present([one for one in found if one.role is Role.COORDINATOR], day), theirs


async def present_of_units(
    session: AsyncSession, programme_id: int, units: Collection[int], now: datetime
) -> tuple[frozenset[int], Mapping[int, frozenset[int]]]:
    """The coordinators, and by unit who of it can be told, substitutes included."""
    day = await _day(session, programme_id, now)
    found = await people.presence(session, programme_id, Role.COORDINATOR, day, units)
    of_units = {unit: _present([one for one in found if one.executor_id == unit], day) for unit in units}
    return _present([one for one in found if one.role is Role.COORDINATOR], day), of_units


async def _day(session: AsyncSession, programme_id: int, now: datetime) -> date:
    facts = await programmes.facts(session, programme_id)
    return now.astimezone(ZoneInfo(facts.timezone)).date()


def _present(found: Iterable[Presence], day: date) -> frozenset[int]:
    known = list(found)
    return present({one.person_id for one in known}, [one.away for one in known if one.away], day)


async def present_with_unit(
    session: AsyncSession, programme_id: int, unit: int | None, now: datetime
) -> tuple[frozenset[int], frozenset[int]]:
    """The coordinators and a unit's people, each of them as far as they are present."""
    day = await _day(session, programme_id, now)
    found = await people.presence(session, programme_id, Role.COORDINATOR, day, [unit] if unit else [])
    coordinators = [one for one in found if one.role is Role.COORDINATOR]
    theirs = [one for one in found if unit is not None and one.executor_id == unit]
    return _present(coordinators, day), _present(theirs, day)
