"""The half-year as an office lives it: a substitute, two returns, a figure that is preliminary first, one put
together of parts, somebody late, evidence for what is asked.

In the chats of everybody who takes part; it ends accepted, equal to the published report. With the document's
own figures the bot asks back exactly twice, about № 3 and № 27.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot_on_playground import OWNER
from tests.chat import Answer, Chats, Person, chats_on
from tests.data.papers import PNG
from tests.e2e.test_half_year import (
    DEPUTY,
    FACTS,
    UNITS,
    answer_questions,
    ask_about_roads,
    bring_in,
    bring_in_deputy,
    compare_report,
    hand_in_building,
    hand_in_buses,
    hand_in_lines,
    hand_in_office,
    hand_in_one_by_one,
    lines,
    secret_of,
    see_states,
    take_in,
)
from tests.word_reader import read

BUSES, ROADS, AFFAIRS, REGISTRY, HOUSING = 2, 3, 6, 7, 8
SUBSTITUTE, CENTRE, PROTECTION = 12, 13, 14
PEOPLE = {
    OWNER: "Координатор",
    **{one: f"Исполнитель {one}" for one in UNITS},
    DEPUTY: "Заместитель",
    SUBSTITUTE: "Замещающий",
    CENTRE: "Сотрудник МФЦ",
    PROTECTION: "Сотрудник УСЗН",
}
HASTY = {"4": "№ 4 40% работы ведутся", "13": "№ 13 0 работа не начата"}
"""What comes back: another figure, and a reason that is none."""


@pytest.fixture
async def chats(database_url: str, tmp_path: Path) -> AsyncIterator[Chats]:
    async with chats_on(database_url, tmp_path, PEOPLE) as running:
        yield running


@pytest.fixture
def asked_back(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every question about a figure that somebody has given, by its first line."""
    found: list[str] = []
    say = Person.say

    async def heard(person: Person, text: str, reply_to: int | None = None) -> Answer:
        answer = await say(person, text, reply_to)
        numbers = [label for label in answer.buttons if label.replace(",", "").isdigit()]
        if "Да, верно" in answer.buttons or len(numbers) > 1:
            found.append(answer.text)
        return answer

    monkeypatch.setattr(Person, "say", heard)
    return found


async def test_a_half_year_as_an_office_lives_it(chats: Chats, asked_back: list[str]) -> None:
    coordinator = chats.person(OWNER)
    await take_in(coordinator)
    await answer_questions(coordinator)
    for person_id, unit in UNITS.items():
        await bring_in(chats, coordinator, person_id, unit)
    await bring_in_deputy(chats, coordinator)
    await stand_in(chats, coordinator)
    await collect_in_parts(chats, coordinator)

    await hand_in_buses(chats.person(SUBSTITUTE))
    await hand_in_hastily(chats.person(ROADS))
    await hand_in_building(chats.person(4))
    await hand_in_lines(chats.person(5), "17", "18")
    await give_parts(chats)
    await put_together(chats.person(REGISTRY), coordinator)
    await chats.person(REGISTRY).say(lines("24"))
    await chats.person(REGISTRY).press("Отправить")
    await hand_in_preliminary(chats.person(HOUSING), coordinator)
    await hand_in_one_by_one(chats.person(HOUSING), "15")
    await hand_in_lines(chats.person(9), "16", "21")
    await hand_in_office(chats.person(10))

    await send_back(coordinator, "4", "Приложите акт. По журналу 50 %")
    await send_back(coordinator, "13", "Напишите, что делается")
    await come_again(chats.person(ROADS))
    await hand_in_late(chats, coordinator)
    await refine(chats.person(HOUSING))

    await accept_the_rest(chats, coordinator)
    assert len(asked_back) == 2, asked_back
    assert asked_back[0].startswith("№ 3.")
    assert "№ 27" in asked_back[1]
    await see_states(coordinator)
    await ask_about_roads(chats.person(DEPUTY))
    await compare_report(coordinator)


async def stand_in(chats: Chats, coordinator: Person) -> None:
    """Whoever hands in for the buses is away, and asks for somebody new in their place."""
    away = chats.person(BUSES)
    await away.say("/people")
    await away.press("Назвать замещающего")
    await away.press("Новый человек — по ссылке")
    await away.say("с 6 по 15 июля")
    agreed = await coordinator.press("Согласен")
    substitute = chats.person(SUBSTITUTE)
    offer = await substitute.say(f"/start {secret_of(agreed.text)}")
    assert "замещать сотрудника Исполнитель 2 (МУП «КПА»)" in offer.text
    await substitute.press("Принять")
    await chats.forward(days=1)
    await substitute.say("/start")


