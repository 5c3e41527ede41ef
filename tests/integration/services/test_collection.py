"""Who has handed in: who is shown whose name, what is counted, and which programme it is."""

import pytest

from domain.access import Role
from domain.refusals import NoOpenPeriod, NotFound
from services.context import Context, Installation
from services.periods.close_period import close_period
from services.standing.see_collection import Collection, see_collected, see_collection
from services.standing.see_status import Extent, see_status
from tests.integration.services.figures.test_figures import submit
from tests.sample import COORDINATOR, Town, accept_plain, member, take_in


@pytest.fixture
async def town(installation: Installation) -> Town:
    """Of 26 figures № 4 and 7 of УГХ are in, № 7 is accepted."""
    town = await take_in(installation)
    await submit(town.roads, town, "7", "100% аварий не было")
    await accept_plain(town.coordinator, town.programme_id)
    await submit(town.roads, town, "4", "50% работы ведутся")
    return town


async def seen_by(ctx: Context) -> Collection:
    (found,) = await see_collection(ctx)
    return found


def executors(found: Collection) -> list[str]:
    return [one.name for one in found.executors]


async def test_the_coordinator_sees_every_executor_whoever_owes_most_first(town: Town) -> None:
    found = await seen_by(town.coordinator)
    first = found.executors[0]
    assert (found.handed_in, found.total) == (2, 26)
    assert (first.name, first.progress.missing) == ("УГХ", ("5", "11", "12", "13", "14"))
    assert (first.progress.owed_and_in, first.progress.owed_and_accepted) == (2, 1)
    assert "МУП «КПА»" in executors(found)
    assert sum(len(one.progress.owed) for one in found.executors) == 26
    assert sum(len(one.progress.owed) for one in found.sections) == 26
    owing = [one for one in found.executors if one.name and one.progress.missing]
    assert found.silent == len(owing) > 5


async def test_a_deputy_sees_sections_and_by_name_only_whom_they_oversee(town: Town) -> None:
    whole, theirs = await seen_by(town.coordinator), await seen_by(town.deputy)
    assert (theirs.handed_in, theirs.sections, theirs.silent) == (2, whole.sections, whole.silent)
    assert executors(theirs)[0] == "УГХ"
    assert "МУП «КПА»" not in executors(theirs)
    block = await see_status(town.deputy, town.programme_id, Extent.BLOCK, 0)
    assert sum(len(one.progress.every) for one in theirs.executors) == len(block.items)


async def test_a_deputy_who_oversees_nothing_sees_no_names(installation: Installation, town: Town) -> None:
    other = await member(installation, 50, town.programme_id, Role.DEPUTY, None)
    found = await seen_by(other)
    assert executors(found) == []
    assert found.sections


async def test_an_executor_sees_nothing_of_others(town: Town) -> None:
    found = await seen_by(town.buses)
    assert (found.own, found.total, executors(found)) == (True, 3, [])
    assert found.whole.missing == ("1", "2", "3")
    assert sum(len(one.progress.owed) for one in found.sections) == 3


async def test_a_buttons_period_is_the_programmes_own(town: Town) -> None:
    assert (await see_collected(town.buses, town.programme_id, town.period_id)).period.key == "2022-H1"
    with pytest.raises(NotFound):
        await see_collected(town.buses, town.programme_id, 999)


async def test_that_nothing_is_collected_names_the_town_to_whoever_has_two(
    installation: Installation,
) -> None:
    town = await take_in(installation)
    other = await take_in(installation, municipality="Соседний городской округ", people_from=100)
    alone, both = (
        town.coordinator,
        await member(installation, COORDINATOR + 100, town.programme_id, Role.COORDINATOR, None),
    )
    for one in (town, other):
        await close_period(both, one.programme_id, one.period_id)
    with pytest.raises(NoOpenPeriod) as told:
        await see_collection(alone)
    assert "городской округ:" not in told.value.programme
    with pytest.raises(NoOpenPeriod) as told:
        await see_collection(both)
    assert told.value.programme.startswith("Копейский городской округ: ")
