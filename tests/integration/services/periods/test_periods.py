"""Periods are opened, closed and opened again; a closed one keeps the programme as it was."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import select

from domain.access import Role
from domain.figures.standing import State
from domain.programme.document import ExecutorKind
from domain.refusals import (
    DeadlinePassed,
    NotFound,
    PeriodClosed,
    Stale,
    UnclearDeadline,
)
from domain.time.periods import Period
from models.repositories.programme import documents, periods, programmes
from models.tables.audit import AuditEntry
from models.tables.outbox import OutboxRow
from models.tables.period import PeriodRow
from services.context import Context, Installation
from services.figures.answer_draft import answer_draft
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from services.figures.tasks import list_tasks
from services.periods.close_period import close_period
from services.periods.move_deadline import Moved, await_deadline, move_deadline
from services.periods.open_period import open_period
from services.periods.see_periods import see_periods
from services.periods.set_day_off import set_day_off
from services.plan.change_hands_in import change_hands_in, see_candidates
from services.plan.count_indicator import toggle_course, toggle_direction
from services.plan.plan_indicator import (
    await_plan,
    change_target,
    find_plans,
    set_plan,
    take_back_plan,
)
from services.reports.compile_report import gather_report
from services.review.answer_question import see_questions
from services.standing.assessed import Assessed, overview
from tests.integration.services.periods.opened_again import reopen
from tests.sample import DEPUTY, Town, member, take_in


async def item(ctx: Context, town: Town, number: str, period_id: int | None = None) -> Assessed:
    async with ctx.read() as session:
        known = await periods.of_programme(session, town.programme_id)
        period = next(p for p in known if p.id == (period_id or town.period_id))
        view = await overview(session, town.programme_id, period)
    return next(one for one in view.items if one.indicator.number == number)


async def new_target(town: Town, number: str, text: str) -> None:
    coordinator = town.coordinator
    draft_id = await await_plan(coordinator, town.programme_id, town.indicator_ids[number], what="target")
    await change_target(coordinator, draft_id, text)


async def test_after_the_half_year_comes_the_year_and_then_the_next_one(installation: Installation) -> None:
    town = await take_in(installation)
    opened = await open_period(town.coordinator, town.programme_id, town.period_id)
    assert (opened.period, opened.due_on) == (Period.from_key("2022"), date(2023, 1, 10))
    following = opened.periods
    assert following.following == Period.from_key("2023-H1")
    # In the seed only 9 and 11 go on into 2023 by a schedule; a plain target holds for every year.
    assert following.without_target == ("3", "12", "16")
    again = await open_period(town.coordinator, town.programme_id, following.lines[0].id)
    assert again.period == Period.from_key("2023-H1")
    new = await item(town.coordinator, town, "11", again.periods.lines[0].id)
    assert new.target is not None
    assert new.target.wording == "3"


async def test_the_same_press_twice_opens_one_period(installation: Installation) -> None:
    town = await take_in(installation)
    await open_period(town.coordinator, town.programme_id, town.period_id)
    with pytest.raises(Stale):
        await open_period(town.coordinator, town.programme_id, town.period_id)
    assert len((await see_periods(town.coordinator, town.programme_id)).lines) == 2


async def test_the_new_period_has_a_past(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    await open_period(town.coordinator, town.programme_id, town.period_id)
    card = await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    assert card.item.last is not None
    assert (card.item.last.wording, card.asked.last_is_this_year) == ("50%", True)


async def test_a_closed_period_takes_nothing_until_it_is_opened_again(installation: Installation) -> None:
    town = await take_in(installation)
    card = await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    card = await answer_draft(town.roads, card.id, "50% идут работы по графику", 1)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    with pytest.raises(PeriodClosed):
        await submit_value(town.roads, card.id, card.revision)
    assert await list_tasks(town.roads) == []
    await reopen(town.coordinator, town.programme_id, town.period_id)
    assert (await submit_value(town.roads, card.id, card.revision)).version == 1


async def test_a_closed_period_keeps_its_targets(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True, answers=("3=24",))
    await close_period(town.coordinator, town.programme_id, town.period_id)
    before = await gather_report(town.coordinator, town.programme_id, "2022-H1")
    await open_period(town.coordinator, town.programme_id, town.period_id)
    await new_target(town, "18", "не менее 200\nпостановление от 12.05.2022 № 1204\nс 01.06.2022")
    await toggle_course(town.coordinator, town.programme_id, town.indicator_ids["4"])
    closed = await item(town.coordinator, town, "18")
    assert closed.standing.state is State.MET
    assert closed.target is not None
    assert closed.target.low == Decimal(12)
    assert (await item(town.coordinator, town, "4")).standing.state is State.ON_PACE
    assert await gather_report(town.coordinator, town.programme_id, "2022-H1") == before
    current = (await see_periods(town.coordinator, town.programme_id)).lines[0]
    changed = await item(town.coordinator, town, "18", current.id)
    assert changed.target is not None
    assert changed.target.low == Decimal(200)


async def test_a_reopened_period_is_judged_by_the_programme_of_its_closing(
    installation: Installation,
) -> None:
    town = await take_in(installation, with_figures=True)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    await open_period(town.coordinator, town.programme_id, town.period_id)
    await new_target(town, "18", "не менее 200\nпостановление от 12.05.2022 № 1204\nс 01.06.2022")
    await toggle_course(town.coordinator, town.programme_id, town.indicator_ids["4"])
    await reopen(town.coordinator, town.programme_id, town.period_id)
    reopened = await item(town.coordinator, town, "18")
    assert reopened.target is not None
    assert (reopened.target.low, reopened.standing.state) == (Decimal(12), State.MET)
    assert (await item(town.coordinator, town, "4")).standing.state is State.ON_PACE


async def test_a_target_holds_from_its_day_on(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    await new_target(town, "18", "не менее 200\nпостановление от 12.05.2022 № 1204\nс 01.07.2022")
    assert (await item(town.coordinator, town, "18")).standing.state is State.MET
    await new_target(town, "18", "не менее 200\nпостановление от 12.05.2022 № 1204\nс 01.06.2022")
    assert (await item(town.coordinator, town, "18")).standing.state is State.ON_PACE
    [found] = await find_plans(town.coordinator, "18")
    assert [since for _, _, since in found.changes] == [date(2022, 6, 1), date(2022, 7, 1)]


async def test_a_plan_or_a_due_date_decides_for_the_period(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    assert (await item(town.coordinator, town, "11")).standing.state is State.BEHIND
    coordinator, ids = town.coordinator, (town.programme_id, town.indicator_ids["11"])
    await set_plan(coordinator, await await_plan(coordinator, *ids, what="value"), "0")
    assert (await item(coordinator, town, "11")).standing.state is State.ON_PACE
    ids = (town.programme_id, town.indicator_ids["12"])
    found = await set_plan(coordinator, await await_plan(coordinator, *ids, what="value"), "30.09.2022")
    assert (found.item.due, found.item.standing.state) == (date(2022, 9, 30), State.ON_PACE)


async def test_a_plan_is_taken_back_and_written_down(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    coordinator, ids = town.coordinator, (town.programme_id, town.indicator_ids["11"])
    await set_plan(coordinator, await await_plan(coordinator, *ids, what="value"), "0")
    assert (await take_back_plan(coordinator, *ids)).item.standing.state is State.BEHIND
    assert (await take_back_plan(coordinator, *ids)).item.plan is None
    async with coordinator.read() as session:
        [entry] = (await session.scalars(select(AuditEntry).where(AuditEntry.action == "delete_plan"))).all()
        assert (await documents.document(session, town.programme_id)).indicators()
    assert entry.old["value"] == "0"


async def test_another_executor_hands_in(installation: Installation) -> None:
    town = await take_in(installation)
    coordinator, ids = town.coordinator, (town.programme_id, town.indicator_ids["22"])
    before = await see_candidates(coordinator, *ids)
    by_name = {one.name: one.id for one in before.executors}
    assert before.plan.item.indicator.hands_in_id is None
    assert ExecutorKind.COLLECTIVE not in {one.kind for one in before.executors}
    asked = {one.number for one in (await see_questions(coordinator, town.programme_id)).open}
    plan = await change_hands_in(coordinator, *ids, by_name["УГХ"])
    assert plan.item.indicator.hands_in == "УГХ"
    left = {one.number for one in (await see_questions(coordinator, town.programme_id)).open}
    assert asked - left == {"22"}
    await change_hands_in(coordinator, *ids, by_name["МУП «КПА»"])
    [tasks] = await list_tasks(town.buses)
    assert "22" in [task.indicator.number for task in tasks.tasks]
    with pytest.raises(NotFound):
        await change_hands_in(coordinator, *ids, 10_000)
    async with coordinator.read() as session:
        query = select(AuditEntry).where(AuditEntry.action == "set_hands_in").order_by(AuditEntry.id)
        found = [entry.new["executor"] for entry in await session.scalars(query)]
    assert found == ["УГХ", "МУП «КПА»"]


async def test_direction_and_course_are_the_coordinators(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    ids = (town.programme_id, town.indicator_ids["26"])
    assert (await toggle_direction(town.coordinator, *ids)).item.standing.state is State.MISSED
    assert (await toggle_direction(town.coordinator, *ids)).item.standing.state is State.MET
    ids = (town.programme_id, town.indicator_ids["4"])
    assert (await toggle_course(town.coordinator, *ids)).item.standing.state is State.BEHIND


async def test_an_override_moves_the_next_deadline(installation: Installation) -> None:
    town = await take_in(installation)
    await set_day_off(town.coordinator, "Копейский городской округ", date(2023, 1, 10), working=False)
    with pytest.raises(NotFound):
        await set_day_off(town.coordinator, "Нет такого округа", date(2023, 1, 10), working=False)
    opened = await open_period(town.coordinator, town.programme_id, town.period_id)
    assert opened.due_on == date(2023, 1, 11)


async def told_of(ctx: Context, kind: str) -> list[int]:
    """To whom a notice of a kind is owed, once for each time."""
    async with ctx.read() as session:
        query = select(OutboxRow.person_id).where(OutboxRow.kind == kind).order_by(OutboxRow.person_id)
        return list(await session.scalars(query))


async def test_whoever_hands_in_is_told_once_whatever_the_role(installation: Installation) -> None:
    """A deputy head hands in № 10 and 15; a unit that contributes to others' figures hands in nothing."""
    town = await take_in(installation)
    async with town.coordinator.read() as session:
        executors = await programmes.executors(session, town.programme_id)
        rows = await programmes.indicators(session, town.programme_id, date(2022, 6, 30))
    idle = next(one for one in executors if one.id not in {row.hands_in_id for row in rows})
    roads = next(one for one in executors if one.name == "УГХ")
    await member(installation, 50, town.programme_id, Role.EXECUTOR, idle.id)
    await member(installation, DEPUTY, town.programme_id, Role.EXECUTOR, roads.id)
    opened = await open_period(town.coordinator, town.programme_id, town.period_id)
    told = sorted(one.actor.person_id or 0 for one in (town.roads, town.buses, town.deputy))
    assert opened.told == 3
    await close_period(town.coordinator, town.programme_id, town.period_id)
    await reopen(town.coordinator, town.programme_id, town.period_id)
    assert await told_of(town.coordinator, "period_reopened") == told


