"""What is computed from other indicators follows them: their figures, their targets and plans."""

from collections.abc import Collection

from domain.anew import Because
from models.repositories.programme import programmes
from models.repositories.programme.periods import collected_periods, open_periods, snapshot
from services.computing.recompute import recompute
from services.context import Work
from services.standing.expected import Ground, ground_of


async def follow_figures(
    work: Work, programme_id: int, period_id: int, indicator_ids: Collection[int]
) -> None:
    """After figures of a period were sent, decided about, put in place or computed anew: what its own open
    periods compute from them, in the order in which one follows from another."""
    if not indicator_ids:
        return
    changed = await ground_of(work.session, programme_id, period_id)
    numbers = [one.indicator.number for one in changed.expected if one.indicator.id in indicator_ids]
    key = changed.references.period.key
    for period in await collected_periods(work.session, programme_id):
        ground = await ground_of(work.session, programme_id, period.id)
        for number in ground.references.following(numbers, key):
            await recompute(work, programme_id, period, _ids(ground, [number]), Because.FIGURE)


async def follow_plans(work: Work, programme_id: int) -> None:
    """After targets, plans or the way of counting have changed: whatever looks at other indicators. A period
    that was closed keeps its own."""
    if not await programmes.methodologies(work.session, programme_id):
        return
    for period in await open_periods(work.session, programme_id):
        if await snapshot(work.session, period.id) is not None:
            continue
        ground = await ground_of(work.session, programme_id, period.id)
        related = ground.references.related
        for number in ground.references.in_order(related):
            await recompute(work, programme_id, period, _ids(ground, [number]), Because.FIGURE)


def _ids(ground: Ground, numbers: Collection[str]) -> list[int]:
    return [one.indicator.id for one in ground.expected if one.indicator.number in numbers]
