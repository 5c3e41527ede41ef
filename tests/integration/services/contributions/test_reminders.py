"""Contributors are reminded by their own ladder, earlier by the lead; whoever hands in by theirs."""

from collections.abc import Sequence
from datetime import date

import pytest
from sqlalchemy import select

from domain.access import Role
from domain.refusals import NothingOwed
from domain.reminders.choices import Chosen, Setting
from models.tables.reminder import LadderStep
from services.context import Installation
from services.figures.answer_draft import answer_draft
from services.figures.submit_value import submit_value
from services.periods.reminder_settings import change_reminders
from tests.doubles import FakeClock
from tests.integration.services.contributions.office import NUMBER, Office, open_office
from tests.integration.services.reminders.test_plan_due import seen, steps_of, tick
from tests.sample import member


@pytest.fixture
async def office(installation: Installation, clock: FakeClock) -> Office:
    """Everybody came in on Tuesday, 5 July; figures are due on Monday, the 11th, parts on Thursday."""
    return await open_office(installation, own=False)


def days(steps: Sequence[tuple[date, str]]) -> list[tuple[str, str]]:
    return [(f"{day:%d.%m}", step) for day, step in steps]


async def test_a_part_has_its_own_days_before_those_of_the_figure(
    installation: Installation, office: Office, clock: FakeClock
) -> None:
    for at in ("2022-07-06T00:05", "2022-07-07T00:05", "2022-07-08T00:05", "2022-07-11T00:05"):
        await tick(installation, clock, at)
    contributor, hands_in = await steps_of(office.uszn, office.uszn), await steps_of(office.zags, office.zags)
    assert days(contributor) == [("06.07", "one_day"), ("07.07", "day"), ("08.07", "late_1")]
    assert days(hands_in) == [("06.07", "three_days"), ("08.07", "one_day"), ("11.07", "day")]


async def test_the_message_says_of_which_figure_a_part_is_asked_for(
    installation: Installation, office: Office, clock: FakeClock
) -> None:
    await tick(installation, clock, "2022-07-07T10:30")
    found = await seen(office.uszn)
    assert found.lists == ()
    [owing] = found.parts
    assert [one.indicator.number for one in owing.owed] == [NUMBER]
    assert not owing.owed[0].overdue
    assert owing.sent == ()
    card = await office.card()
    row = await answer_draft(office.zags, card.id, "9 размещены объявления", 1)
    await submit_value(office.zags, row.id, row.revision)
    assert [one.sent for one in (await seen(office.uszn)).parts] == [(NUMBER,)]


async def test_who_has_given_theirs_hears_nothing(
    installation: Installation, office: Office, clock: FakeClock
) -> None:
    await office.give(office.uszn, "УСЗН", "5")
    await tick(installation, clock, "2022-07-06T00:05")
    assert await steps_of(office.uszn, office.uszn) == []
    assert days(await steps_of(office.mfc, office.mfc)) == [("06.07", "one_day")]
    await office.give(office.mfc, "МФЦ", "3")
    with pytest.raises(NothingOwed):
        await seen(office.mfc)


async def test_programmes_without_parts_have_no_such_steps(
    installation: Installation, clock: FakeClock
) -> None:
    office = await open_office(installation, how="")
    await tick(installation, clock, "2022-07-07T00:05")
    async with office.zags.read() as session:
        assert set(await session.scalars(select(LadderStep.duty))) == {"figures"}
    assert await steps_of(office.uszn, office.uszn) == []


async def test_another_lead_moves_what_lies_ahead_and_tells_nothing_twice(
    installation: Installation, office: Office, clock: FakeClock
) -> None:
    await tick(installation, clock, "2022-07-06T09:00")
    await change_reminders(office.town.coordinator, office.town.programme_id, Chosen(Setting.LEAD, 1))
    await tick(installation, clock, "2022-07-06T09:05")
    assert days(await steps_of(office.uszn, office.uszn)) == [("06.07", "one_day")]
    await tick(installation, clock, "2022-07-08T00:05")
    assert days(await steps_of(office.uszn, office.uszn))[1:] == [("08.07", "day")]


async def test_one_who_does_both_gets_one_message_a_day(
    installation: Installation, office: Office, clock: FakeClock
) -> None:
    await member(installation, 22, office.town.programme_id, Role.EXECUTOR, office.ids["УСЗН"])
    await tick(installation, clock, "2022-07-06T00:05")
    clock.move(clock.now().replace(hour=5, minute=30))
    found = await seen(office.zags)
    assert [one.progress.missing for one in found.lists] == [("23", "24")]
    assert [[one.executor for one in each.owed] for each in found.parts] == [["УСЗН"]]
