"""Periods open by themselves on the first working day after their end; else the coordinator is asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role
from domain.reminders.moments import at_work
from domain.reminders.opening import to_open
from domain.time.deadlines import read_deadline
from domain.time.periods import Period
from models.repositories import presence
from models.repositories.programme import ongoing
from models.repositories.programme.monthly import MonthlyInputs, monthly_inputs
from models.repositories.programme.ongoing import Ongoing
from models.repositories.queues import outbox
from models.tables.period import PeriodRow
from models.unit_of_work import Conflict
from services.context import Context, Work
from services.notices.coordinators import OpenedByItself, PeriodToOpen
from services.notices.notice import Notice
from services.notices.plan import Telling, key_of, plan_all
from services.periods.open_period import audit_opening, new_period


@dataclass(frozen=True, slots=True)
class _Over:
    """A programme whose next periods are over, in their order; ``today`` is the day it is there."""

    programme: Ongoing
    periods: tuple[Period, ...]
    today: date

    @property
    def opens(self) -> bool:
        """What was over before the programme was taken in is the coordinator's to open, and so is what has
        no clear deadline."""
        one = self.programme
        taken_in = one.taken_in_at.astimezone(ZoneInfo(one.timezone)).date()
        rules = (one.deadline, one.head_deadline or one.deadline)
        is_clear = all(read_deadline(rule) is not None for rule in rules)
        return one.reminders.opens_by_itself and is_clear and self.periods[0].end >= taken_in


async def open_due(ctx: Context) -> int:
    """Open what is due in every programme, and ask where it is not to be opened; gives how many were opened.

    Everything is derived from the database, so it may be called any number of times, by any number of
    processes. Whoever comes second finds nothing left to do.
    """
    async with ctx.read() as session:
        over = await _over(ctx, session)
        opening = [one.programme.id for one in over if one.opens]
        asked = await _unasked(ctx, session, [one for one in over if not one.opens])
    if not opening and not asked:
        return 0
    try:
        async with ctx.write() as work:
            await ongoing.lock(work.session, opening)
            opened = await _open(work, opening) if opening else 0
            await plan_all(work, asked)
    except Conflict:  # somebody else has opened one meanwhile: the next tick looks anew
        return 0
    return opened


async def _over(ctx: Context, session: AsyncSession) -> list[_Over]:
    monthly = await monthly_inputs(session)
    known = [_of(one, ctx.today(one.timezone), monthly) for one in await ongoing.ongoing(session)]
    return [one for one in known if one.periods]


def _of(one: Ongoing, today: date, monthly: MonthlyInputs) -> _Over:
    def by_month(period: Period) -> bool:
        return bool(monthly.indicators(one.id, period))

    last = Period.from_key(one.last.key)
    return _Over(one, tuple(to_open(one.kind, last, today, one.days_off, by_month)), today)


async def _open(work: Work, programme_ids: Sequence[int]) -> int:
    """Looked up anew below the lock: a coordinator may have been quicker, or has paused the programme."""
    known = await _over(work.ctx, work.session)
    over = [one for one in known if one.opens and one.programme.id in programme_ids]
    opened = [(one, [_row(work, one, period) for period in one.periods]) for one in over]
    added = [row for _, new in opened for row in new]
    work.writer.add(*added)
    await work.writer.flush()
    for row in added:
        audit_opening(work, row)
    here = await _coordinators(work.session, over)
    tellings = [_telling(work.ctx, one, _opened(new[-1]), here) for one, new in opened]
    await plan_all(work, tellings)
    return len(added)


def _row(work: Work, one: _Over, period: Period) -> PeriodRow:
    return new_period(work, one.programme, period, one.programme.days_off)


def _opened(row: PeriodRow) -> OpenedByItself:
    return OpenedByItself(row.programme_id, row.id)


async def _unasked(ctx: Context, session: AsyncSession, over: Sequence[_Over]) -> list[Telling]:
    """Who is still to be asked, of the coordinators who are present."""
    here = await _coordinators(session, over)
    asking = [_telling(ctx, one, PeriodToOpen(one.programme.id, one.programme.last.id), here) for one in over]
    keys = {key_of(one.notice, person_id, one.due) for one in asking for person_id in one.to}
    known = await outbox.known_keys(session, keys)
    left = (one.but(known) for one in asking)
    return [one for one in left if one.to]


async def _coordinators(session: AsyncSession, over: Iterable[_Over]) -> dict[int, frozenset[int]]:
    days = {one.programme.id: one.today for one in over}
    return await presence.present_in(session, Role.COORDINATOR, days)


def _telling(ctx: Context, one: _Over, notice: Notice, here: dict[int, frozenset[int]]) -> Telling:
    """At once while people are at work, else at the programme's next hour."""
    about = one.programme
    due = at_work(ctx.now(), about.reminders, about.timezone, about.days_off)
    return Telling(notice, tuple(sorted(here.get(about.id, ()))), due)
