"""What waits for a unit's head, while something else happens to its figure or its period."""

import pytest

from domain.access import Role
from domain.refusals import NotAgreedYet
from models.tables.submission import SubmissionState
from services.ahead.decide_due import accept_due
from services.consent.agree import agree_to_all
from services.consent.set_consent import set_consent
from services.context import Installation
from services.figures.submit_value import submit_value
from services.people.set_head import toggle_head
from services.people.show_out import show_out
from services.periods.close_period import close_period
from services.plan.plan_indicator import find_plans
from services.review.decide_submission import accept_submission
from services.review.override_value import await_override
from services.review.see_queue import see_queue
from services.review.word_anew import await_wording, word_anew
from services.standing.see_working import see_working
from tests.doubles import FakeClock
from tests.integration.services.ahead.test_due_dates import proposed
from tests.integration.services.computing.quarters import EIGHT, hand_in, versions
from tests.integration.services.consent.test_consent import (
    head_of,
    newest,
    queued,
    send,
    tick,
    told,
    town,
)
from tests.integration.services.periods.opened_again import reopen
from tests.integration.services.programme.test_change_programme import applied, kept, without
from tests.integration.services.reminders.test_plan_due import unit_of
from tests.mytishchi import EVENING, mytishchi
from tests.sample import Town, member

__all__ = ["town"]


async def test_what_a_newer_file_no_longer_has_waits_and_stops_nothing_else(town: Town) -> None:
    head = await head_of(town)
    await send(town.roads, town)
    await send(town.roads, town, "7", "100% аварии устранены в срок")
    await applied(town, without(await kept(town.coordinator, town), "4"))
    await show_out(town.coordinator, town.programme_id, head.actor.person_id or 0)
    assert await tick(town) == 1
    assert (await newest(town)).state == SubmissionState.AGREEING
    assert await queued(town) == ["7"]
    assert await told(town.roads, "passed_on") == [town.roads.actor.person_id]


async def test_of_a_period_that_is_open_again_for_one_figure_nothing_else_is_passed_on(town: Town) -> None:
    head = await head_of(town)
    await send(town.roads, town)
    await send(town.roads, town, "7", "100% аварии устранены в срок")
    await close_period(town.coordinator, town.programme_id, town.period_id)
    await reopen(town.coordinator, town.programme_id, town.period_id, whom="№ 7")
    await show_out(town.coordinator, town.programme_id, head.actor.person_id or 0)
    assert await tick(town) == 1
    assert (await newest(town)).state == SubmissionState.AGREEING
    assert await queued(town) == ["7"]


async def test_what_its_head_has_agreed_to_stays_agreed_to_in_the_coordinators_words(town: Town) -> None:
    head = await head_of(town)
    await send(town.roads, town)
    await agree_to_all(head, town.programme_id)
    before = await newest(town)
    asked = await await_wording(town.coordinator, town.programme_id, before.id)
    await word_anew(town.coordinator, asked.draft_id, "Работы ведутся в соответствии с графиком")
    now = await newest(town)
    assert (now.version, now.agreer_id, now.agreed_at) == (2, head.actor.person_id, before.agreed_at)


async def test_a_coordinator_puts_no_value_beside_a_correction_that_its_head_has_not_agreed_to(
    installation: Installation, clock: FakeClock
) -> None:
    clock.move(EVENING)
    town = await mytishchi(installation)
    await hand_in(town, "2", EIGHT)
    [waiting] = (await see_queue(town.coordinator, town.programme_id)).waiting
    await accept_submission(town.coordinator, town.programme_id, waiting.submission.id)
    unit = await unit_of(town.media)
    head = await member(installation, 31, town.programme_id, Role.EXECUTOR, unit)
    await toggle_head(town.coordinator, town.programme_id, head.actor.person_id or 0)
    await set_consent(town.coordinator, town.programme_id, needed=True)
    await hand_in(town, "2", {**EIGHT, "SI": "648 000"})
    working = await see_working(town.coordinator, town.programme_id, town.indicator_ids["2"])
    assert working.overridable is None
    newest = (await versions(town.coordinator, town, "2"))[-1]
    with pytest.raises(NotAgreedYet):
        await await_override(town.coordinator, town.programme_id, newest.id)


async def test_a_due_date_is_the_coordinators_once_its_head_has_agreed_to_it(town: Town) -> None:
    head = await head_of(town)
    draft = await proposed(town.roads, town)
    await submit_value(town.roads, draft.id, draft.revision)
    [plan] = await find_plans(town.coordinator, "11")
    assert plan.proposed is None
    with pytest.raises(NotAgreedYet):
        await accept_due(town.coordinator, town.programme_id, (await newest(town, "11")).id)
    await agree_to_all(head, town.programme_id)
    [plan] = await find_plans(town.coordinator, "11")
    assert plan.proposed is not None
