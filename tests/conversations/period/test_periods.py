"""Periods in the chat: opened, closed with what is missing named, opened again; people are told."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest

from models.repositories.programme import programmes
from programmes.yaml.file import write_yaml
from services.context import Actor, Context, Installation
from services.periods.open_due import open_due
from tests.chat import Answer, Chats, Person
from tests.conversations.quarter import (
    ADVERTISING,
    COORDINATOR,
    MEDIA,
    give,
    give_debt,
    give_social,
    open_card,
    send,
)
from tests.mytishchi import PROGRAMME

FIRST, SECOND = "I квартал 2022", "II квартал 2022"
MOVE = f"Перенести срок: {FIRST}"


@pytest.fixture
def media(quarter: Chats) -> Person:
    return quarter.person(MEDIA)


@pytest.fixture
def advertising(quarter: Chats) -> Person:
    return quarter.person(ADVERTISING)


@pytest.fixture
def head(quarter: Chats) -> Person:
    """Who coordinates it."""
    return quarter.person(COORDINATOR)


async def close(head: Person, period: str = FIRST) -> Answer:
    await head.say("/period")
    await head.press(f"Закрыть: {period}")
    return await head.press("Закрыть период")


async def open_next(head: Person, period: str = SECOND) -> Answer:
    await head.say("/period")
    await head.press(f"Открыть: {period}")
    return await head.press("Открыть")


async def test_the_screen_says_what_is_collected_and_what_comes_next(head: Person) -> None:
    shown = await head.say("/period")
    assert "🟢 I квартал 2022 — идёт сбор, срок 11.04.2022. Принято 0 из 3." in shown.text
    assert shown.buttons == (
        MOVE,
        f"Закрыть: {FIRST}",
        f"Открыть: {SECOND}",
        "Напоминания",
        "Согласие руководителя",
        "Приостановить",
        "Завершить программу",
        "На главную",
    )


async def test_opening_asks_first_and_nobody_is_asked_before_the_period_is_over(
    head: Person, media: Person, advertising: Person
) -> None:
    await head.say("/period")
    asked = await head.press(f"Открыть: {SECOND}")
    assert "Открыть сбор за II квартал 2022?" in asked.text
    assert "Все, кто сдаёт сведения, получат напоминания" in asked.text
    assert "закончится только 30.06.2022" in asked.text
    assert "идёт сбор" in (await head.press("Назад")).text
    opened = await open_next(head)
    assert opened.toast == "Открыт: II квартал 2022, срок 11.07.2022. Напоминания получат 2 человека."
    assert f"🟢 {SECOND} — идёт сбор" in opened.text
    assert [await person.shown() for person in (media, advertising)] == [[], []]


async def test_a_deputy_who_hands_in_is_told_too(
    chats: Chats, coordinator: Person, deputy: Person, roads: Person, buses: Person
) -> None:
    await chats.forward(days=188, hours=1)  # 9 January 2023, the first working day
    opened = await open_next(coordinator, "2022 год")
    assert "Напоминания получат 3 человека" in opened.toast
    await chats.forward(minutes=20)
    for person in (deputy, roads, buses):
        assert "📋 Открыт сбор сведений.\n📋 2022 год: срок" in (await person.last()).text


async def test_a_period_that_is_over_is_opened_without_a_warning(quarter: Chats, head: Person) -> None:
    await quarter.forward(days=88)  # 1 July 2022
    await head.say("/period")
    assert "закончится только" not in (await head.press(f"Открыть: {SECOND}")).text


async def test_pressing_open_twice_opens_one(head: Person) -> None:
    await head.say("/period")
    asked = await head.press(f"Открыть: {SECOND}")
    data = asked.last.data("Открыть")
    await head.press("Открыть")
    again = await head.forge(data, asked.last.id)
    assert "устарела" in again.toast
    assert (await head.say("/period")).text.count("идёт сбор") == 2


async def test_closing_names_what_is_missing_and_unchecked(head: Person, advertising: Person) -> None:
    await give_debt(advertising)
    await send(advertising, "иски поданы")
    await head.say("/period")
    asked = await head.press(f"Закрыть: {FIRST}")
    assert "Закрыть период I квартал 2022?" in asked.text
    assert "Не представлены: № 2, 3" in asked.text
    assert "На проверке: № 4" in asked.text
    closed = await head.press("Закрыть период")
    assert "🔒 I квартал 2022 — закрыт 04.04.2022. Принято 0 из 3." in closed.text


async def test_a_closed_period_takes_nothing_and_says_whom_to_ask(head: Person, advertising: Person) -> None:
    await give_debt(advertising)
    row = await advertising.say("иски поданы")
    await close(head)
    refused = await advertising.forge(row.last.data("Отправить"), row.last.id)
    assert "Период «I квартал 2022» закрыт 04.04.2022" in refused.text
    assert "обратитесь к координатору" in refused.text
    told = await advertising.say("/tasks")
    assert "Период «I квартал 2022» закрыт 04.04.2022" in told.text
    assert "\nКоординатор: " in told.text
    assert told.buttons == ("Спросить координатора", "На главную")
    assert "Сейчас сдавать нечего" in (await head.say("/tasks")).text


async def test_opening_again_needs_a_reason_and_tells_the_executors(
    head: Person, media: Person, advertising: Person
) -> None:
    await give_debt(advertising)
    await send(advertising, "иски поданы")
    await close(head)
    asked = await head.press(f"Открыть снова: {FIRST}")
    assert "Снова открыть I квартал 2022. Для кого?" in asked.text
    assert "Почему?" in (await head.press("Для всех")).text
    await head.say("опечатка в <сумме>")
    reopened = await head.press("Открыть до 07.04.2022")
    assert f"🔓 {FIRST} — снова идёт сбор до 07.04.2022" in reopened.text
    for person in (media, advertising):
        assert "🔓 Период снова открыт: «опечатка в <сумме>»." in (await person.last()).text
    # (1,5 − 0,6)/30·100 = 3
    await open_card(advertising, "4")
    await advertising.press("Исправить")
    await advertising.press("Исходные данные")
    await advertising.press("З2 · на 01.04.2022: 0,3")
    assert "Факт: 3,00" in (await advertising.say("0,6")).text
    assert "версия 2" in (await advertising.press("Отправить")).text


async def test_thinking_better_of_opening_again_leaves_it_closed(head: Person) -> None:
    await close(head)
    await head.press(f"Открыть снова: {FIRST}")
    assert "закрыт 04.04.2022" in (await head.press("Назад")).text
    assert "закрыт" in (await head.say("/period")).text


async def test_two_open_periods_are_two_lists_and_a_figure_lands_in_its_own(
    quarter: Chats, head: Person, advertising: Person
) -> None:
    """The next one is over before the last is closed; then the last is filled in."""
    quarter.clock.move(datetime(2022, 7, 4, 6, tzinfo=UTC))
    await open_next(head)
    listed = await advertising.say("/tasks")
    assert [one.text.split(":")[0] for one in listed.shown] == [f"📋 {FIRST}", f"📋 {SECOND}"]
    card = await advertising.press("Заполнить", on=listed.shown[0].id)
    assert "на 31.03.2022" in card.text
    await give(advertising, "90", "8", "2")  # 2/100·100 = 2
    await send(advertising, "демонтаж начат")
    assert f"{FIRST}: " in (await advertising.press("К списку")).text
    waiting = await head.say("/review")
    assert "На проверке: 1 из 1 · I квартал 2022" in waiting.text


async def test_a_draft_of_a_closed_period_does_not_stand_in_the_way(
    quarter: Chats, head: Person, advertising: Person
) -> None:
    await give_debt(advertising)
    await advertising.say("иски поданы")
    await close(head)
    await open_next(head)
    quarter.clock.move(datetime(2022, 7, 4, 6, tzinfo=UTC))
    await open_card(advertising, "3")
    said = await give(advertising, "90", "8", "2")
    await advertising.edit(said.said, "3")
    await advertising.say("демонтаж начат")
    await advertising.press("К списку")
    assert "Отправлено на проверку: № 3." in (await advertising.press("Отправить все (1)")).text


async def test_a_reopened_period_is_computed_as_it_was_at_its_closing(
    quarter: Chats, head: Person, media: Person
) -> None:
    """A later file has another formula: A = A1 + A2·5; the reopened quarter keeps A = A1 + A2·4."""
    await give_social(media)
    await send(media)
    await close(head)
    await change_formula(quarter, head)
    await head.say("/period")
    await head.press(f"Открыть снова: {FIRST}")
    for words in ("для всех", "опечатка"):
        asked = await head.say(words)
    await head.press(next(one for one in asked.buttons if one.startswith("Открыть до")))
    await open_card(media, "2")
    await media.press("Исправить")
    given = await media.press("Исходные данные")
    await media.press(next(label for label in given.buttons if label.startswith("Nотр · за март")))
    # A2 = (1 + 1 + 97/100)/3 = 0,99; A = 4 + 0,99·4 = 7,96
    assert "7,96 из 8,00" in (await media.say("97")).text
    row = await media.say("одно обращение просрочено")
    assert "A = A1 + A2·4 = 4 + 0,99·4 = 7,96" in row.text


async def change_formula(quarter: Chats, head: Person) -> None:
    changed = write_yaml(PROGRAMME).decode().replace("A = A1 + A2·4", "A = A1 + A2·5")
    await head.upload("новая.yaml", changed.encode())
    await head.press("Применить изменения")


async def test_a_moved_deadline_is_told_once_to_whoever_hands_in(
    head: Person, media: Person, advertising: Person
) -> None:
    await head.say("/period")
    asked = await head.press(MOVE)
    assert "Сейчас срок за I квартал 2022 — понедельник, 11.04.2022" in asked.text
    moved = await head.say("не позднее 16.04.2022")  # a Saturday
    assert (
        "Новый срок за I квартал 2022: понедельник, 18.04.2022. Сообщение получат 2 человека." in moved.text
    )
    assert "идёт сбор, срок 18.04.2022" in moved.text
    for person in (media, advertising):
        [told] = await person.shown()
        assert told.text.startswith(
            "📅 Срок сдачи перенесён, был 11.04.2022.\n📋 I квартал 2022: срок — понед"
        )
        assert "18.04.2022" in told.text


async def test_the_same_deadline_is_told_to_nobody(head: Person, media: Person) -> None:
    await head.say("/period")
    await head.press(MOVE)
    assert "📅 Срок за I квартал 2022: понедельник, 11.04.2022." in (await head.say("10-го числа")).text
    assert await media.shown() == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("31 февраля", "непонятный срок: такого дня в календаре нет"),
        ("01.04.2022", "Срок 01.04.2022 уже прошёл. Напишите день не раньше сегодняшнего"),
        ("25.07.2021", "Срок 26.07.2021 уже прошёл"),
    ],
)
async def test_what_is_no_deadline_is_asked_for_again(head: Person, typed: str, told: str) -> None:
    await head.say("/period")
    await head.press(MOVE)
    assert told in (await head.say(typed)).text
    assert "Новый срок" in (await head.say("20 апреля")).text


async def test_the_deadline_of_a_closed_period_stays(head: Person) -> None:
    shown = await head.say("/period")
    await close(head)
    assert "закрыт" in (await head.forge(shown.last.data(MOVE), shown.last.id)).text
    assert MOVE not in (await head.say("/period")).buttons


async def test_thinking_better_of_another_deadline_leaves_it(head: Person) -> None:
    await head.say("/period")
    await head.press(MOVE)
    assert "срок 11.04.2022" in (await head.press("Назад")).text


async def test_nobody_else_manages_periods(quarter: Chats, advertising: Person) -> None:
    for person in (advertising, quarter.person(99)):
        for button in (
            "period:close_yes:1:1",
            "period:open_yes:1:1",
            "period:reopen:1:1",
            "period:move:1:1",
            "period:show:1",
        ):
            told = (await person.forge(button)).everything
            assert "идёт сбор" not in told
        assert "идёт сбор" not in (await person.say("/period")).everything
    assert "идёт сбор" in (await quarter.person(COORDINATOR).say("/period")).text


async def test_the_coordinator_opens_a_period_from_the_notice_that_it_is_over(
    quarter: Chats, head: Person
) -> None:
    await turn_off(quarter, "opens_by_itself")
    await quarter.forward(days=91)  # Monday, 04.07.2022
    await tick(quarter, open_due)
    asked = await head.last()
    assert "Период закончился 30.06.2022: II квартал 2022" in asked.text
    assert asked.buttons == ("Открыть", "Период и сроки")
    assert "🟢 II квартал 2022 — идёт сбор" in (await head.press("Открыть")).text


async def test_the_coordinator_hears_that_a_period_has_opened_by_itself(quarter: Chats, head: Person) -> None:
    await quarter.forward(days=91)
    await tick(quarter, open_due)
    told = await head.last()
    assert "Открыт сбор сведений: II квартал 2022" in told.text
    assert "Срок — понедельник, 11.07.2022." in told.text
    assert "Напоминания получат 2 исполнителя." in told.text
    assert "🟢 II квартал 2022 — идёт сбор" in (await head.press("Период и сроки")).text


async def tick(quarter: Chats, use_case: Callable[[Context], Awaitable[object]]) -> None:
    """Nobody acts."""
    await use_case(Context(installation_of(quarter), Actor(0, "")))
    await quarter.quiet()


async def turn_off(quarter: Chats, setting: str) -> None:
    async with Context(installation_of(quarter), Actor(0, "")).write() as work:
        for programme in await programmes.every(work.session):
            row = await programmes.load(work.session, programme.id)
            row.reminders = {setting: False}
            work.audit(row, "for_the_test", row.id)


def installation_of(quarter: Chats) -> Installation:
    assert quarter.running is not None
    return quarter.running.parts.installation
