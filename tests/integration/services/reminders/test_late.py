"""A reminder that could not be told at its hour: the bot was away, or the network."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from domain.access import Role
from domain.refusals import NothingOwed, NotNow, Overtaken
from models.tables.municipality import Municipality
from models.tables.period import PeriodRow
from models.tables.programme import ProgrammeRow
from services.context import Installation
from services.notices.reminders import DayReminder
from services.reminders.day_reminder import day_reminder
from tests.doubles import FakeClock
from tests.integration.services.reminders.test_plan_due import hand_in, newest, tick, unit_of
from tests.integration.services.reminders.test_who_is_reminded import move
from tests.sample import ROADS, member, take_in


async def test_the_coordinators_waits_for_the_morning_as_well(
    installation: Installation, clock: FakeClock
) -> None:
    town = await take_in(installation)
    async with town.coordinator.write() as work:
        row = await work.session.get_one(PeriodRow, town.period_id)
        row.head_due_on = date(2022, 7, 20)
        work.audit(row, "set_head_deadline", town.programme_id)
    await tick(installation, clock, "2022-07-12T00:05")
    clock.move(datetime.fromisoformat("2022-07-12T23:00+05:00"))
    with pytest.raises(NotNow) as wait:
        await day_reminder(town.coordinator, DayReminder(await newest(town.coordinator)))
    assert wait.value.until == datetime.fromisoformat("2022-07-13T10:00+05:00")


async def test_in_a_town_where_it_is_tomorrow_already_the_day_is_the_towns(
    installation: Installation, clock: FakeClock
) -> None:
    installation = replace(installation, timezone="UTC")
    town = await take_in(installation)
    async with town.coordinator.write() as work:
        programme = await work.session.get_one(ProgrammeRow, town.programme_id)
        row = await work.session.get_one(Municipality, programme.municipality_id)
        row.timezone = "Asia/Kamchatka"
        work.audit(row, "set_timezone", town.programme_id)
    await tick(installation, clock, "2022-07-06T03:30")
    first = await newest(town.roads)
    await tick(installation, clock, "2022-07-08T03:30")
    assert clock.now().date() == date(2022, 7, 7)
    with pytest.raises(Overtaken):
        await day_reminder(town.roads, DayReminder(first))
    assert (await day_reminder(town.roads, DayReminder(await newest(town.roads)))).lists


async def test_a_later_one_that_has_nothing_to_say_takes_nobodys_place(
    installation: Installation, clock: FakeClock
) -> None:
    """Owed here, handed in there: what only the other programme's ladder asks for comes to nothing."""
    town = await take_in(installation)
    other = await take_in(installation, municipality="Другой городской округ", people_from=500)
    await member(installation, ROADS, other.programme_id, Role.EXECUTOR, await unit_of(other.roads))
    await move(other, date(2022, 7, 14))
    await tick(installation, clock, "2022-07-06T00:05")
    first = await newest(town.roads)
    await hand_in(town.roads, "4", "5", "7", "11", "12", "13", "14", of=other)
    await tick(installation, clock, "2022-07-07T00:05")
    second = await newest(town.roads)
    assert second != first
    clock.move(datetime.fromisoformat("2022-07-07T10:30+05:00"))
    with pytest.raises(NothingOwed):
        await day_reminder(town.roads, DayReminder(second))
    told = await day_reminder(town.roads, DayReminder(first))
    assert [one.tasks.programme_id for one in told.lists] == [town.programme_id]
