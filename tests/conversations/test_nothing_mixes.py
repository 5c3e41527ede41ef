"""Three programmes at once: two executors who send together, one person who hands in here and oversees there,
another who hands in here and coordinates there. What is said of one programme stands in no other."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import running
from bot.files import LocalFiles
from domain.access import Role
from models.repositories.programme import programmes
from models.unit_of_work import Database
from services.context import Installation
from tests.chat import Chats, Person, chats_on
from tests.conversations.conftest import NEIGHBOUR, PEOPLE
from tests.doubles import FakeClock, InlineWorker
from tests.mytishchi import MEDIA_OFFICE, mytishchi
from tests.sample import BUSES, COORDINATOR, ROADS, member

OURS, THEIRS = "первая тайна", "вторая тайна"


@pytest.fixture
async def chats(town_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Chats]:
    monkeypatch.setattr(running, "ProcessWorker", InlineWorker)
    await _settle(town_url, tmp_path)
    async with chats_on(town_url, tmp_path, PEOPLE) as opened:
        yield opened


async def _settle(url: str, folder: Path) -> None:
    """A third programme; the roads' person informs there and oversees at the neighbours', whom the buses'
    person coordinates."""
    database = Database(url)
    files = LocalFiles(folder / "files")
    installation = Installation(database, FakeClock(), InlineWorker(), files, owner_ids=frozenset({1}))
    third = await mytishchi(installation)
    async with database.reader() as session:
        media = {one.name: one.id for one in await programmes.executors(session, third.programme_id)}
    await member(installation, ROADS, third.programme_id, Role.EXECUTOR, media[MEDIA_OFFICE])
    neighbours = third.programme_id - 1
    await member(installation, ROADS, neighbours, Role.DEPUTY, None)
    await member(installation, BUSES, neighbours, Role.COORDINATOR, None)
    await database.close()


async def test_three_programmes_at_once_do_not_mix(chats: Chats) -> None:
    roads, buses = chats.person(ROADS), chats.person(BUSES)
    coordinator, neighbour = chats.person(COORDINATOR), chats.person(ROADS + NEIGHBOUR)

    await asyncio.gather(roads.say(f"№ 4 50% {OURS}"), neighbour.say(f"№ 4 70% {THEIRS}"))
    await asyncio.gather(roads.press("Отправить"), neighbour.press("Отправить"))
    await inform(roads)
    await roads.say(f"№ 5 3% {OURS}")
    await roads.press("Отправить")

    queue, other = await coordinator.say("/review"), await buses.say("/review")
    assert ("50%" in queue.text, OURS in queue.text, THEIRS in queue.text) == (True, True, False)
    assert ("70%" in other.text, THEIRS in other.text, OURS in other.text) == (True, True, False)
    assert "На проверке: 1 из 2" in queue.text
    assert "На проверке: 1 из 1" in other.text
    await buses.press("Принять")
    await chats.forward(minutes=3)
    assert "Принято: № 4" in (await neighbour.last()).text
    assert "Принято" not in (await roads.last()).text
    assert "50%" in (await coordinator.say("/review")).text, "what is accepted there still waits here"

    assert "Сдано: 2 из 8" in (await roads.say("/start")).text
    assert "Сдано: 0 из 3" in (await buses.say("/tasks")).text
    await see_each_in_its_town(roads)


async def inform(person: Person) -> None:
    """A computed figure of the third programme, whose questions are answered by bare numbers."""
    listed = await person.say("/tasks")
    card = await person.press("Заполнить", on=listed.shown[-1].id)
    assert "№ 2 ·" in card.text
    asked = await person.say("180 000")
    assert "на последний день отчётного периода" in asked.text, "the next question about № 2"


async def see_each_in_its_town(person: Person) -> None:
    """Whoever has a part in three programmes is asked which; each answers with its own."""
    for town, figure, words in (("Копейский", "50%", OURS), ("Соседний", "70%", THEIRS)):
        which = await person.say("/status 4")
        assert "По какой программе?" in which.text
        seen = await person.press(next(label for label in which.buttons if label.startswith(town)))
        others = {OURS, THEIRS} - {words}
        assert (figure in seen.text, words in seen.text) == (True, True)
        assert not any(one in seen.text for one in others)
