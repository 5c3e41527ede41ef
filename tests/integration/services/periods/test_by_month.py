"""A quarter is open early for the inputs of its months, and asks nothing else before it is over."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.access import Role
from domain.figures.form import Step
from domain.figures.inputs.trouble import InputTrouble, NotInput
from domain.reminders.settings import RungKind
from domain.time.periods import Period
from models.repositories.programme import programmes
from services.context import Context, Installation
from services.figures.answer_draft import answer_draft
from services.figures.figure_draft import FigureDraft
from services.figures.open_draft import open_draft
from services.figures.owed_months import MonthOwed, owed_months
from services.figures.tasks import TaskState, list_tasks
from services.notices.coordinators import OpenedByItself
from services.notices.opened_period import opened_period
from services.periods.close_period import close_period
from services.periods.open_due import open_due
from services.periods.reminder_settings import see_reminders
from services.periods.see_periods import see_periods
from services.reports.see_reports import reports_to_see
from services.standing.see_collection import see_collection
from services.standing.see_status import Extent, see_status
from tests.doubles import FakeClock
from tests.integration.services.periods.test_open_due import bot
from tests.mytishchi import Mytishchi, mytishchi
from tests.sample import member

EARLY = datetime(2022, 5, 4, 7, tzinfo=UTC)
"""The first working day after April."""
APRIL = MonthOwed(Period.from_key("2022-M4"), 2, date(2022, 5, 11), ("2",))


def at(ctx: Context, now: datetime) -> Context:
    return replace(ctx, installation=replace(ctx.installation, clock=FakeClock(now)))


async def quarter(installation: Installation) -> tuple[Mytishchi, int]:
    """Early in May; the first quarter's months were given. The second quarter's id."""
    town = await mytishchi(installation)
    async with town.coordinator.write() as work:
        row = await programmes.load(work.session, town.programme_id)
        row.created_at = datetime(2022, 4, 1, tzinfo=UTC)
        work.audit(row, "for_the_test", row.id)
    card = await open_draft(at(town.media, EARLY), town.programme_id, town.indicator_ids["2"])
    await _give(at(town.media, EARLY), card, 5 + 6)  # five inputs of the quarter, two of each of its months
    assert await open_due(bot(installation, EARLY)) == 1
    found = await see_periods(at(town.coordinator, EARLY), town.programme_id)
    return town, found.lines[0].id


async def _give(ctx: Context, card: FigureDraft, inputs: int) -> FigureDraft:
    for _ in range(inputs):
        assert card.wanted is not None
        card = await answer_draft(ctx, card.id, "100000" if card.wanted.input.name == "Ца" else "100", None)
    return card


async def test_it_opens_by_itself_once_its_first_month_is_over(installation: Installation) -> None:
    town, second = await quarter(installation)
    head = at(town.coordinator, EARLY)
    found = await opened_period(head, OpenedByItself(town.programme_id, second))
    assert found is not None
    assert (found.period.key, found.due_on) == ("2022-Q2", date(2022, 7, 11))
    assert (found.month, found.month_due_on) == (APRIL.month, APRIL.due_on)
    assert (found.reminded, found.without_people) == (1, 0)  # the other office has no monthly input


async def test_nothing_but_the_months_inputs_is_owed_before_it_is_over(installation: Installation) -> None:
    town, second = await quarter(installation)
    lists = await list_tasks(at(town.media, EARLY))
    [early] = [one for one in lists if one.is_early]
    assert (early.period_id, [task.indicator.number for task in early.tasks]) == (second, ["2"])
    assert [one for one in await list_tasks(at(town.advertising, EARLY)) if one.is_early] == []


async def test_a_card_that_was_opened_too_soon_waits(installation: Installation) -> None:
    town, second = await quarter(installation)
    card = await open_draft(at(town.advertising, EARLY), town.programme_id, town.indicator_ids["4"], second)
    assert (card.step, card.wanted, card.next_asked) == (Step.WAITS, None, date(2022, 7, 1))
    card = await answer_draft(at(town.advertising, EARLY), card.id, "1,5", None)
    assert card.misread == NotInput(InputTrouble.NOT_YET, day=date(2022, 7, 1))
    assert card.answers.given.values == ()


async def test_what_is_missing_of_a_month_is_told_until_it_is_given(installation: Installation) -> None:
    town, second = await quarter(installation)
    media = at(town.media, EARLY)
    # The first quarter's months stand in a draft that was not sent: they are asked for again.
    months = await owed_months(media, town.programme_id, second)
    assert months[-1] == APRIL
    card = await open_draft(media, town.programme_id, town.indicator_ids["2"], second)
    card = await _give(media, card, sum(one.missing for one in months))
    assert (card.step, card.next_asked) == (Step.WAITS, date(2022, 6, 1))
    assert await owed_months(media, town.programme_id, second) == ()
    [early] = [one for one in await list_tasks(media) if one.is_early]
    assert ([task.state for task in early.tasks], early.months, early.next_open()) == (
        [TaskState.WAITS],
        (),
        None,
    )
    june = at(town.media, datetime(2022, 6, 1, 7, tzinfo=UTC))
    [may] = await owed_months(june, town.programme_id, second)
    assert (may.month.key, may.missing, may.due_on, may.overdue) == ("2022-M5", 2, date(2022, 6, 10), False)


async def test_once_it_is_over_the_rest_is_asked_and_no_month_again(installation: Installation) -> None:
    town, second = await quarter(installation)
    card = await open_draft(at(town.media, EARLY), town.programme_id, town.indicator_ids["2"], second)
    card = await _give(at(town.media, EARLY), card, 8)
    july = at(town.media, datetime(2022, 7, 1, 7, tzinfo=UTC))
    card = await open_draft(july, town.programme_id, town.indicator_ids["2"], second)
    asked = []
    while card.wanted is not None:
        asked.append(card.wanted.key)
        card = await _give(july, card, 1)
    assert {key for key in asked if "@" in key} == {"Nотр@5", "Nотр@6", "Nназн@5", "Nназн@6"}
    assert "AR" in asked
    [tasks] = [one for one in await list_tasks(july) if one.period_id == second]
    assert not tasks.is_early


async def test_what_a_colleague_has_begun_is_given(installation: Installation) -> None:
    town, second = await quarter(installation)
    async with town.media.read() as session:
        offices = {one.name: one.id for one in await programmes.executors(session, town.programme_id)}
    office = offices["отдел по работе со СМИ"]
    colleague = at(await member(installation, 213, town.programme_id, Role.EXECUTOR, office), EARLY)
    assert await owed_months(colleague, town.programme_id, second)
    card = await open_draft(at(town.media, EARLY), town.programme_id, town.indicator_ids["2"], second)
    await _give(at(town.media, EARLY), card, 8)
    assert await owed_months(colleague, town.programme_id, second) == ()


async def test_what_is_shown_stays_the_quarter_that_is_over(installation: Installation) -> None:
    """Also once that is closed: of the new one there is nothing to see yet."""
    town, second = await quarter(installation)
    head = at(town.coordinator, EARLY)
    for _ in range(2):
        status = await see_status(head, town.programme_id, Extent.PROGRAMME, 0)
        [collection] = await see_collection(head)
        reports = await reports_to_see(head)
        assert isinstance(reports, list)
        shown = status.view.period.id, collection.period_id, reports[0].period_id
        assert shown == (town.period_id,) * 3
        if _ == 0:
            await close_period(head, town.programme_id, town.period_id)
    late = at(town.coordinator, datetime(2022, 7, 1, 7, tzinfo=UTC))
    assert (await see_status(late, town.programme_id, Extent.PROGRAMME, 0)).view.period.id == second


async def test_the_months_have_a_ladder_of_their_own(installation: Installation) -> None:
    town, _ = await quarter(installation)
    plan = await see_reminders(at(town.coordinator, EARLY), town.programme_id)
    april = next(one for one in plan.coming if one.period == APRIL.month)
    assert [(rung.step, rung.day) for rung in april.rungs[:3]] == [
        (RungKind.OPENING, date(2022, 5, 4)),
        (RungKind.ONE_DAY, date(2022, 5, 6)),
        (RungKind.DAY, date(2022, 5, 11)),
    ]


@pytest.mark.parametrize("day", [date(2022, 4, 30), date(2022, 5, 3)])
async def test_it_does_not_open_before(installation: Installation, day: date) -> None:
    town = await mytishchi(installation)
    noon = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    assert await open_due(bot(installation, noon)) == 0
    assert len((await see_periods(at(town.coordinator, noon), town.programme_id)).lines) == 1
