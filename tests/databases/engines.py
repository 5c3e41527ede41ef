"""An engine rests when its database is closed and serves the next one of its kind.

What it has compiled once it does not compile anew, which was a sixth of a conversation test. Two databases
that are open at once have an engine each, as two processes have.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import URL, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from models import unit_of_work
from models.unit_of_work import Database

_new = unit_of_work._engine
_close = Database.close


class Engines:
    """SQLite's go from file to file; PostgreSQL's stay with their address."""

    def __init__(self) -> None:
        self._resting: dict[str, list[AsyncEngine]] = defaultdict(list)

    def take(self, url: str) -> AsyncEngine:
        resting = self._resting[_kind(make_url(url))]
        engine = resting.pop() if resting else _movable(_new(url))
        engine.sync_engine.url = engine.url.set(database=make_url(url).database)
        return engine

    def rest(self, engine: AsyncEngine) -> None:
        resting = self._resting[_kind(engine.url)]
        if engine not in resting:
            resting.append(engine)


def _kind(url: URL) -> str:
    is_file = url.get_backend_name() == "sqlite"
    return "sqlite" if is_file else url.render_as_string(hide_password=False)


def _movable(engine: AsyncEngine) -> AsyncEngine:
    def where_it_is_now(_dialect: Any, _record: Any, given: list[Any], _more: Any) -> None:
        if engine.url.get_backend_name() == "sqlite":
            given[0] = engine.url.database

    here = engine.sync_engine
    event.remove(here, "do_connect", unit_of_work._connect)  # they are asked in the order they came in
    event.listen(here, "do_connect", where_it_is_now)
    event.listen(here, "do_connect", unit_of_work._connect)
    return engine


@contextmanager
def shared_engines() -> Iterator[None]:
    """While this is open, each ``Database`` gets an engine that rests, if there is one."""
    engines = Engines()

    async def close(database: Database) -> None:
        await _close(database)
        engines.rest(database.engine)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unit_of_work, "_engine", engines.take)
        patch.setattr(Database, "close", close)
        yield
