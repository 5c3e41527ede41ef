"""Access: every use case and question enters a programme by asking the table first."""

from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb, reach
from domain.refusals import NotAllowed
from models.repositories import people
from models.repositories.people import RoleFacts
from services.context import Context


class Titled(Protocol):
    """A programme, as it is told from another."""

    @property
    def title(self) -> str: ...

    @property
    def municipality(self) -> str: ...


async def enter(session: AsyncSession, ctx: Context, verb: Verb, programme_id: int) -> Scope:
    """The actor's scope in a programme for one verb; ``NotAllowed`` for everybody else, the owner too."""
    granted = _granted(verb, programme_id, await _roles(session, ctx))
    if granted is None:
        raise NotAllowed(verb)
    return granted


async def scopes(session: AsyncSession, ctx: Context, verb: Verb) -> list[Scope]:
    """Every programme in which the actor may do this."""
    roles = await _roles(session, ctx)
    found = (_granted(verb, one, roles) for one in dict.fromkeys(role.programme_id for role in roles))
    return [scope for scope in found if scope is not None]


async def _roles(session: AsyncSession, ctx: Context) -> list[RoleFacts]:
    return await people.roles_of(session, ctx.actor.person_id, ctx.now()) if ctx.actor.person_id else []


def _granted(verb: Verb, programme_id: int, roles: list[RoleFacts]) -> Scope | None:
    standpoint = people.standpoint_in(programme_id, roles)
    granted = reach(verb, standpoint)
    if granted is None:
        return None
    several = len({role.programme_id for role in roles}) > 1
    about = programme_id, granted, standpoint.roles, standpoint.executor_ids
    return Scope(*about, several, heads=standpoint.heads)


def programme_name(scope: Scope, programme: Titled) -> str:
    """Its title; for somebody who has several programmes with the municipality's name before it, since two
    of them may have the same."""
    if not scope.among_several:
        return programme.title
    return f"{programme.municipality}: {programme.title}"
