"""How a programme reminds, and what that gives for an open period; the coordinator's to change."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.reminders.ladder import Duty, Rung, Window, ladder
from domain.reminders.settings import ReminderSettings
from domain.time.periods import Period, PeriodKind
from models.repositories.programme import periods, programmes
from services.access import enter, programme_name
from services.context import Context
from services.figures.owed_months import month_windows_of
from services.periods.asked_periods import is_early

_DAY = timedelta(days=1)


class SettingsChange(Protocol):
    """One press of a button, see ``domain.reminders.choices``."""

    def of(self, settings: ReminderSettings, _today: date, /) -> ReminderSettings: ...


@dataclass(frozen=True, slots=True)
class Coming:
    """What the ladder gives for an open period, or for a month of it, with what has come already."""

    period: Period
    due_on: date
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class ReminderPlan:
    programme_id: int
    programme: str
    settings: ReminderSettings
    today: date
    coming: tuple[Coming, ...]
    rests: bool = False
    """Paused or ended: nobody hears anything."""


async def see_reminders(ctx: Context, programme_id: int) -> ReminderPlan:
    async with ctx.read() as session:
        return await _plan(session, ctx, await enter(session, ctx, Verb.MANAGE_PERIOD, programme_id))


async def change_reminders(ctx: Context, programme_id: int, change: SettingsChange) -> ReminderPlan:
    """What is set already changes nothing, and nothing is written down."""
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.MANAGE_PERIOD, programme_id)
        row = await programmes.lock_programme(work.session, programme_id)
        facts = await programmes.facts(work.session, programme_id)
        was = ReminderSettings.from_plain(row.reminders)
        now = change.of(was, ctx.today(facts.timezone))
        if now != was:
            old, row.reminders = row.reminders, now.to_plain()
            work.audit(row, "set_reminders", programme_id, old=old, new=row.reminders)
            await work.writer.flush()
        return await _plan(work.session, ctx, scope)


async def _plan(session: AsyncSession, ctx: Context, scope: Scope) -> ReminderPlan:
    facts = await programmes.facts(session, scope.programme_id)
    days_off = await periods.days_off(session, scope.programme_id)
    coming = []
    for one in await periods.collected_periods(session, scope.programme_id):
        period = Period.from_key(one.key)
        if await is_early(session, scope.programme_id, one, ctx.today(facts.timezone)):
            for month, window in (await month_windows_of(session, scope.programme_id, one)).items():
                of = Period(PeriodKind.MONTH, period.year, month)
                rungs = ladder(window, facts.reminders, days_off, Duty.MONTH)
                coming.append(Coming(of, window.due_on, rungs))
        rungs = ladder(Window(period.end + _DAY, one.due_on), facts.reminders, days_off)
        coming.append(Coming(period, one.due_on, rungs))
    return ReminderPlan(
        programme_id=scope.programme_id,
        programme=programme_name(scope, facts),
        settings=facts.reminders,
        today=ctx.today(facts.timezone),
        coming=tuple(coming),
        rests=facts.rests,
    )
