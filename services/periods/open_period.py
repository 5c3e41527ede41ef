"""The next period is opened: also the first one of a new year, with that year's targets («Next year»)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from domain.access import Verb
from domain.refusals import Stale, UnclearDeadline
from domain.time.deadlines import read_deadline
from domain.time.periods import Period, PeriodKind, following
from domain.time.workdays import Overrides
from models.repositories import people
from models.repositories.programme import periods, programmes
from models.tables.period import PeriodRow
from models.tables.programme import ProgrammeRow
from services.access import enter
from services.context import Context, Work
from services.contributions.asked_parts import parts_asked
from services.notices.executors import OfPeriod
from services.notices.plan import plan
from services.periods.asked_periods import check_goes_on
from services.periods.see_periods import Periods, describe
from services.reminders.plan_due import put_down
from services.standing.assessed import overview


class HasDeadlines(Protocol):
    """A programme, as far as its periods' deadlines go."""

    @property
    def id(self) -> int: ...

    @property
    def deadline(self) -> str: ...

    @property
    def head_deadline(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Opened:
    """The period that is collected from now on; ``told`` people will be reminded of it, once it is over."""

    period: Period
    due_on: date
    told: int
    periods: Periods


async def open_period(ctx: Context, programme_id: int, after_period_id: int) -> Opened:
    """Open what follows ``after_period_id``; ``Stale`` where something else has been opened meanwhile.

    Targets by year need nothing done: each year's entry holds from its January on.
    """
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.MANAGE_PERIOD, programme_id)
        programme = await programmes.lock_programme(work.session, programme_id)
        await check_goes_on(work.session, scope)
        last = (await periods.of_programme(work.session, programme_id))[-1]
        if last.id != after_period_id:
            raise Stale
        period = following(PeriodKind(programme.period_kind), Period.from_key(last.key))
        row = await add_period(work, programme, period)
        await put_down(work, programme_id)
        told = len(await handing_in(work, row))
        return Opened(period, row.due_on, told, await describe(work.session, ctx, scope))


async def add_period(work: Work, programme: ProgrammeRow, period: Period) -> PeriodRow:
    """With its two deadlines, by the programme's rules and the municipality's days off."""
    days_off = await periods.days_off(work.session, programme.id)
    row = new_period(work, programme, period, days_off)
    work.writer.add(row)
    await work.writer.flush()
    audit_opening(work, row)
    return row


def new_period(work: Work, programme: HasDeadlines, period: Period, days_off: Overrides) -> PeriodRow:
    """``UnclearDeadline`` where a rule of the programme is none."""
    head = programme.head_deadline
    return PeriodRow(
        programme_id=programme.id,
        key=period.key,
        due_on=_due(programme.deadline, period, days_off),
        head_due_on=_due(head, period, days_off) if head else None,
        opened_at=work.now,
    )


def audit_opening(work: Work, row: PeriodRow) -> None:
    new = {"key": row.key, "due_on": row.due_on.isoformat()}
    work.audit(row, "open_period", row.programme_id, new=new)


def _due(rule: str, period: Period, days_off: Overrides) -> date:
    read = read_deadline(rule)
    if read is None:
        raise UnclearDeadline(rule)
    return read.due(period, days_off)


async def tell_executors(work: Work, row: PeriodRow, notice: OfPeriod) -> int:
    """Everybody who hands in something of this period hears once; gives how many that are."""
    persons = await handing_in(work, row)
    await plan(work, notice, *sorted(persons))
    return len(persons)


async def handing_in(work: Work, row: PeriodRow, ids: Collection[int] | None = None) -> set[int]:
    """Who hands in something of a period (of the indicators), or gives a part of it, in whatever role: a
    deputy head does too, a unit without a figure does not; of one that is open again for some indicators, who
    hands in those. Nobody of a programme that is paused."""
    if (await programmes.facts(work.session, row.programme_id)).rests:
        return set()
    period = periods.facts_of(row)
    view = await overview(work.session, row.programme_id, period)
    rows = [item.indicator for item in view.items if period.asks(item.indicator.id)]
    meant = {one.id for one in rows if ids is None or one.id in ids}
    parts = await parts_asked(work.session, row.programme_id, row.id)
    asked = {one.hands_in_id for one in rows if one.id in meant} - {None}
    asked |= {one.executor_id for one in parts if one.indicator.id in meant}
    members = await people.members_of(work.session, row.programme_id)
    return {member.person_id for member in members if member.executor_id in asked}