async def move(town: Town, text: str) -> Moved:
    draft_id = await await_deadline(town.coordinator, town.programme_id, town.period_id)
    return await move_deadline(town.coordinator, draft_id, text)


async def test_a_deadline_is_moved_written_down_and_told(installation: Installation) -> None:
    town = await take_in(installation)
    assert (await move(town, "25 июля")).due_on == date(2022, 7, 25)
    moved = await move(town, "23.07.2022")  # a Saturday: the Monday that it is already
    assert (moved.due_on, moved.told) == (date(2022, 7, 25), 0)
    assert len(await told_of(town.coordinator, "deadline_moved")) == 3
    assert await due_set_at(town) == installation.clock.now()
    async with town.coordinator.read() as session:
        query = select(AuditEntry).where(AuditEntry.action == "move_deadline")
        [entry] = (await session.scalars(query)).all()
    assert (entry.old, entry.new) == ({"due_on": "2022-07-11"}, {"due_on": "2022-07-25"})


async def test_a_deadline_that_stays_where_it_was_is_not_set_anew(installation: Installation) -> None:
    town = await take_in(installation)
    assert (await move(town, "11.07.2022")).told == 0
    assert await due_set_at(town) is None


async def due_set_at(town: Town) -> datetime | None:
    async with town.coordinator.read() as session:
        return await session.scalar(select(PeriodRow.due_set_at).where(PeriodRow.id == town.period_id))