async def collect_in_parts(chats: Chats, coordinator: Person) -> None:
    """ЗАГС hands № 23 in; МФЦ and УСЗН give parts of it, and so does ЗАГС."""
    await coordinator.say("/plan 23")
    await coordinator.press("Части соисполнителей")
    for unit in ("МФЦ", "ЗАГС", "УСЗН"):
        await coordinator.press(f"➕ {unit}")
    assert "Дают части: МФЦ, ЗАГС, УСЗН." in (await coordinator.press("Сумма")).text
    await bring_in(chats, coordinator, CENTRE, "МФЦ")
    await bring_in(chats, coordinator, PROTECTION, "УСЗН")


async def give_parts(chats: Chats) -> None:
    for person_id, said in ((CENTRE, "1674 разместили в зале"), (PROTECTION, "5522 приняли за полугодие")):
        person = chats.person(person_id)
        await person.say(f"№ 23 {said}")
        assert "Часть отправлена. № 23" in (await person.press("Отправить")).text


async def put_together(person: Person, coordinator: Person) -> None:
    """The sum by a press, written as the office writes it, column 7 in its own words; a part is missing and
    stops nobody."""
    listed = await person.say("/tasks")
    card = await person.press(next(label for label in listed.buttons if label.startswith("▫️ № 23 · Поп")))
    assert "пришло 2 из 3" in card.text
    row = await person.press("Взять сумму: 7\N{NO-BREAK SPACE}196")
    assert "МФЦ: разместили в зале" in row.text
    await person.press("Изменить значение")
    await person.say(FACTS["23"][0])
    await person.press("Изменить пояснение")
    await person.say(FACTS["23"][1])
    assert "⚠️ Без части: ЗАГС" in (await person.press("Отправить")).text
    assert "⚠️ Без части: ЗАГС" in (await card_of(coordinator, "23")).text


async def hand_in_hastily(person: Person) -> None:
    await person.say("\n".join([lines("5", "7", "11", "12", "14"), *HASTY.values()]))
    listed = await person.say("/tasks")
    await person.press(next(label for label in listed.buttons if "№ 6 ·" in label))
    await person.press("Нечего сообщить")
    await person.press("К списку")
    done = await person.press("Отправить все (8)")
    assert "Все 8 показателей сданы" in done.text


async def hand_in_preliminary(person: Person, coordinator: Person) -> None:
    """Accepted with its mark, which the report has as a note."""
    await person.say("/tasks")
    assert "№ 10 ·" in (await person.press("Заполнить")).text
    await person.say("1500")
    await person.say(FACTS["10"][1])
    await person.say("предварительно")
    await person.say("к 12.07")
    await person.press("Отправить")
    await coordinator.press("Принять", on=(await card_of(coordinator, "10")).last.id)
    await coordinator.say("/report")
    draft = await coordinator.file((await coordinator.press("Word")).last)
    assert any("предварительные данные, уточнение до 12.07.2022" in one for one in read(draft).notes.values())


async def refine(person: Person) -> None:
    """On its day the one who hands in is reminded; what comes is the next version."""
    told = "\n".join(one.text for one in await person.shown())
    assert "№ 10" in told[told.rindex("уточн") - 300 :]
    await person.say(lines("10"))
    assert "версия 2" in (await person.press("Отправить")).text


async def card_of(coordinator: Person, number: str) -> Answer:
    card = await coordinator.say("/review")
    while f"№ {number} ·" not in card.text:
        card = await coordinator.press("Позже", on=card.last.id)
    return card


async def send_back(coordinator: Person, number: str, reason: str) -> None:
    await coordinator.press("Вернуть", on=(await card_of(coordinator, number)).last.id)
    assert f"Возвращено: № {number}" in (await coordinator.say(reason)).text


async def come_again(person: Person) -> None:
    """The act with the figure as its caption; the other one in words."""
    told = "\n".join(one.text for one in await person.shown())
    assert "№ 4 вернули: «Приложите акт. По журналу 50 %»" in told
    row = await person.upload("акт.png", PNG, as_photo=True, caption=lines("4"))
    assert "📎 Приложено: 1 фото" in row.text
    assert "версия 2" in (await person.press("Отправить")).text
    await person.say(lines("13"))
    assert "версия 2" in (await person.press("Отправить")).text


async def hand_in_late(chats: Chats, coordinator: Person) -> None:
    person = chats.person(AFFAIRS)
    await chats.forward(days=6)
    await chats.quiet()
    assert "срок был в понедельник, 11.07.2022" in (await person.say("/start")).text
    await hand_in_lines(person, "19", "20", "22")
    assert "Сдано после срока: на 1 день" in (await card_of(coordinator, "19")).text


async def accept_the_rest(chats: Chats, coordinator: Person) -> None:
    await coordinator.say("/review")
    plain = await coordinator.press("Принять все без вопросов")
    await coordinator.press(next(label for label in plain.buttons if label.startswith("Принять (")))
    for _ in range(30):
        answer = await coordinator.say("/review")
        if "ничего нет" in answer.text:
            break
        await coordinator.press("Принять", on=answer.last.id)
    assert "ничего нет" in answer.text
    await chats.forward(minutes=3)
    assert "Все 3 показателя приняты" in (await chats.person(SUBSTITUTE).last()).text
