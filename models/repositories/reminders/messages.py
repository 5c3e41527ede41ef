"""Each person's message of a day, and which steps it covers."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Row, Table, bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.reminders.settings import RungKind
from models.repositories.core import row, rows, run, store_new
from models.sessions import WritingSession
from models.tables.outbox import OutboxRow, OutboxState
from models.tables.person import Person
from models.tables.reminder import LadderStep, Reminder, ReminderStep


@dataclass(frozen=True, slots=True)
class DayMessage:
    """A message of a day as it stands; ``state`` is its outbox row's."""

    id: int
    person_id: int
    day: date
    key: str
    state: OutboxState


_DAYS, _COVERED = cast(Table, Reminder.__table__), cast(Table, ReminderStep.__table__)
_PLANNED = (
    select(Reminder.id, Reminder.person_id, Reminder.day, Reminder.key, OutboxRow.state)
    .join(OutboxRow, OutboxRow.key == Reminder.key)
    .where(Reminder.day >= bindparam("earliest"), Reminder.number == 0)
)
_MESSAGE = (
    select(
        Reminder.id,
        Reminder.person_id,
        Reminder.day,
        Reminder.by_id,
        func.coalesce(Person.name, "").label("by"),
    )
    .outerjoin(Person, Person.id == Reminder.by_id)
    .where(Reminder.id == bindparam("reminder"))
)
_own = aliased(Reminder)
_NAMED = (
    select(Reminder.id, Reminder.day, Reminder.by_id, LadderStep.period_id, LadderStep.step)
    .join(_own, _own.person_id == Reminder.person_id)
    .outerjoin(ReminderStep, ReminderStep.reminder_id == Reminder.id)
    .outerjoin(LadderStep, LadderStep.id == ReminderStep.ladder_step_id)
    .where(_own.id == bindparam("reminder"), or_(Reminder.id == _own.id, Reminder.day > _own.day))
)
"""What it names, and what the later ones of that person do."""
_ASKED_FOR = (
    update(_DAYS)
    .where(_DAYS.c.person_id == bindparam("whose"), _DAYS.c.day == bindparam("which"), _DAYS.c.number == 0)
    .values(by_id=bindparam("asking"))
)
_DELIVERED = (
    select(Reminder.id, Reminder.person_id, OutboxRow.message_id)
    .join(OutboxRow, OutboxRow.key == Reminder.key)
    .where(OutboxRow.state == OutboxState.SENT, OutboxRow.message_id.is_not(None))
    .where(Reminder.person_id == bindparam("person"))
    .order_by(Reminder.day.desc(), Reminder.number.desc())
)
_NEWEST_TOLD = _DELIVERED.limit(1)
_TOLD_ON = _DELIVERED.where(OutboxRow.message_id == bindparam("message"))
_LAST_OF_DAY = (
    select(Reminder.person_id, func.max(Reminder.number).label("last"))
    .where(Reminder.person_id.in_(bindparam("people", expanding=True)), Reminder.day == bindparam("day"))
    .group_by(Reminder.person_id)
)
_SOONER = (
    update(cast(Table, OutboxRow.__table__))
    .where(
        OutboxRow.key == bindparam("which"),
        OutboxRow.state == OutboxState.WAITING,
        OutboxRow.due_at > bindparam("moment"),
    )
    .values(due_at=bindparam("moment"))
)


async def planned(session: AsyncSession, earliest: date) -> dict[tuple[int, date], DayMessage]:
    """Messages of that day and later ones, by person and day."""
    found = [
        DayMessage(one.id, one.person_id, one.day, one.key, OutboxState(one.state))
        for one in await rows(session, _PLANNED, earliest=earliest)
    ]
    return {(one.person_id, one.day): one for one in found}


async def put_days(
    session: WritingSession, days: Iterable[tuple[int, date]], now: datetime
) -> dict[tuple[int, date], int]:
    """A message of a day for each of these people; ids of those that are new."""
    values = [
        {"person_id": person_id, "day": day, "key": key_of(person_id, day), "number": 0, "planned_at": now}
        for person_id, day in days
    ]
    new = await store_new(session, _DAYS, values, _DAYS.c.id, _DAYS.c.person_id, _DAYS.c.day)
    return {(one[1], one[2]): one[0] for one in new}


