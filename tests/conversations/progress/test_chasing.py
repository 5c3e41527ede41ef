"""Dealing with an executor that owes: its screen, «Напомнить» and what became of it, mute, the letter."""

import pytest

from tests.chat import Chats, Person


async def open_unit(coordinator: Person, name: str = "УГХ") -> None:
    await coordinator.say("/progress")
    shown = await coordinator.press("Все исполнители")
    await coordinator.press(next(one for one in shown.buttons if one.startswith(name)))


async def test_a_reminder_goes_now_and_says_what_was_delivered(
    chats: Chats, roads: Person, coordinator: Person
) -> None:
    await open_unit(coordinator)
    done = await coordinator.press("Напомнить")
    assert "Напоминание отправляется:" in done.text
    assert "УГХ: " in done.text
    await chats.quiet()
    told = (await roads.last()).text
    assert "просит сдать сведения" in told
    outcome = await coordinator.press("Что доставлено")
    assert "1 сообщение: доставлено 1." in outcome.text
    assert "— доставлено 09:00" in outcome.text
    await chats.forward(minutes=5)
    await roads.say("№ 4 50% идут торги")
    await roads.press("Отправить")
    assert "Ответили 05.07.2022, 09:05." in (await coordinator.press("Обновить")).text


async def test_the_same_person_is_not_reminded_twice_within_an_hour_unasked(
    chats: Chats, roads: Person, coordinator: Person
) -> None:
    await open_unit(coordinator)
    await coordinator.press("Напомнить")
    await chats.quiet()
    seen = len(await roads.shown())
    await coordinator.press("Назад")
    asked = await coordinator.press("Напомнить")
    assert "Меньше часа назад уже напоминали" in asked.text
    assert asked.buttons == ("Всё равно напомнить", "Назад")
    await chats.quiet()
    assert len(await roads.shown()) == seen
    await coordinator.press("Всё равно напомнить")
    await chats.quiet()
    assert len(await roads.shown()) == seen + 1


async def test_reminders_to_an_executor_are_switched_off_and_on(coordinator: Person) -> None:
    await open_unit(coordinator)
    muted = await coordinator.press("Не напоминать")
    assert muted.toast == "Напоминания отключены."
    assert "🔕 05.07 напоминания отключены" in muted.text
    assert "напоминания отключены" in (await coordinator.press("Напомнить")).text
    await coordinator.press("Назад")
    assert "Не напоминать" in (await coordinator.press("Снова напоминать")).buttons


async def test_a_letter_is_ready_to_be_sent(coordinator: Person) -> None:
    await open_unit(coordinator, "ЗАГС")
    shown = await coordinator.last()
    assert "в бот никто не вошёл" in shown.text
    assert "Пригласить" in shown.buttons
    letter = await coordinator.press("Письмо")
    assert letter.last.id != shown.id
    assert "Уважаемые коллеги!" in letter.text
    assert "№ 23 — " in letter.text
    assert "Срок сдачи — понедельник, 11.07.2022." in letter.text
    assert "t.me" not in letter.text
    linked = await coordinator.press("Со ссылкой для входа")
    assert "https://t.me/" in linked.text
    assert "Со ссылкой для входа" not in linked.buttons


@pytest.mark.parametrize("action", ["unit", "told", "remind", "mute", "unmute", "letter", "invite"])
async def test_forged_buttons_do_nothing(coordinator: Person, roads: Person, action: str) -> None:
    await coordinator.say("/start")
    await roads.say("/start")
    for numbers in ("1:1:999", "1:999:3", "999:1:3", "1:1:-1"):
        shown = (await coordinator.forge(f"progress:{action}:{numbers}")).everything
        assert shown.strip()
        assert "Не получилось" not in shown
    refused = (await roads.forge(f"progress:{action}:1:1:3")).everything
    assert "Напоминани" not in refused
    assert "УГХ" not in refused
