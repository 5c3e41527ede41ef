"""The two kinds of session: whoever only asks has one that can neither write nor lock.

What takes a lock asks for a ``WritingSession``; what is the same for both takes an ``AsyncSession``. On
PostgreSQL the server refuses a reader's lock, too; SQLite has no row locks.
"""

from typing import Any, NoReturn

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session


class WatchedSession(Session):
    """What a writer's session is inside: whoever watches all of them listens to this class once."""


class WritingSession(AsyncSession):
    """A use case's own: it locks what it decides about."""

    sync_session_class = WatchedSession


class ReadingSession(AsyncSession):
    """For questions. What it is made to change is a programming error."""

    def add(self, *_: Any, **__: Any) -> NoReturn:
        raise ReadOnly("add")

    def add_all(self, *_: Any, **__: Any) -> NoReturn:
        raise ReadOnly("add_all")

    async def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise ReadOnly("delete")

    async def flush(self, *_: Any, **__: Any) -> NoReturn:
        raise ReadOnly("flush")

    async def commit(self) -> NoReturn:
        raise ReadOnly("commit")


class ReadOnly(RuntimeError):
    """A question was to change something."""
