"""The straight way of two towns: home, card, figure, «Отправить», a status question, and the review.

Both have the Kopeysk programme. The second one was taken in with its figures and collects the year's, so
that its cards say what was there before. The clock stands still; everybody acts in turn.
"""

from dataclasses import dataclass
from pathlib import Path

from bot.files import LocalFiles
from domain.access import Role
from models.repositories.programme import programmes
from models.unit_of_work import Database
from services.context import Installation
from tests.chat import Chats, Person
from tests.conversations.recorded.recorder import Recorder
from tests.doubles import FakeClock, InlineWorker
from tests.sample import BUSES, COORDINATOR, DEPUTY, OWNER, ROADS, Town, member, take_in

SECOND_TOWN = 100
"""Added to the ids of its people."""


@dataclass(frozen=True, slots=True)
class Way:
    """What one person hands in and asks; ``executor`` is empty where ``take_in`` brings them."""

    who: int
    name: str
    figure: str
    question: str
    executor: str = ""


WAYS = (
    Way(BUSES, "Автобусы", "1,45% рейсы срывались из-за ремонта улиц", "автобусы"),
    Way(ROADS, "Дороги", "50% работы ведутся по графику", "дороги"),
    Way(14, "Дворы", "15,6 % идёт голосование", "/status 5", "УГХ"),
    Way(15, "Стройка", "нет, ввод перенесён на IV квартал", "как дела?", "МУ «Управление строительства»"),
    Way(DEPUTY, "Заместитель", "3 объекта сданы", "/status"),
    Way(16, "Сходы", "2 проекта из шести", "№ 16", "Заместитель Главы городского округа по террит"),
    Way(17, "Пресса", "100 сайт обновляется ежедневно", "вся программа", "отдел пресс-службы"),
    Way(18, "Дела", "97 % часть приёмов перенесена", "/status 19", "управление делами"),
    Way(19, "ЗАГС", "7 196", "статус", "ЗАГС"),
    Way(20, "Аппарат", "1", "объявление", "Заместитель Главы городского округа, руководитель"),
)
PEOPLE = {OWNER: "Владелец"} | {
    way_id + shift: f"{name}{town}"
    for shift, town in ((0, ""), (SECOND_TOWN, " соседей"))
    for way_id, name in [(COORDINATOR, "Координатор"), *((way.who, way.name) for way in WAYS)]
}


async def play(chats: Chats, recorder: Recorder) -> None:
    """Everybody's acts, in this order."""
    await begin_the_year(chats, recorder)
    for shift in (0, SECOND_TOWN):
        for way in WAYS:
            await hand_in(recorder, chats.person(way.who + shift), way)
    await chats.forward(minutes=3)
    await recorder.everybody("three minutes later")
    for shift in (0, SECOND_TOWN):
        await review(recorder, chats.person(COORDINATOR + shift))
    await chats.forward(minutes=3)
    await recorder.everybody("three minutes later")
    for way in WAYS:
        await recorder.say(chats.person(way.who), "/start")
    await recorder.everybody("in the end")


async def begin_the_year(chats: Chats, recorder: Recorder) -> None:
    """The second town's coordinator closes the half-year and opens the year."""
    head = chats.person(COORDINATOR + SECOND_TOWN)
    await recorder.say(head, "/period")
    for label in ("Закрыть: 1 полугодие 2022", "Закрыть период", "Открыть: 2022 год", "Открыть"):
        await recorder.press(head, label)
    await recorder.everybody("the year is open")


async def hand_in(recorder: Recorder, person: Person, way: Way) -> None:
    await recorder.say(person, "/start")
    await recorder.press(person, "Заполнить")
    await recorder.say(person, way.figure)
    for label in ("Нет", "Да, верно", "Без пояснения"):
        buttons = (await person.last()).buttons
        if label in buttons and "Отправить" not in buttons:
            await recorder.press(person, label)
    await recorder.press(person, "Отправить")
    await recorder.say(person, way.question)


async def review(recorder: Recorder, head: Person) -> None:
    await recorder.say(head, "/start")
    await recorder.say(head, "/review")
    while "Принять" in (await head.last()).buttons:
        await recorder.press(head, "Принять")
    await recorder.say(head, "/status")


async def make_towns(database_url: str, folder: Path) -> None:
    database = Database(database_url)
    installation = Installation(
        database, FakeClock(), InlineWorker(), LocalFiles(folder / "files"), owner_ids=frozenset({OWNER})
    )
    await _bring_in(await take_in(installation), installation, 0)
    neighbours = await take_in(
        installation,
        municipality="Соседний городской округ",
        people_from=SECOND_TOWN,
        with_figures=True,
    )
    await _bring_in(neighbours, installation, SECOND_TOWN)
    await database.close()


async def _bring_in(town: Town, installation: Installation, shift: int) -> None:
    async with town.coordinator.read() as session:
        executors = await programmes.executors(session, town.programme_id)
    for way in WAYS:
        if way.executor:
            [one] = [one for one in executors if one.name.startswith(way.executor)]
            await member(installation, way.who + shift, town.programme_id, Role.EXECUTOR, one.id)
