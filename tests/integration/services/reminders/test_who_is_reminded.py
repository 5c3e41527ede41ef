"""Whom the ladder reaches: the substitute, the coordinator for the head's deadline, nobody twice."""

import asyncio
from datetime import date, datetime

import pytest
from sqlalchemy import func, select

from domain.access import Role
from domain.refusals import NothingOwed
from models.tables.outbox import OutboxRow
from models.tables.period import PeriodRow
from models.tables.reminder import FollowUp, Reminder, ReminderStep
from services.context import Context, Installation
from services.notices.reminders import DayReminder
from services.reminders.day_reminder import day_reminder
from services.reminders.pass_on import hand_over
from services.reminders.plan_due import plan_reminders
from services.reminders.remind_besides import remind_later
from tests.doubles import FakeClock
from tests.integration.services.reminders.test_plan_due import (
    EXECUTORS_WITH_PEOPLE,
    deliver,
    hand_in,
    newest,
    seen,
    tick,
    unit_of,
)
from tests.integration.services.test_substitutes import away, met
from tests.sample import OWNER, ROADS, STRANGER, Town, as_actor, member, take_in


@pytest.fixture
async def town(installation: Installation, clock: FakeClock) -> Town:
    return await take_in(installation)


async def reminded(town: Town) -> set[int]:
    async with town.coordinator.read() as session:
        return set(await session.scalars(select(Reminder.person_id)))


async def test_the_substitute_hears_instead_of_the_absent_one(
    installation: Installation, town: Town, clock: FakeClock
) -> None:
    stands_in = await met(installation, STRANGER)
    person_id, substitute_id = town.roads.actor.person_id, stands_in.actor.person_id
    assert person_id is not None
    assert substitute_id is not None
    await away(town.coordinator, person_id, substitute_id, date(2022, 7, 6), date(2022, 7, 7))
    await tick(installation, clock, "2022-07-06T00:05")
    assert substitute_id in (first := await reminded(town))
    assert person_id not in first
    clock.move(datetime.fromisoformat("2022-07-06T10:30+05:00"))
    assert [one.progress.missing for one in (await seen(stands_in)).lists] == [
        ("4", "5", "7", "11", "12", "13", "14")
    ]
    await tick(installation, clock, "2022-07-08T00:05")
    assert person_id in await reminded(town)


async def test_the_coordinator_is_reminded_of_the_heads_deadline_once_the_executors_is_over(
    installation: Installation, town: Town, clock: FakeClock
) -> None:
    async with town.coordinator.write() as work:
        row = await work.session.get_one(PeriodRow, town.period_id)
        row.head_due_on = date(2022, 7, 20)
        work.audit(row, "set_head_deadline", town.programme_id)
    await tick(installation, clock, "2022-07-11T00:05")
    assert town.coordinator.actor.person_id not in await reminded(town)
    await tick(installation, clock, "2022-07-12T00:05")
    assert town.coordinator.actor.person_id in await reminded(town)
    clock.move(datetime.fromisoformat("2022-07-12T10:30+05:00"))
    found = await day_reminder(town.coordinator, DayReminder(await newest(town.coordinator)))
    assert [(one.due_on, one.days_left) for one in found.reports] == [(date(2022, 7, 20), 6)]


async def test_two_processes_that_look_at_once_tell_each_step_once(
    installation: Installation, town: Town, clock: FakeClock
) -> None:
    clock.move(datetime.fromisoformat("2022-07-06T00:05+05:00"))
    ticks = [as_actor(installation, OWNER) for _ in range(4)]
    new = await asyncio.gather(*(plan_reminders(one) for one in ticks))
    assert sum(new) == EXECUTORS_WITH_PEOPLE
    assert await counted(town.coordinator) == (EXECUTORS_WITH_PEOPLE, EXECUTORS_WITH_PEOPLE)


async def counted(ctx: Context) -> tuple[int, int]:
    """How many messages were put down, and how many steps they cover."""
    async with ctx.read() as session:
        messages = select(func.count()).where(OutboxRow.kind == DayReminder.KIND)
        steps = select(func.count()).select_from(ReminderStep)
        return await session.scalar(messages) or 0, await session.scalar(steps) or 0


async def test_a_muted_unit_hears_nothing(installation: Installation, town: Town, clock: FakeClock) -> None:
    async with town.coordinator.write() as work:
        row = FollowUp(
            programme_id=town.programme_id,
            period_id=town.period_id,
            executor_id=await unit_of(town.roads),
            kind="muted",
            by_id=await work.person_id(),
            at=work.now,
        )
        work.writer.add(row)
        await work.writer.flush()
        work.audit(row, "mute", town.programme_id)
    assert await tick(installation, clock, "2022-07-06T00:05") == EXECUTORS_WITH_PEOPLE - 1
    assert town.roads.actor.person_id not in await reminded(town)


async def test_a_step_of_what_is_handed_in_tells_nothing_of_what_else_is_owed(
    installation: Installation, clock: FakeClock
) -> None:
    """Handed in here, owed there: there the ladder has its own days."""
    town = await take_in(installation)
    other = await take_in(installation, municipality="Другой городской округ", people_from=500)
    await member(installation, ROADS, other.programme_id, Role.EXECUTOR, await unit_of(other.roads))
    await move(other, date(2022, 7, 29))
    await tick(installation, clock, "2022-07-06T00:05")
    await hand_in(town.roads, "4", "5", "7", "11", "12", "13", "14", of=town)
    with pytest.raises(NothingOwed):
        await seen(town.roads)
    clock.move(datetime.fromisoformat("2022-07-05T15:00+05:00"))
    assert await remind_later(town.roads, await newest(town.roads)) == date(2022, 7, 6)
    assert [one.tasks.programme_id for one in (await seen(town.roads)).lists] == [other.programme_id]


async def test_what_a_colleague_gives_is_told_by_a_message_that_waits_for_something_else(
    installation: Installation, clock: FakeClock
) -> None:
    town = await take_in(installation)
    other = await take_in(installation, municipality="Другой городской округ", people_from=500)
    await member(installation, ROADS, other.programme_id, Role.EXECUTOR, await unit_of(other.roads))
    await move(other, date(2022, 7, 14))
    await tick(installation, clock, "2022-07-07T00:05")
    await deliver(town.coordinator)
    await hand_in(town.roads, "4", "5", "7", "11", "12", "13", "14", of=town)
    await tick(installation, clock, "2022-07-08T00:05")
    clock.move(datetime.fromisoformat("2022-07-08T09:00+05:00"))
    assert town.roads.actor.person_id is not None
    await hand_over(other.roads, await newest(other.roads), town.roads.actor.person_id)
    told = await day_reminder(town.roads, DayReminder(await newest(town.roads)))
    assert [one.tasks.programme_id for one in told.lists] == [other.programme_id]
    assert told.by == "сотрудник 511"


async def move(town: Town, due: date) -> None:
    async with town.coordinator.write() as work:
        row = await work.session.get_one(PeriodRow, town.period_id)
        row.due_on, row.due_set_at = due, work.now
        work.audit(row, "move_deadline", town.programme_id)
