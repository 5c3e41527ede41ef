"""Databases without any tables, for what makes and changes tables."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import Connection, text

from models.repositories.queues import processes
from models.tables import Base
from models.unit_of_work import Database

Result = TypeVar("Result")


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path}/empty.sqlite3"
        return
    url = request.getfixturevalue("postgresql_tables")
    run_on(url, _clear)
    yield url
    run_on(url, _clear)
    run_on(url, Base.metadata.create_all)


def run_on(url: str, work: Callable[[Connection], Result]) -> Result:
    """Call ``work(connection)`` in a transaction of its own."""

    async def inside() -> Result:
        database = Database(url)
        async with database.engine.begin() as connection:
            found = await connection.run_sync(work)
        await database.close()
        return found

    return asyncio.run(inside())


def _clear(connection: Connection) -> None:
    connection.execute(text("DROP SCHEMA public CASCADE"))
    connection.execute(text("CREATE SCHEMA public"))


async def seen(database: Database, *names: str) -> None:
    async with database.writer() as writer:
        for name in names:
            await processes.see(writer.session, name)


async def unseen(database: Database, name: str) -> None:
    """Nobody has heard of it for longer than is waited."""
    before = {"sqlite": "'2022-01-01 00:00:00.000000'", "postgresql": "now() - interval '7 seconds'"}
    async with database.writer() as writer:
        dialect = writer.session.get_bind().dialect.name
        await writer.session.execute(
            text(f"UPDATE process SET seen_at = {before[dialect]} WHERE name = :name"), {"name": name}
        )
