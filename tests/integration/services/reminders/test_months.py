"""A month's inputs are reminded of from that month's end, by a short ladder of their own."""

from datetime import UTC, date, datetime

import pytest

from services.context import Installation
from services.figures.open_draft import open_draft
from services.figures.owed_months import owed_months
from services.notices.reminders import DayReminder
from services.reminders.day_reminder import day_reminder, missing_numbers
from services.reminders.plan_due import plan_reminders
from tests.doubles import FakeClock
from tests.integration.services.periods.test_by_month import APRIL, _give, quarter
from tests.integration.services.reminders.test_plan_due import newest, steps_of
from tests.sample import OWNER, as_actor


@pytest.fixture
def clock() -> FakeClock:
    """Everybody comes in on 1 April."""
    return FakeClock(datetime(2022, 4, 1, 7, tzinfo=UTC))


async def tick(installation: Installation, clock: FakeClock, day: date) -> None:
    clock.move(datetime(day.year, day.month, day.day, 7, 30, tzinfo=UTC))
    await plan_reminders(as_actor(installation, OWNER))


async def test_in_may_aprils_inputs_are_asked_and_nothing_else_of_the_quarter(
    installation: Installation, clock: FakeClock
) -> None:
    town, second = await quarter(installation)
    await tick(installation, clock, date(2022, 5, 4))
    assert (date(2022, 5, 4), "opening") in await steps_of(town.coordinator, town.media)
    found = await day_reminder(town.media, DayReminder(await newest(town.media)))
    [early] = [one.tasks for one in found.lists if one.tasks.period_id == second]
    assert early.is_early
    assert early.months[-1] == APRIL
    assert second not in {tasks.period_id for tasks, _ in missing_numbers(found.lists)}


async def test_given_inputs_are_not_asked_again(installation: Installation, clock: FakeClock) -> None:
    town, second = await quarter(installation)
    clock.move(datetime(2022, 5, 6, 7, 30, tzinfo=UTC))
    months = await owed_months(town.media, town.programme_id, second)
    card = await open_draft(town.media, town.programme_id, town.indicator_ids["2"], second)
    await _give(town.media, card, sum(one.missing for one in months))
    await tick(installation, clock, date(2022, 5, 11))
    assert (date(2022, 5, 11), "day") in await steps_of(town.coordinator, town.media)
    found = await day_reminder(town.media, DayReminder(await newest(town.media)))
    assert second not in {one.tasks.period_id for one in found.lists}
