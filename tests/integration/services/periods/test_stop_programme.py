"""A programme is paused or ended: nobody hears from it, an ended one takes no figures, and its past stays."""

import pytest
from sqlalchemy import select

from domain.refusals import ProgrammeEnded, Stale
from models.repositories.programme import programmes
from models.tables.audit import AuditEntry
from models.tables.outbox import OutboxRow
from services.context import Installation
from services.figures.answer_draft import answer_draft
from services.figures.check_collected import check_collected
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from services.figures.take_message import take_numbered
from services.figures.tasks import list_tasks
from services.people.see_home import see_home
from services.periods.open_period import open_period
from services.periods.stop_programme import (
    end_programme,
    pause_programme,
    resume_programme,
    take_up_programme,
)
from services.standing.see_collection import see_collection
from services.standing.see_status import Extent, programmes_to_see, see_status
from tests.sample import Town, take_in


async def rests(town: Town) -> bool:
    async with town.coordinator.read() as session:
        return (await programmes.facts(session, town.programme_id)).rests


async def test_a_paused_programme_rests_and_takes_figures(installation: Installation) -> None:
    town = await take_in(installation)
    found = await pause_programme(town.coordinator, town.programme_id)
    assert found.paused_at == installation.clock.now()
    assert await rests(town)
    card = await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    card = await answer_draft(town.roads, card.id, "50% идут работы", 1)
    assert (await submit_value(town.roads, card.id, card.revision)).version == 1
    found = await resume_programme(town.coordinator, town.programme_id)
    assert (found.paused_at, await rests(town)) == (None, False)


async def test_nobody_is_told_of_a_period_that_a_paused_programme_opens(installation: Installation) -> None:
    town = await take_in(installation)
    await pause_programme(town.coordinator, town.programme_id)
    assert (await open_period(town.coordinator, town.programme_id, town.period_id)).told == 0
    async with town.coordinator.read() as session:
        assert list(await session.scalars(select(OutboxRow.kind))) == []


async def test_an_ended_programme_takes_nothing_and_stays_to_be_read(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    card = await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    await end_programme(town.coordinator, town.programme_id)
    with pytest.raises(ProgrammeEnded):
        await submit_value(town.roads, card.id, card.revision)
    with pytest.raises(ProgrammeEnded):
        await open_draft(town.roads, town.programme_id, town.indicator_ids["5"])
    with pytest.raises(ProgrammeEnded):
        await take_numbered(town.roads, [("4", "50% идут работы")])
    with pytest.raises(ProgrammeEnded):
        await open_period(town.coordinator, town.programme_id, town.period_id)
    assert (await see_status(town.deputy, town.programme_id, Extent.PROGRAMME, 0)).items


async def test_an_ended_programme_asks_for_nothing_and_says_so(installation: Installation) -> None:
    town = await take_in(installation)
    await end_programme(town.coordinator, town.programme_id)
    assert await list_tasks(town.roads) == []
    with pytest.raises(ProgrammeEnded):
        await check_collected(town.roads)
    with pytest.raises(ProgrammeEnded):
        await see_collection(town.deputy)
    [role] = (await see_home(town.roads)).roles
    [seen] = await programmes_to_see(town.deputy)
    assert role.ended_at == seen.ended_at == installation.clock.now()


async def test_the_end_is_taken_back_with_what_was_begun(installation: Installation) -> None:
    town = await take_in(installation)
    card = await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    card = await answer_draft(town.roads, card.id, "50% идут работы", 1)
    await end_programme(town.coordinator, town.programme_id)
    assert (await take_up_programme(town.coordinator, town.programme_id)).ended_at is None
    assert (await submit_value(town.roads, card.id, card.revision)).version == 1


async def test_one_that_was_paused_is_paused_when_it_is_taken_up_again(installation: Installation) -> None:
    town = await take_in(installation)
    await pause_programme(town.coordinator, town.programme_id)
    await end_programme(town.coordinator, town.programme_id)
    with pytest.raises(Stale):
        await resume_programme(town.coordinator, town.programme_id)
    assert (await take_up_programme(town.coordinator, town.programme_id)).paused_at is not None


async def test_a_second_press_changes_nothing(installation: Installation) -> None:
    town = await take_in(installation)
    for once, twice in ((pause_programme, pause_programme), (end_programme, end_programme)):
        await once(town.coordinator, town.programme_id)
        with pytest.raises(Stale):
            await twice(town.coordinator, town.programme_id)
    await take_up_programme(town.coordinator, town.programme_id)
    await resume_programme(town.coordinator, town.programme_id)
    for change in (resume_programme, take_up_programme):
        with pytest.raises(Stale):
            await change(town.coordinator, town.programme_id)


async def test_who_stopped_it_and_when_is_written_down(installation: Installation) -> None:
    town = await take_in(installation)
    now = installation.clock.now().isoformat()
    await pause_programme(town.coordinator, town.programme_id)
    await end_programme(town.coordinator, town.programme_id)
    async with town.coordinator.read() as session:
        query = select(AuditEntry).where(AuditEntry.action.in_(("pause_programme", "end_programme")))
        paused, ended = await session.scalars(query.order_by(AuditEntry.id))
    assert {paused.actor_id, ended.actor_id} == {town.coordinator.actor.person_id}
    assert (paused.old, paused.new) == ({}, {"paused_at": now})
    assert (ended.old, ended.new) == ({"paused_at": now}, {"paused_at": now, "ended_at": now})
