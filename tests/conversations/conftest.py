"""Two towns with the same programme and different people; each test talks to a bot of its own."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import running
from bot.files import LocalFiles
from models.unit_of_work import Database
from services.context import Installation
from tests.chat import Chats, Person, chats_on
from tests.conversations import quarter as quarters
from tests.doubles import FakeClock, InlineWorker
from tests.sample import BUSES, COORDINATOR, DEPUTY, OWNER, ROADS, STRANGER, take_in

NEIGHBOUR = 100
"""Added to the ids of the people of the other town."""
PEOPLE = {
    OWNER: "Владелец",
    COORDINATOR: "Координатор",
    ROADS: "Исполнитель УГХ",
    BUSES: "Исполнитель КПА",
    DEPUTY: "Заместитель",
    STRANGER: "Посторонний",
    98: "Ещё посторонний",
    COORDINATOR + NEIGHBOUR: "Координатор соседей",
    ROADS + NEIGHBOUR: "Исполнитель соседей",
}


@pytest.fixture(scope="session")
def two_towns(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with both towns in it, made once."""
    folder = tmp_path_factory.mktemp("two_towns")
    path = folder / "bot.sqlite3"
    shutil.copy(sqlite_template, path)
    asyncio.run(_settle(path, folder))
    return path


async def _settle(path: Path, folder: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{path}")
    files = LocalFiles(folder / "files")
    installation = Installation(
        database,
        FakeClock(),
        InlineWorker(),
        files,
        owner_ids=frozenset({OWNER}),
        bot_username="playground_bot",
    )
    await take_in(installation)
    await take_in(installation, municipality="Соседний городской округ", people_from=NEIGHBOUR)
    await database.close()


@pytest.fixture
def town_url(two_towns: Path, tmp_path: Path) -> str:
    shutil.copy(two_towns, tmp_path / "bot.sqlite3")
    return f"sqlite+aiosqlite:///{tmp_path}/bot.sqlite3"


@pytest.fixture
async def chats(town_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Chats]:
    monkeypatch.setattr(running, "ProcessWorker", InlineWorker)
    async with chats_on(town_url, tmp_path, PEOPLE) as opened:
        for one in PEOPLE:
            opened.world.people.mark(one, started=True)
        yield opened


@pytest.fixture
def owner(chats: Chats) -> Person:
    return chats.person(OWNER)


@pytest.fixture
def coordinator(chats: Chats) -> Person:
    return chats.person(COORDINATOR)


@pytest.fixture
def roads(chats: Chats) -> Person:
    """Hands in for УГХ: № 4–7 and 11–14."""
    return chats.person(ROADS)


@pytest.fixture
def buses(chats: Chats) -> Person:
    """Hands in for МУП «КПА»: № 1–3."""
    return chats.person(BUSES)


@pytest.fixture
def deputy(chats: Chats) -> Person:
    return chats.person(DEPUTY)


@pytest.fixture
def stranger(chats: Chats) -> Person:
    return chats.person(STRANGER)


@pytest.fixture
def quarter_url(sqlite_url: str, tmp_path: Path) -> str:
    """Mytishchi on the first morning after the first quarter of 2022."""
    return quarters.settled(sqlite_url, tmp_path, "2022-Q1")


@pytest.fixture
async def quarter(quarter_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Chats]:
    monkeypatch.setattr(running, "ProcessWorker", InlineWorker)
    async with quarters.talking(quarter_url, tmp_path, "2022-Q1") as opened:
        yield opened


@pytest.fixture
def last_quarter_url(sqlite_url: str, tmp_path: Path) -> str:
    return quarters.settled(sqlite_url, tmp_path, "2022-Q4")


@pytest.fixture
async def last_quarter(
    last_quarter_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Chats]:
    """The same after the fourth quarter, when the yearly indicator is due too."""
    monkeypatch.setattr(running, "ProcessWorker", InlineWorker)
    async with quarters.talking(last_quarter_url, tmp_path, "2022-Q4") as opened:
        yield opened
