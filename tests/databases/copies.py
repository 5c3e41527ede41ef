"""What was made in a database once is copied into the next empty one instead of being made again."""

import sqlite3
from collections.abc import Awaitable, Callable, Hashable
from contextlib import closing
from typing import Any, TypeVar

from sqlalchemy import URL, text

from models.tables import Base
from models.unit_of_work import Database
from tests.databases import postgres

Facts = TypeVar("Facts")
_kept: dict[Hashable, tuple[Any, sqlite3.Connection | str]] = {}
"""By what it was made from: what its maker returned, and where its rows are."""


async def made(database: Database, key: Hashable, make: Callable[[], Awaitable[Facts]]) -> Facts:
    """What ``make`` returns: called where the database is not empty or the key is new, else copied.

    The key says all that the rows depend on; what is returned holds nothing of the database itself.
    """
    url = database.engine.url
    key = (None if database.is_sqlite else url, key)
    if await _holds_something(database):
        return await make()
    if key not in _kept:
        facts = await make()
        _kept[key] = facts, await _keep(url, f"kept_{len(_kept)}")
        return facts
    facts, rows = _kept[key]
    await _put_back(url, rows)
    return facts


async def _holds_something(database: Database) -> bool:
    any_row = " OR ".join(f'EXISTS (SELECT 1 FROM "{table.name}")' for table in Base.metadata.sorted_tables)
    async with database.reader() as session:
        return bool(await session.scalar(text(f"SELECT {any_row}")))


async def _keep(url: URL, schema: str) -> sqlite3.Connection | str:
    if url.get_backend_name() == "postgresql":
        await postgres.keep(url, schema)
        return schema
    memory = sqlite3.connect(":memory:")
    with closing(sqlite3.connect(str(url.database))) as file:
        file.backup(memory)
    return memory


async def _put_back(url: URL, rows: sqlite3.Connection | str) -> None:
    if isinstance(rows, str):
        await postgres.put_back(url, rows)
        return
    with closing(sqlite3.connect(str(url.database))) as file:
        file.execute("PRAGMA synchronous = OFF")
        rows.backup(file)
