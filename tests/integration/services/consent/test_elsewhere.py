"""What waits for a unit's head, while something else happens to its figure or its period."""

from models.tables.submission import SubmissionState
from services.consent.agree import agree_to_all
from services.people.show_out import show_out
from services.periods.close_period import close_period
from services.review.word_anew import await_wording, word_anew
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
from tests.sample import Town

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
