"""What executors are told of zeros that the coordinator has counted as on pace, looked up when it is told."""

from dataclasses import dataclass

from domain.access import Verb
from domain.time.periods import Period
from models.repositories import drafts
from services.access import enter, programme_name
from services.context import Context
from services.notices.executors import ZerosPlanned
from services.standing.expected import ground_of
from services.zeros.zero_list import PlannedZero, planned_in


@dataclass(frozen=True, slots=True)
class OwnPlanned:
    """What was set for the figures that its reader hands in; ``programme`` where they have several."""

    programme: str
    period: Period
    planned: tuple[PlannedZero, ...]


async def own_planned(ctx: Context, notice: ZerosPlanned) -> OwnPlanned | None:
    """``None`` where none of them is the actor's any more."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.HAND_IN, notice.programme_id)
        ground = await ground_of(session, notice.programme_id, notice.period_id)
        answers = await drafts.planned_by(session, notice.draft_id)
    own = {one.indicator.number for one in ground.expected if scope.hands_in(one.indicator)}
    planned = tuple(one for one in planned_in(answers) if one.number in own)
    if not planned:
        return None
    programme = programme_name(scope, ground.programme) if scope.among_several else ""
    return OwnPlanned(programme, Period.from_key(ground.period.key), planned)
