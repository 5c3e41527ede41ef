"""Whom to turn to: the coordinators of the programmes that somebody has a part in."""

from dataclasses import dataclass

from domain.access import Role
from models.repositories import people
from services.context import Context


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody whom one can write to on Telegram."""

    name: str
    telegram_id: int


async def whom_to_ask(ctx: Context) -> list[Contact]:
    """But the actor; nobody for somebody who has no role anywhere."""
    if ctx.actor.person_id is None:
        return []
    async with ctx.read() as session:
        roles = await people.roles_of(session, ctx.actor.person_id, ctx.now())
        mine = {role.programme_id for role in roles if role.role is not Role.COORDINATOR}
        found = await people.coordinators(session, sorted(mine), but=ctx.actor.person_id)
    return [Contact(*one) for one in found]
