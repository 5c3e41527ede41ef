"""Databases without any tables, for what makes and changes tables."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import Connection, text

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
