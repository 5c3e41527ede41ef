"""Readers and writers: the only two ways to the database.

A writer commits once and refuses to commit a change of an audited table that has no audit entry.
"""

import asyncio
import hashlib
import json
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Dialect, event, inspect, make_url
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import ORMExecuteState, Session

from models.base import Base
from models.connecting import meaning
from models.repositories.programme.definition import CHANGED, DEFINITIONS, Definitions, raise_revisions
from models.repositories.queues.outbox import PLANNED
from models.sessions import ReadingSession, WatchedSession, WritingSession
from models.sqlite import BEGIN_WRITER, DRIVER
from models.tables.audit import AuditEntry

Kind = TypeVar("Kind", bound=AsyncSession)
_WRITER = "writer"
"""The key in ``session.info``: a listener of each session's own would cost as much as a statement."""
_open: ContextVar[tuple[str, ...]] = ContextVar("open_sessions", default=())
"""What this task has open (``reader``, ``writer``): nothing is drawn or sent meanwhile."""


def nothing_open() -> bool:
    """Whether this task holds no session: asked before anything is sent or drawn."""
    return not _open.get()


class Unaudited(RuntimeError):
    """A programming error: an audited row was changed and nobody wrote down why."""


class Conflict(Exception):
    """Uniqueness in the database said no: somebody else was first."""


class Database:
    """Owns the engine.

    ``on_planned`` is called after each commit that put something into the outbox, with the moment at which
    the first of it is due.
    """

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self._bound = {
            "reader": self.engine.execution_options(purpose="reader", **self._reads_only),
            "writer": self.engine.execution_options(purpose="writer"),
        }
        self._definitions = Definitions()
        self.on_planned: list[Callable[[datetime], None]] = []
        # SQLite's writers back off from each other for long; waiting in line here is ten times quicker.
        self._turn = asyncio.Semaphore(1 if self.is_sqlite else 1000)

    @property
    def _reads_only(self) -> dict[str, bool]:
        return {} if self.is_sqlite else {"postgresql_readonly": True}

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @asynccontextmanager
    async def reader(self) -> AsyncIterator[ReadingSession]:
        """A session for questions; what it read stays readable."""
        async with self._session("reader", ReadingSession) as session:
            yield session

    @asynccontextmanager
    async def writer(self) -> AsyncIterator["Writer"]:
        """A session that commits when the block ends well; raises ``Conflict`` on broken uniqueness."""
        if "writer" in _open.get():
            raise RuntimeError("a writer inside a writer would wait for itself for ever")
        async with self._turn, self._session("writer", WritingSession) as session:
            writer = Writer(session)
            try:
                yield writer
                await writer.commit()
            except IntegrityError as error:
                raise Conflict(str(error.orig)) from error
        first_due = session.info.get(PLANNED)
        if first_due is not None:
            for rouse in self.on_planned:
                rouse(first_due)

    @asynccontextmanager
    async def _session(self, purpose: str, kind: type[Kind]) -> AsyncIterator[Kind]:
        before = _open.get()
        _open.set((*before, purpose))
        try:
            bound = self._bound[purpose]
            known = {DEFINITIONS: self._definitions}
            async with kind(bound, expire_on_commit=False, info=known) as session:
                yield session
        finally:
            _open.set(before)

    async def close(self) -> None:
        await self.engine.dispose()


class Writer:
    """One use case's transaction."""

    def __init__(self, session: WritingSession) -> None:
        self.session = session
        self._audited: set[str] = set()
        self._changed: dict[str, Base] = {}
        session.info[_WRITER] = self

    def add(self, *rows: Base) -> None:
        self.session.add_all(rows)

    async def delete(self, row: Base) -> None:
        await self.session.delete(row)

    async def flush(self) -> None:
        await self.session.flush()

    def audit(  # noqa: PLR0913 - an entry is one fact with its circumstances
        self,
        row: Base,
        action: str,
        *,
        at: datetime,
        actor_id: int | None,
        chat_id: int | None = None,
        programme_id: int | None = None,
        old: dict[str, Any] | None = None,
        new: dict[str, Any] | None = None,
    ) -> None:
        """Write down a change of ``row``, which has its id already (flush a new row first)."""
        subject = subject_of(row)
        entry = AuditEntry(
            at=at,
            programme_id=programme_id,
            actor_id=actor_id,
            chat_id=chat_id,
            action=action,
            subject=subject,
            old=old or {},
            new=new or {},
            digest="",
            seal=None,
        )
        entry.digest = digest_of(entry)
        self._audited.add(subject)
        self.session.add(entry)

    async def commit(self) -> None:
        await self.session.flush()
        missing = {subject_of(row) for row in self._changed.values()} - self._audited
        if missing:
            raise Unaudited(", ".join(sorted(missing)))
        await raise_revisions(self.session, self._changed.values())
        await self.session.commit()

    def note_changes(self, session: Session) -> None:
        """What this flush is about to write."""
        modified = [row for row in session.dirty if session.is_modified(row)]
        touched = [*session.new, *session.deleted, *modified]
        for row in touched:
            if row.is_audited:
                self._changed[str(id(row))] = row
            if row.DEFINING:
                session.info[CHANGED] = True


@event.listens_for(WatchedSession, "before_flush")
def _note_changes(session: Session, *_: Any) -> None:
    session.info[_WRITER].note_changes(session)


@event.listens_for(WatchedSession, "do_orm_execute")
def _refuse_in_bulk(statement: ORMExecuteState) -> None:
    """An audited table is changed row by row: a bulk statement would slip past the audit."""
    mapper = statement.bind_mapper
    changes = statement.is_insert or statement.is_update or statement.is_delete
    if changes and mapper is not None and mapper.class_.AUDITED:
        raise Unaudited(f"in bulk: {mapper.class_.__name__}")


def subject_of(row: Base) -> str:
    """``table:id``, by which an audit entry names the row it speaks of."""
    identity = inspect(row).identity
    assert identity is not None, "flush a new row before it is written down"
    return f"{row.__tablename__}:{identity[0]}"


def digest_of(entry: AuditEntry) -> str:
    """SHA-256 over the entry's content in a fixed order."""
    at = entry.at.astimezone(UTC).isoformat()
    facts = [at, entry.programme_id, entry.actor_id, entry.action, entry.subject, entry.old, entry.new]
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _engine(url: str) -> AsyncEngine:
    if not url.startswith("sqlite"):
        engine = create_async_engine(url, pool_pre_ping=True)
        event.listen(engine.sync_engine, "do_connect", _connect)
        return engine
    here = make_url(url).set(drivername=DRIVER)
    engine = create_async_engine(here, connect_args={"timeout": 15}, pool_size=20)
    event.listen(engine.sync_engine, "do_connect", _connect)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _connect(dialect: Dialect, _record: Any, arguments: list[Any], named: dict[str, Any]) -> Any:
    """Whoever asked is told what it means, not what the driver happens to raise."""
    try:
        return dialect.connect(*arguments, **named)
    except Exception as error:
        raise meaning(error) from error


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # our BEGIN below, not the driver's
    cursor = connection.cursor()
    try:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=15000"):
            cursor.execute(f"PRAGMA {pragma}")
    except sqlite3.Error as error:  # the file is opened by the first of them only
        raise meaning(error) from error
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A plain BEGIN that reads first and then writes fails at once with «database is locked».
    purpose = connection.get_execution_options().get("purpose")
    connection.exec_driver_sql(BEGIN_WRITER if purpose == "writer" else "BEGIN")
