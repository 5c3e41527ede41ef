"""Where parts are seen, and that they are in no count; how many statements they cost."""

from sqlalchemy import select

from models.tables.draft import Draft
from services.context import Installation
from services.contributions.answer_part import take_part
from services.contributions.send_part import send_part
from services.figures.tasks import list_tasks
from services.notices.executors import DeadlineMoved
from services.periods.close_period import close_period
from services.periods.move_deadline import await_deadline, move_deadline
from services.standing.see_collection import see_collection
from tests.doubles import FakeClock
from tests.integration.services.contributions.office import NUMBER, open_office
from tests.integration.services.contributions.test_giving import told
from tests.integration.services.figures.test_statement_counts import statements
from tests.integration.services.reminders.test_plan_due import seen, tick

A_PART = {"card": 6, "answer": 6, "sending": 15, "list": 6}


async def test_parts_are_in_no_count_and_the_coordinator_sees_who_is_awaited(
    installation: Installation,
) -> None:
    office = await open_office(installation)
    [before] = await see_collection(office.town.coordinator)
    assert before.parts_missing == ((NUMBER, ("МФЦ", "ЗАГС", "УСЗН")),)
    await office.give(office.uszn, "УСЗН", "5")
    [after] = await see_collection(office.town.coordinator)
    assert after.parts_missing == ((NUMBER, ("МФЦ", "ЗАГС")),)
    assert after.whole == before.whole
    [own] = await see_collection(office.uszn)
    assert (own.total, own.parts_missing) == (0, ())
    [deputys] = await see_collection(office.town.deputy)
    assert deputys.parts_missing == ()


async def test_whoever_hands_in_is_reminded_of_what_has_come(
    installation: Installation, clock: FakeClock
) -> None:
    office = await open_office(installation)
    await office.give(office.uszn, "УСЗН", "5")
    await tick(installation, clock, "2022-07-06T00:05")
    [owed] = (await seen(office.zags)).lists
    assert owed.parts[NUMBER].missing == ("МФЦ", "ЗАГС")


async def test_contributors_hear_of_another_deadline(installation: Installation) -> None:
    office = await open_office(installation)
    draft = await await_deadline(office.town.coordinator, office.town.programme_id, office.town.period_id)
    await move_deadline(office.town.coordinator, draft, "25 июля")
    assert office.uszn.actor.person_id in await told(office.uszn, DeadlineMoved.KIND)
    [tasks] = await list_tasks(office.uszn)
    assert f"{tasks.parts[0].due_on:%d.%m}" == "21.07"


async def test_plain_messages_go_to_no_part_of_a_closed_period(installation: Installation) -> None:
    office = await open_office(installation)
    draft = await take_part(office.uszn, *office.about("УСЗН"), "5", None)
    async with office.uszn.write() as work:
        row = await work.session.get_one(Draft, draft.id)
        row.message_id, row.listens = 77, True
    await close_period(office.town.coordinator, office.town.programme_id, office.town.period_id)
    async with office.uszn.read() as session:
        found = await session.scalar(select(Draft).where(Draft.id == draft.id))
    assert found is not None
    assert (found.message_id, found.listens, found.state) == (None, False, "open")


async def test_a_part_costs_few_statements(installation: Installation) -> None:
    office = await open_office(installation)
    await list_tasks(office.uszn)
    sent: dict[str, int] = {}
    with statements(installation.database) as found:
        await take_part(office.uszn, *office.about("УСЗН"), "5", None)
    sent["card"] = len(found)
    with statements(installation.database) as found:
        draft = await take_part(office.uszn, *office.about("УСЗН"), "6 размещены объявления", None)
    sent["answer"] = len(found)
    with statements(installation.database) as found:
        await send_part(office.uszn, draft.id, draft.revision)
    sent["sending"] = len(found)
    with statements(installation.database) as found:
        await list_tasks(office.uszn)
    sent["list"] = len(found)
    above = {name: count for name, count in sent.items() if count > A_PART[name]}
    assert not above, sent