def key_of(person_id: int, day: date) -> str:
    """What its outbox row is called."""
    return f"reminder:{person_id}:{day:%Y%m%d}"


async def cover(session: WritingSession, covered: Iterable[tuple[int, int, int]]) -> None:
    """(person, step, message): the message of a day names the step; never the same step twice."""
    values = [
        {"person_id": person_id, "ladder_step_id": step_id, "reminder_id": reminder_id}
        for person_id, step_id, reminder_id in covered
    ]
    await store_new(session, _COVERED, values, _COVERED.c.id)


async def sooner(session: WritingSession, moments: Mapping[str, datetime]) -> None:
    """What waits under these keys is told by then: the earliest hour among those that owe."""
    if moments:
        await run(session, _SOONER, [{"which": key, "moment": one} for key, one in moments.items()])


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a day: whose, which day's, who else sends it besides the ladder; ``openings`` are the
    periods of which it says that they are open. ``about`` are those whose steps it names, empty where
    somebody asked for it: then it is told of whatever is owed. ``later`` are the days of that person's
    messages after it, with what they are about."""

    id: int
    person_id: int
    day: date
    by: str
    openings: frozenset[int]
    about: frozenset[int]
    later: tuple[tuple[date, frozenset[int]], ...]

    def overtaken_on(self, owed: Collection[int]) -> date | None:
        """From which day on a later one says what is ``owed`` (ids of periods)."""
        told = (day for day, about in self.later if not about or about.intersection(owed))
        return min(told, default=None)


async def message(session: AsyncSession, reminder_id: int) -> Message | None:
    found = await row(session, _MESSAGE, reminder=reminder_id)
    if found is None:
        return None
    named = defaultdict(list)
    for one in await rows(session, _NAMED, reminder=reminder_id):
        named[one.id].append(one)
    own = named.pop(found.id)
    return Message(
        id=found.id,
        person_id=found.person_id,
        day=found.day,
        by=found.by if found.by_id != found.person_id else "",
        openings=frozenset(one.period_id for one in own if one.step == RungKind.OPENING),
        about=_about(own),
        later=tuple((each[0].day, _about(each)) for each in named.values()),
    )


def _about(named: Sequence[Row[Any]]) -> frozenset[int]:
    return frozenset(one.period_id for one in named if one.by_id is None and one.period_id is not None)


async def ask_for(session: WritingSession, person_ids: Iterable[int], day: date, by_id: int) -> None:
    """Their messages of that day are told because somebody asks for it, whatever else they name."""
    asked = [{"whose": one, "which": day, "asking": by_id} for one in person_ids]
    if asked:
        await run(session, _ASKED_FOR, asked)


async def told_on(session: AsyncSession, person_id: int, message_id: int) -> int | None:
    """The reminder that stands on a message in a person's chat."""
    found = await row(session, _TOLD_ON, person=person_id, message=message_id)
    return found.id if found else None


async def newest_told(session: AsyncSession, person_id: int) -> tuple[int, int] | None:
    """A person's newest reminder that was delivered, and the message in their chat that it is."""
    found = await row(session, _NEWEST_TOLD, person=person_id)
    return None if found is None else (found.id, found.message_id)


async def put_besides(
    session: WritingSession, person_ids: Iterable[int], day: date, by_id: int, now: datetime
) -> list[tuple[int, int, str]]:
    """(id, person, key) of one more message of the day for each of these people, sent by somebody."""
    people = list(person_ids)
    last = {one.person_id: one.last for one in await rows(session, _LAST_OF_DAY, people=people, day=day)}
    values = [
        {
            "person_id": one,
            "day": day,
            "number": last.get(one, 0) + 1,
            "key": f"{key_of(one, day)}:{last.get(one, 0) + 1}",
            "by_id": by_id,
            "planned_at": now,
        }
        for one in people
    ]
    new = await store_new(session, _DAYS, values, _DAYS.c.id, _DAYS.c.person_id, _DAYS.c.key)
    return [(one[0], one[1], one[2]) for one in new]
