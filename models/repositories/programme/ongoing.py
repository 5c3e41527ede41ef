"""The programmes that go on, all at once: for the bot's own ticks, which belong to no programme.

Paused and ended ones are left out. The number of statements does not grow with that of the programmes.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.reminders.settings import ReminderSettings
from domain.time.periods import PeriodKind, in_order
from models.repositories.core import rows
from models.sessions import WritingSession
from models.tables.municipality import DayOff, Municipality
from models.tables.period import PeriodRow
from models.tables.programme import ProgrammeRow


@dataclass(frozen=True, slots=True)
class LastPeriod:
    """The one that ends last of those that were opened."""

    id: int
    key: str


@dataclass(frozen=True, slots=True)
class Ongoing:
    id: int
    kind: PeriodKind
    deadline: str
    head_deadline: str
    timezone: str
    taken_in_at: datetime
    reminders: ReminderSettings
    days_off: Mapping[date, bool]
    last: LastPeriod


@dataclass(frozen=True, slots=True)
class OpenAgain:
    """A period that was opened again ``until`` the end of a day, of whatever programme."""

    programme_id: int
    period_id: int
    until: date
    timezone: str


_GOES_ON = (ProgrammeRow.paused_at.is_(None), ProgrammeRow.ended_at.is_(None))
_PROGRAMMES = (
    select(
        ProgrammeRow.id,
        ProgrammeRow.period_kind,
        ProgrammeRow.deadline,
        ProgrammeRow.head_deadline,
        ProgrammeRow.created_at,
        ProgrammeRow.reminders,
        ProgrammeRow.municipality_id,
        Municipality.timezone,
    )
    .join(Municipality, Municipality.id == ProgrammeRow.municipality_id)
    .where(*_GOES_ON)
    .order_by(ProgrammeRow.id)
)
_PERIODS = (
    select(PeriodRow.programme_id, PeriodRow.id, PeriodRow.key)
    .join(ProgrammeRow, ProgrammeRow.id == PeriodRow.programme_id)
    .where(*_GOES_ON)
)
_OPEN_AGAIN = (
    select(PeriodRow.programme_id, PeriodRow.id, PeriodRow.reopened_until, Municipality.timezone)
    .join(ProgrammeRow, ProgrammeRow.id == PeriodRow.programme_id)
    .join(Municipality, Municipality.id == ProgrammeRow.municipality_id)
    .where(PeriodRow.reopened_until.is_not(None), ProgrammeRow.removed_at.is_(None))
    .order_by(PeriodRow.id)
)
_DAYS_OFF = select(DayOff.municipality_id, DayOff.day, DayOff.working)
_LOCKED = (
    select(ProgrammeRow.id)
    .where(ProgrammeRow.id.in_(bindparam("programmes", expanding=True)))
    .order_by(ProgrammeRow.id)
    .with_for_update(key_share=True)
)


async def ongoing(session: AsyncSession) -> list[Ongoing]:
    """As they are now."""
    last = await _last_periods(session)
    days_off: dict[int, dict[date, bool]] = defaultdict(dict)
    for one in await rows(session, _DAYS_OFF):
        days_off[one.municipality_id][one.day] = one.working
    return [
        Ongoing(
            id=one.id,
            kind=PeriodKind(one.period_kind),
            deadline=one.deadline,
            head_deadline=one.head_deadline,
            timezone=one.timezone,
            taken_in_at=one.created_at,
            reminders=ReminderSettings.from_plain(one.reminders),
            days_off=days_off[one.municipality_id],
            last=last[one.id],
        )
        for one in await rows(session, _PROGRAMMES)
        if one.id in last
    ]


async def _last_periods(session: AsyncSession) -> dict[int, LastPeriod]:
    known: dict[int, list[LastPeriod]] = defaultdict(list)
    for one in await rows(session, _PERIODS):
        known[one.programme_id].append(LastPeriod(one.id, one.key))
    return {programme_id: in_order(found)[-1] for programme_id, found in known.items()}


async def open_again(session: AsyncSession) -> list[OpenAgain]:
    """Every one of them, those of programmes that rest too."""
    return [OpenAgain(*one) for one in await rows(session, _OPEN_AGAIN)]


async def lock(session: WritingSession, programme_ids: Collection[int]) -> None:
    """As ``lock_programme``, always in one order, so that nobody waits crosswise."""
    await rows(session, _LOCKED, programmes=list(programme_ids))
