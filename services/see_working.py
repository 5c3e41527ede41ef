"""«Показать расчёт»: the working that the figure that counts keeps."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from domain.access import Verb
from domain.periods import Period
from domain.refusals import NotFound
from domain.targets import Target
from services.assessed import overview
from services.context import Context
from services.room import enter, rooms
from services.see_status import shown_period


@dataclass(frozen=True, slots=True)
class Working:
    """``working`` is plain, as it was kept with the figure; an override stands beside the computed value.

    ``overridable`` is the version that the actor may put another value beside.
    """

    programme_id: int
    indicator_id: int
    number: str
    period: Period
    target: Target | None
    working: dict[str, Any]
    computed: Decimal | None
    override_reason: str
    overridable: int | None = None


async def see_working(ctx: Context, programme_id: int, indicator_id: int) -> Working:
    """``NotFound`` where nothing was computed, or it is not the actor's to see."""
    async with ctx.read() as session:
        room = await enter(session, ctx, Verb.SEE_STATUS, programme_id)
        view = await overview(session, programme_id, await shown_period(session, programme_id))
        reviews = await rooms(session, ctx, Verb.REVIEW)
    decides = view.period.closed_at is None and any(one.programme_id == programme_id for one in reviews)
    item = next((item for item in view.items if item.indicator.id == indicator_id), None)
    own = item is not None and (room.sees_all or item.indicator.hands_in_id in room.executor_ids)
    if item is None or not own or item.figure is None or item.figure.working is None:
        raise NotFound("working")
    return Working(
        programme_id=programme_id,
        indicator_id=indicator_id,
        number=item.indicator.number,
        period=Period.from_key(view.period.key),
        target=item.target,
        working=item.figure.working,
        computed=item.figure.computed,
        override_reason=item.figure.override_reason,
        overridable=item.versions[-1].id if decides else None,
    )
