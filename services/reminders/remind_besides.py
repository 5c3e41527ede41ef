"""What is told besides the ladder: on a day that somebody chose, or at once because somebody asks for it."""

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from domain.refusals import Stale
from domain.reminders.moments import moment_on
from domain.time.workdays import next_working_day
from models.repositories.queues import outbox
from models.repositories.reminders import messages
from models.repositories.reminders.ladders import Collecting
from models.tables.outbox import OutboxState
from services.context import Context, Work
from services.notices.reminders import DayReminder
from services.reminders.day_reminder import stands_in
from services.reminders.plan_due import write_messages
from services.reminders.town import TownNow, look_around

DAYS_SHOWN = 5
_A_DAY = timedelta(days=1)


async def later_days(ctx: Context, reminder_id: int) -> tuple[date, ...]:
    """The working days on which the actor can be reminded again, from the next one on."""
    async with ctx.read() as session:
        town, one = await _town(session, ctx, reminder_id)
        days = [town.next_day(one, 0, town.today(one))[0]]
        while len(days) < DAYS_SHOWN:
            days.append(next_working_day(days[-1] + _A_DAY, town.off(one)))
    return tuple(days)


async def remind_later(ctx: Context, reminder_id: int, day: date | None = None) -> date:
    """«Напомнить завтра», or on a day of those offered; gives the working day it will be.

    Pressed twice it is one message; a step of the ladder on that day is the same message.
    """
    async with ctx.write() as work:
        town, one = await _town(work.session, ctx, reminder_id)
        person_id = await work.person_id()
        chosen = next_working_day(day, town.off(one)) if day and day > town.today(one) else None
        chosen = chosen or town.next_day(one, person_id, town.today(one))[0]
        known = await messages.planned(work.session, chosen)
        moment = moment_on(chosen, one.settings, one.timezone, person_id)
        await write_messages(work, {(person_id, chosen): moment}, (), known)
        await messages.ask_for(work.session, [person_id], chosen, person_id)
    return chosen


async def _town(session: AsyncSession, ctx: Context, reminder_id: int) -> tuple[TownNow, Collecting]:
    """``Stale`` where nothing of it is owed any more."""
    found = await stands_in(session, ctx, reminder_id)
    period_id = next((one.tasks.period_id for one in found.lists if one.is_owed), None)
    town = await look_around(session, ctx.now())
    one = next((one for one in town.collecting if one.period_id == period_id), None)
    if one is None:
        raise Stale
    return town, one


async def remind_now(work: Work, person_ids: Collection[int], timezone: str) -> int:
    """At once, in the actor's name, whatever they have heard today; how many will hear.

    The day's own message comes now where it still waits. Who may ask for it, and of whom, is the caller's.
    """
    day = work.ctx.today(timezone)
    told = await messages.planned(work.session, day)
    known = {one: told[one, day] for one in person_ids if (one, day) in told}
    waiting = [one for one, row in known.items() if row.state is OutboxState.WAITING]
    await messages.sooner(work.session, {messages.key_of(one, day): work.now for one in waiting})
    await messages.ask_for(work.session, waiting, day, await work.person_id())
    others = sorted(set(person_ids) - set(waiting))
    added = await messages.put_besides(work.session, others, day, await work.person_id(), work.now)
    await outbox.plan(work.session, *(_now(work, *one) for one in added))
    return len(waiting) + len(added)


def _now(work: Work, reminder_id: int, person_id: int, key: str) -> outbox.Planned:
    return outbox.Planned(
        key=key,
        kind=DayReminder.KIND,
        person_id=person_id,
        due_at=work.now,
        payload=DayReminder(reminder_id).to_plain(),
        importance=1,
    )


async def reminder_on(ctx: Context, message_id: int) -> int | None:
    """The reminder that stands on a message of the actor's chat."""
    async with ctx.read() as session:
        return await messages.told_on(session, ctx.actor.person_id or 0, message_id)
