"""Hot statements run on the connection, columns and not entities: half of what the ORM takes.

Such a statement is built once, at module level, with ``bindparam``s. Rows whose changes are audited are still
changed through the ORM, on whose flush the audit's guard hangs.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import CursorResult, Executable, Row
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

Given = dict[str, Any]


async def rows(session: AsyncSession, statement: Executable, **given: Any) -> Sequence[Row[Any]]:
    """What a statement returns; what the session has written so far is flushed first."""
    return await session.run_sync(lambda inner: _run(inner, statement, given).all())


async def row(session: AsyncSession, statement: Executable, **given: Any) -> Row[Any] | None:
    """The first of them."""
    return await session.run_sync(lambda inner: _run(inner, statement, given).first())


async def run(session: AsyncSession, statement: Executable, given: Given | list[Given]) -> None:
    """A change that returns nothing, of one row or of several."""
    await session.run_sync(lambda inner: _run(inner, statement, given))


def _run(session: Session, statement: Executable, given: Given | list[Given]) -> CursorResult[Any]:
    if session.new or session.dirty or session.deleted:
        session.flush()
    return session.connection().execute(statement, given)
