"""Figures that were handed in are computed anew when what they follow from has changed (decision 0030)."""

from collections.abc import Collection, Mapping, Sequence

from domain.anew import Because
from domain.methodology.model import Methodology
from models.repositories import submission_rows
from models.repositories.programme import programmes
from models.repositories.programme.periods import PeriodFacts, collected_periods, held_period
from models.tables.submission import Submission
from services.computing.next_version import Recomputing, next_version
from services.computing.recompute_drafts import recompute_drafts
from services.computing.tell import tell_recomputed
from services.context import Work
from services.figures.make_version import make_versions
from services.periods.taking import taken_of
from services.standing.assessed import overview

NOTHING: Mapping[int, Methodology] = {}


async def recompute_everywhere(
    work: Work, programme_id: int, indicator_ids: Collection[int], because: Because
) -> None:
    """In every period that takes figures, each by the methodology that holds for it."""
    for period in await collected_periods(work.session, programme_id):
        await recompute(work, programme_id, period, indicator_ids, because)


async def recompute(
    work: Work,
    programme_id: int,
    period: PeriodFacts,
    indicator_ids: Collection[int],
    because: Because,
    before: Mapping[int, Methodology] = NOTHING,
) -> None:
    """The next version of each figure of a period that comes out otherwise, drafts too; whoever it concerns
    is told. ``before``: the methodologies of until now, where those have changed."""
    if not indicator_ids:
        return
    held = await held_period(work.session, programme_id, period.id)
    await programmes.lock_indicators(work.session, programme_id, indicator_ids)
    if held is None:
        return
    taken = await taken_of(work.session, work.ctx, programme_id, held, indicator_ids)
    if not taken:
        return
    made = await _versions(work, programme_id, held, taken, because)
    await recompute_drafts(work, programme_id, held, taken, before)
    await tell_recomputed(work, programme_id, made)


async def _versions(
    work: Work, programme_id: int, period: PeriodFacts, indicator_ids: Collection[int], because: Because
) -> Sequence[Submission]:
    view = await overview(work.session, programme_id, period, only=indicator_ids)
    handed_in = [item for item in view.items if item.versions]
    about = programme_id, period.id, [item.indicator.id for item in handed_in]
    newest = await submission_rows.newest_of(work.session, *about)
    accepted = await submission_rows.accepted_of(work.session, *about)
    new = []
    for item in handed_in:
        before, id_ = newest[item.indicator.id], item.indicator.id
        version = next_version(Recomputing(view, item, before, accepted.get(id_), because))
        if version is not None:
            new.append((version, (before.version, before.wording)))
    return await make_versions(work, new, "recompute") if new else ()
