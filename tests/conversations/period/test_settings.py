"""`/period`: a programme paused, ended and taken up again; when it reminds, changed by buttons."""

import pytest

from tests.chat import Chats, Person
from tests.conversations.quarter import ADVERTISING, COORDINATOR


@pytest.fixture
def head(quarter: Chats) -> Person:
    """Who coordinates it."""
    return quarter.person(COORDINATOR)


@pytest.fixture
def advertising(quarter: Chats) -> Person:
    return quarter.person(ADVERTISING)


async def test_a_programme_is_paused_and_resumed(head: Person) -> None:
    await head.say("/period")
    paused = await head.press("Приостановить")
    assert "⏸ Программа приостановлена 04.04.2022." in paused.text
    assert "Приостановить" not in paused.buttons
    assert "⏸" not in (await head.press("Возобновить")).text


async def test_ending_a_programme_asks_first_and_can_be_taken_back(head: Person, advertising: Person) -> None:
    await head.say("/period")
    asked = await head.press("Завершить программу")
    assert "Сейчас идёт сбор: I квартал 2022" in asked.text
    ended = await head.press("Завершить")
    assert "⏹ Программа завершена 04.04.2022." in ended.text
    assert ended.buttons[1:] == ("Продолжить программу", "Удалить совсем", "На главную")
    assert "завершена 04.04.2022" in (await advertising.say("/tasks")).text
    assert "⏹ Программа завершена 04.04.2022." in (await advertising.say("/start")).text
    await head.press("Продолжить программу")
    assert "⏹" not in (await head.press("Продолжить")).text
    assert "№ 4" in " ".join((await advertising.say("/tasks")).buttons)


async def test_it_shows_what_comes_when_and_what_was_switched_off(head: Person) -> None:
    await head.say("/period")
    shown = await head.press("Напоминания")
    assert "· пт 01.04 — сбор открыт, прошло" in shown.text
    assert "• пн 11.04 — в день срока" in shown.text
    await head.press("Когда напоминать")
    await head.press("✅ за 3 рабочих дня")
    changed = await head.press("Назад")
    assert "ср 06.04" not in changed.text
    assert "Выключено: за 3 рабочих дня." in changed.text


async def test_an_hour_is_chosen_by_a_button(head: Person) -> None:
    await head.say("/period")
    await head.press("Напоминания")
    offered = await head.press("Час напоминаний: 10:00")
    assert "✓ 10:00" in offered.buttons
    assert "Напоминания приходят в рабочие дни в 09:00." in (await head.press("9:00")).text


async def test_whether_a_period_opens_by_itself_is_one_press(head: Person) -> None:
    await head.say("/period")
    await head.press("Напоминания")
    asked = await head.press("Спрашивать, открыть ли период")
    assert "бот спросит, открыть ли сбор" in asked.text
    assert "Открывать период без вопроса" in asked.buttons
