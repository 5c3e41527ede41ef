"""One person in two programmes, or in two roles."""

import pytest

from domain.access import Role
from domain.refusals import NoOpenPeriod, SeveralProgrammes, SourceNeeded
from models.repositories.programme import periods, programmes
from services.context import Context, Installation
from services.drafts.afterwards import place_draft
from services.drafts.find_draft import listening_draft
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_ready, submit_value
from services.figures.take_message import names_indicator, names_own, take_numbered
from services.figures.tasks import list_tasks
from services.notices.executors import FiguresAccepted
from services.notices.look_up import accepted_figures
from services.people.invite import programmes_to_invite_to
from services.periods.close_period import close_period
from services.periods.open_period import open_period
from services.periods.see_periods import periods_to_manage
from services.plan.plan_indicator import find_plans
from services.reports.see_reports import PeriodUnknown, Readiness, reports_to_see
from services.review.see_queue import queues
from services.standing.search_status import search_status
from services.standing.see_collection import see_collection
from services.standing.see_status import Extent, Status, see_status
from tests.integration.services.figures.test_figures import drafted, submit
from tests.mytishchi import mytishchi
from tests.sample import COORDINATOR, ROADS, Town, accept_plain, member, take_in


async def as_roads(installation: Installation, town: Town, telegram_id: int) -> Context:
    async with town.roads.read() as session:
        executors = {one.name: one.id for one in await programmes.executors(session, town.programme_id)}
    return await member(installation, telegram_id, town.programme_id, Role.EXECUTOR, executors["УГХ"])


async def reports_of(ctx: Context, asked: str = "") -> list[Readiness]:
    found = await reports_to_see(ctx, asked)
    assert isinstance(found, list)
    return found


async def test_a_numbered_answer_goes_to_the_town_of_the_open_card(installation: Installation) -> None:
    first = await take_in(installation)
    second = await take_in(installation, municipality="Соседний городской округ", people_from=100)
    both = await as_roads(installation, second, ROADS)
    assert first.programme_id != second.programme_id
    with pytest.raises(SeveralProgrammes):
        await take_numbered(both, [("5", "3%")], 6)
    card = await open_draft(both, second.programme_id, second.indicator_ids["4"])
    await place_draft(both, card.id, 500)
    listening = await listening_draft(both)
    assert listening is not None
    taken = await take_numbered(both, [("4", "50% идут работы")], 7, listening.collected)
    assert [draft.id for draft in taken.drafts] == [card.id]


async def test_only_own_numbers_are_figures(installation: Installation) -> None:
    town = await take_in(installation)
    assert await names_own(town.roads, "4")
    assert not await names_own(town.roads, "1204")
    assert not await names_own(town.roads, "1"), "somebody else's"


async def test_a_number_of_the_programme_is_no_act(installation: Installation) -> None:
    town = await take_in(installation)
    assert await names_indicator(town.roads, [("1", "50%")]), "somebody else's is an indicator too"
    assert not await names_indicator(town.roads, [("1204", "от 12.05.2022 — акт приёмки")])


async def test_programmes_that_do_not_answer_are_passed_over(installation: Installation) -> None:
    town = await take_in(installation)
    other = await mytishchi(installation)
    both = await member(installation, COORDINATOR, other.programme_id, Role.COORDINATOR, None)
    assert [one.programme_id for one in await reports_of(both, "1 полугодие 2022")] == [town.programme_id]
    assert len(await reports_of(both)) == 2
    unknown = await reports_to_see(both, "2019-H1")
    assert isinstance(unknown, PeriodUnknown)
    assert [one.key for one in unknown.known] == ["2022-H1", "2022-Q1"]
    assert [one.programme_id for one in await find_plans(both, "2")] == [
        town.programme_id,
        other.programme_id,
    ]
    await close_period(both, town.programme_id, town.period_id)
    assert [one.programme_id for one in await find_plans(both, "2")] == [other.programme_id]
    [opened] = [p for p in await periods_to_manage(both) if p.programme_id == other.programme_id]
    await close_period(both, other.programme_id, opened.lines[0].id)
    with pytest.raises(NoOpenPeriod):
        await find_plans(both, "2")


