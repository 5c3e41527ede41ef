"""The days by which a figure can be refined, by the municipality's calendar and the report's deadline."""

from dataclasses import dataclass
from datetime import date

from domain.figures.refining.days import check_refine_day, likely_days, read_refine_day
from models.repositories.programme import periods
from services.figures.tasks import Desk


@dataclass(frozen=True, slots=True)
class DaysOffered:
    """``before`` is when the report is due to the head, where that is known and lies ahead."""

    days: tuple[date, ...]
    before: date | None = None


NO_DAYS = DaysOffered(())


async def days_offered(desk: Desk) -> DaysOffered:
    """What is proposed today for a figure of the desk's period."""
    head_due_on = await _head_due_on(desk)
    days_off = await periods.days_off(desk.session, desk.scope.programme_id)
    ahead = head_due_on if head_due_on is not None and head_due_on > desk.today else None
    return DaysOffered(likely_days(desk.today, desk.view.period.due_on, head_due_on, days_off), ahead)


async def day_said(desk: Desk, text: str) -> date:
    """The day that somebody types; refused as ``read_refine_day`` does."""
    return read_refine_day(text, desk.today, await _head_due_on(desk))


async def check_day(desk: Desk, day: date) -> None:
    check_refine_day(day, desk.today, await _head_due_on(desk))


async def _head_due_on(desk: Desk) -> date | None:
    return await periods.head_due_on(desk.session, desk.scope.programme_id, desk.view.period.id)
