"""Which processes are alive: each says so every moment, and whoever was not seen for long holds nothing more.

Only the database's own clock is asked, so that the machines' may differ. See decision 0017.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, bindparam, delete, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from models.base import UtcDateTime
from models.repositories.core import row, rows
from models.sessions import WritingSession
from models.tables.process import Process

UNSEEN_FOR = 6
"""Seconds after which a process that was not seen counts as dead."""


class _Now(FunctionElement[datetime]):
    """The database's own time."""

    inherit_cache = True
    type = UtcDateTime()


class _LastSign(_Now):
    """Whoever was seen after that is alive."""

    inherit_cache = True


@compiles(_Now, "postgresql")
def _now_on_postgresql(*_: Any, **__: Any) -> str:
    return "statement_timestamp()"


@compiles(_LastSign, "postgresql")
def _last_sign_on_postgresql(*_: Any, **__: Any) -> str:
    return f"statement_timestamp() - interval '{UNSEEN_FOR} seconds'"


@compiles(_Now, "sqlite")
def _now_on_sqlite(*_: Any, **__: Any) -> str:
    """As SQLAlchemy writes a time there, to the microsecond."""
    return "strftime('%Y-%m-%d %H:%M:%f000', 'now')"


@compiles(_LastSign, "sqlite")
def _last_sign_on_sqlite(*_: Any, **__: Any) -> str:
    return f"strftime('%Y-%m-%d %H:%M:%f000', 'now', '-{UNSEEN_FOR} seconds')"


def _seen(inserting: Any) -> Any:
    wanted = inserting.excluded.wanted
    seen = inserting.values(seen_at=_Now())
    return seen.on_conflict_do_update(
        index_elements=["name"], set_={"seen_at": _Now(), "wanted": wanted}
    ).returning(Process.name)


_SEEN = {"sqlite": _seen(sqlite.insert(Process)), "postgresql": _seen(postgresql.insert(Process))}
_OTHERS = select(Process.wanted).where(Process.seen_at > _LastSign(), Process.name != bindparam("us"))
_ALIVE = select(Process.name).where(Process.seen_at > _LastSign())
_TOLD = select(Process.signs).where(Process.seen_at > _LastSign())


def lives(owner: SQLColumnExpression[str]) -> ColumnElement[bool]:
    """Whether the process with this name was seen lately."""
    return owner.in_(_ALIVE)


def free(
    owner: SQLColumnExpression[str], until: SQLColumnExpression[datetime], us: Any, now: Any
) -> ColumnElement[bool]:
    """Whether a row may be taken: what nobody holds when its time has come, what is another's when that one
    is dead. Our own is left to its lease: we may have lost sight of it."""
    nobodys = owner.in_(["", us]) & (until <= now)
    return or_(nobodys, owner.not_in(["", us]) & ~lives(owner))


async def see(session: WritingSession, name: str, wanted: int = 0) -> None:
    """This process is alive, and has so many messages a second to send."""
    await row(session, _SEEN[session.get_bind().dialect.name], name=name, wanted=wanted)


async def others(session: WritingSession, name: str) -> list[int]:
    """What each of the others that are alive has to send."""
    return [one.wanted for one in await rows(session, _OTHERS, us=name)]


async def tell(session: WritingSession, name: str, signs: dict[str, Any]) -> None:
    """How its parts are; nothing where it was not seen yet."""
    await session.execute(update(Process).where(Process.name == name).values(signs=signs))


async def told(session: AsyncSession) -> list[dict[str, Any]]:
    """How the parts of each process are that was seen lately."""
    return [found.signs for found in await rows(session, _TOLD)]


async def leave(session: WritingSession, name: str) -> None:
    """A clean stop: whatever it holds is free at once."""
    await session.execute(delete(Process).where(Process.name == name))


async def clear(session: WritingSession) -> None:
    """Nobody is alive; only where no other process can be (SQLite's start)."""
    await session.execute(delete(Process))


async def forget_dead(session: WritingSession) -> None:
    """Their names are never used again: whoever was only stopped for a while goes on under another."""
    await session.execute(delete(Process).where(Process.seen_at <= _LastSign()))
