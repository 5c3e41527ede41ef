"""«Нули по графику»: ticked, planned by the coordinator's press alone, told once, taken back."""

import asyncio
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from domain.access import Role
from domain.figures.standing import State
from domain.refusals import (
    DueOutside,
    NoOpenPeriod,
    NotAllowed,
    PeriodClosed,
    Stale,
    TooLateToTakeBack,
    UnclearDue,
)
from models.repositories.programme import periods
from models.tables.audit import AuditEntry
from models.tables.indicator import Plan
from models.tables.outbox import OutboxRow
from services.context import Context, Installation
from services.figures.answer_draft import answer_draft
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from services.notices.executors import ZerosPlanned
from services.periods.close_period import close_period
from services.plan.plan_indicator import await_plan, set_plan
from services.review.decide_submission import accept_submission
from services.review.see_queue import see_queue
from services.standing.assessed import overview
from services.zeros import plan_zeros as planning
from services.zeros.plan_zeros import (
    ZerosWay,
    list_zeros,
    plan_zeros,
    say_zeros_day,
    see_zeros,
    take_back_zeros,
    tick_zero,
)
from services.zeros.tell_zeros import own_planned
from services.zeros.zero_list import ZeroList, zeros_now
from tests.doubles import FakeClock
from tests.integration.services.periods.opened_again import reopen
from tests.sample import Town, as_actor, member, take_in

AUTUMN, WINTER = date(2022, 9, 30), date(2022, 12, 31)


@pytest.fixture
async def town(installation: Installation) -> Town:
    return await take_in(installation, with_figures=True, answers=("3=24",))


async def listed(town: Town) -> ZeroList:
    return await list_zeros(town.coordinator, town.programme_id)


def numbers(found: ZeroList) -> list[str]:
    return [one.number for one in found.zeros]


async def only(town: Town, found: ZeroList, *wanted: str) -> ZeroList:
    """The list with nothing else ticked."""
    for zero in found.zeros:
        if (zero.number in wanted) != (zero.id in found.ticked):
            found = await tick_zero(town.coordinator, found.draft_id, found.revision, zero.id)
    return found


async def planned(
    ctx: Context, found: ZeroList, way: ZerosWay = ZerosWay.ALL, due: date | None = AUTUMN
) -> ZeroList:
    return await plan_zeros(ctx, found.draft_id, found.revision, way, due)


async def states(town: Town) -> dict[str, State]:
    async with town.coordinator.read() as session:
        [period] = await periods.of_programme(session, town.programme_id)
        view = await overview(session, town.programme_id, period)
    return {one.indicator.number: one.standing.state for one in view.items}


async def behind(town: Town) -> list[str]:
    return [number for number, state in (await states(town)).items() if state is State.BEHIND]


async def plans(town: Town) -> dict[str, tuple[Decimal | None, date | None]]:
    known = {id_: number for number, id_ in town.indicator_ids.items()}
    async with town.coordinator.read() as session:
        rows = await session.scalars(select(Plan).order_by(Plan.indicator_id))
        return {known[row.indicator_id]: (row.value, row.due_on) for row in rows}


async def told(town: Town) -> list[int | None]:
    async with town.coordinator.read() as session:
        query = select(OutboxRow.person_id).where(OutboxRow.kind == ZerosPlanned.KIND)
        return [*(await session.scalars(query))]


async def test_the_list_has_those_whose_explanation_says_that_the_work_comes_later(town: Town) -> None:
    """№ 13 is behind too: «Контроль осуществляется в процессе и по итогу выполнения работ»."""
    assert await behind(town) == ["8", "11", "12", "13", "15", "16"]
    found = await listed(town)
    assert numbers(found) == ["8", "11", "12", "15", "16"]
    assert {one.number: one.later.due for one in found.zeros} == {
        "8": AUTUMN, "11": None, "12": None, "15": None, "16": None,
    }  # fmt: skip
    assert found.ends == (AUTUMN, WINTER)
    assert (await see_queue(town.coordinator, town.programme_id)).zeros == 5


async def test_looking_and_ticking_change_nothing(town: Town) -> None:
    await only(town, await listed(town), "8")
    assert await plans(town) == {}
    assert await behind(town) == ["8", "11", "12", "13", "15", "16"]


async def test_one_day_for_all_that_are_ticked(town: Town) -> None:
    done = await planned(town.coordinator, await only(town, await listed(town), "11", "12"))
    assert [(one.number, one.due) for one in done.planned] == [("11", AUTUMN), ("12", AUTUMN)]
    assert await behind(town) == ["8", "13", "15", "16"]
    assert numbers(await listed(town)) == ["8", "15", "16"]


async def test_each_its_own_day_as_its_explanation_names_it(town: Town) -> None:
    done = await planned(town.coordinator, await listed(town), ZerosWay.OWN, None)
    assert [(one.number, one.due) for one in done.planned] == [("8", AUTUMN)]
    assert await behind(town) == ["11", "12", "13", "15", "16"]


async def test_counted_as_on_pace_they_are_so_in_this_period_alone(town: Town) -> None:
    found = await only(town, await listed(town), "15", "16")
    await planned(town.coordinator, found, ZerosWay.PACE, None)
    assert await plans(town) == {"15": (Decimal(0), None), "16": (Decimal(0), None)}
    assert await behind(town) == ["8", "11", "12", "13"]


async def test_the_day_is_typed_and_counts_with_its_button(town: Town) -> None:
    found = await listed(town)
    for text, refusal in (("потом", UnclearDue), ("29 февраля", UnclearDue), ("30.06.2022", DueOutside)):
        with pytest.raises(refusal):
            await say_zeros_day(town.coordinator, found.draft_id, text)
    found = await say_zeros_day(town.coordinator, found.draft_id, "15 октября")
    assert (found.typed, await plans(town)) == (date(2022, 10, 15), {})
    with pytest.raises(DueOutside):
        await planned(town.coordinator, found, due=date(2022, 6, 30))
    await planned(town.coordinator, found, due=found.typed)
    assert set((await plans(town)).values()) == {(None, date(2022, 10, 15))}


