"""Silent units are proposed to their coordinators, and what is pressed is written down, told and shown."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from domain.access import Role
from domain.refusals import NotFound, NothingOwed, Stale
from domain.reminders.follow_up import FollowUpKind
from domain.reminders.settings import ReminderSettings
from models.repositories.programme import programmes
from models.tables.audit import AuditEntry
from models.tables.outbox import OutboxRow, OutboxState
from models.tables.person import Absence, Membership
from models.tables.reminder import FollowUp
from services.context import Context, Installation
from services.escalation.act import ActedOn, act_on_silent
from services.escalation.by_itself import note_told_heads
from services.escalation.propose import propose_silent
from services.escalation.silent import proposed_silent, see_silent, silent_on_message
from services.escalation.tell_silent import unit_silent
from services.follow_up.note_follow_up import note_follow_up
from services.follow_up.put_down import put_down
from services.notices.kinds import notice_of
from services.notices.silent import SilentProposed, SilentStands, UnitSilent
from tests.doubles import FakeClock
from tests.integration.services.figures.test_statement_counts import statements
from tests.integration.services.reminders.test_plan_due import hand_in, unit_of
from tests.large_town import add_programmes
from tests.sample import OWNER, Town, as_actor, member, take_in

ALL = ("4", "5", "7", "11", "12", "13", "14")
"""What УГХ owes."""
CALLED, HEAD, OVERSEER, ALONE = (
    FollowUpKind.CALLED,
    FollowUpKind.TOLD_HEAD,
    FollowUpKind.TOLD_OVERSEER,
    FollowUpKind.LEFT_ALONE,
)


@pytest.fixture
async def town(installation: Installation, clock: FakeClock) -> Town:
    """The half-year was due on Monday, 11 July."""
    return await take_in(installation)


def at(clock: FakeClock, moment: str) -> None:
    clock.move(datetime.fromisoformat(f"{moment}+05:00"))


async def tick(town: Town, clock: FakeClock, moment: str) -> int:
    at(clock, moment)
    return await propose_silent(as_actor(town.coordinator.installation, OWNER))


async def note(town: Town) -> int:
    return await note_told_heads(as_actor(town.coordinator.installation, OWNER))


async def planned(ctx: Context, kind: str) -> list[OutboxRow]:
    async with ctx.read() as session:
        return list(
            await session.scalars(select(OutboxRow).where(OutboxRow.kind == kind).order_by(OutboxRow.id))
        )


async def deliver(town: Town) -> None:
    """As if the sender had told whatever is due."""
    async with town.coordinator.write() as work:
        for row in await work.session.scalars(
            select(OutboxRow).where(OutboxRow.state == OutboxState.WAITING)
        ):
            if row.due_at <= work.now:
                row.state, row.message_id, row.sent_at = OutboxState.SENT, 1000 + row.id, work.now


async def told(ctx: Context, kind: str) -> Any:
    """The newest of a kind that is planned for somebody, as the notice it is."""
    own = [row for row in await planned(ctx, kind) if row.person_id == ctx.actor.person_id]
    return notice_of(kind, own[-1].payload)


async def press(town: Town, act: FollowUpKind, by: Context | None = None) -> ActedOn:
    where = town.programme_id, town.period_id, await unit_of(town.roads)
    return await act_on_silent(by or town.coordinator, *where, act)


async def names(town: Town) -> list[str]:
    return [one.executor for one in (await see_silent(town.coordinator, town.programme_id)).proposed]


async def make_head(town: Town, telegram_id: int = 70) -> Context:
    """Somebody becomes the head of УГХ."""
    ctx = await member(
        town.coordinator.installation,
        telegram_id,
        town.programme_id,
        Role.EXECUTOR,
        await unit_of(town.roads),
    )
    async with ctx.write() as work:
        query = select(Membership).where(Membership.person_id == ctx.actor.person_id)
        row = (await work.session.scalars(query)).one()
        row.is_head = True
        work.audit(row, "make_head", town.programme_id)
    return ctx


async def settle(town: Town, **changes: Any) -> None:
    async with town.coordinator.write() as work:
        row = await programmes.lock_programme(work.session, town.programme_id)
        row.reminders = replace(ReminderSettings.from_plain(row.reminders), **changes).to_plain()
        work.audit(row, "settle", town.programme_id)


async def test_on_the_third_working_day_each_coordinator_has_one_message(
    town: Town, clock: FakeClock
) -> None:
    second = await member(town.coordinator.installation, 20, town.programme_id, Role.COORDINATOR, None)
    assert await tick(town, clock, "2022-07-13T09:00") == 0
    assert await tick(town, clock, "2022-07-14T00:05") == 2
    rows = await planned(town.coordinator, SilentProposed.KIND)
    assert {one.person_id for one in rows} == {town.coordinator.actor.person_id, second.actor.person_id}
    local = {one.due_at.astimezone(datetime.fromisoformat("2022-07-14T00:00+05:00").tzinfo) for one in rows}
    assert {one.hour for one in local} == {10}
    assert await tick(town, clock, "2022-07-14T12:00") == 0
    assert await tick(town, clock, "2022-07-15T08:00") == 2
    assert await tick(town, clock, "2022-07-16T12:00") == 0, "a Saturday"


async def test_who_is_silent_is_looked_up_when_it_is_told(town: Town, clock: FakeClock) -> None:
    await tick(town, clock, "2022-07-14T00:05")
    assert "УГХ" in await names(town)
    notice = await told(town.coordinator, SilentProposed.KIND)
    await hand_in(town.roads, *ALL)
    found = await proposed_silent(town.coordinator, notice)
    assert "УГХ" not in [one.executor for one in found.units]


async def test_a_unit_says_for_how_long_and_what_is_missing(town: Town, clock: FakeClock) -> None:
    at(clock, "2022-07-14T10:00")
    found = await see_silent(town.coordinator, town.programme_id)
    roads = next(one for one in found.units if one.executor == "УГХ")
    assert (roads.days, roads.numbers) == (3, ALL)


async def test_whoever_has_just_sent_something_is_not_silent(town: Town, clock: FakeClock) -> None:
    at(clock, "2022-07-13T15:00")
    await hand_in(town.roads, "4")
    at(clock, "2022-07-15T10:00")
    assert "УГХ" not in await names(town)
    at(clock, "2022-07-18T10:00")
    assert "УГХ" in await names(town)


async def test_nothing_is_told_where_all_has_been_seen_to(town: Town, clock: FakeClock) -> None:
    await tick(town, clock, "2022-07-14T00:05")
    notice = await told(town.coordinator, SilentProposed.KIND)
    for one in (await see_silent(town.coordinator, town.programme_id)).units:
        await act_on_silent(town.coordinator, town.programme_id, *one.at, CALLED)
    with pytest.raises(NothingOwed):
        await proposed_silent(town.coordinator, notice)


async def test_what_is_pressed_is_written_down_and_shown_to_the_other_coordinator(
    town: Town, clock: FakeClock
) -> None:
    second = await member(town.coordinator.installation, 20, town.programme_id, Role.COORDINATOR, None)
    await tick(town, clock, "2022-07-14T10:30")
    await deliver(town)
    done = await press(town, CALLED)
    assert done.unit.done is not None
    assert (done.unit.done.kind, done.unit.done.by) == (CALLED, "сотрудник 10")
    stands: SilentStands = await told(second, SilentStands.KIND)
    found = await silent_on_message(second, stands)
    assert found is not None
    assert [one.done.by for one in found[0].units if one.done] == ["сотрудник 10"]
    [own] = [
        one for one in await planned(second, SilentProposed.KIND) if one.person_id == second.actor.person_id
    ]
    assert found[1] == own.message_id
    assert not [
        one
        for one in await planned(town.coordinator, SilentStands.KIND)
        if one.person_id == town.coordinator.actor.person_id
    ], "whoever pressed sees it at once"
    async with town.coordinator.read() as session:
        assert await session.scalar(select(AuditEntry.action).where(AuditEntry.action == "called"))


async def test_the_second_press_of_a_day_changes_nothing_and_says_who_was_first(
    town: Town, clock: FakeClock
) -> None:
    second = await member(town.coordinator.installation, 20, town.programme_id, Role.COORDINATOR, None)
    at(clock, "2022-07-14T10:30")
    await press(town, CALLED)
    late = await press(town, ALONE, second)
    assert late.unit.done is not None
    assert (late.unit.done.kind, late.unit.done.by) == (CALLED, "сотрудник 10")
    async with second.read() as session:
        assert len(list(await session.scalars(select(FollowUp)))) == 1
    at(clock, "2022-07-15T10:30")
    assert "УГХ" in await names(town), "the next day it is proposed again"


async def test_whoever_is_left_alone_is_never_proposed_again(town: Town, clock: FakeClock) -> None:
    at(clock, "2022-07-14T10:30")
    await press(town, ALONE)
    at(clock, "2022-07-18T10:30")
    assert "УГХ" not in await names(town)
    with pytest.raises(Stale):
        await press(town, CALLED)


async def test_whoever_was_left_alone_is_proposed_again_once_that_is_taken_back(
    town: Town, clock: FakeClock
) -> None:
    at(clock, "2022-07-14T10:30")
    await press(town, ALONE)
    at(clock, "2022-07-18T10:30")
    roads = town.programme_id, town.period_id, await unit_of(town.roads)
    units = await note_follow_up(town.coordinator, *roads, FollowUpKind.UNMUTED)
    assert not units.unit(roads[2]).now.left_alone
    assert "УГХ" in await names(town)


async def test_a_muted_unit_and_one_that_waits_for_somebody_are_not_proposed(
    town: Town, clock: FakeClock
) -> None:
    at(clock, "2022-07-13T10:30")
    roads, buses = await unit_of(town.roads), await unit_of(town.buses)
    async with town.coordinator.write() as work:
        await put_down(work, town.programme_id, town.period_id, roads, FollowUpKind.MUTED)
        await put_down(work, town.programme_id, town.period_id, buses, FollowUpKind.AWAITS, words="ЗАГС")
    at(clock, "2022-07-14T10:30")
    found = await names(town)
    assert found
    assert not {"УГХ", "МУП «КПА»"} & set(found)


async def test_the_head_is_told_by_the_coordinator_who_asks(town: Town, clock: FakeClock) -> None:
    head = await make_head(town)
    at(clock, "2022-07-14T10:30")
    await press(town, HEAD)
    found = await unit_silent(head, await told(head, UnitSilent.KIND))
    assert (found.executor, found.numbers, found.days) == ("УГХ", ALL, 3)
    assert found.by == (("сотрудник 10", 10),)
    assert found.to_head
    await hand_in(town.roads, *ALL)
    with pytest.raises(NothingOwed):
        await unit_silent(head, await told(head, UnitSilent.KIND))


async def test_whoever_stands_in_for_the_head_is_told_instead(town: Town, clock: FakeClock) -> None:
    head = await make_head(town)
    async with head.write() as work:
        query = select(Membership.id).where(Membership.person_id == head.actor.person_id)
        away = Absence(
            membership_id=(await work.session.scalars(query)).one(),
            substitute_id=town.roads.actor.person_id,
            since=date(2022, 7, 1),
            until=date(2022, 7, 31),
        )
        work.writer.add(away)
        await work.writer.flush()
        work.audit(away, "be_away", town.programme_id)
    at(clock, "2022-07-14T10:30")
    await press(town, HEAD)
    [row] = await planned(head, UnitSilent.KIND)
    assert row.person_id == town.roads.actor.person_id


async def test_where_there_is_no_head_nothing_is_written_and_contacts_are_offered(
    town: Town, clock: FakeClock
) -> None:
    at(clock, "2022-07-14T10:30")
    done = await press(town, HEAD)
    assert done.nobody
    assert done.contacts == (("сотрудник 11", 11),)
    assert "УГХ" in await names(town)
    assert await planned(town.coordinator, UnitSilent.KIND) == []


async def test_the_deputy_who_oversees_hears_of_what_they_oversee(town: Town, clock: FakeClock) -> None:
    at(clock, "2022-07-14T10:30")
    done = await press(town, OVERSEER)
    assert not done.nobody
    found = await unit_silent(town.deputy, await told(town.deputy, UnitSilent.KIND))
    assert found.executor == "УГХ"
    assert found.numbers
    assert set(found.numbers) <= set(ALL)
    assert not found.to_head


async def test_nobody_else_hears_of_a_silent_unit(town: Town, clock: FakeClock) -> None:
    at(clock, "2022-07-14T10:30")
    await press(town, OVERSEER)
    notice = await told(town.deputy, UnitSilent.KIND)
    for other in (town.buses, town.coordinator):
        with pytest.raises(NotFound):
            await unit_silent(other, notice)


async def test_nothing_is_reported_by_itself_unless_the_programme_wants_it(
    town: Town, clock: FakeClock
) -> None:
    await make_head(town)
    await tick(town, clock, "2022-07-14T00:05")
    assert await planned(town.coordinator, UnitSilent.KIND) == []


async def test_where_the_programme_wants_it_the_head_hears_once_and_the_coordinator_afterwards(
    town: Town, clock: FakeClock
) -> None:
    head = await make_head(town)
    await settle(town, escalates_by_itself=True)
    await tick(town, clock, "2022-07-14T00:05")
    [mine] = await planned(head, UnitSilent.KIND)
    [proposal] = await planned(town.coordinator, SilentProposed.KIND)
    assert mine.due_at < proposal.due_at
    assert await note(town) == 0, "it is said only once it is true"
    at(clock, "2022-07-14T10:25")
    found = await unit_silent(head, await told(head, UnitSilent.KIND))
    assert found.by == (("сотрудник 10", 10),)
    await deliver(town)
    assert (await note(town), await note(town)) == (1, 0)
    seen = await proposed_silent(town.coordinator, await told(town.coordinator, SilentProposed.KIND))
    assert [(one.done.kind, one.done.by) for one in seen.units if one.done] == [(HEAD, "")]
    await tick(town, clock, "2022-07-15T00:05")
    assert len(await planned(head, UnitSilent.KIND)) == 1


async def test_a_head_who_is_told_by_itself_hears_nothing_once_it_has_come(
    town: Town, clock: FakeClock
) -> None:
    head = await make_head(town)
    await settle(town, escalates_by_itself=True)
    await tick(town, clock, "2022-07-14T00:05")
    notice = await told(head, UnitSilent.KIND)
    at(clock, "2022-07-14T09:00")
    await hand_in(town.roads, "4")
    with pytest.raises(NothingOwed):
        await unit_silent(head, notice)


async def test_a_paused_programme_a_closed_period_and_one_long_overdue_propose_nothing(
    town: Town, clock: FakeClock
) -> None:
    assert await tick(town, clock, "2022-08-16T00:05") == 0
    assert await names(town) == []
    async with town.coordinator.write() as work:
        row = await programmes.lock_programme(work.session, town.programme_id)
        row.paused_at = work.now
        work.audit(row, "pause", town.programme_id)
    assert await tick(town, clock, "2022-07-14T00:05") == 0
    assert await names(town) == []


async def test_a_tick_asks_no_more_of_many_programmes(
    installation: Installation, town: Town, clock: FakeClock
) -> None:
    async def counted(moment: str) -> int:
        at(clock, moment)
        with statements(installation.database) as sent:
            await propose_silent(as_actor(installation, OWNER))
        return len(sent)

    await settle(town, escalates_by_itself=True)
    alone = await counted("2022-07-14T00:05")
    await add_programmes(installation, 12)
    assert await counted("2022-07-15T00:05") == alone
    assert alone <= 12
