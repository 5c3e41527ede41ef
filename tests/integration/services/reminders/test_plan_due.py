"""The tick of the reminders: who is put down for which day, and that no step is told twice."""

from datetime import date, datetime, timedelta, timezone

import pytest
from sqlalchemy import select

from domain.access import Role
from domain.refusals import NothingOwed, Overtaken
from models.repositories import people
from models.repositories.programme import programmes
from models.repositories.reminders import messages
from models.tables.outbox import OutboxRow, OutboxState
from models.tables.reminder import FollowUp, LadderStep, Reminder, ReminderStep
from services.context import Context, Installation
from services.figures.submit_value import submit_value
from services.figures.take_message import take_numbered
from services.notices.reminders import DayReminder
from services.periods.move_deadline import await_deadline, move_deadline
from services.reminders.day_reminder import Reminded, day_reminder
from services.reminders.plan_due import plan_reminders
from tests.doubles import FakeClock
from tests.sample import OWNER, Town, as_actor, member, take_in

LOCAL = timezone(timedelta(hours=5))
EXECUTORS_WITH_PEOPLE = 3
"""УГХ, the bus enterprise and the deputy head."""


@pytest.fixture
async def town(installation: Installation, clock: FakeClock) -> Town:
    """Everybody came in on Tuesday, 5 July; the half-year is due on Monday, the 11th."""
    return await take_in(installation)


async def tick(installation: Installation, clock: FakeClock, at: str) -> int:
    clock.move(datetime.fromisoformat(f"{at}+05:00"))
    return await plan_reminders(as_actor(installation, OWNER))


async def told(ctx: Context) -> list[tuple[str, datetime]]:
    """What was put down for whom, and when it is told there."""
    async with ctx.read() as session:
        query = select(OutboxRow.key, OutboxRow.due_at).where(OutboxRow.kind == DayReminder.KIND)
        return [(one.key, one.due_at) for one in await session.execute(query.order_by(OutboxRow.id))]


async def deliver(ctx: Context) -> None:
    """As if the sender had told whatever is due."""
    async with ctx.write() as work:
        for row in await work.session.scalars(select(OutboxRow).where(OutboxRow.kind == DayReminder.KIND)):
            if row.due_at <= ctx.now():
                row.state, row.message_id, row.sent_at = OutboxState.SENT, 1000 + row.id, ctx.now()


async def steps_of(ctx: Context, person: Context) -> list[tuple[date, str]]:
    async with ctx.read() as session:
        query = (
            select(Reminder.day, LadderStep.step)
            .join(ReminderStep, ReminderStep.reminder_id == Reminder.id)
            .join(LadderStep, LadderStep.id == ReminderStep.ladder_step_id)
            .where(ReminderStep.person_id == person.actor.person_id)
            .order_by(Reminder.day, LadderStep.id)
        )
        return [(one.day, str(one.step)) for one in await session.execute(query)]


async def newest(ctx: Context) -> int:
    async with ctx.read() as session:
        query = select(Reminder.id).where(Reminder.person_id == ctx.actor.person_id)
        return list(await session.scalars(query.order_by(Reminder.id)))[-1]


async def seen(ctx: Context) -> Reminded:
    """What the newest one says in the morning of the day on which it was put down."""
    clock = ctx.installation.clock
    assert isinstance(clock, FakeClock)
    clock.move(clock.now().astimezone(LOCAL).replace(hour=10, minute=30))
    return await day_reminder(ctx, DayReminder(await newest(ctx)))


async def hand_in(ctx: Context, *numbers: str, of: Town | None = None) -> None:
    lines = [(one, "100 работы ведутся") for one in numbers]
    taken = await take_numbered(ctx, lines, meant=(of.programme_id, of.period_id) if of else None)
    for draft in taken.drafts:
        await submit_value(ctx, draft.id, draft.revision)


async def test_everybody_who_hands_in_has_one_message_at_ten(
    installation: Installation, town: Town, clock: FakeClock
) -> None:
    assert await tick(installation, clock, "2022-07-06T00:05") == EXECUTORS_WITH_PEOPLE
    found = await told(town.coordinator)
    assert len({key for key, _ in found}) == EXECUTORS_WITH_PEOPLE
    hours = {due.astimezone(datetime.fromisoformat("2022-07-06T00:00+05:00").tzinfo) for _, due in found}
    assert all(one.date() == date(2022, 7, 6) and one.hour == 10 for one in hours)
    assert await steps_of(town.coordinator, town.roads) == [(date(2022, 7, 6), "three_days")]


async def test_looking_again_tells_nothing_twice(
    installation: Installation, town: Town, clock: FakeClock
) -> None:
    await tick(installation, clock, "2022-07-06T00:05")
    assert await tick(installation, clock, "2022-07-06T09:00") == 0
    await deliver(town.coordinator)
    assert await tick(installation, clock, "2022-07-06T15:00") == 0
    assert await tick(installation, clock, "2022-07-07T15:00") == 0
    assert len(await told(town.coordinator)) == EXECUTORS_WITH_PEOPLE


