"""SQLite under the async session without a thread between them: a statement takes less than the way there.

Everything runs where it is asked for, but what may wait: the beginning of a writer, for another process's,
and a commit, for the disk. These two run in a thread, so the loop goes on meanwhile. See decision 0011.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Pool
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import AsyncAdaptedQueuePool
from sqlalchemy.util import await_only

DRIVER = "sqlite+here"
BEGIN_WRITER = "BEGIN IMMEDIATE"
Found = TypeVar("Found")


class HereDialect(SQLiteDialect_pysqlite):
    """The standard library's driver, for an engine that is asked asynchronously."""

    driver = "here"
    is_async = True
    supports_statement_cache = True

    @classmethod
    def get_pool_class(cls, _url: Any) -> type[Pool]:
        return AsyncAdaptedQueuePool


class _Cursor(sqlite3.Cursor):
    def execute(self, statement: str, parameters: Any = (), /) -> "_Cursor":
        if statement == BEGIN_WRITER:
            await_only(_aside(lambda: super(_Cursor, self).execute(statement)))
            return self
        await_only(_at_once())  # the engine insists on it: a driver that never waits is taken for a mistake
        return super().execute(statement, parameters)

    async def _async_soft_close(self) -> None:
        """Asked for by the async session where rows are left to read; they are here already."""


class Connection(sqlite3.Connection):
    """Used by one session at a time, whichever thread does the work."""

    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)

    def commit(self) -> None:
        if self.in_transaction:
            await_only(_aside(super().commit))


async def _at_once() -> None:
    """Nothing is waited for."""


async def _aside(work: Callable[[], Found]) -> Found:
    """In a thread, and to its end, also where nobody waits for it any more: the connection is in use."""
    running = asyncio.get_running_loop().run_in_executor(None, work)
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.wait([running])
        raise


registry.register("sqlite.here", __name__, HereDialect.__name__)
