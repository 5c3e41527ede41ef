"""A copied town cannot be told from one that was taken in."""

from typing import Any

from sqlalchemy import select

from domain.access import Role
from models.tables import Base
from models.unit_of_work import Database
from services.context import Installation
from tests.databases import postgres
from tests.databases.copies import made
from tests.mytishchi import mytishchi
from tests.sample import member, take_in

Rows = dict[str, list[tuple[Any, ...]]]


async def rows_of(database: Database) -> Rows:
    async with database.reader() as session:
        return {
            table.name: sorted(map(tuple, await session.execute(select(table))), key=str)
            for table in Base.metadata.sorted_tables
        }


async def emptied(database: Database) -> None:
    if not database.is_sqlite:
        await postgres.empty(database.engine.url)
        return
    async with database.engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            await connection.execute(table.delete())


async def test_the_rows_are_the_same_and_the_next_id_is_free(installation: Installation) -> None:
    database = installation.database
    taken = await take_in(installation, with_figures=True, truly=True)
    truly = await rows_of(database)
    for _ in range(2):  # made and kept, then put back
        await emptied(database)
        copied = await take_in(installation, with_figures=True)
        assert await rows_of(database) == truly
    assert [getattr(copied, one).actor for one in ("coordinator", "roads", "buses", "deputy")] == [
        getattr(taken, one).actor for one in ("coordinator", "roads", "buses", "deputy")
    ]
    await member(installation, 55, copied.programme_id, Role.EXECUTOR, None)
    assert len((await rows_of(database))["person"]) == len(truly["person"]) + 1


async def test_a_database_that_holds_something_is_not_written_over(installation: Installation) -> None:
    await mytishchi(installation)
    await take_in(installation)
    assert len((await rows_of(installation.database))["programme"]) == 2


async def test_another_key_is_made_anew(sqlite_installation: Installation) -> None:
    calls: list[None] = []

    async def make() -> int:
        calls.append(None)
        return len(calls)

    keys = [(test_another_key_is_made_anew, key) for key in ("one", "one", "two")]
    assert [await made(sqlite_installation.database, key, make) for key in keys] == [1, 1, 2]
