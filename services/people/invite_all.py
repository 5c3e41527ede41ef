"""Links for all units that nobody has come in for, in one press; links taken back."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.access import Role, Verb
from domain.programme.document import ExecutorKind
from domain.refusals import NotFound, Stale
from models.repositories import membership
from models.repositories.membership import InvitedRow
from models.repositories.programme import programmes
from models.repositories.programme.programmes import ExecutorFacts
from models.tables.person import Invitation
from services.access import enter
from services.context import Context, Work
from services.people.invite import Link, make_invitation


@dataclass(frozen=True, slots=True)
class Revoked:
    """The link that was taken back; those that are left."""

    one: InvitedRow
    left: tuple[InvitedRow, ...]


async def invite_all(ctx: Context, programme_id: int, *, anew: bool) -> tuple[Link, ...]:
    """A link for each unit that nobody has come in for and that no link is under way to; ``anew`` takes back
    those under way and makes all of them again. ``Stale`` where there is nobody to invite."""
    async with ctx.write() as work:
        await enter(work.session, ctx, Verb.INVITE, programme_id)
        await programmes.lock_programme(work.session, programme_id)
        asked = await _missing(work, programme_id)
        under_way = [
            one
            for one in await membership.invitations_for_change(work.session, programme_id)
            if one.executor_id in asked and one.absence_id is None and one.expires_at > work.now
        ]
        if anew:
            await _revoke(work, programme_id, under_way)
        else:
            waited_for = {one.executor_id for one in under_way}
            asked = {id_: unit for id_, unit in asked.items() if id_ not in waited_for}
        if not asked:
            raise Stale
        made = [await make_invitation(work, programme_id, _role(unit), id_) for id_, unit in asked.items()]
    return tuple(made)


async def _missing(work: Work, programme_id: int) -> dict[int, ExecutorFacts]:
    """Units that nobody is in for, by id, in the document's order."""
    taken = {one.executor_id for one in await membership.members(work.session, programme_id)}
    return {
        one.id: one
        for one in await programmes.executors(work.session, programme_id)
        if one.kind is not ExecutorKind.COLLECTIVE and one.id not in taken
    }


def _role(unit: ExecutorFacts) -> Role:
    return Role.DEPUTY if unit.kind is ExecutorKind.DEPUTY_HEAD else Role.EXECUTOR


async def revoke_invitation(ctx: Context, programme_id: int, invitation_id: int) -> Revoked:
    """Whoever opens the link from now on is told so; ``NotFound`` where it was used or taken back."""
    async with ctx.write() as work:
        await enter(work.session, ctx, Verb.INVITE, programme_id)
        known = await membership.invited(work.session, programme_id)
        found = next((one for one in known if one.id == invitation_id), None)
        if found is None:
            raise NotFound("invitation")
        rows = await membership.invitations_for_change(work.session, programme_id)
        await _revoke(work, programme_id, [one for one in rows if one.id == invitation_id])
    return Revoked(found, tuple(one for one in known if one.id != invitation_id))


async def revoke_made_by(work: Work, programme_id: int, person_id: int) -> None:
    """What somebody who goes has given out and nobody has used: nobody comes back by a link of their own."""
    rows = await membership.invitations_for_change(work.session, programme_id)
    await _revoke(work, programme_id, [one for one in rows if one.invited_by_id == person_id])


async def _revoke(work: Work, programme_id: int, links: Iterable[Invitation]) -> None:
    for one in links:
        one.revoked_at, one.revoked_by_id = work.now, await work.person_id()
        work.audit(one, "revoke_invitation", programme_id)
    await work.writer.flush()
