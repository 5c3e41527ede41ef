"""The half-year, from the Word file to the Word file, in the chats of eleven people."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from programmes.reading import read_document
from tests.bot_on_playground import OWNER
from tests.chat import Chats, Person, chats_on
from tests.word_reader import read, tidied

SEED = Path(__file__).resolve().parents[2] / "programmes" / "samples" / "kopeysk-2022-h1-report.docx"
HOUSING = "Зам. главы по жилищно-коммунальным вопросам"
TERRITORY = "Зам. главы по территориальному развитию"
OFFICE = "Зам. главы, руководитель аппарата"
PRESS = "Отдел пресс-службы"
AFFAIRS = "Управление делами и муниципальной службы"
UNITS = {
    2: "МУП «КПА»",
    3: "УГХ",
    4: "МУ «Управление строительства»",
    5: PRESS,
    6: AFFAIRS,
    7: "ЗАГС",
    8: HOUSING,
    9: TERRITORY,
    10: OFFICE,
}
DEPUTY = 11
LEVELS = ("1", "2", "7", "17", "19", "20", "22")
STATES = {
    "✅": "1 2 5 7 9 17 18 19 20 21 22 23 25 26",
    "🔵": "3 4 10 14 24",
    "🔻": "8 11 12 13 15 16",
    "▫️": "6 27",
}
DOCUMENT = read_document(SEED.read_bytes(), SEED.name)
FACTS = {fact.number: (fact.wording, fact.explanation) for fact in DOCUMENT.facts}


@pytest.fixture
async def chats(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Chats]:
    people = {OWNER: "Координатор", **{one: f"Исполнитель {one}" for one in UNITS}, DEPUTY: "Заместитель"}
    async with chats_on(sqlite_url, tmp_path, people) as running:
        yield running


async def test_the_half_year_comes_back_as_the_published_report(chats: Chats) -> None:
    coordinator = chats.person(OWNER)
    await take_in(coordinator)
    await answer_questions(coordinator)
    for person_id, unit in UNITS.items():
        await bring_in(chats, coordinator, person_id, unit)
    await bring_in_deputy(chats, coordinator)

    await hand_in_buses(chats.person(2))
    await hand_in_roads(chats.person(3))
    await hand_in_building(chats.person(4))
    await hand_in_lines(chats.person(5), "17", "18")
    await hand_in_lines(chats.person(6), "19", "20", "22")
    await hand_in_lines(chats.person(7), "23", "24")
    await hand_in_one_by_one(chats.person(8), "10", "15")
    await hand_in_lines(chats.person(9), "16", "21")
    await hand_in_office(chats.person(10))

    await accept_everything(chats, coordinator)
    await see_states(coordinator)
    await ask_about_roads(chats.person(DEPUTY))
    await compare_report(coordinator)


async def take_in(coordinator: Person) -> None:
    await coordinator.say("/start")
    summary = await coordinator.upload(SEED.name, SEED.read_bytes())
    for words in (
        "Копейский городской округ, 1 полугодие 2022 года",
        "3 задачи, 6 разделов, 27 мероприятий (26 с показателем), 21 исполнитель",
        "№ 3 — в факте 3 числа",
        "№ 6 — показателя нет",
        "№ 22 — кто сдаёт?",
    ):
        assert words in summary.text, summary.text
    assert "№ 27" in (await coordinator.press("Показать вопросы")).text
    assert "Копейский городской округ" in (await coordinator.press("Создать программу")).text
    assert "Екатеринбург (UTC+5)" in (await coordinator.press("Да, верно")).text
    assert "Когда исполнители сдают сведения?" in (await coordinator.press("Да, верно")).text
    assert "1 полугодие 2022 года" in (await coordinator.press("10-го числа")).text
    assert "Программа создана" in (await coordinator.press("Начать без сведений")).text
    assert "Пригласите исполнителей" in (await coordinator.press("Координатор — я")).text


async def answer_questions(coordinator: Person) -> None:
    await coordinator.say("/review")
    label = (await coordinator.last()).buttons[0]
    assert label.startswith("Вопросы (")
    asked = await coordinator.press(label)
    answers = {
        "верхней границы": "Да, выполнено",
        "нет показателя": "Понятно",
        "Цель из нескольких частей": "Понятно",
        "Это одно и то же?": "Да, одно и то же",
    }
    for _ in range(20):
        if "решены" in asked.text:
            return
        if "как считаются проценты" in asked.text:
            for number in LEVELS:
                await coordinator.press(f"➕ № {number}")
            asked = await coordinator.press("Готово")
        elif "Кто сдаёт сведения?" in asked.text:
            asked = await coordinator.press(AFFAIRS if "№ 22" in asked.text else OFFICE)
        else:
            asked = await coordinator.press(next(a for words, a in answers.items() if words in asked.text))
    raise AssertionError(asked.text)


async def bring_in(chats: Chats, coordinator: Person, person_id: int, unit: str) -> None:
    offered = await coordinator.say("/invite")
    while unit not in offered.buttons:
        offered = await coordinator.press("Дальше →")
    await coordinator.press(unit)
    made = await coordinator.press("Сдаёт сведения")
    await come_in(chats, coordinator, person_id, made.text, "сдавать сведения")


async def bring_in_deputy(chats: Chats, coordinator: Person) -> None:
    await coordinator.say("/invite")
    made = await coordinator.press("Заместитель главы")
    await come_in(chats, coordinator, DEPUTY, made.text, "смотреть, как идут дела")


async def come_in(chats: Chats, coordinator: Person, person_id: int, link: str, purpose: str) -> None:
    person = chats.person(person_id)
    offer = await person.say(f"/start {secret_of(link)}")
    assert purpose in offer.text
    home = await person.press("Принять")
    assert "Здравствуйте" in home.text
    assert "Вошёл сотрудник" in (await coordinator.last()).text


def secret_of(link: str) -> str:
    return link.split("?start=", 1)[1].split(maxsplit=1)[0]


async def hand_in_buses(person: Person) -> None:
    """The straight way: value, explanation or none, own row, send; then the next."""
    card = await person.press("Заполнить")
    assert "№ 1 ·" in card.text
    assert "(1 из 3)" in card.text
    stands = await person.say(FACTS["1"][0])
    assert "1,45" in stands.text
    assert "выполнено" in stands.text
    row = await person.press("Без пояснения")
    assert "Так будет в отчёте" in row.text
    receipt = await person.press("Отправить")
    assert "Отправлено на проверку. № 1: 1 полугодие – 1,45%" in receipt.text
    assert "версия 1" in receipt.text
    await person.press("Следующий: № 2")
    await person.say(FACTS["2"][0])
    await person.press("Без пояснения")
    await person.press("Отправить")
    await person.press("Следующий: № 3")
    several = await person.say(FACTS["3"][0])
    assert {"10", "24", "22"} <= set(several.buttons)
    chosen = await person.press("24")
    assert "в графике" in chosen.text
    await person.press("Без пояснения")
    done = await person.press("Отправить")
    assert "Все 3 показателя сданы" in done.text


async def hand_in_roads(person: Person) -> None:
    """One message; nothing to say; several lines and «Отправить все»."""
    card = await person.press("Заполнить")
    assert "№ 4 · Качество дорог" in card.text
    row = await person.say(" ".join(FACTS["4"]), reply_to=card.last.id)
    assert "Так будет в отчёте. № 4" in row.text
    await person.press("Отправить")
    taken = await person.say(lines("5", "7", "11", "12", "13", "14"))
    await person.press(next(label for label in taken.buttons if "№ 6" in label))
    await person.press("Нечего сообщить")
    await person.press("К списку")
    done = await person.press("Отправить все (7)")
    assert "№ 5, 6, 7, 11, 12, 13, 14" in done.text
    assert "Все 8 показателей сданы" in done.text


async def hand_in_building(person: Person) -> None:
    """Yes or no: the report prints 0."""
    await person.press("Заполнить")
    behind = await person.press("Нет")
    assert "отстаёт" in behind.text
    assert "Без пояснения" not in behind.buttons
    await person.say(FACTS["8"][1])
    await person.press("Отправить")
    await person.press("Следующий: № 9")
    assert "выполнено" in (await person.press("Нет")).text
    await person.press("Без пояснения")
    await person.press("Отправить")


async def hand_in_office(person: Person) -> None:
    """An approximate figure is confirmed."""
    await hand_in_lines(person, "25", "26")
    await person.say("/tasks")
    await person.press("Заполнить")
    about = await person.say(FACTS["27"][0])
    assert "примерное" in about.text
    await person.press("Да, верно")
    await person.say(FACTS["27"][1])
    await person.press("Отправить")


async def hand_in_one_by_one(person: Person, *numbers: str) -> None:
    for number in numbers:
        await person.say("/tasks")
        card = await person.press("Заполнить")
        assert f"№ {number} ·" in card.text
        await person.say(FACTS[number][0])
        await person.say(FACTS[number][1])
        await person.press("Отправить")


async def hand_in_lines(person: Person, *numbers: str) -> None:
    await person.say(lines(*numbers))
    done = await person.press(f"Отправить все ({len(numbers)})")
    assert f"№ {', '.join(numbers)}" in done.text


def lines(*numbers: str) -> str:
    """«№ 23 7196», and what explains it below, where figures are no second value."""
    return "\n".join(f"№ {number} " + "\n".join(FACTS[number]).strip() for number in numbers)


async def accept_everything(chats: Chats, coordinator: Person) -> None:
    await chats.forward(minutes=3)
    assert "На проверке 27 показателей" in (await coordinator.last()).text
    first = await coordinator.press("Проверить")
    assert "№ 1 " in first.text
    second = await coordinator.press("Принять")
    assert "Принято: № 1" in second.toast
    plain = await coordinator.press("Принять все без вопросов")
    assert "Без вопросов" in plain.text
    await coordinator.press(next(label for label in plain.buttons if label.startswith("Принять (")))
    for _ in range(9):
        answer = await coordinator.say("/review")
        if "ничего нет" in answer.text:
            break
        await coordinator.press("Принять", on=answer.last.id)
    assert "ничего нет" in answer.text
    await chats.forward(minutes=3)
    assert "Все 3 показателя приняты" in (await chats.person(2).last()).text


async def see_states(coordinator: Person) -> None:
    picture = await coordinator.say("/status")
    assert picture.last.photo
    text, page = "", await coordinator.press("Все показатели")
    while True:
        text += f"\n{page.text}"
        if "Дальше →" not in page.buttons:
            break
        page = await coordinator.press("Дальше →", on=page.last.id)
    seen = dict(line.split(" № ")[:2][::-1] for line in text.splitlines() if " № " in line)
    by_number = {words.split()[0]: icon for words, icon in seen.items()}
    assert by_number == {number: icon for icon, numbers in STATES.items() for number in numbers.split()}


async def ask_about_roads(deputy: Person) -> None:
    for words in ("/status roads", "/status дороги", "дороги", "/status по дорогам"):
        answer = await deputy.say(words)
        assert answer.last.photo, words
        assert "Качество дорог · 1 полугодие 2022" in answer.text
        assert "№ 4" in answer.text
        assert "50% из 100%" in answer.text
        assert "принято" in answer.text
    one = await deputy.say("/status 4")
    assert one.last.photo
    assert "№ 5" not in one.text
    assert (await deputy.say("/status")).last.photo


async def compare_report(coordinator: Person) -> None:
    ready = await coordinator.say("/report")
    assert "Принято 26 из 26" in ready.text
    answer = await coordinator.press("Word")
    content = await coordinator.file(answer.last)
    seed, back = read(SEED.read_bytes()), read(content)
    assert len(seed.rows) == 2 + 9 + 27
    assert tidied(back.rows) == tidied(seed.rows)
    assert back.notes == seed.notes
    assert len(back.notes) == 7
    assert [line for line in back.before if line] == [line for line in seed.before if line]
    assert [line for line in back.after if line] == [line for line in seed.after if line]
    assert "проект" not in answer.text.lower()
    assert "Готов к подписи." in answer.text, answer.text
    compiled = read_document(content, SEED.name)
    assert compiled.programme == DOCUMENT.programme
    assert compiled.facts == DOCUMENT.facts
