"""Access: every use case and question enters a programme by asking the table first."""

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb, reach
from domain.refusals import NotAllowed
from models.repositories import people
from services.context import Context


async def enter(session: AsyncSession, ctx: Context, verb: Verb, programme_id: int) -> Scope:
    """The actor's scope in a programme for one verb; ``NotAllowed`` for everybody else, the owner too."""
    roles = await people.roles_of(session, ctx.actor.person_id) if ctx.actor.person_id else []
    standpoint = people.standpoint_in(programme_id, roles)
    granted = reach(verb, standpoint)
    if granted is None:
        raise NotAllowed(verb)
    return Scope(programme_id, granted, standpoint.roles, standpoint.executor_ids)


async def scopes(session: AsyncSession, ctx: Context, verb: Verb) -> list[Scope]:
    """Every programme in which the actor may do this."""
    roles = await people.roles_of(session, ctx.actor.person_id) if ctx.actor.person_id else []
    found = []
    for programme_id in dict.fromkeys(role.programme_id for role in roles):
        standpoint = people.standpoint_in(programme_id, roles)
        granted = reach(verb, standpoint)
        if granted is not None:
            found.append(Scope(programme_id, granted, standpoint.roles, standpoint.executor_ids))
    return found