async def test_the_receipt_names_a_colleagues_figure_that_it_replaces(
    installation: Installation,
) -> None:
    town = await take_in(installation)
    colleague = await as_roads(installation, town, 50)
    mine = await drafted(town.roads, town, "13", "97% работы ведутся, причина в торгах")
    theirs = await drafted(colleague, town, "13", "98% работы ведутся, причина в торгах")
    assert (await submit_value(colleague, theirs.id, theirs.revision)).replaced is None
    done = await submit_value(town.roads, mine.id, mine.revision)
    assert done.replaced is not None
    assert (done.version, done.replaced.version, done.replaced.wording) == (2, 1, "98%")
    again = await drafted(town.roads, town, "13", "99% работы ведутся, причина в торгах")
    assert (await submit_value(town.roads, again.id, again.revision)).replaced is None, "one's own"


async def test_a_coordinator_who_hands_in_too_sends_all_of_their_own(installation: Installation) -> None:
    """What they enter for another unit needs its source, so it is not among them."""
    town = await take_in(installation)
    both = await as_roads(installation, town, COORDINATOR)
    drafts = {
        number: await drafted(both, town, number, "50% идут работы, причина в торгах")
        for number in ("4", "1")
    }
    assert [receipt.number for receipt in await submit_ready(both, town.programme_id)] == ["4"]
    with pytest.raises(SourceNeeded):
        await submit_value(both, drafts["1"].id, drafts["1"].revision)


async def test_periods_stand_in_the_order_in_which_they_end(installation: Installation) -> None:
    """Though the half-year's deadline «25 июля» is later than the year's in the same calendar."""
    town = await take_in(installation, answers=("deadline=25 июля",))
    opened = await open_period(town.coordinator, town.programme_id, town.period_id)
    opened = await open_period(town.coordinator, town.programme_id, opened.periods.lines[0].id)
    async with town.coordinator.read() as session:
        known = await periods.of_programme(session, town.programme_id)
    assert [period.key for period in known] == ["2022-H1", "2022", "2023-H1"]
    card = await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    assert card.asked.period.key == "2023-H1"
    assert not card.asked.last_is_this_year


async def test_two_programmes_of_one_title_are_told_apart_by_their_municipality(
    installation: Installation,
) -> None:
    first = await take_in(installation)
    second = await take_in(installation, municipality="Соседний городской округ", people_from=100)
    both = await as_roads(installation, second, ROADS)
    coordinator = await member(installation, COORDINATOR, second.programme_id, Role.COORDINATOR, None)
    card = await open_draft(both, second.programme_id, second.indicator_ids["4"])
    section = await search_status(both, second.programme_id, "дороги")
    assert isinstance(section, Status)
    named = {
        "lists": [one.programme for one in await list_tasks(both)],
        "cards": [card.tasks.municipality],
        "reports": [one.programme for one in await reports_of(both)],
        "collections": [one.programme for one in await see_collection(both)],
        "sections": [section.municipality],
        "programmes": [(await see_status(coordinator, second.programme_id, Extent.PROGRAMME, 0)).title],
        "queues": [one.programme for one in await queues(coordinator)],
        "periods": [one.programme for one in await periods_to_manage(coordinator)],
        "invitations": [one.programme for one in await programmes_to_invite_to(coordinator)],
    }
    for place, names in named.items():
        assert names[-1].startswith("Соседний городской округ"), place
        assert len(set(names)) == len(names), place
    assert (await list_tasks(second.roads))[0].programme.startswith("Программа"), "one only"
    assert first.programme_id != second.programme_id


async def test_what_was_accepted_names_the_town_to_whoever_works_for_two(installation: Installation) -> None:
    await take_in(installation)
    second = await take_in(installation, municipality="Соседний городской округ", people_from=100)
    both = await as_roads(installation, second, ROADS)
    await submit(second.roads, second, "4", "50% идут работы")
    await accept_plain(second.coordinator, second.programme_id)
    notice = FiguresAccepted(second.programme_id, second.period_id, installation.clock.now())
    assert (await accepted_figures(both, notice)).programme.startswith("Соседний городской округ: ")
    assert (await accepted_figures(second.roads, notice)).programme == ""
