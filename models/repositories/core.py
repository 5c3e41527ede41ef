"""Hot statements run on the connection, columns and not entities: half of what the ORM takes.

Such a statement is built once, at module level, with ``bindparam``s. Rows whose changes are audited are still
changed through the ORM, on whose flush the audit's guard hangs.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, CursorResult, Executable, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

Given = dict[str, Any]
_CONNECTION = "connection"


async def rows(session: AsyncSession, statement: Executable, **given: Any) -> Sequence[Any]:
    """What a statement returns; what the session has written so far is flushed first."""
    return await session.run_sync(lambda inner: _run(inner, statement, given).all())


async def row(session: AsyncSession, statement: Executable, **given: Any) -> Any:
    """The first of them."""
    return await session.run_sync(lambda inner: _run(inner, statement, given).first())


async def run(session: AsyncSession, statement: Executable, given: Given | list[Given]) -> None:
    """A change that returns nothing, of one row or of several."""
    await session.run_sync(lambda inner: _run(inner, statement, given))


async def rows_of_each(session: AsyncSession, statement: Executable, given: list[Given]) -> Sequence[Any]:
    """What a statement returns for several at once."""
    return await session.run_sync(lambda inner: _run(inner, statement, given).all())


def insert_of(session: AsyncSession) -> Any:
    """The insert of this database that knows «on conflict»."""
    return sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert


async def store_new(
    session: AsyncSession, table: Table, values: list[Given], *returning: ColumnElement[Any]
) -> Sequence[Any]:
    """Insert what is not there yet, whatever of its uniqueness says so; these columns of what was new."""
    if not values:
        return []
    insert = insert_of(session)
    statement = insert(table).on_conflict_do_nothing().returning(*returning)
    return await rows_of_each(session, statement, values)


def _run(session: Session, statement: Executable, given: Given | list[Given]) -> CursorResult[Any]:
    if session.new or session.dirty or session.deleted:
        session.flush()
    return _connection(session).execute(statement, given)


def _connection(session: Session) -> Connection:
    """A session is one transaction and has one connection; asking for it takes as long as a statement."""
    known: Connection | None = session.info.get(_CONNECTION)
    if known is None or known.closed:
        known = session.info[_CONNECTION] = session.connection()
    return known
