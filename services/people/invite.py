"""Links that bring people in: made by a coordinator, used once, kept only as a hash."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope, Verb
from domain.programme.document import ExecutorKind
from domain.refusals import NotAllowed, NotFound
from models.repositories import people
from models.repositories.programme import programmes
from models.repositories.programme.programmes import ExecutorFacts
from models.tables.person import Invitation
from services.access import enter, programme_name, scopes
from services.context import Context, Work
from services.people.brings_in import brings_in

VALID_FOR = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Inviting:
    """Whom one can invite into a programme: its units and deputy heads, with who is in already."""

    programme_id: int
    programme: str
    executors: tuple[ExecutorFacts, ...]
    members: tuple[people.RoleFacts, ...]
    coordinators_only: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A fresh invitation into a programme by way of the ``bot``; the secret is shown once."""

    secret: str
    bot: str
    role: Role
    executor: str
    programme: str
    municipality: str
    expires_at: datetime
    timezone: str
    is_substitute: bool = False


async def programmes_to_invite_to(ctx: Context) -> list[Inviting]:
    """Of the programmes one coordinates; an owner brings coordinators into any and sees no more."""
    async with ctx.read() as session:
        scoped = await scopes(session, ctx, Verb.INVITE)
        own = [scope.programme_id for scope in scoped]
        found = [await _inviting(session, scope.programme_id, scope) for scope in scoped]
        if ctx.actor.is_owner:
            others = [one for one in await programmes.every(session) if one.id not in own]
            found += [
                Inviting(one.id, f"{one.municipality}: {one.title}", (), (), coordinators_only=True)
                for one in others
            ]
        return found


async def see_inviting(ctx: Context, programme_id: int) -> Inviting:
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.INVITE, programme_id)
        return await _inviting(session, programme_id, scope)


async def _inviting(session: AsyncSession, programme_id: int, scope: Scope | None = None) -> Inviting:
    facts = await programmes.facts(session, programme_id)
    executors = await programmes.executors(session, programme_id)
    return Inviting(
        programme_id,
        programme_name(scope, facts) if scope else facts.title,
        tuple(executor for executor in executors if executor.kind is not ExecutorKind.COLLECTIVE),
        tuple(await people.members_of(session, programme_id)),
    )


async def invite(ctx: Context, programme_id: int, role: Role, executor_id: int | None) -> Link:
    """A new link for one person; ``NotFound`` for a collective or another programme's executor."""
    async with ctx.write() as work:
        if role not in await brings_in(work.session, ctx, programme_id):
            raise NotAllowed(Verb.INVITE)
        return await make_invitation(work, programme_id, role, executor_id)


async def make_invitation(
    work: Work, programme_id: int, role: Role, executor_id: int | None, *, absence_id: int | None = None
) -> Link:
    """In the transaction of a caller who may; ``absence_id`` is what the invited one stands in for."""
    inviting = await _inviting(work.session, programme_id)
    executor = next((e for e in inviting.executors if e.id == executor_id), None)
    if executor_id is not None and executor is None:
        raise NotFound("executor")
    secret = secrets.token_urlsafe(16)
    invitation = Invitation(
        programme_id=programme_id,
        role=role,
        executor_id=executor_id,
        secret_hash=hash_of(secret),
        invited_by_id=await work.person_id(),
        expires_at=work.now + VALID_FOR,
        absence_id=absence_id,
    )
    work.writer.add(invitation)
    await work.writer.flush()
    name = executor.name if executor else ""
    work.audit(invitation, "invite", programme_id, new={"role": str(role), "executor": name})
    facts = await programmes.facts(work.session, programme_id)
    return Link(
        secret=secret,
        bot=work.ctx.installation.bot_username,
        role=role,
        executor=name,
        programme=facts.title,
        municipality=facts.municipality,
        expires_at=invitation.expires_at,
        timezone=facts.timezone,
        is_substitute=absence_id is not None,
    )


def hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
