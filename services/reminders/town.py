"""The open periods with their ladders, as they are at one moment."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from domain.figures.refining.days import remind_on
from domain.reminders.ladder import Duty, Rung, Window, ladder, part_due_on, reached
from domain.reminders.moments import at_work, moment_on
from domain.reminders.monthly import month_windows
from domain.reminders.settings import RungKind
from domain.time.deadlines import read_deadline
from domain.time.periods import Period
from domain.time.workdays import Overrides, next_working_day
from models.repositories import contributions
from models.repositories.programme.monthly import MonthlyInputs, monthly_inputs
from models.repositories.reminders import ladders
from models.repositories.reminders.ladders import Collecting, Come
from models.repositories.reminders.promises import Promise, promised

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TownNow:
    """Every open period with the days off of its municipality, at one moment.

    ``closed`` are others in which something was promised to be refined, ``promises`` what is, by period.
    """

    now: datetime
    collecting: tuple[Collecting, ...]
    days_off: Mapping[int, Overrides]
    monthly: MonthlyInputs
    closed: tuple[Collecting, ...] = ()
    promises: Mapping[int, Sequence[Promise]] = field(default_factory=dict)
    with_parts: frozenset[int] = frozenset()
    """Programmes (ids) in which contributors give parts."""

    @property
    def every(self) -> tuple[Collecting, ...]:
        return (*self.collecting, *self.closed)

    def today(self, one: Collecting) -> date:
        return self.now.astimezone(ZoneInfo(one.timezone)).date()

    def off(self, one: Collecting) -> Overrides:
        return self.days_off.get(one.municipality_id, {})

    def steps(self, one: Collecting) -> Iterator[Come]:
        """Those that have come, the latest last."""
        for duty, month, window in self._duties(one):
            rungs = ladder(window, one.settings, self.off(one), duty)
            for rung in reached(rungs, self.today(one), _changed_on(one)):
                yield Come(one.period_id, duty, month, window.due_on, rung)
        yield from self._refining(one)

    def _refining(self, one: Collecting) -> Iterator[Come]:
        """The days by which preliminary figures were promised to be refined: one step each."""
        days = {promise.refine_by for promise in self.promises.get(one.period_id, ())}
        for day in sorted(days):
            told = remind_on(day, self.off(one))
            if told <= self.today(one):
                yield Come(one.period_id, Duty.REFINE, 0, day, Rung(RungKind.DAY, told))

    def day_and_moment(self, one: Collecting, person_id: int) -> tuple[date, datetime]:
        """Today at the programme's hour, or as soon as people are at work again."""
        moment = max(moment_on(self.today(one), one.settings, one.timezone, person_id), self.now)
        told = at_work(moment, one.settings, one.timezone, self.off(one))
        day = told.astimezone(ZoneInfo(one.timezone)).date()
        return day, told if told == moment else moment_on(day, one.settings, one.timezone, person_id)

    def next_day(self, one: Collecting, person_id: int, after: date) -> tuple[date, datetime]:
        day = next_working_day(after + _A_DAY, self.off(one))
        return day, moment_on(day, one.settings, one.timezone, person_id)

    def _duties(self, one: Collecting) -> Iterator[tuple[Duty, int, Window]]:
        """What is owed of an open period, from when on and until when."""
        if one in self.closed:
            return
        period = Period.from_key(one.key)
        yield Duty.FIGURES, 0, Window(period.end + _A_DAY, one.due_on)
        if one.programme_id in self.with_parts:
            due_on = part_due_on(one.due_on, one.settings, self.off(one))
            yield Duty.PART, 0, Window(period.end + _A_DAY, due_on)
        if one.head_due_on is not None:
            yield Duty.REPORT, 0, Window(one.due_on + _A_DAY, one.head_due_on)
        rule = read_deadline(one.deadline)
        if rule is not None and self.monthly.indicators(one.programme_id, period):
            for month, window in month_windows(one.kind, period, rule, self.off(one)).items():
                yield Duty.MONTH, month, window


async def look_around(session: AsyncSession, now: datetime) -> TownNow:
    found = await ladders.collecting(session)
    return TownNow(
        now,
        tuple(found),
        await ladders.days_off(session),
        await monthly_inputs(session),
        with_parts=await contributions.programmes_asking(session),
    )


async def with_promises(session: AsyncSession, town: TownNow) -> TownNow:
    """The same with what was promised to be refined, in closed periods too."""
    promises: dict[int, list[Promise]] = defaultdict(list)
    for one in await promised(session):
        promises[one.period_id].append(one)
    closed = await ladders.closed(session, promises.keys() - {one.period_id for one in town.collecting})
    return replace(town, closed=tuple(closed), promises=promises)


def _changed_on(one: Collecting) -> date | None:
    """The day on which the deadline or the ladder was changed: what lay behind it then is not told anew."""
    moved = one.due_set_at.astimezone(ZoneInfo(one.timezone)).date() if one.due_set_at else None
    return max((day for day in (moved, one.settings.changed_on) if day is not None), default=None)
