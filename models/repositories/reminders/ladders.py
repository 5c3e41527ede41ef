"""The periods that are being collected, and the steps of their ladders that have come."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Table, bindparam, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.reminders.ladder import Duty, Rung
from domain.reminders.settings import ReminderSettings
from domain.time.periods import PeriodKind
from models.repositories.core import rows, store_new
from models.repositories.programme import definition
from models.repositories.programme.periods import DUE_ON
from models.sessions import WritingSession
from models.tables.municipality import DayOff, Municipality
from models.tables.period import PeriodRow
from models.tables.programme import ProgrammeRow
from models.tables.reminder import LadderStep

StepKey = tuple[int, str, int, str, date]


@dataclass(frozen=True, slots=True)
class Collecting:
    """A period that takes figures, or in which something is still to be refined, of a programme that is
    neither paused nor ended; the report to the head is owed of one that is open for everybody."""

    programme_id: int
    municipality_id: int
    timezone: str
    settings: ReminderSettings
    kind: PeriodKind
    deadline: str
    period_id: int
    key: str
    due_on: date
    head_due_on: date | None
    due_set_at: datetime | None
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class Come:
    """A step of a period's ladder; ``month`` is 0, or 1-12 for a month's inputs."""

    period_id: int
    duty: Duty
    month: int
    due_on: date
    rung: Rung

    @property
    def key(self) -> StepKey:
        return self.period_id, str(self.duty), self.month, str(self.rung.step), self.due_on


_TAKES = or_(PeriodRow.closed_at.is_(None), PeriodRow.reopened_until.is_not(None))
_PERIODS = (
    select(
        ProgrammeRow.id,
        ProgrammeRow.municipality_id,
        Municipality.timezone,
        ProgrammeRow.reminders,
        ProgrammeRow.period_kind,
        ProgrammeRow.deadline,
        PeriodRow.id,
        PeriodRow.key,
        DUE_ON,
        case((PeriodRow.closed_at.is_(None), PeriodRow.head_due_on)),
        func.coalesce(PeriodRow.reopened_at, PeriodRow.due_set_at),
        PeriodRow.opened_at,
        ProgrammeRow.revision,
    )
    .join(ProgrammeRow, ProgrammeRow.id == PeriodRow.programme_id)
    .join(Municipality, Municipality.id == ProgrammeRow.municipality_id)
    .where(ProgrammeRow.paused_at.is_(None), ProgrammeRow.ended_at.is_(None))
    .order_by(PeriodRow.id)
)
_COLLECTING = _PERIODS.where(_TAKES)
_CLOSED = _PERIODS.where(
    PeriodRow.closed_at.is_not(None), PeriodRow.id.in_(bindparam("periods", expanding=True))
)
_DAYS_OFF = select(DayOff.municipality_id, DayOff.day, DayOff.working)
_CAME = (
    select(LadderStep.period_id, LadderStep.duty, LadderStep.month, LadderStep.step, LadderStep.due_on)
    .join(PeriodRow, PeriodRow.id == LadderStep.period_id)
    .where(or_(_TAKES, LadderStep.duty == Duty.REFINE))
)
_STEPS = cast(Table, LadderStep.__table__)
_KEY = (_STEPS.c.period_id, _STEPS.c.duty, _STEPS.c.month, _STEPS.c.step, _STEPS.c.due_on)


async def collecting(session: AsyncSession) -> list[Collecting]:
    """Every period that takes figures, the oldest first."""
    return _collecting(session, await rows(session, _COLLECTING))


async def closed(session: AsyncSession, period_ids: Collection[int]) -> list[Collecting]:
    """Those of them that are closed, of programmes that are neither paused nor ended."""
    if not period_ids:
        return []
    return _collecting(session, await rows(session, _CLOSED, periods=list(period_ids)))


def _collecting(session: AsyncSession, kept: Sequence[Any]) -> list[Collecting]:
    found = []
    for *facts, revision in kept:
        definition.note(session, facts[0], revision)
        facts[3], facts[4] = ReminderSettings.from_plain(facts[3]), PeriodKind(facts[4])
        found.append(Collecting(*facts))
    return found


async def days_off(session: AsyncSession) -> Mapping[int, Mapping[date, bool]]:
    """Of each municipality that has its own."""
    found: dict[int, dict[date, bool]] = defaultdict(dict)
    for municipality_id, day, working in await rows(session, _DAYS_OFF):
        found[municipality_id][day] = working
    return found


async def came(session: AsyncSession) -> set[StepKey]:
    """The steps of open periods that have come already, and of promises, by ``Come.key``."""
    return {(one[0], str(one[1]), one[2], str(one[3]), one[4]) for one in await rows(session, _CAME)}


async def put_steps(session: WritingSession, steps: Sequence[Come], now: datetime) -> dict[StepKey, int]:
    """Write down that they have come; ids of those that nobody else has written meanwhile, by key."""
    values = [
        {
            "period_id": one.period_id,
            "duty": one.duty,
            "month": one.month,
            "step": one.rung.step,
            "due_on": one.due_on,
            "day": one.rung.day,
            "came_at": now,
        }
        for one in steps
    ]
    new = await store_new(session, _STEPS, values, _STEPS.c.id, *_KEY)
    return {(one[1], str(one[2]), one[3], str(one[4]), one[5]): one[0] for one in new}
