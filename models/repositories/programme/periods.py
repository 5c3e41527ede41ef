"""The periods of one programme, its days off, and what a closed period keeps.

Everything here but ``with_period`` is bound to one programme or municipality: the caller asked for access
first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Executable, bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.time.periods import in_order
from domain.time.reopened import Reopened, takes_figure
from models.repositories.core import row, rows
from models.repositories.programme.definition import once
from models.sessions import WritingSession
from models.tables.municipality import DayOff, Municipality
from models.tables.period import PeriodRow, Snapshot
from models.tables.programme import ProgrammeRow


@dataclass(frozen=True, slots=True)
class PeriodFacts:
    """``due_on`` is the day until which it takes figures again, where it was opened again."""

    id: int
    key: str
    due_on: date
    closed_at: datetime | None
    closed_by_id: int | None
    reopened: Reopened | None = None
    revision: int = 0

    @property
    def is_partly_open(self) -> bool:
        """It is closed but for some indicators."""
        return self.closed_at is not None and self.reopened is not None

    @property
    def is_collected(self) -> bool:
        """It takes figures, if not of everybody."""
        return self.closed_at is None or self.reopened is not None

    def takes(self, indicator_id: int, today: date) -> bool:
        """``domain.time.reopened.takes_figure``."""
        return takes_figure(self.closed_at, self.reopened, indicator_id, today)

    def asks(self, indicator_id: int) -> bool:
        """Whether it is among what is collected again; all are where nothing was opened again."""
        return self.reopened is None or self.reopened.takes(indicator_id)


DUE_ON = func.coalesce(PeriodRow.reopened_until, PeriodRow.due_on)
"""The day until which a period takes figures."""
_OF_PROGRAMME = select(
    PeriodRow.id,
    PeriodRow.key,
    DUE_ON,
    PeriodRow.closed_at,
    PeriodRow.closed_by_id,
    PeriodRow.reopened_until,
    PeriodRow.reopened_at,
    PeriodRow.reopened_ids,
    PeriodRow.revision,
).where(PeriodRow.programme_id == bindparam("programme"))
_ONE = _OF_PROGRAMME.where(PeriodRow.id == bindparam("period"))
_COLLECTED = select(PeriodRow.opened_at, PeriodRow.closed_at).where(
    PeriodRow.programme_id == bindparam("programme"), PeriodRow.id == bindparam("period")
)
_HELD = _ONE.with_for_update(read=True)
_KNOWN = "periods held"
"""Key in ``session.info``: those that this writer holds already, which nobody closes meanwhile."""


@once
async def of_programme(session: AsyncSession, programme_id: int) -> list[PeriodFacts]:
    """In the order in which they end, the shorter first, whatever their deadlines are."""
    return in_order([_facts(one) for one in await rows(session, _OF_PROGRAMME, programme=programme_id)])


def _facts(found: Sequence[Any]) -> PeriodFacts:
    id_, key, due_on, closed_at, closed_by_id, until, since, ids, revision = found
    again = None if until is None else Reopened(until, since, None if ids is None else frozenset(ids))
    return PeriodFacts(id_, key, due_on, closed_at, closed_by_id, again, revision)


def facts_of(period: PeriodRow) -> PeriodFacts:
    """Of a row as its transaction has changed it."""
    until = period.reopened_until
    known = period.id, period.key, until or period.due_on, period.closed_at, period.closed_by_id
    return _facts((*known, until, period.reopened_at, period.reopened_ids, period.revision))


async def open_period(session: AsyncSession, programme_id: int) -> PeriodFacts | None:
    """The period being collected: the latest one that is not closed."""
    return next(reversed(await open_periods(session, programme_id)), None)


async def open_periods(session: AsyncSession, programme_id: int) -> list[PeriodFacts]:
    """Several where one was opened again, or the next one before the last was closed; oldest first."""
    return [period for period in await of_programme(session, programme_id) if period.closed_at is None]


async def collected_periods(session: AsyncSession, programme_id: int) -> list[PeriodFacts]:
    """The same with those that are open again for some indicators."""
    return [period for period in await of_programme(session, programme_id) if period.is_collected]


async def held_period(session: AsyncSession, programme_id: int, period_id: int) -> PeriodFacts | None:
    """A period as it is now; of a writer under a shared lock: it is not closed while a figure lands in it."""
    if not isinstance(session, WritingSession):
        return await _one(session, _ONE, programme_id, period_id)
    held: dict[int, PeriodFacts | None] = session.info.setdefault(_KNOWN, {})
    if period_id not in held:
        held[period_id] = await _one(session, _HELD, programme_id, period_id)
    return held[period_id]


async def _one(
    session: AsyncSession, statement: Executable, programme_id: int, period_id: int
) -> PeriodFacts | None:
    found = await row(session, statement, programme=programme_id, period=period_id)
    return None if found is None else _facts(found)


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
    session.info.get(_KNOWN, {}).pop(period_id, None)
    query = select(PeriodRow).where(PeriodRow.programme_id == programme_id, PeriodRow.id == period_id)
    return await session.scalar(query.with_for_update())


async def days_off_rows(session: AsyncSession, municipality_id: int) -> Sequence[DayOff]:
    query = select(DayOff).where(DayOff.municipality_id == municipality_id).order_by(DayOff.day)
    return (await session.scalars(query)).all()


async def hold_open(session: WritingSession, programme_id: int) -> None:
    """What is being sent in its open periods is there first; what comes later waits."""
    takes = or_(PeriodRow.closed_at.is_(None), PeriodRow.reopened_until.is_not(None))
    query = select(PeriodRow.id).where(PeriodRow.programme_id == programme_id, takes)
    await session.execute(query.order_by(PeriodRow.id).with_for_update())


async def day_off_row(session: WritingSession, municipality_id: int, day: date) -> DayOff | None:
    query = select(DayOff).where(DayOff.municipality_id == municipality_id, DayOff.day == day)
    return await session.scalar(query.with_for_update())
