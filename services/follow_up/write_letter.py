"""«Письмо»: what an executor owes, as a text to be sent by e-mail or read out on the phone."""

from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Verb
from domain.refusals import NotAllowed
from models.repositories import people
from models.repositories.programme import programmes
from services.access import enter
from services.context import Context
from services.follow_up.see_units import UnitSeen, units_of
from services.people.brings_in import brings_in
from services.people.invite import Link, make_invitation
from services.standing.see_collection import Collection, period_of


@dataclass(frozen=True, slots=True)
class Letter:
    """``title`` is the programme's without anything before it, ``to`` whom one hands in to; the ``link``
    brings in one person, where it was asked for."""

    collection: Collection
    unit: UnitSeen
    title: str
    municipality: str
    to: tuple[str, ...]
    link: Link | None = None


async def see_letter(ctx: Context, programme_id: int, period_id: int, executor_id: int) -> Letter:
    """``NotFound`` for an executor that hands in nothing."""
    async with ctx.read() as session:
        return await _letter(session, ctx, programme_id, period_id, executor_id)


async def invite_by_letter(ctx: Context, programme_id: int, period_id: int, executor_id: int) -> Letter:
    """The same with a fresh link to come in for the executor."""
    async with ctx.write() as work:
        letter = await _letter(work.session, ctx, programme_id, period_id, executor_id)
        if Role.EXECUTOR not in await brings_in(work.session, ctx, programme_id):
            raise NotAllowed(Verb.INVITE)
        return replace(letter, link=await make_invitation(work, programme_id, Role.EXECUTOR, executor_id))


async def _letter(
    session: AsyncSession, ctx: Context, programme_id: int, period_id: int, executor_id: int
) -> Letter:
    scope = await enter(session, ctx, Verb.FOLLOW_UP, programme_id)
    found = await units_of(session, ctx, scope, await period_of(session, programme_id, period_id))
    facts = await programmes.facts(session, programme_id)
    names = await people.coordinators(session, [programme_id], but=0)
    return Letter(
        found.collection,
        found.unit(executor_id),
        facts.title,
        facts.municipality,
        tuple(name for name, _ in names),
    )
