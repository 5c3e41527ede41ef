"""Databases for the tests: SQLite always, PostgreSQL where one answers, and loud words where none does."""

import asyncio
import shutil
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.files import LocalFiles
from models.tables import Base
from models.unit_of_work import Database
from services.context import Installation
from tests import left_out
from tests.databases import postgres
from tests.databases.engines import shared_engines
from tests.doubles import FakeClock, InlineWorker


@pytest.fixture(autouse=True, scope="session")
def _shared_engines() -> Iterator[None]:
    with shared_engines():
        yield


@pytest.fixture(autouse=True, scope="session")
def _quick_bots() -> Iterator[None]:
    """Where a test has loaded aiogram; others do without."""
    if "aiogram" not in sys.modules:
        yield
        return
    from tests.bot_on_playground import quick_bots

    with quick_bots():
        yield


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def installation(database: Database, clock: FakeClock, tmp_path: Path) -> Installation:
    """Everything a use case needs, on each database in turn."""
    return _installation(database, clock, tmp_path)


@pytest.fixture
def sqlite_installation(sqlite_database: Database, clock: FakeClock, tmp_path: Path) -> Installation:
    """The same on SQLite only."""
    return _installation(sqlite_database, clock, tmp_path)


def _installation(database: Database, clock: FakeClock, folder: Path) -> Installation:
    files = LocalFiles(folder / "files")
    return Installation(database, clock, InlineWorker(), files, owner_ids=frozenset({1}))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database with all tables, on each of the two in turn."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    opened = Database(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def sqlite_database(sqlite_url: str) -> AsyncIterator[Database]:
    opened = Database(sqlite_url)
    yield opened
    await opened.close()


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    shutil.copy(sqlite_template, tmp_path / "bot.sqlite3")
    return f"sqlite+aiosqlite:///{tmp_path}/bot.sqlite3"


@pytest.fixture
def postgresql_url(postgresql_tables: str) -> str:
    asyncio.run(postgres.empty(make_url(postgresql_tables)))
    return postgresql_tables


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "bot.sqlite3"
    asyncio.run(_create_tables(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgresql_tables(postgresql_server: str) -> str:
    asyncio.run(_create_tables(postgresql_server))
    return postgresql_server


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of an empty database of this process's own."""
    if left_out.POSTGRES.why_not() is not None:
        pytest.skip(left_out.POSTGRES.reason)
    postgres.create()
    yield postgres.url()
    postgres.drop()


def pytest_sessionstart() -> None:
    if problem := left_out.insisted_on():
        pytest.exit(problem, returncode=3)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Under the count of the tests, where nobody overlooks it; xdist's own processes say nothing."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None:
        skipped = [report.longrepr[2] for report in reporter.stats.get("skipped", ())]
        for line in left_out.lines(skipped):
            reporter.write_line(line, red=True, bold=True)


async def _create_tables(url: str) -> None:
    opened = Database(url)
    async with opened.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    await opened.close()
