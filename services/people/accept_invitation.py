"""Coming in by a link: what it offers, and «Принять», which uses it up."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role
from domain.refusals import AlreadyIn, InvitationRevoked, InvitationUnusable, Refusal
from models.repositories import membership, people
from models.repositories.programme import programmes
from models.tables.person import Invitation, Membership
from services.context import Context, Work
from services.notices.coordinators import SomebodyJoined
from services.notices.executors import Substitution
from services.notices.plan import plan
from services.people.invite import hash_of
from services.people.pass_drafts import take_over_left


@dataclass(frozen=True, slots=True)
class Offer:
    """What the person who opened a link is invited to; of a substitute ``instead_of`` whom, between which
    days, both included."""

    secret: str
    role: Role
    executor: str
    programme: str
    municipality: str
    instead_of: str = ""
    since: date | None = None
    until: date | None = None


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

    ``InvitationUnusable`` says no more than that, ``InvitationRevoked`` that it was taken back;
    ``AlreadyIn`` is for the one who used it.
    """
    async with ctx.read() as session:
        invitation = await people.usable_invitation(session, hash_of(secret), ctx.now())
        if invitation is None:
            raise await _unusable(session, ctx.actor.person_id, secret)
        facts = await programmes.facts(session, invitation.programme_id)
        executor = await _executor_name(session, invitation)
        offer = secret, Role(invitation.role), executor, facts.title, facts.municipality
        if invitation.absence_id is None:
            return Offer(*offer)
        away = await membership.away(session, invitation.absence_id)
        assert away is not None
        return Offer(*offer, away.person, away.since, away.until)


async def accept_invitation(ctx: Context, secret: str) -> Joined:
    """«Принять» on a link: the membership, once; whoever invited is told."""
    async with ctx.write() as work:
        invitation = await people.invitation_for_update(work.session, hash_of(secret))
        used_up = invitation is None or invitation.used_at or invitation.revoked_at
        if invitation is None or used_up or invitation.expires_at <= work.now:
            raise await _unusable(work.session, ctx.actor.person_id, secret)
        person_id = await work.person_id()
        invitation.used_at, invitation.used_by_id = work.now, person_id
        work.audit(invitation, "accept_invitation", invitation.programme_id)
        if invitation.absence_id is not None:
            await _stand_in(work, invitation, person_id)
        else:
            await join(work, invitation.programme_id, Role(invitation.role), invitation.executor_id)
            joined = SomebodyJoined(invitation.programme_id, person_id, invitation.id)
            await plan(work, joined, invitation.invited_by_id)
        facts = await programmes.facts(work.session, invitation.programme_id)
        name = await _executor_name(work.session, invitation)
        return Joined(person_id, Role(invitation.role), name, invitation.programme_id, facts.title)


async def _unusable(session: AsyncSession, person_id: int | None, secret: str) -> Refusal:
    revoked = await people.revoked_at(session, hash_of(secret))
    if revoked is not None:
        return InvitationRevoked(revoked)
    programme = await people.was_used_by(session, hash_of(secret), person_id)
    return AlreadyIn(programme) if programme is not None else InvitationUnusable()


async def join(work: Work, programme_id: int, role: Role, executor_id: int | None) -> None:
    """The actor becomes a member; somebody who is one already stays one. What somebody who has left had begun
    for the unit is theirs to go on with."""
    person_id = await work.person_id()
    current = await people.members_of(work.session, programme_id, role=role, executor_id=executor_id)
    if any(member.person_id == person_id and member.executor_id == executor_id for member in current):
        return
    row = Membership(
        person_id=person_id,
        programme_id=programme_id,
        role=role,
        executor_id=executor_id,
        since=work.now,
    )
    work.writer.add(row)
    await work.writer.flush()
    work.audit(row, "join", programme_id, new={"role": str(role), "executor": executor_id})
    if executor_id is not None:
        await take_over_left(work, programme_id, executor_id, person_id)


async def _stand_in(work: Work, invitation: Invitation, person_id: int) -> None:
    """The absent one is replaced in all that they are away from between those days."""
    assert invitation.absence_id is not None
    programme_id = invitation.programme_id
    away = await membership.away(work.session, invitation.absence_id)
    assert away is not None
    absences = await membership.absences_of(work.session, programme_id, away.person_id)
    same = [one for one in absences if (one.since, one.until) == (away.since, away.until)]
    if not same or away.person_id == person_id:
        raise InvitationUnusable
    for one in same:
        one.substitute_id = person_id
        work.audit(one, "stand_in", programme_id, new={"substitute": person_id})
    told = {away.person_id, person_id, invitation.invited_by_id}
    await plan(work, Substitution(programme_id, same[0].id, work.now, person_id), *sorted(told))


async def _executor_name(session: AsyncSession, invitation: Invitation) -> str:
    executors = await programmes.executors(session, invitation.programme_id)
    return next((e.name for e in executors if e.id == invitation.executor_id), "")
