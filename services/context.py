"""What every use case and question is given, and how a use case commits exactly once."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from models.base import Base
from models.repositories import people
from models.repositories.queues import inbox
from models.sessions import ReadingSession
from models.tables.person import Person
from models.unit_of_work import Database, Writer
from services.ports import Clock, FileStore, Vitals, Worker
from services.recent import Recent


@dataclass(frozen=True, slots=True)
class Installation:
    """The parts that live as long as the process."""

    database: Database
    clock: Clock
    worker: Worker
    files: FileStore
    owner_ids: frozenset[int] = frozenset()
    bot_username: str = "bot"
    timezone: str = "Asia/Yekaterinburg"
    vitals: Callable[[], Vitals] | None = field(default=None, compare=False)
    recent: Recent = field(default_factory=Recent, compare=False)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it: ``person_id`` is ``None`` for somebody whom the bot does not know (yet)."""

    telegram_id: int
    name: str
    language: str = "ru"
    person_id: int | None = None
    is_owner: bool = False


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What an answer leaves behind in a chat: a draft's screen on a message, or no question any more."""

    person_id: int | None
    chat_id: int
    draft_id: int | None = None
    message_id: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """Opened for each update and tick. ``claim`` is the inbox row that this process holds, if any.

    ``afterwards`` is written together with the row's `done` (``services.drafts.afterwards``).
    """

    installation: Installation
    actor: Actor
    chat_id: int | None = None
    claim: inbox.Claim | None = None
    applied: list[bool] = field(default_factory=list)
    afterwards: list[Afterwards] = field(default_factory=list)

    def now(self) -> datetime:
        return self.installation.clock.now()

    def today(self, timezone: str) -> date:
        """The day it is in a municipality."""
        return self.now().astimezone(ZoneInfo(timezone)).date()

    @property
    def worker(self) -> Worker:
        return self.installation.worker

    @property
    def files(self) -> FileStore:
        return self.installation.files

    def as_known(self, person_id: int) -> "Context":
        return replace(self, actor=replace(self.actor, person_id=person_id))

    def speaking(self, language: str) -> "Context":
        return replace(self, actor=replace(self.actor, language=language))

    @asynccontextmanager
    async def read(self) -> AsyncIterator[ReadingSession]:
        async with self.installation.database.reader() as session:
            yield session

    @asynccontextmanager
    async def write(self) -> AsyncIterator["Work"]:
        """One commit: the effect, its audit, its outbox rows, and the inbox row turned ``applied``."""
        async with self.installation.database.writer() as writer:
            work = Work(self, writer)
            yield work
            if work.only_looked:
                return
            if self.claim is not None:
                await inbox.mark_applied(writer.session, self.claim)
        self.applied.append(True)


class Work:
    """A use case's transaction together with who acts and when."""

    def __init__(self, ctx: Context, writer: Writer) -> None:
        self.ctx = ctx
        self.writer = writer
        self.session = writer.session
        self.now = ctx.now()
        self.only_looked = False
        """Set where nothing is changed after all: the update may be handled again, as a question is."""
        self._person_id = ctx.actor.person_id

    async def person_id(self) -> int:
        """The actor's own row, made at the first write."""
        if self._person_id is None:
            self._person_id = await self._meet()
        return self._person_id

    async def _meet(self) -> int:
        actor = self.ctx.actor
        known = await people.by_telegram_id(self.session, actor.telegram_id)
        if known is not None:
            return known.id
        person = Person(
            telegram_id=actor.telegram_id, name=actor.name, language=actor.language, met_at=self.now
        )
        self.writer.add(person)
        await self.writer.flush()
        return person.id

    def audit(
        self,
        row: Base,
        action: str,
        programme_id: int | None,
        *,
        old: Mapping[str, object] | None = None,
        new: Mapping[str, object] | None = None,
    ) -> None:
        """Write down what the actor did to a row, which has its id already."""
        self.writer.audit(
            row,
            action,
            at=self.now,
            actor_id=self._person_id,
            chat_id=self.ctx.chat_id,
            programme_id=programme_id,
            old=dict(old or {}),
            new=dict(new or {}),
        )
