"""What the coordinator knows of an executor that owes, and does about it: proof of delivery, mute, letter."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import select, update

from domain.access import Role
from domain.refusals import NotAllowed, NotFound, Stale
from domain.reminders.follow_up import FollowUpKind
from domain.reminders.settings import RungKind
from models.repositories.programme import programmes
from models.tables.audit import AuditEntry
from models.tables.outbox import OutboxRow, OutboxState
from models.tables.person import Membership, Person
from models.tables.reminder import FollowUp
from services.context import Context, Installation
from services.figures.submit_value import submit_value
from services.figures.take_message import take_numbered
from services.follow_up.delivery import Delivery
from services.follow_up.note_follow_up import note_follow_up
from services.follow_up.put_down import put_down
from services.follow_up.remind_owing import Reminding, Whom, Why, remind_owing
from services.follow_up.see_units import UnitSeen, see_units
from services.follow_up.write_letter import invite_by_letter, see_letter
from services.notices.reminders import DayReminder
from services.people.accept_invitation import open_invitation
from services.periods.close_period import close_period
from services.reminders.plan_due import plan_reminders
from tests.doubles import FakeClock
from tests.integration.services.test_substitutes import away, met
from tests.sample import OWNER, STRANGER, Town, as_actor, member, take_in

UNITS = {"roads": "УГХ", "buses": "МУП «КПА»", "registry": "ЗАГС"}


@pytest.fixture
async def town(installation: Installation) -> Town:
    """Everybody came in on Tuesday, 5 July; the half-year is due on Monday, the 11th."""
    return await take_in(installation)


async def tick(town: Town, clock: FakeClock, at: str) -> None:
    clock.move(datetime.fromisoformat(f"{at}+05:00"))
    await plan_reminders(as_actor(town.roads.installation, OWNER))


async def outcome(town: Town, person: Context, state: OutboxState, error: str = "") -> None:
    """As if the sender had tried what this person is owed."""
    mine = OutboxRow.kind == DayReminder.KIND, OutboxRow.person_id == person.actor.person_id
    async with town.coordinator.write() as work:
        for row in await work.session.scalars(
            select(OutboxRow).where(*mine, OutboxRow.state == OutboxState.WAITING)
        ):
            row.state, row.error = state, error
            if state is OutboxState.SENT:
                row.message_id, row.sent_at = 1_000 + row.id, work.now


async def hand_in(ctx: Context, *numbers: str) -> None:
    taken = await take_numbered(ctx, [(one, "100 работы ведутся") for one in numbers])
    for draft in taken.drafts:
        await submit_value(ctx, draft.id, draft.revision)


async def unit(town: Town, which: str = "roads") -> UnitSeen:
    found = await see_units(town.coordinator, town.programme_id, town.period_id)
    return next(one for one in found.units if one.share.name == UNITS[which])


async def executor_id(town: Town, which: str = "roads") -> int:
    async with town.coordinator.read() as session:
        known = await programmes.executors(session, town.programme_id)
    return next(one.id for one in known if one.name == UNITS[which])


async def remind(town: Town, which: str = "", whom: Whom = Whom.ASK) -> Reminding:
    one = await executor_id(town, which) if which else 0
    return await remind_owing(town.coordinator, town.programme_id, town.period_id, one, whom)


async def planned(town: Town, person: Context) -> int:
    mine = OutboxRow.kind == DayReminder.KIND, OutboxRow.person_id == person.actor.person_id
    async with town.coordinator.read() as session:
        return len((await session.scalars(select(OutboxRow.id).where(*mine))).all())


async def test_the_proof_names_the_step_the_hour_and_the_answer(town: Town, clock: FakeClock) -> None:
    await hand_in(town.roads, "7")
    await tick(town, clock, "2022-07-06T00:05")
    assert [one.delivery for one in (await unit(town)).told[0].messages] == [Delivery.WAITS]
    clock.move(datetime.fromisoformat("2022-07-06T10:20+05:00"))
    await outcome(town, town.roads, OutboxState.SENT)
    assert (await unit(town)).told[0].answered is None
    clock.move(datetime.fromisoformat("2022-07-06T12:30+05:00"))
    await hand_in(town.roads, "4")
    clock.move(datetime.fromisoformat("2022-07-06T16:00+05:00"))
    await hand_in(town.roads, "5")
    (day,) = (await unit(town)).told
    (message,) = day.messages
    assert (day.day, message.steps, message.person) == (
        date(2022, 7, 6),
        (RungKind.THREE_DAYS,),
        town.roads.actor.name,
    )
    assert (message.delivery, message.at) == (
        Delivery.DELIVERED,
        datetime.fromisoformat("2022-07-06T10:20+05:00"),
    )
    assert day.answered == datetime.fromisoformat("2022-07-06T12:30+05:00")
    assert (await unit(town, "buses")).told[0].answered is None, "somebody else's figures are no answer"


async def test_an_answer_belongs_to_the_last_reminder_before_it(town: Town, clock: FakeClock) -> None:
    for day in ("2022-07-06", "2022-07-08"):
        await tick(town, clock, f"{day}T00:05")
        clock.move(datetime.fromisoformat(f"{day}T10:20+05:00"))
        await outcome(town, town.roads, OutboxState.SENT)
    clock.move(datetime.fromisoformat("2022-07-08T12:30+05:00"))
    await hand_in(town.roads, "4")
    latest, first = (await unit(town)).told
    assert (latest.messages[0].steps, first.messages[0].steps) == (
        (RungKind.ONE_DAY,),
        (RungKind.THREE_DAYS,),
    )
    assert latest.answered is not None
    assert first.answered is None


@pytest.mark.parametrize(
    ("error", "delivery"),
    [
        ("Forbidden: bot was blocked by the user", Delivery.BLOCKED),
        ("Forbidden: user is deactivated", Delivery.BLOCKED),
        ("Bad Request: chat not found", Delivery.NEVER_IN),
        ("NothingOwed()", Delivery.NOT_NEEDED),
        ("Overtaken()", Delivery.OVERTAKEN),
        ("ValueError: what nobody thought of", Delivery.FAILED),
    ],
)
async def test_what_was_not_delivered_says_why(
    town: Town, clock: FakeClock, error: str, delivery: Delivery
) -> None:
    await tick(town, clock, "2022-07-06T11:00")
    await outcome(town, town.roads, OutboxState.FAILED, error)
    (day,) = (await unit(town)).told
    assert [one.delivery for one in day.messages] == [delivery]


async def test_the_people_of_a_unit_with_who_is_away_and_who_stands_in(
    installation: Installation, town: Town
) -> None:
    person = await met(installation, STRANGER)
    assert town.roads.actor.person_id is not None
    days = date(2022, 7, 5), date(2022, 7, 8)
    await away(town.coordinator, town.roads.actor.person_id, person.actor.person_id, *days)
    async with installation.database.engine.begin() as connection:
        own = Membership.person_id == town.roads.actor.person_id
        await connection.execute(update(Membership).where(own).values(is_head=True))
    (one,) = (await unit(town)).people
    assert (one.is_head, one.away_until, one.substitute) == (True, days[1], person.actor.name)
    assert (await unit(town, "registry")).people == ()
    assert (await unit(town, "registry")).unreachable


async def test_mute_is_written_down_once_and_taken_back(town: Town) -> None:
    one = await executor_id(town)
    for done in (FollowUpKind.MUTED, FollowUpKind.MUTED, FollowUpKind.UNMUTED, FollowUpKind.MUTED):
        found = await note_follow_up(town.coordinator, town.programme_id, town.period_id, one, done)
        assert found.unit(one).now.muted is (done is FollowUpKind.MUTED)
    async with town.coordinator.read() as session:
        kinds = list(await session.scalars(select(FollowUp.kind).order_by(FollowUp.id)))
        actions = list(
            await session.scalars(select(AuditEntry.action).where(AuditEntry.subject.like("follow_up:%")))
        )
    assert kinds == actions == ["muted", "unmuted", "muted"]


async def test_what_an_executor_said_is_shown_with_who_said_it(town: Town) -> None:
    about = town.programme_id, town.period_id, await executor_id(town)
    async with town.roads.write() as work:
        await put_down(work, *about, FollowUpKind.AWAITS, words="ЗАГС")
    (said,) = (await unit(town)).said
    assert (said.kind, said.words, said.by) == (FollowUpKind.AWAITS, "ЗАГС", town.roads.actor.name)
    assert (await unit(town, "buses")).said == ()


async def test_nobody_but_the_coordinator_sees_or_does_any_of_it(town: Town) -> None:
    about = town.programme_id, town.period_id
    for ctx in (town.roads, town.deputy):
        with pytest.raises(NotAllowed):
            await see_units(ctx, *about)
        with pytest.raises(NotAllowed):
            await remind_owing(ctx, *about)
        with pytest.raises(NotAllowed):
            await note_follow_up(ctx, *about, await executor_id(town), FollowUpKind.MUTED)


async def test_an_executor_that_hands_in_nothing_is_not_there(town: Town) -> None:
    with pytest.raises(NotFound):
        await note_follow_up(town.coordinator, town.programme_id, town.period_id, 999, FollowUpKind.MUTED)


async def test_reminding_says_to_whom_it_goes_and_whom_it_does_not_reach(
    installation: Installation, town: Town
) -> None:
    async with installation.database.engine.begin() as connection:
        gone = update(Person).where(Person.id == town.buses.actor.person_id)
        await connection.execute(gone.values(unreachable_since=town.buses.now()))
    done = await remind(town)
    assert done.done
    assert (UNITS["roads"], (town.roads.actor.name,)) in [(one.executor, one.people) for one in done.goes]
    why = {one.executor: (one.why, one.people) for one in done.fails}
    assert why[UNITS["buses"]] == (Why.BLOCKED, (town.buses.actor.name,))
    assert why[UNITS["registry"]] == (Why.NOBODY_IN, ())
    assert (await planned(town, town.roads), await planned(town, town.buses)) == (1, 0)
    (day,) = (await unit(town)).told
    assert (day.messages[0].by, day.messages[0].steps) == (town.coordinator.actor.name, ())


async def test_whoever_has_handed_in_everything_or_is_muted_is_left_in_peace(town: Town) -> None:
    await hand_in(town.buses, "1", "2", "3")
    await note_follow_up(
        town.coordinator, town.programme_id, town.period_id, await executor_id(town), FollowUpKind.MUTED
    )
    done = await remind(town)
    assert {UNITS["roads"], UNITS["buses"]} & {one.executor for one in done.goes} == set()
    assert (UNITS["roads"], Why.MUTED) in [(one.executor, one.why) for one in done.fails]
    assert UNITS["buses"] not in [one.executor for one in done.fails]


async def test_within_an_hour_the_same_person_is_asked_about_first(town: Town, clock: FakeClock) -> None:
    assert (await remind(town, "roads")).done
    await outcome(town, town.roads, OutboxState.SENT)
    asked = await remind(town)
    assert (asked.done, asked.lately) == (False, (town.roads.actor.name,))
    assert (await planned(town, town.roads), await planned(town, town.buses)) == (1, 0)
    assert (await remind(town, whom=Whom.OTHERS)).done
    assert (await planned(town, town.roads), await planned(town, town.buses)) == (1, 1)
    assert (await remind(town, "roads", Whom.ALL)).done
    assert await planned(town, town.roads) == 2
    await outcome(town, town.roads, OutboxState.SENT)
    clock.forward(minutes=61)
    assert (await remind(town, "roads")).done
    assert await planned(town, town.roads) == 3


async def test_nothing_is_asked_for_before_the_period_has_ended(town: Town, clock: FakeClock) -> None:
    clock.move(datetime.fromisoformat("2022-06-30T12:00+05:00"))
    done = await remind(town)
    assert (done.done, done.not_before) == (False, date(2022, 7, 1))
    assert await planned(town, town.roads) == 0


async def test_of_a_closed_period_nobody_is_reminded(town: Town) -> None:
    await close_period(town.coordinator, town.programme_id, town.period_id)
    with pytest.raises(Stale):
        await remind(town)


async def test_a_substitute_hears_it_instead(installation: Installation, town: Town) -> None:
    person = await met(installation, STRANGER)
    assert town.roads.actor.person_id is not None
    day = date(2022, 7, 5)
    await away(town.coordinator, town.roads.actor.person_id, person.actor.person_id, day, day)
    done = await remind(town, "roads")
    assert [one.people for one in done.goes] == [(person.actor.name,)]
    assert (await planned(town, person), await planned(town, town.roads)) == (1, 0)


async def test_a_letter_asks_for_what_is_missing_and_brings_in_only_on_request(
    installation: Installation, town: Town
) -> None:
    about = town.programme_id, town.period_id, await executor_id(town, "registry")
    letter = await see_letter(town.coordinator, *about)
    assert [number for number, _ in letter.unit.missing] == list(letter.unit.share.progress.missing)
    assert letter.to == (town.coordinator.actor.name,)
    assert letter.link is None
    invited = await invite_by_letter(town.coordinator, *about)
    assert invited.link is not None
    offer = await open_invitation(as_actor(installation, STRANGER), invited.link.secret)
    assert (offer.role, offer.executor) == (Role.EXECUTOR, UNITS["registry"])
    assert replace(invited, link=None) == letter


async def test_what_a_person_was_told_of_another_programme_is_not_told_here(
    installation: Installation, town: Town, clock: FakeClock
) -> None:
    other = await take_in(installation, municipality="Соседний городской округ", people_from=100)
    theirs = await executor_id(other)
    await member(installation, town.roads.actor.telegram_id, other.programme_id, Role.EXECUTOR, theirs)
    done = await remind_owing(other.coordinator, other.programme_id, other.period_id, theirs)
    assert len(done.goes[0].people) == 2
    assert (await unit(town)).told == ()
    assert len((await unit(other)).told[0].messages) == 2
