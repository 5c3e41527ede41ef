"""Who of a role hears something now: all who are present, the substitute instead of whoever is away."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role
from domain.reminders.reminded import present
from models.repositories import people
from models.repositories.programme import programmes


async def reached(session: AsyncSession, programme_id: int, role: Role, now: datetime) -> frozenset[int]:
    """People's ids; ``now`` decides on what day it is in the municipality."""
    facts = await programmes.facts(session, programme_id)
    day = now.astimezone(ZoneInfo(facts.timezone)).date()
    return present(*await people.presence(session, programme_id, role, day), day)
