"""Whoever decides about figures waits in one order: their periods, their indicators, the versions last.

A figure that is sent, or computed anew, comes to the same rows in the same order, so that nobody waits
crosswise.
"""

from collections.abc import Collection

from domain.refusals import NotFound
from models.repositories import submission_rows, submissions
from models.repositories.programme import periods, programmes
from models.tables.indicator import Indicator
from models.tables.submission import Submission
from services.context import Work


async def hold_figures(
    work: Work, programme_id: int, submission_ids: Collection[int]
) -> list[tuple[int, int]]:
    """The indicators and the periods of these versions, before several are decided about."""
    found = await submissions.places(work.session, programme_id, submission_ids)
    for period_id in sorted({period_id for _, period_id in found}):
        await periods.held_period(work.session, programme_id, period_id)
    await programmes.lock_indicators(work.session, programme_id, {one for one, _ in found})
    return found


async def held_version(work: Work, programme_id: int, submission_id: int) -> tuple[Submission, Indicator]:
    """One version of a programme with its indicator; ``NotFound``."""
    for indicator_id, period_id in await submissions.places(work.session, programme_id, [submission_id]):
        await periods.held_period(work.session, programme_id, period_id)
        indicator = await programmes.lock_indicator(work.session, programme_id, indicator_id)
        submission = await submission_rows.for_decision(work.session, programme_id, submission_id)
        if indicator is not None and submission is not None:
            return submission, indicator
    raise NotFound("submission")
