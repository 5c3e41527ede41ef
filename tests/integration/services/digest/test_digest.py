"""The weekly digest: whom it goes to, once a week, and what it says to whom."""

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from domain.access import Role
from domain.refusals import NotAllowed, NothingOwed
from models.repositories.programme import periods, programmes
from models.tables.audit import AuditEntry
from models.tables.outbox import OutboxRow
from models.tables.person import Absence, Membership
from services.asking.send_words import send_words
from services.asking.type_words import add_words, begin_question
from services.context import Context, Installation
from services.digest.compile_digest import weekly_digest
from services.digest.plan_digests import plan_digests
from services.digest.want_digest import want_digest
from services.notices.digest import WeeklyDigest
from services.periods.close_period import close_period
from tests.doubles import FakeClock
from tests.integration.services.figures.test_statement_counts import statements
from tests.integration.services.reminders.test_plan_due import hand_in
from tests.large_town import add_programmes
from tests.sample import OWNER, Town, accept_plain, as_actor, member, take_in

ALL = ("4", "5", "7", "11", "12", "13", "14")
MONDAY = "2022-07-11T09:00"
WEEK = "2022-W28"


@pytest.fixture
async def town(installation: Installation, clock: FakeClock) -> Town:
    """Taken in on Tuesday, 5 July; the half-year is due on Monday, the 11th."""
    return await take_in(installation)


async def tick(town: Town, clock: FakeClock, moment: str) -> int:
    clock.move(datetime.fromisoformat(f"{moment}+05:00"))
    return await plan_digests(as_actor(town.coordinator.installation, OWNER))


async def told(town: Town) -> list[tuple[int, str]]:
    """Person and key of each that is planned."""
    async with town.coordinator.read() as session:
        query = select(OutboxRow.person_id, OutboxRow.key).where(OutboxRow.kind == WeeklyDigest.KIND)
        return [(one.person_id, one.key) for one in await session.execute(query.order_by(OutboxRow.id))]


def key(town: Town, ctx: Context, week: str = WEEK) -> tuple[int, str]:
    person_id = ctx.actor.person_id or 0
    return person_id, f"digest:{town.programme_id}:{week}:{person_id}"


async def seen(town: Town, ctx: Context) -> Any:
    return await weekly_digest(ctx, WeeklyDigest(town.programme_id, WEEK))


async def test_on_monday_at_nine_the_coordinator_alone_has_it_once_a_week(
    town: Town, clock: FakeClock
) -> None:
    assert await tick(town, clock, "2022-07-05T12:00") == 0, "taken in after this week's moment"
    assert await tick(town, clock, "2022-07-11T08:59") == 0
    assert await tick(town, clock, MONDAY) == 1
    assert await tick(town, clock, "2022-07-11T09:01") == 0
    assert await tick(town, clock, "2022-07-17T12:00") == 0
    assert await tick(town, clock, "2022-07-18T09:00") == 1
    assert await told(town) == [key(town, town.coordinator), key(town, town.coordinator, "2022-W29")]


async def test_a_deputy_who_asked_by_one_tap_has_it_until_they_decline(town: Town, clock: FakeClock) -> None:
    settings = await want_digest(town.deputy, 0, wants=True)
    assert settings.digest_weekday == 0
    await want_digest(town.deputy, town.programme_id, wants=True)
    assert await tick(town, clock, MONDAY) == 2
    assert key(town, town.deputy) in await told(town)
    await want_digest(town.deputy, town.programme_id, wants=False)
    assert await tick(town, clock, "2022-07-18T09:00") == 1
    async with town.deputy.read() as session:
        entries = list(await session.scalars(select(AuditEntry).where(AuditEntry.action == "want_digest")))
    assert [one.new for one in entries] == [{"wants": True}, {"wants": False}], "twice is written down once"


async def test_whoever_asks_in_the_middle_of_a_week_has_the_next_one(town: Town, clock: FakeClock) -> None:
    await tick(town, clock, MONDAY)
    await want_digest(town.deputy, 0, wants=True)
    assert await tick(town, clock, "2022-07-13T12:00") == 0
    assert await tick(town, clock, "2022-07-18T09:00") == 2


