"""The tick of the reminders: what has come is derived from the database, whenever it looks.

A step of a ladder comes once: whoever writes it down puts down everybody who may owe something then, each for
one message of the day, whatever they owe in whatever programme. After days in which nobody looked only the
latest step is told. Who owes indeed is looked up when the message is made.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from domain.reminders.ladder import Duty, Rung
from domain.reminders.settings import RungKind
from models.repositories.queues import outbox
from models.repositories.reminders import ladders, messages
from models.repositories.reminders.ladders import Collecting, Come, StepKey
from models.repositories.reminders.messages import DayMessage
from models.tables.outbox import OutboxState
from services.context import Context, Work
from services.notices.reminders import DayReminder
from services.reminders.concerned import concerned
from services.reminders.town import TownNow, look_around, with_promises

_A_DAY = timedelta(days=1)


async def plan_reminders(ctx: Context) -> int:
    """Of all programmes; how many messages are new. Two processes may look at once: each step is one's."""
    async with ctx.write() as work:
        return await put_down(work)


async def put_down(work: Work, *programme_ids: int) -> int:
    """The same within another's transaction, of these programmes: a period has just been opened."""
    town = await with_promises(work.session, await look_around(work.session, work.now))
    known = [one for one in town.every if not programme_ids or one.programme_id in programme_ids]
    already = await ladders.came(work.session) if known else set()
    come = [step for one in known for step in town.steps(one) if step.key not in already]
    stored = await ladders.put_steps(work.session, come, work.now)
    told = [step for step in _latest(come) if step.key in stored]
    return await _tell(work, town, told, stored) if told else 0


def _latest(come: Iterable[Come]) -> list[Come]:
    """Of each duty the steps of the last day that has come: the others are overtaken, but that it is open is
    said before it is late."""
    by_duty: dict[tuple[int, str, int, date | None], list[Come]] = defaultdict(list)
    for one in come:
        promised = one.due_on if one.duty is Duty.REFINE else None  # each day is another duty
        by_duty[one.period_id, one.duty, one.month, promised].append(one)
    return [step for steps in by_duty.values() for step in steps if _is_told(step.rung, steps[-1].rung)]


def _is_told(rung: Rung, last: Rung) -> bool:
    return rung.day == last.day or (rung.step is RungKind.OPENING and not last.step.is_late)


async def _tell(work: Work, town: TownNow, told: list[Come], stored: Mapping[StepKey, int]) -> int:
    by_period = {one.period_id: one for one in town.every}
    people = await concerned(work, town, [by_period[one.period_id] for one in told])
    days = await messages.planned(work.session, min(town.today(one) for one in town.every) - _A_DAY)
    wanted: dict[tuple[int, date], datetime] = {}
    covered: list[tuple[int, int, date]] = []
    for step in told:
        one = by_period[step.period_id]
        for person_id in people(one, step):
            day, moment = _slot(town, one, person_id, days)
            wanted[person_id, day] = min(moment, wanted.get((person_id, day), moment))
            covered.append((person_id, stored[step.key], day))
    return await write_messages(work, wanted, covered, days)


def _slot(
    town: TownNow, one: Collecting, person_id: int, days: Mapping[tuple[int, date], DayMessage]
) -> tuple[date, datetime]:
    """The first day whose message is not told yet."""
    day, moment = town.day_and_moment(one, person_id)
    while (known := days.get((person_id, day))) and known.state is not OutboxState.WAITING:
        day, moment = town.next_day(one, person_id, day)
    return day, moment


async def write_messages(
    work: Work,
    wanted: Mapping[tuple[int, date], datetime],
    covered: Iterable[tuple[int, int, date]],
    days: Mapping[tuple[int, date], DayMessage],
) -> int:
    """Each person's message of a day by its moment, and the steps it names; how many are new."""
    new = await messages.put_days(work.session, [one for one in wanted if one not in days], work.now)
    await outbox.plan(work.session, *(_notice(*one, wanted[one], new[one]) for one in new))
    waiting = {days[one].key: moment for one, moment in wanted.items() if one in days}
    await messages.sooner(work.session, waiting)
    if any(one not in days and one not in new for one in wanted):  # another process was first
        days = {**days, **await messages.planned(work.session, min(day for _, day in wanted))}
    ids = {one: found.id for one, found in days.items()} | new
    await messages.cover(
        work.session,
        ((person, step, ids[person, day]) for person, step, day in covered if (person, day) in ids),
    )
    return len(new)


def _notice(person_id: int, day: date, moment: datetime, reminder_id: int) -> outbox.Planned:
    return outbox.Planned(
        key=messages.key_of(person_id, day),
        kind=DayReminder.KIND,
        person_id=person_id,
        due_at=moment,
        payload=DayReminder(reminder_id).to_plain(),
        importance=DayReminder.IMPORTANCE,
    )
