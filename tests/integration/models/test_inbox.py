"""The inbox on both databases: nothing is lost, nothing twice, each chat in its order."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from models.repositories.queues import inbox
from models.repositories.queues.inbox import Claimed, LeaseLost
from models.tables.inbox import InboxRow, InboxState
from models.unit_of_work import Database
from tests.integration.models.conftest import seen, unseen

NOW = datetime(2022, 7, 5, 4, tzinfo=UTC)
LEASE = timedelta(seconds=30)


def message(update_id: int, chat: int = 1, text: str = "50%") -> dict[str, Any]:
    return {"update_id": update_id, "message": {"chat": {"id": chat}, "from": {"id": chat}, "text": text}}


async def store(database: Database, *updates: dict[str, Any]) -> int:
    async with database.writer() as writer:
        return await inbox.store(writer.session, 42, updates, NOW)


async def claim(database: Database, owner: str = "a", n: int = 10, at: datetime = NOW) -> list[Claimed]:
    """By a process that is alive."""
    await seen(database, owner)
    async with database.writer() as writer:
        return await inbox.claim(writer.session, owner, n, at, LEASE)


async def claim_suspect(database: Database, owner: str = "b", at: datetime = NOW + LEASE) -> list[Claimed]:
    await seen(database, owner)
    async with database.writer() as writer:
        return await inbox.claim_suspect(writer.session, owner, at, LEASE)


async def done(database: Database, row: Claimed) -> bool:
    async with database.writer() as writer:
        return bool(await inbox.mark_done(writer.session, [row.claim]))


async def states(database: Database) -> list[tuple[int, str, dict[str, Any]]]:
    async with database.reader() as session:
        query = select(InboxRow.update_id, InboxRow.state, InboxRow.payload).order_by(InboxRow.id)
        return [tuple(row) for row in (await session.execute(query)).all()]


async def test_a_batch_that_comes_again_is_stored_once(database: Database) -> None:
    assert await store(database, message(1), message(2)) == 2
    assert await store(database, message(1, text="other"), message(2), message(3)) == 1
    assert [row[0] for row in await states(database)] == [1, 2, 3]
    assert (await states(database))[0][2]["message"]["text"] == "50%"


async def test_the_oldest_of_each_chat_is_claimed(database: Database) -> None:
    await store(database, message(1, 7), message(2, 7), message(3, 8), message(4, 9))
    assert [row.update_id for row in await claim(database, n=2)] == [1, 3]
    assert [row.update_id for row in await claim(database)] == [4]
    assert await claim(database) == []


async def test_the_next_of_a_chat_waits_until_the_one_before_is_done(database: Database) -> None:
    await store(database, message(1), message(2))
    (first,) = await claim(database)
    async with database.writer() as writer:
        await inbox.mark_applied(writer.session, first.claim)
    assert await claim(database) == []
    assert await done(database, first)
    assert [row.update_id for row in await claim(database)] == [2]


async def test_a_row_whose_process_died_is_claimed_again(database: Database) -> None:
    await store(database, message(1))
    (first,) = await claim(database, "a")
    await unseen(database, "a")
    (again,) = await claim_suspect(database)
    with pytest.raises(LeaseLost):
        async with database.writer() as writer:
            await inbox.mark_applied(writer.session, first.claim)
    assert not await done(database, first)
    assert await done(database, again)


async def test_a_renewed_lease_holds(database: Database) -> None:
    await store(database, message(1))
    (row,) = await claim(database)
    async with database.writer() as writer:
        await inbox.renew(writer.session, [row.claim], NOW + 2 * LEASE)
    assert await claim(database, at=NOW + LEASE) == []


async def test_an_effect_is_applied_once(database: Database) -> None:
    await store(database, message(1))
    (row,) = await claim(database)
    async with database.writer() as writer:
        await inbox.mark_applied(writer.session, row.claim)
    with pytest.raises(LeaseLost):
        async with database.writer() as writer:
            await inbox.mark_applied(writer.session, row.claim)
    (again,) = await claim(database, at=NOW + LEASE)
    assert again.applied


async def test_a_finished_row_keeps_no_payload(database: Database) -> None:
    await store(database, message(1, text="/start secret"), message(2, 2, text="/start secret"))
    first, second = await claim(database)
    async with database.writer() as writer:
        await inbox.mark_done(writer.session, [first.claim])
        await inbox.mark_failed(writer.session, second.claim)
    assert await states(database) == [(1, InboxState.DONE, {}), (2, InboxState.FAILED, {})]


async def test_a_postponed_row_waits_and_can_get_its_attempt_back(database: Database) -> None:
    await store(database, message(1))
    (row,) = await claim(database)
    later = NOW + timedelta(seconds=5)
    async with database.writer() as writer:
        await inbox.postpone(writer.session, row.claim, later, uncounted=True)
    assert await claim(database) == []
    (again,) = await claim(database, at=later)
    assert again.attempts == 1


async def test_what_was_put_back_is_tried_at_once_when_contact_is_back(database: Database) -> None:
    await store(database, message(1))
    (row,) = await claim(database)
    async with database.writer() as writer:
        await inbox.postpone(writer.session, row.claim, NOW + timedelta(minutes=1), uncounted=True)
    assert await claim(database) == []
    async with database.writer() as writer:
        await inbox.hurry(writer.session)
    assert len(await claim(database)) == 1


async def test_what_a_process_died_under_is_claimed_alone_and_costs_no_attempt(database: Database) -> None:
    await store(database, message(1, 1), message(2, 2), message(3, 3))
    assert len(await claim(database, "dead", n=2)) == 2
    await unseen(database, "dead")
    assert [row.update_id for row in await claim(database, "b", at=NOW + LEASE)] == [3]
    (first,) = await claim_suspect(database)
    assert (first.update_id, first.attempts, first.deaths) == (1, 1, 1)
    (second,) = await claim_suspect(database)
    assert (second.update_id, second.attempts, second.deaths) == (2, 1, 1)


async def test_what_more_processes_died_under_comes_later(database: Database) -> None:
    await store(database, message(1, 1), message(2, 2))
    await claim(database, "dead")
    await unseen(database, "dead")
    await claim_suspect(database, "dead too")
    await unseen(database, "dead too")
    (innocent,) = await claim_suspect(database)
    (again,) = await claim_suspect(database)
    assert [(row.update_id, row.deaths) for row in (innocent, again)] == [(2, 1), (1, 2)]


async def test_a_lease_that_its_own_process_let_run_out_is_no_death(database: Database) -> None:
    await store(database, message(1))
    await claim(database, "a")
    (row,) = await claim(database, "a", at=NOW + LEASE)
    assert (row.attempts, row.deaths) == (1, 0)


async def test_a_start_frees_what_a_dead_process_held_and_counts_its_death(database: Database) -> None:
    await store(database, message(1), message(2, 2), message(3, 3))
    _, put_back = await claim(database, n=2)
    async with database.writer() as writer:
        await inbox.postpone(writer.session, put_back.claim, NOW)
        await inbox.release_all(writer.session, NOW)
    usual = await claim(database, "b")
    assert [(row.update_id, row.attempts, row.deaths) for row in usual] == [(2, 2, 0), (3, 1, 0)]
    (row,) = await claim_suspect(database)
    assert (row.update_id, row.attempts, row.deaths) == (1, 1, 1)


async def test_only_old_finished_rows_are_forgotten(database: Database) -> None:
    await store(database, message(1), message(2, 2))
    (row, _) = await claim(database)
    await done(database, row)
    async with database.writer() as writer:
        assert await inbox.delete_old(writer.session, NOW) == 0
        assert await inbox.delete_old(writer.session, NOW + timedelta(days=15)) == 1
    assert [row[0] for row in await states(database)] == [2]


@pytest.mark.parametrize(
    ("update", "chat"),
    [
        (message(1, -100), -100),
        ({"update_id": 1, "callback_query": {"from": {"id": 5}, "message": {"chat": {"id": 6}}}}, 6),
        ({"update_id": 1, "callback_query": {"from": {"id": 5}}}, 5),
        ({"update_id": 1, "my_chat_member": {"chat": {"id": 8}, "from": {"id": 5}}}, 8),
        ({"update_id": 1, "something_new": {}}, 0),
    ],
)
def test_an_update_belongs_to_its_chat_else_its_user(update: dict[str, Any], chat: int) -> None:
    assert inbox.chat_of(update) == chat


async def test_the_claim_reads_an_index_not_two_weeks_of_rows(sqlite_database: Database) -> None:
    async with sqlite_database.reader() as session:
        compiled = inbox._USUAL.params(n=8, now=NOW, owner="a").compile(
            session.get_bind(), compile_kwargs={"literal_binds": True}
        )
        plan = (await session.execute(text(f"EXPLAIN QUERY PLAN {compiled}"))).all()
    told = " | ".join(row[3] for row in plan)
    few = ("SCAN i USING INDEX ix_inbox_unfinished", "SCAN process")
    assert told.count("SCAN") == sum(told.count(one) for one in few), told
    assert "ix_inbox_unfinished_of_chat" in told, told
