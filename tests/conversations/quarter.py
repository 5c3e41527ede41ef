"""A bot in Mytishchi, whose indicators are computed: its first mornings are made once each."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.files import LocalFiles
from models.unit_of_work import Database
from services.context import Installation
from tests.chat import Answer, Chats, Person, chats_on
from tests.doubles import FakeClock, InlineWorker
from tests.mytishchi import mytishchi

OWNER, COORDINATOR, MEDIA, ADVERTISING = 1, 210, 211, 212
PEOPLE = {
    OWNER: "Владелец",
    COORDINATOR: "Координатор",
    MEDIA: "Информационный отдел",
    ADVERTISING: "Рекламный отдел",
    99: "Посторонний",
}
MORNINGS = {"2022-Q1": datetime(2022, 4, 4, 6, tzinfo=UTC), "2022-Q4": datetime(2023, 1, 9, 6, tzinfo=UTC)}
# A1 = 36 000/36 000 + 3 240 000/(36 000·30·3) + 324 000/(36 000·3·3) + 1 440/(480·3) = 4
EIGHT = {"Ца": "180 000", "AR": "36 000", "просмотры": "3 240 000", "SI": "324 000", "NПОСТ": "1440"}
MONTHS = ("январь", "февраль", "март")


def settled(url: str, folder: Path, period: str) -> str:
    """The address, of a database that has come to a quarter's first morning now."""
    asyncio.run(_settle(url, folder, period))
    return url


async def _settle(url: str, folder: Path, period: str) -> None:
    database = Database(url)
    clock, files = FakeClock(MORNINGS[period]), LocalFiles(folder / "files")
    installation = Installation(database, clock, InlineWorker(), files, owner_ids=frozenset({OWNER}))
    await mytishchi(installation, period)
    await database.close()


@asynccontextmanager
async def talking(url: str, folder: Path, period: str) -> AsyncIterator[Chats]:
    async with chats_on(url, folder, PEOPLE, FakeClock(MORNINGS[period])) as chats:
        for one in PEOPLE:
            chats.world.people.mark(one, started=True)
        yield chats


async def open_card(person: Person, number: str) -> Answer:
    listed = await person.say("/tasks")
    return await person.press(next(label for label in listed.buttons if f"№ {number} ·" in label))


async def give(person: Person, *texts: str) -> Answer:
    for text in texts:
        answer = await person.say(text)
    return answer


async def give_social(
    person: Person, handled: tuple[str, ...] = ("100",) * 3, assigned: tuple[str, ...] = ("100",) * 3
) -> Answer:
    """Everything that No. 2 asks for in the first quarter: A1 = 4, A2 by the months."""
    await open_card(person, "2")
    return await give(person, *EIGHT.values(), *handled, *assigned)


async def give_debt(person: Person, debt: str = "1,5", pursued: str = "0,3", planned: str = "30") -> Answer:
    await open_card(person, "4")
    return await give(person, debt, pursued, planned)


async def send(person: Person, explanation: str = "") -> Answer:
    await (person.say(explanation) if explanation else person.press("Без пояснения"))
    return await person.press("Отправить")