async def test_a_deadline_is_not_moved_into_the_past_nor_in_a_closed_period(
    installation: Installation,
) -> None:
    town = await take_in(installation)
    with pytest.raises(DeadlinePassed):
        await move(town, "01.07.2022")
    with pytest.raises(UnclearDeadline):
        await move(town, "31 июня")
    draft_id = await await_deadline(town.coordinator, town.programme_id, town.period_id)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    with pytest.raises(PeriodClosed):
        await move_deadline(town.coordinator, draft_id, "25 июля")
    with pytest.raises(PeriodClosed):
        await await_deadline(town.coordinator, town.programme_id, town.period_id)


async def test_a_deadline_is_repeated_by_the_municipalitys_own_days(installation: Installation) -> None:
    town = await take_in(installation)
    town_name = "Копейский городской округ"
    await set_day_off(town.coordinator, town_name, date(2022, 7, 11), working=False)
    async with town.coordinator.read() as session:
        assert await periods.days_off_in(session, town_name) == {date(2022, 7, 11): False}
        assert await periods.days_off_in(session, "Нет такого округа") == {}


async def test_a_year_that_the_calendar_does_not_know_is_told(installation: Installation) -> None:
    town = await take_in(installation)
    assert (await see_periods(town.coordinator, town.programme_id)).calendar_known
