"""In which roles somebody may bring people in."""

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Verb
from domain.refusals import NotAllowed
from services.access import enter
from services.context import Context


async def brings_in(session: AsyncSession, ctx: Context, programme_id: int) -> frozenset[Role]:
    """The roles that the actor brings people in for: an owner coordinators only, into whatever programme.

    ``NotAllowed`` where there are none (storyboard 0).
    """
    try:
        await enter(session, ctx, Verb.INVITE, programme_id)
    except NotAllowed:
        if not ctx.actor.is_owner:
            raise
        return frozenset({Role.COORDINATOR})
    return frozenset(Role)