async def test_after_days_of_silence_the_latest_step_is_told_once(
    installation: Installation, town: Town, clock: FakeClock
) -> None:
    assert await tick(installation, clock, "2022-07-15T12:00") == EXECUTORS_WITH_PEOPLE
    assert await steps_of(town.coordinator, town.roads) == [(date(2022, 7, 15), "late_3")]
    async with town.coordinator.read() as session:
        come = set(await session.scalars(select(LadderStep.step)))
    assert {"three_days", "one_day", "day", "late_1", "late_3"} <= {str(one) for one in come}


async def test_what_is_found_on_a_day_off_waits_for_the_next_working_day(
    installation: Installation, town: Town, clock: FakeClock
) -> None:
    await tick(installation, clock, "2022-07-09T12:00")
    assert await steps_of(town.coordinator, town.roads) == [(date(2022, 7, 11), "one_day")]
    await tick(installation, clock, "2022-07-11T00:05")
    assert await steps_of(town.coordinator, town.roads) == [
        (date(2022, 7, 11), "one_day"),
        (date(2022, 7, 11), "day"),
    ], "two steps on one day are one message"
    assert len(await told(town.coordinator)) == EXECUTORS_WITH_PEOPLE


async def test_whoever_has_handed_in_everything_hears_nothing(
    installation: Installation, town: Town, clock: FakeClock
) -> None:
    await tick(installation, clock, "2022-07-06T00:05")
    assert [one.progress.missing for one in (await seen(town.roads)).lists] == [
        ("4", "5", "7", "11", "12", "13", "14")
    ]
    await hand_in(town.roads, "4", "5", "7", "11", "12", "13", "14")
    with pytest.raises(NothingOwed):
        await seen(town.roads)


async def test_a_moved_deadline_repeats_nothing_that_lay_behind_it(
    installation: Installation, town: Town, clock: FakeClock
) -> None:
    await tick(installation, clock, "2022-07-06T00:05")
    await deliver(town.coordinator)
    clock.move(datetime.fromisoformat("2022-07-07T11:00+05:00"))
    draft = await await_deadline(town.coordinator, town.programme_id, town.period_id)
    await move_deadline(town.coordinator, draft, "13.07.2022")
    assert await tick(installation, clock, "2022-07-07T12:00") == 0
    await tick(installation, clock, "2022-07-08T00:05")
    assert (await steps_of(town.coordinator, town.roads))[1:] == [(date(2022, 7, 8), "three_days")]
    await tick(installation, clock, "2022-07-11T00:05")
    assert len(await steps_of(town.coordinator, town.roads)) == 2, "the old deadline's day is no day any more"


async def test_a_later_day_takes_the_place_of_one_that_could_not_be_told(
    installation: Installation, town: Town, clock: FakeClock
) -> None:
    await tick(installation, clock, "2022-07-06T00:05")
    first = await newest(town.roads)
    await tick(installation, clock, "2022-07-08T00:05")
    assert (await seen(town.roads)).lists
    with pytest.raises(Overtaken):
        await day_reminder(town.roads, DayReminder(first))


async def test_two_people_of_a_unit_both_hear_and_whoever_took_it_over_alone(
    installation: Installation, town: Town, clock: FakeClock
) -> None:
    executor_id = await unit_of(town.roads)
    second = await member(installation, 77, town.programme_id, Role.EXECUTOR, executor_id)
    assert await tick(installation, clock, "2022-07-06T00:05") == EXECUTORS_WITH_PEOPLE + 1
    await take_over(town, executor_id, second)
    with pytest.raises(NothingOwed):
        await seen(town.roads)
    assert (await seen(second)).lists
    await deliver(town.coordinator)
    assert await tick(installation, clock, "2022-07-08T00:05") == EXECUTORS_WITH_PEOPLE


async def unit_of(ctx: Context) -> int:
    async with ctx.read() as session:
        roles = await people.roles_of(session, ctx.actor.person_id or 0, ctx.now())
        return next(one.executor_id for one in roles if one.executor_id)


async def take_over(town: Town, executor_id: int, by: Context) -> None:
    async with town.roads.write() as work:
        row = FollowUp(
            programme_id=town.programme_id,
            period_id=town.period_id,
            executor_id=executor_id,
            kind="handed_over",
            by_id=await work.person_id(),
            to_person_id=by.actor.person_id,
            at=work.now,
        )
        work.writer.add(row)
        await work.writer.flush()
        work.audit(row, "hand_over", town.programme_id)


async def test_a_paused_programme_reminds_nobody(
    installation: Installation, town: Town, clock: FakeClock
) -> None:
    async with town.coordinator.write() as work:
        row = await programmes.lock_programme(work.session, town.programme_id)
        row.paused_at = work.now
        work.audit(row, "pause", town.programme_id)
    assert await tick(installation, clock, "2022-07-06T00:05") == 0


async def test_one_message_for_two_programmes(installation: Installation, clock: FakeClock) -> None:
    town = await take_in(installation)
    other = await take_in(installation, municipality="Другой городской округ", people_from=500)
    await member(installation, 11, other.programme_id, Role.EXECUTOR, await unit_of(other.roads))
    await tick(installation, clock, "2022-07-06T00:05")
    mine = [
        key for key, _ in await told(town.coordinator) if key.split(":")[1] == str(town.roads.actor.person_id)
    ]
    assert mine == [messages.key_of(town.roads.actor.person_id or 0, date(2022, 7, 6))]
    assert len((await seen(town.roads)).lists) == 2
