"""The driver of our own: what may wait leaves the loop free, and what is cut off is finished all the same."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select, text

from models.tables.process import Lease
from models.unit_of_work import Database


@pytest.fixture
def file(sqlite_url: str) -> Path:
    return Path(sqlite_url.removeprefix("sqlite+aiosqlite:///"))


@contextmanager
def another_process_writes(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


async def keep(database: Database, name: str) -> None:
    async with database.writer() as writer:
        await writer.session.execute(
            text("INSERT INTO lease (name, owner) VALUES (:name, '')"),
            {"name": name},
        )


async def kept(database: Database) -> list[str]:
    async with database.reader() as session:
        return list((await session.scalars(select(Lease.name).order_by(Lease.name))).all())


async def test_the_loop_goes_on_while_a_writer_waits_for_another_process(
    sqlite_database: Database, file: Path
) -> None:
    with another_process_writes(file) as other:
        waiting = asyncio.create_task(keep(sqlite_database, "ours"))
        turns = 0
        while turns < 20:  # as many turns of the loop, while the other one writes
            await asyncio.sleep(0)
            turns += 1
        assert not waiting.done()
        assert await kept(sqlite_database) == []  # a reader waits for nobody
        other.execute("COMMIT")
    await waiting
    assert await kept(sqlite_database) == ["ours"]


async def test_a_cancelled_writer_leaves_its_connection_whole(sqlite_database: Database, file: Path) -> None:
    with another_process_writes(file) as other:
        waiting = asyncio.create_task(keep(sqlite_database, "cut off"))
        await asyncio.sleep(0)
        waiting.cancel()
        other.execute("COMMIT")
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await keep(sqlite_database, "next")
    assert await kept(sqlite_database) == ["next"]


async def test_rows_left_to_read_are_read_later(sqlite_database: Database) -> None:
    """Of a plain statement's result the async session asks the cursor to close softly."""
    for name in ("a", "b", "c"):
        await keep(sqlite_database, name)
    async with sqlite_database.reader() as session:
        found = await session.execute(text("SELECT name FROM lease ORDER BY name"))
        assert found.first() == ("a",)
        many = await session.stream_scalars(select(Lease.name).order_by(Lease.name))
        assert [name async for name in many] == ["a", "b", "c"]


async def test_a_connection_without_a_session_runs_several_statements(sqlite_database: Database) -> None:
    async with sqlite_database.engine.begin() as connection:
        for name in ("a", "b"):
            await connection.execute(
                text("INSERT INTO lease (name, owner) VALUES (:name, '')"),
                {"name": name},
            )
    assert await kept(sqlite_database) == ["a", "b"]


async def test_the_promises_of_the_file_are_kept(sqlite_database: Database) -> None:
    """A receipt is a promise, also on power loss."""
    asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    async with sqlite_database.reader() as session:
        found = [(await session.execute(text(f"PRAGMA {one}"))).scalar() for one in asked]
    assert found == ["wal", 2, 1, 15000]
