"""«На согласовании»: what waits for the actor's consent, as the head of its unit."""

from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.refusals import NotAllowed
from models.repositories import submissions
from models.repositories.programme import programmes
from services.access import enter, programme_name, scopes
from services.context import Context
from services.review.see_queue import Waiting, placed

MOST = 25
"""As many as a message lists with their values, and one press agrees to; the others are for the next time."""


@dataclass(frozen=True, slots=True)
class Unagreed:
    """In the report's order, of open periods."""

    programme_id: int
    programme: str
    timezone: str
    waiting: tuple[Waiting, ...]

    @property
    def at_once(self) -> tuple[Waiting, ...]:
        """Those that one press agrees to."""
        return self.waiting[:MOST]

    @property
    def listed(self) -> str:
        """Tells what was shown from what would be agreed to now."""
        ids = sorted(one.submission.id for one in self.at_once)
        return blake2b(repr(ids).encode(), digest_size=4).hexdigest()

    @property
    def numbers(self) -> tuple[str, ...]:
        return tuple(one.item.indicator.number for one in self.waiting)

    def figure(self, submission_id: int) -> Waiting | None:
        return next((one for one in self.waiting if one.submission.id == submission_id), None)


async def see_unagreed(ctx: Context, programme_id: int) -> Unagreed:
    async with ctx.read() as session:
        return await unagreed_of(session, await enter_as_head(session, ctx, programme_id))


async def enter_as_head(session: AsyncSession, ctx: Context, programme_id: int) -> Scope:
    """``NotAllowed`` for whoever is the head of no unit, nor stands in for one."""
    scope = await enter(session, ctx, Verb.AGREE, programme_id)
    if not scope.heads:
        raise NotAllowed(Verb.AGREE)
    return scope


async def all_unagreed(ctx: Context) -> list[Unagreed]:
    """Of every programme in which something waits for the actor."""
    async with ctx.read() as session:
        return await unagreed_by(session, ctx)


async def unagreed_by(session: AsyncSession, ctx: Context) -> list[Unagreed]:
    """The same in a caller's session; no statement for who is nobody's head."""
    mine = [one for one in await scopes(session, ctx, Verb.AGREE) if one.heads]
    found = [await unagreed_of(session, one) for one in mine]
    return [one for one in found if one.waiting]


async def unagreed_of(session: AsyncSession, scope: Scope) -> Unagreed:
    facts = await programmes.facts(session, scope.programme_id)
    sent = await submissions.unagreed(session, scope.programme_id)
    found, _ = await placed(session, scope, sent)
    own = [one for one in found if scope.agrees(one.item.indicator)]
    return Unagreed(
        programme_id=scope.programme_id,
        programme=programme_name(scope, facts),
        timezone=facts.timezone,
        waiting=tuple(sorted(own, key=lambda one: (one.period.end, one.item.place))),
    )
