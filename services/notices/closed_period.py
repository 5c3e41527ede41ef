"""What is said of a period once it is closed, looked up at the moment it is told."""

from dataclasses import dataclass

from domain.access import Verb
from domain.progress import Progress, progress
from domain.time.periods import Period
from models.repositories.programme import periods
from services.access import enter
from services.context import Context
from services.notices.executors import OfPeriod
from services.standing.assessed import overview
from services.standing.see_status import Extent, Status, see_status


@dataclass(frozen=True, slots=True)
class ClosedPeriod:
    """``own`` is how far the figures came that its reader hands in."""

    programme: str
    period: Period
    own: Progress


async def closed_period(ctx: Context, notice: OfPeriod) -> ClosedPeriod | None:
    """``None`` where it was opened again meanwhile, or nothing in it is the actor's."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.HAND_IN, notice.programme_id)
        known = await periods.of_programme(session, notice.programme_id)
        period = next((one for one in known if one.id == notice.period_id), None)
        if period is None or period.closed_at is None:
            return None
        view = await overview(session, notice.programme_id, period)
    own = [item for item in view.items if scope.hands_in(item.indicator)]
    if not own:
        return None
    return ClosedPeriod(view.programme.title, Period.from_key(period.key), progress(own))


async def closed_status(ctx: Context, notice: OfPeriod) -> Status | None:
    """The whole programme as the period was closed; ``None`` where it was opened again meanwhile."""
    status = await see_status(ctx, notice.programme_id, Extent.PROGRAMME, 0, notice.period_id)
    return status if status.view.period.closed_at is not None and status.items else None
