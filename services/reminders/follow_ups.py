"""What was said about a unit's figures, looked up when it is told."""

from dataclasses import dataclass

from domain.access import Verb
from domain.refusals import NotFound
from domain.time.periods import Period
from models.repositories.programme import programmes
from models.repositories.reminders import whom
from services.access import enter, programme_name
from services.context import Context
from services.notices.coordinators import FigureAwaited


@dataclass(frozen=True, slots=True)
class Awaited:
    """Who of which unit waits, for whom, in which period."""

    person: str
    executor: str
    words: str
    period: Period
    programme: str


async def awaited_figure(ctx: Context, notice: FigureAwaited) -> Awaited:
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.REVIEW, notice.programme_id)
        found = await whom.follow_up(session, notice.programme_id, notice.follow_up_id)
        if found is None:
            raise NotFound("follow-up")
        facts = await programmes.facts(session, notice.programme_id)
    name = programme_name(scope, facts)
    return Awaited(found.person, found.executor, found.words, Period.from_key(found.key), name)
