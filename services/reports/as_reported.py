"""A period as its report has it: accepted figures, and of one that was closed what it was closed with."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from domain.figures.counting import counting
from models.repositories.programme.periods import PeriodFacts
from models.repositories.submissions import SubmissionFacts
from services.standing.assessed import Assessed, Overview, overview


async def as_reported(session: AsyncSession, programme_id: int, period: PeriodFacts) -> Overview:
    """While some indicators are open again the report stays as it was, until the period is closed again."""
    view = await overview(session, programme_id, period, accepted_only=True)
    if not period.is_partly_open:
        return view
    return replace(view, items=tuple(_as_closed(item, period) for item in view.items))


def _as_closed(item: Assessed, period: PeriodFacts) -> Assessed:
    versions = tuple(one for one in item.versions if _stood(one, period))
    return replace(item, figure=counting(versions, accepted_only=True), versions=versions)


def _stood(version: SubmissionFacts, period: PeriodFacts) -> bool:
    """It was there, and decided about, before anything was opened again."""
    return period.reopened is None or (version.decided_at or version.sent_at) < period.reopened.since
