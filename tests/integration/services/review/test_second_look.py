"""What of the queue asks for a second look: far above its target, out of the ordinary, after the deadline."""

from datetime import UTC, datetime

from domain.figures import form
from domain.figures.unusual import Unusual
from services.context import Installation
from services.figures.change_draft import change_draft
from services.figures.submit_value import submit_value
from services.review.accept_listed import list_unquestioned
from services.review.see_queue import Waiting, see_queue
from tests.doubles import FakeClock
from tests.integration.services.figures.test_figures import drafted, submit
from tests.sample import Town, take_in


async def queued(town: Town) -> dict[str, Waiting]:
    queue = await see_queue(town.coordinator, town.programme_id)
    return {one.item.indicator.number: one for one in queue.waiting}


async def plain(town: Town) -> list[str]:
    return [one.number for one in (await list_unquestioned(town.coordinator, town.programme_id)).figures]


async def test_a_figure_far_above_its_target_is_not_among_those_without_questions(
    installation: Installation,
) -> None:
    """No. 12 aims at 3."""
    town = await take_in(installation)
    await submit(town.roads, town, "4", "50% работы ведутся")
    await submit(town.roads, town, "12", "30 дворов сданы по акту")
    found = await queued(town)
    assert (found["12"].is_far_above, found["4"].is_far_above) == (True, False)
    assert await plain(town) == ["4"]


async def test_what_was_confirmed_as_out_of_the_ordinary_is_looked_at_all_the_same(
    installation: Installation,
) -> None:
    town = await take_in(installation)
    draft = await drafted(town.roads, town, "7", "120% аварии устранены в срок")
    draft = await change_draft(
        town.roads, draft.id, draft.revision, lambda said, _: form.with_confirmation(said)
    )
    await submit_value(town.roads, draft.id, draft.revision)
    assert (await queued(town))["7"].unusual == (Unusual.ABOVE_HUNDRED,)
    assert await plain(town) == []


async def test_how_late_a_figure_came_is_kept_with_it(installation: Installation, clock: FakeClock) -> None:
    town = await take_in(installation)
    in_time = await submit(town.roads, town, "4", "50% работы ведутся")
    assert not in_time.after_deadline
    clock.move(datetime(2022, 7, 14, 5, tzinfo=UTC))  # the deadline was the 11th
    late = await submit(town.roads, town, "7", "100% аварии устранены в срок")
    assert late.after_deadline
    await submit(town.roads, town, "4", "60% работы ускорены")
    found = await queued(town)
    assert [(found[one].submission.days_late, found[one].corrects_in_time) for one in ("7", "4")] == [
        (3, False),
        (3, True),
    ]
    assert (await queued(town))["7"].submission.days_late == 3
