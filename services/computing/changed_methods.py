"""A methodology that has changed while a period is open: what was handed in is computed anew, and said."""

from collections.abc import Iterator

from domain.anew import Because
from domain.methodology.model import Methodology
from domain.methodology.versions import in_force
from domain.time.periods import Period
from models.repositories.programme import periods, programmes
from services.computing.follow import follow_figures, follow_plans
from services.computing.recompute import recompute
from services.context import Work
from services.periods.kept_document import Methods


async def follow_document(work: Work, programme_id: int, before: Methods) -> None:
    """``before``: the methodologies until now. A period that was closed has its own, reopened too. What else
    has changed counts as far as a methodology looks at it: targets, plans, the rows themselves."""
    now = await programmes.methodologies(work.session, programme_id)
    if not before and not now:
        return
    for period in await periods.open_periods(work.session, programme_id):
        if await periods.snapshot(work.session, period.id) is None:
            changed = dict(_changed(before, now, Period.from_key(period.key)))
            old = {one: version for one, version in changed.items() if version is not None}
            await recompute(work, programme_id, period, changed, Because.METHODOLOGY, old)
            await follow_figures(work, programme_id, period.id, changed)
    await follow_plans(work, programme_id)


def _changed(before: Methods, now: Methods, period: Period) -> Iterator[tuple[int, Methodology | None]]:
    """Those for which another version holds, or the same one says something else; one that begins to hold or
    ends is another. Each with what held before."""
    for indicator_id in {*before, *now}:
        old, new = (in_force(some.get(indicator_id, ()), period) for some in (before, now))
        if old != new:
            yield indicator_id, old
