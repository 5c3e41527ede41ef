"""Coming in by a link: what it offers, and «Принять», which uses it up."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role
from domain.refusals import AlreadyIn, InvitationUnusable, Refusal
from models.repositories import people
from models.repositories.programme import programmes
from models.tables.person import Invitation, Membership
from services.context import Context, Work
from services.notices.coordinators import SomebodyJoined
from services.notices.plan import plan
from services.people.invite import hash_of


@dataclass(frozen=True, slots=True)
class Offer:
    """What the person who opened a link is invited to."""

    secret: str
    role: Role
    executor: str
    programme: str
    municipality: str


@dataclass(frozen=True, slots=True)
class Joined:
    """What the person who accepted has become; ``person_id`` is their row, made if need be."""

    person_id: int
    role: Role
    executor: str
    programme_id: int
    programme: str


async def open_invitation(ctx: Context, secret: str) -> Offer:
    """What a link offers; opening does not use it up.

    ``InvitationUnusable`` says no more than that; ``AlreadyIn`` is for the one who used it.
    """
    async with ctx.read() as session:
        invitation = await people.usable_invitation(session, hash_of(secret), ctx.now())
        if invitation is None:
            raise await _unusable(session, ctx.actor.person_id, secret)
        facts = await programmes.facts(session, invitation.programme_id)
        executor = await _executor_name(session, invitation)
        return Offer(secret, Role(invitation.role), executor, facts.title, facts.municipality)


async def accept_invitation(ctx: Context, secret: str) -> Joined:
    """«Принять» on a link: the membership, once; whoever invited is told."""
    async with ctx.write() as work:
        invitation = await people.invitation_for_update(work.session, hash_of(secret))
        if invitation is None or invitation.used_at or invitation.expires_at <= work.now:
            raise await _unusable(work.session, ctx.actor.person_id, secret)
        person_id = await work.person_id()
        invitation.used_at, invitation.used_by_id = work.now, person_id
        work.audit(invitation, "accept_invitation", invitation.programme_id)
        await join(work, invitation.programme_id, Role(invitation.role), invitation.executor_id)
        joined = SomebodyJoined(invitation.programme_id, person_id, invitation.id)
        await plan(work, joined, invitation.invited_by_id)
        facts = await programmes.facts(work.session, invitation.programme_id)
        name = await _executor_name(work.session, invitation)
        return Joined(person_id, Role(invitation.role), name, invitation.programme_id, facts.title)


async def _unusable(session: AsyncSession, person_id: int | None, secret: str) -> Refusal:
    programme = await people.was_used_by(session, hash_of(secret), person_id)
    return AlreadyIn(programme) if programme is not None else InvitationUnusable()


async def join(work: Work, programme_id: int, role: Role, executor_id: int | None) -> None:
    """The actor becomes a member; somebody who is one already stays one."""
    person_id = await work.person_id()
    current = await people.members_of(work.session, programme_id, role=role, executor_id=executor_id)
    if any(member.person_id == person_id and member.executor_id == executor_id for member in current):
        return
    membership = Membership(
        person_id=person_id,
        programme_id=programme_id,
        role=role,
        executor_id=executor_id,
        since=work.now,
    )
    work.writer.add(membership)
    await work.writer.flush()
    work.audit(membership, "join", programme_id, new={"role": str(role), "executor": executor_id})


async def _executor_name(session: AsyncSession, invitation: Invitation) -> str:
    executors = await programmes.executors(session, invitation.programme_id)
    return next((e.name for e in executors if e.id == invitation.executor_id), "")
