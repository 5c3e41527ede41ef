"""A returned figure's author may just answer with the new one."""

import pytest

from tests.chat import Chats, Person
from tests.conversations.submit.test_focus import ready


async def send_back(coordinator: Person, number: str = "11") -> None:
    await coordinator.say("/review")
    while f"№ {number} " not in (await coordinator.last()).text:
        await coordinator.press("Позже")
    await coordinator.press("Вернуть")
    await coordinator.say("нужен акт")


@pytest.mark.parametrize("text", ["3", "3 по акту № 7"])
async def test_what_is_typed_below_a_return_is_the_new_figure(
    roads: Person, coordinator: Person, text: str
) -> None:
    await ready(roads, "11", "2 работы ведутся")
    await roads.press("Отправить")
    await send_back(coordinator)
    row = await roads.say(text)
    assert "№ 11" in row.text
    assert "Факт: 3" in row.text
    assert "версия 2" in (await roads.press("Отправить")).text


async def test_a_reply_to_the_return_is_the_new_figure(roads: Person, coordinator: Person) -> None:
    await ready(roads, "11", "2 работы ведутся")
    await roads.press("Отправить")
    await send_back(coordinator)
    told = await roads.last()
    await roads.say("/help")
    assert "Факт: 3" in (await roads.say("3", reply_to=told.id)).text


async def test_after_something_else_a_number_is_a_question(roads: Person, coordinator: Person) -> None:
    await ready(roads, "11", "2 работы ведутся")
    await roads.press("Отправить")
    await send_back(coordinator)
    await roads.say("/help")
    assert (await roads.say("4")).last.photo


async def test_below_two_returns_the_number_is_asked_for(roads: Person, coordinator: Person) -> None:
    await ready(roads, "11", "2 работы ведутся")
    await ready(roads, "13", "100% аварий нет")
    await roads.say("/tasks")
    await roads.press("Отправить все (2)")
    await send_back(coordinator, "11")
    await send_back(coordinator, "13")
    assert "Начните ответ с номера" in (await roads.say("3")).text


async def test_words_below_a_return_are_no_figure(roads: Person, coordinator: Person) -> None:
    await ready(roads, "11", "2 работы ведутся")
    await roads.press("Отправить")
    await send_back(coordinator)
    assert "Факт" not in (await roads.say("дороги")).everything


async def test_a_due_date_is_said_instead_of_the_pace(
    chats: Chats, roads: Person, coordinator: Person
) -> None:
    await coordinator.say("/plan 11")
    await coordinator.press("План или срок результата")
    await coordinator.say("01.10.2022")
    await ready(roads, "11", "0 договор подписан")
    assert "🔵 в графике: срок 01.10.2022" in (await roads.last()).text
    await roads.press("Отправить")
    waiting = await coordinator.say("/review")
    assert "срок 01.10.2022" in waiting.text
    assert "половина года" not in waiting.text
