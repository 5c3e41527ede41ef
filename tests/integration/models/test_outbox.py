"""The outbox and the leases on both databases: planned once, the most important first, marked."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from models.repositories import people
from models.repositories.queues import outbox, sending
from models.repositories.queues.outbox import Planned
from models.repositories.queues.sending import Owed
from models.tables.outbox import OutboxRow, OutboxState
from models.tables.person import Person
from models.unit_of_work import Database
from tests.integration.models.conftest import seen, unseen

NOW = datetime(2022, 7, 5, 4, tzinfo=UTC)
LEASE = timedelta(seconds=60)


async def somebody(database: Database, telegram_id: int = 7) -> int:
    person = Person(telegram_id=telegram_id, name="исполнитель", language="ru", met_at=NOW)
    async with database.writer() as writer:
        writer.add(person)
        await writer.flush()
    return person.id


def notice(person_id: int, key: str, due_at: datetime = NOW, **more: Any) -> Planned:
    return Planned(key=key, kind="accepted", person_id=person_id, due_at=due_at, payload={"n": key}, **more)


async def plan(database: Database, *notices: Planned) -> int:
    async with database.writer() as writer:
        return await outbox.plan(writer.session, *notices)


async def claim(
    database: Database, owner: str = "a", at: datetime = NOW, due: datetime = NOW, n: int = 10
) -> list[Owed]:
    """By a process that is alive."""
    await seen(database, owner)
    async with database.writer() as writer:
        return await sending.claim(writer.session, owner, n, due=due, now=at, lease=LEASE)


async def claim_suspect(database: Database, at: datetime = NOW + LEASE) -> list[Owed]:
    await seen(database, "b")
    async with database.writer() as writer:
        return await sending.claim_suspect(writer.session, "b", due=NOW, now=at, lease=LEASE)


async def the_row(database: Database) -> OutboxRow:
    async with database.reader() as session:
        return (await session.scalars(select(OutboxRow))).one()


async def test_the_same_thing_is_planned_once(database: Database) -> None:
    person = await somebody(database)
    assert await plan(database, notice(person, "accepted:4"), notice(person, "accepted:5")) == 2
    assert await plan(database, notice(person, "accepted:4")) == 0


async def test_the_important_goes_first_then_the_longest_due(database: Database) -> None:
    a, b, c = [await somebody(database, person) for person in (7, 8, 9)]
    await plan(database, notice(a, "a"), notice(b, "b"), notice(c, "c", importance=5))
    assert [row.payload["n"] for row in await claim(database)] == ["c", "a", "b"]


async def test_who_takes_a_few_takes_the_important(database: Database) -> None:
    a, b, c = [await somebody(database, person) for person in (7, 8, 9)]
    await plan(
        database,
        notice(a, "a"),
        notice(b, "longest due", due_at=NOW - timedelta(days=1)),
        notice(c, "c", importance=5),
    )
    taken = [await claim(database, owner, n=1) for owner in "abcd"]
    assert [[row.payload["n"] for row in rows] for rows in taken] == [["c"], ["longest due"], ["a"], []]


async def test_a_person_hears_one_thing_at_a_time_and_keeps_nobody_else_waiting(database: Database) -> None:
    many, one = await somebody(database), await somebody(database, 8)
    due = [NOW - timedelta(hours=hours) for hours in (3, 2, 1)]
    await plan(database, *(notice(many, f"{at.hour}", due_at=at) for at in reversed(due)))
    await plan(database, notice(many, "urgent", importance=1), notice(one, "other"))
    for expected in (["urgent", "other"], ["1"], ["2"], ["3"], []):
        taken = await claim(database)
        assert [row.payload["n"] for row in taken] == expected
        assert await claim(database) == []
        async with database.writer() as writer:
            for row in taken:
                await sending.mark_sent(writer.session, row, 1, NOW)


async def test_what_was_put_back_holds_up_nothing_else_for_the_same_person(database: Database) -> None:
    person = await somebody(database)
    await plan(database, notice(person, "a"), notice(person, "later", due_at=NOW + timedelta(days=1)))
    await plan(database, notice(person, "b"))
    (row,) = await claim(database)
    async with database.writer() as writer:
        await sending.postpone(writer.session, row, NOW + timedelta(hours=1), "trouble")
    assert [row.payload["n"] for row in await claim(database)] == ["b"]


async def test_nothing_is_sent_before_it_is_due(database: Database) -> None:
    person = await somebody(database)
    await plan(database, notice(person, "a"))
    assert await claim(database, due=NOW - timedelta(seconds=1)) == []


async def test_what_a_process_died_under_is_claimed_alone_and_costs_no_attempt(database: Database) -> None:
    a, b, c = [await somebody(database, person) for person in (7, 8, 9)]
    await plan(database, notice(a, "a"), notice(b, "b"), notice(c, "c"))
    assert len(await claim(database, "dead", n=2)) == 2
    await unseen(database, "dead")
    assert [row.payload["n"] for row in await claim(database, "b", at=NOW + LEASE)] == ["c"]
    for key in "ab":
        (row,) = await claim_suspect(database)
        assert (row.payload["n"], row.attempts, row.deaths) == (key, 1, 1)
    assert await claim_suspect(database) == []


async def test_a_start_counts_the_death_of_what_was_held(database: Database) -> None:
    person = await somebody(database)
    await plan(database, notice(person, "a"), notice(person, "b"))
    await claim(database, n=1)
    async with database.writer() as writer:
        await outbox.release_all(writer.session, NOW)
    assert [row.payload["n"] for row in await claim(database, "b")] == ["b"]
    (row,) = await claim_suspect(database, at=NOW)
    assert (row.attempts, row.deaths) == (1, 1)


async def test_a_chat_of_nobody_we_know_is_written_to_as_well(database: Database) -> None:
    await plan(database, Planned("alarm", "alarm", None, NOW, {}, chat_id=99))
    (row,) = await claim(database)
    assert (row.person_id, row.telegram_id, row.name, row.language) == (None, 99, "", "ru")


async def test_a_claimed_row_knows_its_person(database: Database) -> None:
    person = await somebody(database)
    await plan(database, notice(person, "a"))
    (row,) = await claim(database)
    assert (row.person_id, row.telegram_id, row.name, row.language, row.attempts) == (
        person,
        7,
        "исполнитель",
        "ru",
        1,
    )
    assert await claim(database, "b") == []


async def test_a_sent_row_keeps_telegrams_id(database: Database) -> None:
    await plan(database, notice(await somebody(database), "a"))
    (row,) = await claim(database)
    async with database.writer() as writer:
        assert await sending.mark_sent(writer.session, row, 99, NOW)
    kept = await the_row(database)
    assert (kept.state, kept.message_id, kept.sent_at) == (OutboxState.SENT, 99, NOW)


async def test_only_whoever_holds_a_row_marks_it(database: Database) -> None:
    await plan(database, notice(await somebody(database), "a"))
    (mine,) = await claim(database)
    await unseen(database, "a")
    (theirs,) = await claim_suspect(database)
    async with database.writer() as writer:
        assert not await sending.mark_sent(writer.session, mine, 1, NOW)
        assert await sending.renew(writer.session, theirs, NOW + 3 * LEASE)
    assert await claim(database, "b", at=NOW + 2 * LEASE) == []


async def test_a_postponed_row_waits_with_its_error(database: Database) -> None:
    await plan(database, notice(await somebody(database), "a"))
    (row,) = await claim(database)
    async with database.writer() as writer:
        await sending.postpone(writer.session, row, NOW + timedelta(seconds=4), "TelegramServerError " * 50)
    assert await claim(database) == []
    (again,) = await claim(database, at=NOW + timedelta(seconds=4))
    assert again.attempts == 2
    assert len((await the_row(database)).error) == 300


async def test_what_was_put_back_is_tried_at_once_when_contact_is_back(database: Database) -> None:
    await plan(database, notice(await somebody(database), "a"))
    (row,) = await claim(database)
    async with database.writer() as writer:
        await sending.postpone(writer.session, row, NOW + timedelta(minutes=2), "trouble", uncounted=True)
    assert await claim(database) == []
    async with database.writer() as writer:
        await outbox.hurry(writer.session)
    (again,) = await claim(database)
    assert again.attempts == 1


async def test_what_is_owed_to_somebody_unreachable_waits_until_they_are_back(database: Database) -> None:
    person = await somebody(database)
    await plan(database, notice(person, "a"))
    async with database.writer() as writer:
        assert await people.mark_unreachable(writer.session, person, NOW)
        assert not await people.mark_unreachable(writer.session, person, NOW + LEASE), "since the first time"
    assert await claim(database) == []
    async with database.reader() as session:
        assert (await session.scalars(select(Person.unreachable_since))).one() == NOW
        assert await outbox.undelivered(session, person, 1, NOW) == [("accepted", {"n": "a"})]
    async with database.writer() as writer:
        await people.mark_reachable(writer.session, person)
    assert len(await claim(database)) == 1


async def test_the_messenger_is_roused_after_the_commit_only(database: Database) -> None:
    person = await somebody(database)
    roused: list[datetime] = []
    database.on_planned.append(roused.append)
    async with database.writer() as writer:
        await outbox.plan(writer.session, notice(person, "a", due_at=NOW + timedelta(minutes=2)))
        await outbox.plan(writer.session, notice(person, "b"))
        assert roused == []
    assert roused == [NOW]
    async with database.writer():
        pass
    assert roused == [NOW]
