"""The periods of one programme, its days off, and what a closed period keeps.

Everything here but ``with_period`` is bound to one programme or municipality: the caller asked for access
first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.time.periods import in_order
from models.repositories.core import row, rows
from models.repositories.programme.definition import once
from models.sessions import WritingSession
from models.tables.municipality import DayOff, Municipality
from models.tables.period import PeriodRow, Snapshot
from models.tables.programme import ProgrammeRow


@dataclass(frozen=True, slots=True)
class PeriodFacts:
    id: int
    key: str
    due_on: date
    closed_at: datetime | None
    closed_by_id: int | None


_OF_PROGRAMME = select(
    PeriodRow.id, PeriodRow.key, PeriodRow.due_on, PeriodRow.closed_at, PeriodRow.closed_by_id
).where(PeriodRow.programme_id == bindparam("programme"))
_ONE = _OF_PROGRAMME.where(PeriodRow.id == bindparam("period"))
_COLLECTED = select(PeriodRow.opened_at, PeriodRow.closed_at).where(
    PeriodRow.programme_id == bindparam("programme"), PeriodRow.id == bindparam("period")
)
_HELD = _ONE.with_for_update(read=True)


@once
async def of_programme(session: AsyncSession, programme_id: int) -> list[PeriodFacts]:
    """In the order in which they end, the shorter first, whatever their deadlines are."""
    return in_order([PeriodFacts(*one) for one in await rows(session, _OF_PROGRAMME, programme=programme_id)])


async def open_period(session: AsyncSession, programme_id: int) -> PeriodFacts | None:
    """The period being collected: the latest one that is not closed."""
    return next(reversed(await open_periods(session, programme_id)), None)


async def open_periods(session: AsyncSession, programme_id: int) -> list[PeriodFacts]:
    """Several where one was opened again, or the next one before the last was closed; oldest first."""
    return [period for period in await of_programme(session, programme_id) if period.closed_at is None]


async def held_period(session: AsyncSession, programme_id: int, period_id: int) -> PeriodFacts | None:
    """A period as it is now; of a writer under a shared lock: it is not closed while a figure lands in it."""
    found = await row(
        session,
        _HELD if isinstance(session, WritingSession) else _ONE,
        programme=programme_id,
        period=period_id,
    )
    return None if found is None else PeriodFacts(*found)


@once
async def days_off(session: AsyncSession, programme_id: int) -> dict[date, bool]:
    query = (
        select(DayOff.day, DayOff.working)
        .join(ProgrammeRow, ProgrammeRow.municipality_id == DayOff.municipality_id)
        .where(ProgrammeRow.id == programme_id)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def days_off_in(session: AsyncSession, municipality: str) -> dict[date, bool]:
    """The same by the municipality's name; nothing where it is not known yet."""
    query = (
        select(DayOff.day, DayOff.working)
        .join(Municipality, Municipality.id == DayOff.municipality_id)
        .where(Municipality.name == municipality)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def with_period(session: AsyncSession, key: str) -> list[tuple[int, str, int]]:
    """(programme, title, period's id) of every programme that has opened a period; for the operator only."""
    query = (
        select(ProgrammeRow.id, ProgrammeRow.title, PeriodRow.id)
        .join(PeriodRow, PeriodRow.programme_id == ProgrammeRow.id)
        .where(PeriodRow.key == key, ProgrammeRow.removed_at.is_(None))
        .order_by(ProgrammeRow.id)
    )
    return [(row[0], row[1], row[2]) for row in await session.execute(query)]


async def collected_between(
    session: AsyncSession, programme_id: int, period_id: int
) -> tuple[datetime, datetime | None]:
    """When it was opened, and closed, if it is."""
    found = await row(session, _COLLECTED, programme=programme_id, period=period_id)
    return found.opened_at, found.closed_at


async def snapshot(session: AsyncSession, period_id: int) -> Snapshot | None:
    return await session.get(Snapshot, period_id)


@once
async def head_due_on(session: AsyncSession, programme_id: int, period_id: int) -> date | None:
    """When the coordinator's report is due to the head, where that is set."""
    return await session.scalar(
        select(PeriodRow.head_due_on).where(PeriodRow.programme_id == programme_id, PeriodRow.id == period_id)
    )


async def period_for_change(session: WritingSession, programme_id: int, period_id: int) -> PeriodRow | None:
    """A period that is about to be closed or opened again: no figure lands in it meanwhile."""
    query = select(PeriodRow).where(PeriodRow.programme_id == programme_id, PeriodRow.id == period_id)
    return await session.scalar(query.with_for_update())


async def days_off_rows(session: AsyncSession, municipality_id: int) -> Sequence[DayOff]:
    query = select(DayOff).where(DayOff.municipality_id == municipality_id).order_by(DayOff.day)
    return (await session.scalars(query)).all()


async def hold_open(session: WritingSession, programme_id: int) -> None:
    """What is being sent in its open periods is there first; what comes later waits."""
    query = select(PeriodRow.id).where(PeriodRow.programme_id == programme_id, PeriodRow.closed_at.is_(None))
    await session.execute(query.order_by(PeriodRow.id).with_for_update())


async def day_off_row(session: WritingSession, municipality_id: int, day: date) -> DayOff | None:
    query = select(DayOff).where(DayOff.municipality_id == municipality_id, DayOff.day == day)
    return await session.scalar(query.with_for_update())
