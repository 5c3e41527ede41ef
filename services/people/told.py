"""Whether somebody may still be told what concerns a programme."""

from domain.refusals import NotFound
from models.repositories import people
from services.context import Context


async def check_is_in(ctx: Context, programme_id: int) -> None:
    """``NotFound`` for whoever has no role there any more."""
    async with ctx.read() as session:
        known = ctx.actor.person_id
        roles = await people.roles_of(session, known, ctx.now()) if known is not None else []
    if not any(one.programme_id == programme_id for one in roles):
        raise NotFound("programme")
