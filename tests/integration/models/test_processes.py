"""Who is alive holds what it took; whoever was not seen for long holds nothing: rows and leases alike."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from models.repositories.queues import inbox, lease, processes
from models.repositories.queues.inbox import LeaseLost
from models.tables.inbox import InboxRow
from models.tables.process import Process
from models.unit_of_work import Database
from tests.integration.models import test_inbox, test_outbox
from tests.integration.models.conftest import seen, unseen
from tests.integration.models.test_inbox import LEASE, NOW, message, store

LONG = 10 * LEASE


async def test_a_row_is_held_for_as_long_as_its_process_is_seen(database: Database) -> None:
    """However long ago it was taken, by whichever machine's clock."""
    await store(database, message(1))
    await seen(database, "a", "b")
    (row,) = await test_inbox.claim(database, "a")
    assert await test_inbox.claim(database, "b", at=NOW + LONG) == []
    assert await test_inbox.claim_suspect(database, "b", at=NOW + LONG) == []
    await unseen(database, "a")
    (taken,) = await test_inbox.claim_suspect(database, "b", at=NOW - LONG)
    assert (taken.update_id, taken.deaths) == (row.update_id, 1)


async def test_whoever_comes_back_has_lost_what_was_taken_over(database: Database) -> None:
    """A process that was stopped for a while believes that it still holds its rows."""
    await store(database, message(1), message(2, chat=2))
    await seen(database, "a", "b")
    first, second = await test_inbox.claim(database, "a")
    await unseen(database, "a")
    (taken,) = await test_inbox.claim_suspect(database, "b")
    await seen(database, "a")
    with pytest.raises(LeaseLost):
        async with database.writer() as writer:
            await inbox.mark_applied(writer.session, first.claim)
    async with database.writer() as writer:  # what nobody took is its own still
        await inbox.mark_applied(writer.session, second.claim)
        await inbox.mark_applied(writer.session, taken.claim)


async def test_a_process_that_lost_sight_of_a_row_takes_it_again_when_its_lease_is_over(
    database: Database,
) -> None:
    await store(database, message(1))
    await seen(database, "a")
    await test_inbox.claim(database, "a")
    assert await test_inbox.claim(database, "a") == []
    assert len(await test_inbox.claim(database, "a", at=NOW + LEASE)) == 1


async def test_the_next_of_a_chat_waits_for_whoever_is_alive(database: Database) -> None:
    await store(database, message(1), message(2))
    await seen(database, "a", "b")
    await test_inbox.claim(database, "a")
    assert await test_inbox.claim(database, "b", at=NOW + LONG) == []


async def test_what_is_owed_is_held_in_the_same_way(database: Database) -> None:
    await test_outbox.plan(database, test_outbox.notice(await test_outbox.somebody(database), "a"))
    await seen(database, "a", "b")
    await test_outbox.claim(database, "a")
    assert await test_outbox.claim(database, "b", at=NOW + LONG) == []
    await unseen(database, "a")
    assert len(await test_outbox.claim_suspect(database)) == 1


async def test_one_process_at_a_time_leads_until_it_is_not_seen_any_more(database: Database) -> None:
    async def take(owner: str, name: str = "sending") -> bool:
        async with database.writer() as writer:
            return await lease.take(writer.session, name, owner)

    await seen(database, "a", "b")
    assert [await take(one) for one in "abab"] == [True, False, True, False]
    assert await take("a", "polling")
    await unseen(database, "a")
    assert [await take(one) for one in "ba"] == [True, False]
    assert await take("b", "polling")


async def test_a_clean_stop_frees_everything_at_once(database: Database) -> None:
    await store(database, message(1))
    await seen(database, "a", "b")
    await test_inbox.claim(database, "a")
    async with database.writer() as writer:
        await lease.take(writer.session, "sending", "a")
        await lease.give_back(writer.session, "a")
        await processes.leave(writer.session, "a")
    assert len(await test_inbox.claim_suspect(database, "b")) == 1
    async with database.writer() as writer:
        assert await lease.take(writer.session, "sending", "b")


async def test_the_moment_is_the_databases_own(database: Database) -> None:
    await seen(database, "a")
    now = func.now() if not database.is_sqlite else func.strftime("%Y-%m-%d %H:%M:%f000", "now")
    async with database.reader() as session:
        at, there = (await session.execute(select(Process.seen_at, now))).one()
    told = there if not isinstance(there, str) else at.fromisoformat(f"{there}+00:00")
    assert timedelta(0) <= told - at < timedelta(seconds=60)


async def test_names_of_the_dead_are_forgotten(database: Database) -> None:
    await seen(database, "a", "b")
    await unseen(database, "a")
    async with database.writer() as writer:
        await processes.forget_dead(writer.session)
    async with database.reader() as session:
        assert (await session.scalars(select(Process.name))).all() == ["b"]


async def test_many_claim_at_once_and_each_row_is_had_by_one(postgresql_url: str) -> None:
    """Also those whose process died."""
    database = Database(postgresql_url)
    await store(database, *(message(number, chat=number) for number in range(20)))
    await seen(database, "a", "b", "c")
    await test_inbox.claim(database, "a", n=10)
    await unseen(database, "a")
    usual = [test_inbox.claim(database, one, n=7) for one in "bcbc"]
    taken = await asyncio.gather(*usual, *(test_inbox.claim_suspect(database, one) for one in "bc" * 8))
    ids = [row.claim.id for rows in taken for row in rows]
    assert len(ids) == len(set(ids)) == 20
    async with database.reader() as session:
        assert set((await session.scalars(select(InboxRow.owner))).all()) == {"b", "c"}
    await database.close()
