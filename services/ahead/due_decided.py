"""What became of a proposed due date, looked up when its author is told."""

from dataclasses import dataclass
from datetime import date

from domain.access import Verb
from domain.ahead.said import ProposedDue
from domain.refusals import NotFound
from models.repositories import submissions
from models.repositories.programme import programmes
from services.access import enter, programme_name
from services.context import Context
from services.notices.executors import DueDecided


@dataclass(frozen=True, slots=True)
class DueAnswered:
    """``programme`` is named only to somebody who has several."""

    indicator_id: int
    number: str
    proposed: ProposedDue
    programme: str = ""


async def due_answered(ctx: Context, notice: DueDecided) -> DueAnswered:
    """``NotFound`` where nobody has decided, or it is no longer the actor's to hand in."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.HAND_IN, notice.programme_id)
        version = await submissions.by_id(session, notice.programme_id, notice.submission_id)
        proposed = version.proposed if version else None
        if version is None or proposed is None or proposed.waits:
            raise NotFound("submission")
        for indicator in await programmes.indicators(session, notice.programme_id, date.max):
            if indicator.id == version.indicator_id and scope.covers(indicator):
                facts = await programmes.facts(session, notice.programme_id)
                name = programme_name(scope, facts) if scope.among_several else ""
                return DueAnswered(indicator.id, indicator.number, proposed, name)
        raise NotFound("submission")
