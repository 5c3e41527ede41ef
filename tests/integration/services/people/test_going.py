"""Somebody goes: what ends, what stays, what passes on, and how far a coordinator's word reaches."""

from datetime import date

import pytest
from sqlalchemy import select

from domain.access import Role
from domain.refusals import InvitationRevoked, LastCoordinator, NotAllowed, NotFound
from models.tables.audit import AuditEntry
from models.tables.draft import Draft, DraftState
from models.tables.outbox import OutboxRow
from models.tables.submission import Submission
from services.context import Context, Installation
from services.figures.answer_draft import answer_draft
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from services.figures.tasks import list_tasks
from services.people.accept_invitation import accept_invitation
from services.people.invite import invite
from services.people.see_people import see_people
from services.people.show_out import hand_over_all, same_person, show_out
from services.review.see_queue import queues
from tests.integration.services.test_substitutes import away
from tests.integration.services.test_two_programmes import as_roads
from tests.sample import COORDINATOR, STRANGER, Town, as_actor, member, take_in

COLLEAGUE, SECOND = 98, 20


@pytest.fixture
async def town(installation: Installation) -> Town:
    return await take_in(installation)


async def begin(ctx: Context, town: Town, number: str) -> int:
    draft = await open_draft(ctx, town.programme_id, town.indicator_ids[number])
    return (await answer_draft(ctx, draft.id, "50% идут торги", 1)).id


async def draft_of(town: Town, draft_id: int) -> Draft:
    async with town.coordinator.read() as session:
        return await session.get_one(Draft, draft_id)


async def test_whoever_has_begun_the_same_figure_goes_on_with_their_own(
    installation: Installation, town: Town
) -> None:
    colleague = await as_roads(installation, town, COLLEAGUE)
    left, own = await begin(town.roads, town, "4"), await begin(colleague, town, "4")
    passed = await begin(town.roads, town, "7")
    await show_out(town.coordinator, town.programme_id, town.roads.actor.person_id or 0)
    assert (await draft_of(town, left)).state == DraftState.CANCELLED
    assert (await draft_of(town, own)).state == DraftState.OPEN
    taken = await draft_of(town, passed)
    assert (taken.person_id, taken.chat_id, taken.message_id) == (colleague.actor.person_id, COLLEAGUE, None)


async def test_a_figure_that_a_coordinator_had_begun_is_the_other_coordinators(
    installation: Installation, town: Town
) -> None:
    second = await member(installation, SECOND, town.programme_id, Role.COORDINATOR, None)
    draft_id = await begin(second, town, "4")
    await show_out(town.coordinator, town.programme_id, second.actor.person_id or 0)
    assert (await draft_of(town, draft_id)).person_id == town.coordinator.actor.person_id


async def test_versions_keep_their_author_and_the_audit_says_who_ended_what(town: Town) -> None:
    draft_id = await begin(town.roads, town, "4")
    await submit_value(town.roads, draft_id, (await draft_of(town, draft_id)).revision)
    await show_out(town.coordinator, town.programme_id, town.roads.actor.person_id or 0)
    async with town.coordinator.read() as session:
        authors = (await session.scalars(select(Submission.author_id))).all()
        query = select(AuditEntry.actor_id).where(AuditEntry.action == "end_membership")
        actors = (await session.scalars(query)).all()
    assert authors == [town.roads.actor.person_id]
    assert actors == [town.coordinator.actor.person_id]


async def test_whoever_goes_stands_in_for_nobody_and_brings_nobody_in(
    installation: Installation, town: Town
) -> None:
    second = await member(installation, SECOND, town.programme_id, Role.COORDINATOR, None)
    person_id, absent = second.actor.person_id, town.roads.actor.person_id
    assert absent is not None
    await away(town.coordinator, absent, person_id, date(2022, 7, 5), date(2022, 7, 8))
    assert await list_tasks(second)
    link = await invite(second, town.programme_id, Role.COORDINATOR, None)
    await show_out(town.coordinator, town.programme_id, person_id or 0)
    with pytest.raises(InvitationRevoked):
        await accept_invitation(second, link.secret)
    assert await list_tasks(second) == []
    assert await queues(second) == []


async def test_the_last_coordinator_stays_until_everything_is_handed_over(town: Town) -> None:
    own, to = town.coordinator.actor.person_id or 0, town.buses.actor.person_id or 0
    with pytest.raises(LastCoordinator):
        await show_out(town.coordinator, town.programme_id, own)
    await hand_over_all(town.coordinator, town.programme_id, own, to)
    found = await see_people(town.buses, town.programme_id)
    assert [one.person_id for one in found.people if one.coordinates] == [to]
    with pytest.raises(NotAllowed):
        await see_people(town.coordinator, town.programme_id)


async def test_the_same_person_keeps_since_and_head_and_hears_what_had_not_arrived(
    installation: Installation, town: Town
) -> None:
    new = await as_roads(installation, town, COLLEAGUE)
    old_id, new_id = town.roads.actor.person_id or 0, new.actor.person_id or 0
    since = (await see_people(town.coordinator, town.programme_id)).person(old_id).since
    draft_id = await begin(town.roads, town, "4")
    await same_person(town.coordinator, town.programme_id, old_id, new_id)
    found = await see_people(town.coordinator, town.programme_id)
    assert found.person(new_id).since == since
    assert len(found.person(new_id).roles) == 1
    with pytest.raises(NotFound):
        found.person(old_id)
    assert (await draft_of(town, draft_id)).person_id == new_id
    async with town.coordinator.read() as session:
        told = (await session.execute(select(OutboxRow.kind, OutboxRow.person_id))).all()
    assert {("access_closed", old_id), ("part_given", new_id)} <= {(one.kind, one.person_id) for one in told}


async def test_another_towns_part_stays_where_its_coordinator_left_it(
    installation: Installation, town: Town
) -> None:
    other = await take_in(installation, municipality="Другой городской округ", people_from=1_000)
    await as_roads(installation, other, town.roads.actor.telegram_id)
    new = await as_roads(installation, town, COLLEAGUE)
    old_id, new_id = town.roads.actor.person_id or 0, new.actor.person_id or 0
    await same_person(town.coordinator, town.programme_id, old_id, new_id)
    assert [one.programme_id for one in await list_tasks(town.roads)] == [other.programme_id]
    assert [one.programme_id for one in await list_tasks(new)] == [town.programme_id]


async def test_only_somebody_of_the_programme_is_the_same_person_or_takes_over(
    installation: Installation, town: Town
) -> None:
    outside = as_actor(installation, STRANGER)
    async with outside.write() as work:
        outside_id = await work.person_id()
    person_id = town.roads.actor.person_id or 0
    for use_case in (hand_over_all, same_person):
        for to_id in (outside_id, person_id):
            with pytest.raises(NotFound):
                await use_case(town.coordinator, town.programme_id, person_id, to_id)
    assert COORDINATOR in {one.telegram_id for one in (await see_people(town.coordinator, 1)).people}
