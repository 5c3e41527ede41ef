"""Who hears a question, and who hears its answer."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope
from domain.asking.threads import Parties
from domain.refusals import NobodyToAsk
from models.repositories import people
from models.repositories.programme import programmes
from services.people.reached import present_with_unit


async def hear_question(
    session: AsyncSession, scope: Scope, parties: Parties, now: datetime, *, taken: bool = False
) -> frozenset[int]:
    """The unit that is asked, and the coordinators, who see it; nobody but them where one has ``taken`` it.

    A coordinator's question is the unit's alone. ``NobodyToAsk`` where it would reach nobody.
    """
    coordinators, unit = await present_with_unit(session, scope.programme_id, parties.to_unit, now)
    own = unit if not taken else frozenset()
    others = frozenset() if Role.COORDINATOR in scope.roles else coordinators
    found = (own | others) - {parties.asker_id}
    if not found:
        raise NobodyToAsk(await _unit_name(session, scope.programme_id, parties.to_unit))
    return found


async def hear_answer(
    session: AsyncSession, programme_id: int, parties: Parties, now: datetime
) -> frozenset[int]:
    """Whoever asked, and who stands in for them; the unit's people where they have left it; or nobody."""
    _, unit = await present_with_unit(session, programme_id, parties.of_unit, now)
    members = await people.members_of(session, programme_id)
    if all(one.person_id != parties.asker_id for one in members):
        return unit
    instead = unit - {one.person_id for one in members}
    return frozenset({parties.asker_id}) | instead


async def is_unit_in(session: AsyncSession, programme_id: int, unit: int, now: datetime) -> bool:
    """Whether anybody of it would hear a question."""
    _, theirs = await present_with_unit(session, programme_id, unit, now)
    return bool(theirs)


async def _unit_name(session: AsyncSession, programme_id: int, unit: int | None) -> str:
    known = await programmes.executors(session, programme_id)
    return next((one.name for one in known if one.id == unit), "")
