"""An SQLite file with programmes in it, beside a plain connection to another file of the same tables."""

import asyncio
import pickle
import sqlite3
import tempfile
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import event

from bot.files import LocalFiles
from models.tables import Base
from models.unit_of_work import Database
from services.context import Installation
from tests.doubles import FakeClock
from tests.sample import OWNER, Town, take_in

Result = TypeVar("Result")
Statement = tuple[str, Any]


class OnceWorker:
    """Does the same with the sample file once, however often it is taken in."""

    def __init__(self) -> None:
        self._done: dict[bytes, Any] = {}

    async def run(self, job: Callable[..., Result], *arguments: object) -> Result:
        key = pickle.dumps((job.__qualname__, arguments))
        if key not in self._done:
            self._done[key] = job(*arguments)
        done: Result = self._done[key]
        return done


@dataclass(frozen=True, slots=True)
class Ground:
    """One loop for all; not ``asyncio.Runner``, which spends as long again on its signal handler."""

    path: Path
    installation: Installation
    loop: asyncio.AbstractEventLoop

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        return self.loop.run_until_complete(work)

    def take_in(self, count: int, already: int = 0) -> list[Town]:
        """The sample with its figures, once for each of so many municipalities with people of their own."""
        return [
            self.run(
                take_in(
                    self.installation,
                    municipality=f"Округ {number}",
                    people_from=number * 1_000,
                    with_figures=True,
                )
            )
            for number in range(already, already + count)
        ]

    def plain(self) -> sqlite3.Connection:
        """To a copy of the file as it is now, with the same promises: WAL, ``synchronous=FULL``."""
        copied = self.path.with_name(f"plain-{uuid4().hex}.sqlite3")
        connection = sqlite3.connect(copied, isolation_level=None)
        with sqlite3.connect(self.path) as source:
            source.backup(connection)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    @contextmanager
    def statements(self) -> Iterator[list[Statement]]:
        """What is sent to the database meanwhile."""
        seen: list[Statement] = []

        def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
            seen.append((statement, parameters))

        engine = self.installation.database.engine.sync_engine
        event.listen(engine, "before_cursor_execute", note)
        yield seen
        event.remove(engine, "before_cursor_execute", note)


@contextmanager
def ground() -> Iterator[Ground]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, _loop() as loop:
        path = Path(folder) / "bot.sqlite3"
        database = Database(f"sqlite+aiosqlite:///{path}")
        files = LocalFiles(Path(folder) / "files")
        installation = Installation(database, FakeClock(), OnceWorker(), files, owner_ids=frozenset({OWNER}))
        loop.run_until_complete(_create_tables(database))
        yield Ground(path, installation, loop)
        loop.run_until_complete(database.close())


@contextmanager
def _loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


async def _create_tables(database: Database) -> None:
    async with database.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
