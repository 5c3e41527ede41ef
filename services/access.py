"""Access: every use case and question enters a programme by asking the table first."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Reach, Role, Verb, reach
from domain.refusals import NotAllowed
from models.repositories import people
from services.context import Context


@dataclass(frozen=True, slots=True)
class Room:
    """What a person may reach of one programme; ``executor_ids`` are those they answer for."""

    programme_id: int
    reach: Reach
    roles: frozenset[Role]
    executor_ids: frozenset[int]

    @property
    def sees_all(self) -> bool:
        return self.reach is Reach.ALL


async def enter(session: AsyncSession, ctx: Context, verb: Verb, programme_id: int) -> Room:
    """The actor's room in a programme for one verb; ``NotAllowed`` for everybody else, the owner too."""
    roles = await people.roles_of(session, ctx.actor.person_id) if ctx.actor.person_id else []
    standpoint = people.standpoint_in(programme_id, roles)
    granted = reach(verb, standpoint)
    if granted is None:
        raise NotAllowed(verb)
    return Room(programme_id, granted, standpoint.roles, standpoint.executor_ids)


async def rooms(session: AsyncSession, ctx: Context, verb: Verb) -> list[Room]:
    """Every programme in which the actor may do this."""
    roles = await people.roles_of(session, ctx.actor.person_id) if ctx.actor.person_id else []
    found = []
    for programme_id in dict.fromkeys(role.programme_id for role in roles):
        standpoint = people.standpoint_in(programme_id, roles)
        granted = reach(verb, standpoint)
        if granted is not None:
            found.append(Room(programme_id, granted, standpoint.roles, standpoint.executor_ids))
    return found
