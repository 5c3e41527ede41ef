"""On the day by which a figure was promised to be refined its unit is reminded, in the day's one message."""

from datetime import datetime

import pytest

from services.context import Installation
from services.figures.submit_value import submit_value
from services.figures.take_message import take_numbered
from services.for_whom.hand_in_for import hand_in_for, name_source
from services.periods.close_period import close_period
from services.reminders.day_reminder import Reminded
from tests.doubles import FakeClock
from tests.integration.services.figures.test_statement_counts import statements
from tests.integration.services.refining.test_preliminary import accept, sent
from tests.integration.services.reminders.test_plan_due import deliver, seen, tick, told, unit_of
from tests.sample import Town, take_in


@pytest.fixture
async def town(installation: Installation, clock: FakeClock) -> Town:
    """УГХ has handed in № 4, to be refined until Wednesday, 20 July 2022."""
    town = await take_in(installation)
    clock.move(datetime.fromisoformat("2022-07-08T10:00+05:00"))
    await sent(town.roads, town)
    return town


def numbers(found: Reminded) -> list[tuple[str, bool, bool]]:
    return [(one.number, one.is_over, one.closed) for one in found.refinements]


async def test_the_day_is_a_step_of_its_own_in_the_one_message(
    town: Town, installation: Installation, clock: FakeClock
) -> None:
    await tick(installation, clock, "2022-07-19T09:00")
    await deliver(town.roads)
    before = await told(town.roads)
    await tick(installation, clock, "2022-07-20T09:00")
    await tick(installation, clock, "2022-07-20T09:05")
    mine = f"reminder:{town.roads.actor.person_id}:20220720"
    assert [key for key, _ in await told(town.roads)].count(mine) == 1
    assert len(await told(town.roads)) == len(before) + 1, "nobody of the other units is told"
    found = await seen(town.roads)
    assert numbers(found) == [("4", False, False)]
    assert found.lists, "what else is owed stands in the same message"


async def test_a_refined_figure_is_not_reminded_of(
    town: Town, installation: Installation, clock: FakeClock
) -> None:
    await tick(installation, clock, "2022-07-20T09:00")
    taken = await take_numbered(town.roads, [("4", "55% торги прошли")], 5)
    await submit_value(town.roads, taken.drafts[0].id, taken.drafts[0].revision)
    assert numbers(await seen(town.roads)) == []


async def test_in_a_closed_period_the_message_says_whom_to_ask(
    town: Town, installation: Installation, clock: FakeClock
) -> None:
    await accept(town)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    await tick(installation, clock, "2022-07-20T09:00")
    found = await seen(town.roads)
    assert numbers(found) == [("4", False, True)]
    assert [one.telegram_id for one in found.ask] == [town.coordinator.actor.telegram_id]
    assert not found.lists
    await tick(installation, clock, "2022-07-21T09:00")
    assert len([key for key, _ in await told(town.roads) if key.endswith("20220721")]) == 0


async def test_a_coordinator_who_handed_it_in_is_reminded_too(
    installation: Installation, clock: FakeClock
) -> None:
    town = await take_in(installation)
    clock.move(datetime.fromisoformat("2022-07-08T10:00+05:00"))
    desk = await hand_in_for(town.coordinator, town.programme_id, await unit_of(town.roads), town.period_id)
    assert desk.question_id is not None
    await name_source(town.coordinator, desk.question_id, "письмо от 07.07")
    await sent(town.coordinator, town)
    await tick(installation, clock, "2022-07-20T09:00")
    assert numbers(await seen(town.coordinator)) == [("4", False, False)]
    assert numbers(await seen(town.roads)) == [("4", False, False)]


async def test_other_units_hear_of_their_own_only(
    town: Town, installation: Installation, clock: FakeClock
) -> None:
    await tick(installation, clock, "2022-07-20T09:00")
    assert numbers(await seen(town.buses)) == []


async def test_more_that_was_promised_costs_no_more_statements(
    town: Town, installation: Installation, clock: FakeClock
) -> None:
    for number in ("11", "12", "13"):
        await sent(town.roads, town, number, "10 идут торги")
    await tick(installation, clock, "2022-07-20T09:00")
    await seen(town.roads)
    with statements(installation.database) as of_four:
        assert len((await seen(town.roads)).refinements) == 4
    taken = await take_numbered(town.roads, [(one, "12 торги прошли") for one in ("11", "12", "13")], 5)
    for draft in taken.drafts:
        await submit_value(town.roads, draft.id, draft.revision)
    await seen(town.roads)
    with statements(installation.database) as of_one:
        assert numbers(await seen(town.roads)) == [("4", False, False)]
    assert len(of_four) == len(of_one)
