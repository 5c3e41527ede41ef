"""SQLite under the async session without a thread between them: a statement takes less than the way there.

``aiosqlite`` carries over what may wait: the beginning of a writer, for another process's, and a commit, for
the disk; the loop goes on meanwhile. Everything else runs on its connection where it is asked for. See
decision 0013.
"""

import asyncio
import sqlite3
from collections.abc import Awaitable
from typing import Any, TypeVar

import aiosqlite
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_dbapi,
    SQLiteDialect_aiosqlite,
)
from sqlalchemy.util import await_only

DRIVER = "sqlite+aiosqlite_here"
BEGIN_WRITER = "BEGIN IMMEDIATE"
Found = TypeVar("Found")


class _Cursor(sqlite3.Cursor):
    """On the connection that ``carrier`` keeps a thread for."""

    carrier: aiosqlite.Connection

    def execute(self, statement: str, parameters: Any = (), /) -> "_Cursor":
        if statement == BEGIN_WRITER:
            await_only(_to_its_end(self.carrier.execute(statement)))
            return self
        await_only(_at_once())  # the engine insists on it: a driver that never waits is taken for a mistake
        return super().execute(statement, parameters)

    async def _async_soft_close(self) -> None:
        """Asked for by the async session where rows are left to read; they are here already."""


class _Connection(AsyncAdapt_aiosqlite_connection):
    """Used by one session at a time, whichever thread does the work."""

    __slots__ = ()

    @property
    def _here(self) -> sqlite3.Connection:
        return self._connection._conn  # type: ignore[no-any-return]

    def cursor(self, *_: Any, **__: Any) -> Any:
        cursor = self._here.cursor(_Cursor)
        cursor.carrier = self._connection  # type: ignore[assignment]
        return cursor

    def commit(self) -> None:
        if self._here.in_transaction:
            await_only(_to_its_end(self._connection.commit()))

    def rollback(self) -> None:
        self._here.rollback()


class _Driver(AsyncAdapt_aiosqlite_dbapi):
    def connect(self, *arg: Any, **kw: Any) -> _Connection:
        opened = super().connect(*arg, **kw)
        return _Connection(self, opened.driver_connection)


class HereDialect(SQLiteDialect_aiosqlite):
    driver = "aiosqlite_here"
    supports_statement_cache = True

    @classmethod
    def import_dbapi(cls) -> _Driver:
        return _Driver(aiosqlite, sqlite3)


async def _at_once() -> None:
    """Nothing is waited for."""


async def _to_its_end(carried: Awaitable[Found]) -> Found:
    """Also where nobody waits for it any more: the connection is in use until then."""
    running = asyncio.ensure_future(carried)
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.wait([running])
        raise


registry.register("sqlite.aiosqlite_here", __name__, HereDialect.__name__)