async def test_a_period_opened_in_the_middle_of_a_week_has_its_first_digest_in_the_next(
    town: Town, clock: FakeClock
) -> None:
    async with town.coordinator.write() as work:
        row = await periods.period_for_change(work.session, town.programme_id, town.period_id)
        assert row is not None
        row.opened_at = datetime.fromisoformat("2022-07-12T10:00+05:00")
        work.audit(row, "open", town.programme_id)
    assert await tick(town, clock, "2022-07-13T12:00") == 0
    assert await tick(town, clock, "2022-07-18T09:00") == 1


async def test_a_coordinator_may_decline_it_an_executor_has_none(town: Town, clock: FakeClock) -> None:
    await want_digest(town.coordinator, town.programme_id, wants=False)
    with pytest.raises(NotAllowed):
        await want_digest(town.roads, town.programme_id, wants=True)
    with pytest.raises(NotAllowed):
        await seen(town, town.roads)
    assert await tick(town, clock, MONDAY) == 0


async def test_after_days_away_it_is_told_late_in_the_hours_of_work(town: Town, clock: FakeClock) -> None:
    assert await tick(town, clock, "2022-07-13T23:00") == 1
    async with town.coordinator.read() as session:
        due = (await session.scalars(select(OutboxRow.due_at).where(OutboxRow.kind == "digest"))).one()
    assert due == datetime.fromisoformat("2022-07-14T10:00+05:00")


async def test_whoever_stands_in_for_the_coordinator_has_it(town: Town, clock: FakeClock) -> None:
    second = await member(town.coordinator.installation, 20, town.programme_id, Role.COORDINATOR, None)
    async with town.coordinator.write() as work:
        query = select(Membership.id).where(Membership.person_id == town.coordinator.actor.person_id)
        away = Absence(
            membership_id=(await work.session.scalars(query)).one(),
            substitute_id=second.actor.person_id,
            since=date(2022, 7, 9),
            until=date(2022, 7, 20),
        )
        work.writer.add(away)
        await work.writer.flush()
        work.audit(away, "be_away", town.programme_id)
    await tick(town, clock, MONDAY)
    assert await told(town) == [key(town, second)]


async def test_nothing_of_a_closed_period_or_a_paused_programme(town: Town, clock: FakeClock) -> None:
    async with town.coordinator.write() as work:
        row = await programmes.lock_programme(work.session, town.programme_id)
        row.paused_at = work.now
        work.audit(row, "pause", town.programme_id)
    assert await tick(town, clock, MONDAY) == 0
    async with town.coordinator.write() as work:
        row = await programmes.lock_programme(work.session, town.programme_id)
        row.paused_at = None
        work.audit(row, "go_on", town.programme_id)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    assert await tick(town, clock, MONDAY) == 0
    with pytest.raises(NothingOwed):
        await seen(town, town.coordinator)


async def test_it_says_how_far_it_is_and_what_is_at_risk_by_accepted_figures(
    town: Town, clock: FakeClock
) -> None:
    clock.move(datetime.fromisoformat("2022-07-08T12:00+05:00"))
    await hand_in(town.roads, "4", "5")
    before = await seen(town, town.coordinator)
    assert before.at_risk == (), "not accepted yet"
    assert [one.number for one in before.collection.waiting] == ["4", "5"]
    await accept_plain(town.coordinator, town.programme_id)
    found = await seen(town, town.coordinator)
    whole = found.collection.whole
    assert (whole.owed_and_in, len(whole.owed), whole.owed_and_accepted) == (2, 26, len(whole.accepted))
    assert whole.accepted
    assert {number for number, _ in found.at_risk} <= set(whole.accepted)


async def test_what_waits_for_a_decision_is_the_coordinators_alone(town: Town, clock: FakeClock) -> None:
    clock.move(datetime.fromisoformat("2022-07-18T09:00+05:00"))
    typed = await begin_question(town.roads, town.programme_id, 0, 0)
    typed = await add_words(town.roads, typed.draft_id, "Какой акт нужен?", 1)
    await send_words(town.roads, typed.draft_id, typed.revision)
    found = await seen(town, town.coordinator)
    assert "УГХ" in [one.executor for one in found.decisions.silent]
    assert found.decisions.unanswered == 1
    assert (await seen(town, town.deputy)).decisions is None


async def test_a_tick_asks_no_more_of_many_programmes(
    installation: Installation, town: Town, clock: FakeClock
) -> None:
    async def counted(moment: str) -> int:
        with statements(installation.database) as sent:
            assert await tick(town, clock, moment)
        return len(sent)

    alone = await counted(MONDAY)
    await add_programmes(installation, 12)
    assert await counted("2022-07-18T09:00") == alone
    assert alone <= 8