async def test_a_figure_that_has_changed_since_is_left_alone(town: Town) -> None:
    found = await listed(town)
    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids["11"])
    draft = await answer_draft(town.roads, draft.id, "1", 1)
    draft = await answer_draft(town.roads, draft.id, "да", 2)
    await submit_value(town.roads, draft.id, draft.revision)
    [waiting] = (await see_queue(town.coordinator, town.programme_id)).waiting
    assert waiting.submission.value == 1
    await accept_submission(town.coordinator, town.programme_id, waiting.submission.id)
    done = await planned(town.coordinator, found)
    assert [one.number for one in done.planned] == ["8", "12", "15", "16"]
    assert numbers(await listed(town)) == [], "half of what is asked by June is no zero"


async def test_its_executors_are_told_once_in_one_message(town: Town) -> None:
    done = await planned(town.coordinator, await listed(town))
    assert await told(town) == [town.roads.actor.person_id, town.deputy.actor.person_id]
    notice = ZerosPlanned(town.programme_id, town.period_id, done.draft_id)
    own = await own_planned(town.roads, notice)
    assert own is not None
    assert [one.number for one in own.planned] == ["11", "12"]
    assert await own_planned(town.buses, notice) is None


async def test_it_is_taken_back_until_they_are_told(town: Town, clock: FakeClock) -> None:
    await _plan(town, "11", "1")
    found = await listed(town)
    done = await planned(town.coordinator, found)
    assert (await plans(town))["11"] == (Decimal(1), AUTUMN)
    back = await take_back_zeros(town.coordinator, done.draft_id, done.revision)
    assert back.taken_back
    assert await plans(town) == {"11": (Decimal(1), None)}
    assert await told(town) == []
    assert await behind(town) == ["8", "11", "12", "13", "15", "16"]
    done = await planned(town.coordinator, await listed(town))
    clock.move(clock.now() + timedelta(minutes=3))
    assert not (await see_zeros(town.coordinator, done.draft_id)).open
    with pytest.raises(TooLateToTakeBack):
        await take_back_zeros(town.coordinator, done.draft_id, done.revision)


async def test_what_a_period_was_closed_with_is_not_taken_back_while_some_of_it_is_open_again(
    town: Town,
) -> None:
    done = await planned(town.coordinator, await only(town, await listed(town), "11"))
    before = await plans(town)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    await reopen(town.coordinator, town.programme_id, town.period_id, whom="№ 4")
    with pytest.raises(Stale):
        await take_back_zeros(town.coordinator, done.draft_id, done.revision)
    assert await plans(town) == before


async def _plan(town: Town, number: str, text: str) -> None:
    about = town.programme_id, town.indicator_ids[number]
    await set_plan(town.coordinator, await await_plan(town.coordinator, *about, what="value"), text)


async def test_taking_back_leaves_what_was_changed_since(town: Town) -> None:
    done = await planned(town.coordinator, await only(town, await listed(town), "11", "12"))
    await _plan(town, "11", "31.10.2022")
    await take_back_zeros(town.coordinator, done.draft_id, done.revision)
    assert await plans(town) == {"11": (None, date(2022, 10, 31))}


async def test_a_double_press_and_two_coordinators_set_it_once(
    town: Town, installation: Installation
) -> None:
    other = await member(installation, 77, town.programme_id, Role.COORDINATOR, None)
    found, theirs = await listed(town), await list_zeros(other, town.programme_id)
    presses = [planned(town.coordinator, found) for _ in range(2)]
    done = await asyncio.gather(*presses, planned(other, theirs, due=WINTER), return_exceptions=True)
    assert sum(isinstance(one, Stale) for one in done) == 2
    assert len(set((await plans(town)).values())) == 1
    async with town.coordinator.read() as session:
        entries = await session.scalars(select(AuditEntry).where(AuditEntry.action == "set_plan"))
        assert len([*entries]) == 5


async def test_a_period_closed_meanwhile_takes_no_plans(town: Town) -> None:
    found = await listed(town)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    with pytest.raises(PeriodClosed):
        await planned(town.coordinator, found)
    with pytest.raises(PeriodClosed):
        await tick_zero(town.coordinator, found.draft_id, found.revision, found.zeros[0].id)
    with pytest.raises(NoOpenPeriod):
        await listed(town)
    assert await plans(town) == {}


async def test_only_a_coordinator_sees_and_sets_it(town: Town, installation: Installation) -> None:
    for ctx in (town.roads, town.deputy, as_actor(installation, 99)):
        with pytest.raises(NotAllowed):
            await list_zeros(ctx, town.programme_id)


async def test_a_figure_that_comes_meanwhile_waits_until_what_was_shown_is_planned(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = await only(town, await listed(town), "11")
    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids["11"])
    for place, text in enumerate(("1", "да"), 1):
        draft = await answer_draft(town.roads, draft.id, text, place)
    real, read, done = zeros_now, asyncio.Event(), list[str]()

    async def while_it_comes(*args: Any) -> Any:
        now = await real(*args)
        read.set()
        await asyncio.sleep(0.5)
        done.append("planned")
        return now

    async def send() -> None:
        await read.wait()
        await submit_value(town.roads, draft.id, draft.revision)
        done.append("sent")

    monkeypatch.setattr(planning, "zeros_now", while_it_comes)
    await asyncio.gather(planned(town.coordinator, found), send())
    assert done == ["planned", "sent"]
