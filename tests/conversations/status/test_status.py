"""`/status` and plain words in the chat: which period, what is meant, what is not one's own."""

from datetime import UTC, datetime

import pytest

from tests.chat import Chats, Person
from tests.conversations.quarter import COORDINATOR, MEDIA, give_social, send

HALF = "1 полугодие 2022"
FIRST, SECOND = "I квартал 2022", "II квартал 2022"


async def open_next(coordinator: Person, period: str) -> None:
    await coordinator.say("/period")
    await coordinator.press(f"Открыть: {period}")
    await coordinator.press("Открыть")


async def test_the_period_before_stays_within_reach(roads: Person, coordinator: Person) -> None:
    await roads.say("№ 4 50% идут торги")
    await roads.press("Отправить")
    assert HALF not in (await coordinator.say("4")).buttons
    await open_next(coordinator, "2022 год")
    now = await coordinator.say("дороги")
    assert "Качество дорог · 2022 год" in now.text
    assert "№ 4 Качество дорог — сведений пока нет" in now.text
    earlier = await coordinator.press(HALF)
    assert f"Качество дорог · {HALF}" in earlier.text
    assert "50% из 100%" in earlier.text
    assert HALF not in earlier.buttons
    assert "Качество дорог · 2022 год" in (await coordinator.press("2022 год")).text


async def test_every_button_keeps_the_period(coordinator: Person) -> None:
    await open_next(coordinator, "2022 год")
    await coordinator.say("дороги")
    shown = (await coordinator.press(HALF)).last
    assert f"Сводный отчёт, {HALF}" in (await coordinator.press("Отчёт", shown.id)).text
    whole = (await coordinator.press("Вся программа", shown.id)).last
    assert f"· {HALF}" in whole.text
    assert f"· {HALF}" in (await coordinator.press("Все показатели", whole.id)).text
    assert f"· {HALF}" in (await coordinator.press("Ещё", whole.id)).text
    sections = (await coordinator.press("Все разделы", shown.id)).last
    label = next(one for one in sections.buttons if "Качество дорог" in one)
    assert f"Качество дорог · {HALF}" in (await coordinator.press(label, sections.id)).text


async def test_a_button_of_an_earlier_version_shows_the_present_period(coordinator: Person) -> None:
    await open_next(coordinator, "2022 год")
    old = {
        "status:show:1:0:=programme": "· 2022 год",
        "status:page:1:0:1:=programme": "· 2022 год",
        "status:sections:1": "Разделы программы",
    }
    for data, told in old.items():
        assert told in (await coordinator.forge(data)).text
    assert "Такой период не открывали" in (await coordinator.forge("status:show:1:0:99:=programme")).text


async def test_the_working_is_of_the_period_shown(quarter: Chats) -> None:
    media, head = quarter.person(MEDIA), quarter.person(COORDINATOR)
    await give_social(media)
    await send(media)
    quarter.clock.move(datetime(2022, 7, 4, 6, tzinfo=UTC))
    await open_next(head, SECOND)
    assert "Показать расчёт" not in (await media.say("/status 2")).buttons
    await media.press(FIRST)
    assert FIRST in (await media.press("Показать расчёт")).text
    assert f"· {FIRST}" in (await media.press("Назад")).text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("автобусы", "№ 3 Автобусы"),
        ("4?", "№ 4 Качество дорог"),
        ("как дела с дорогами?", "Качество дорог ·"),
        ("вся программа", "⚪ нет данных 26"),
        ("как дела?", "Ваш блок"),
        ("чистая вода", "«чистая вода» — что именно показать?"),
    ],
)
async def test_plain_words_are_understood(deputy: Person, words: str, told: str) -> None:
    answer = await deputy.say(words)
    assert told in answer.text


async def test_indicators_of_the_same_words_are_told_apart(deputy: Person) -> None:
    asked = await deputy.say("рейсы")
    first, second = asked.buttons[:2]
    assert (first, second) == ("№ 1 · Срывы рейсов", "№ 2 · Срывы рейсов: поломки")
    assert "№ 2 " in (await deputy.press(second)).text


@pytest.mark.parametrize("words", ["дороги", "4", "УГХ", "как дела с дорогами?"])
async def test_what_is_not_theirs_is_said_plainly(buses: Person, words: str) -> None:
    answer = await buses.say(f"/status {words}")
    assert "не среди ваших показателей" in answer.text
    assert "№ 1, 2, 3" in answer.text


async def test_the_example_works_for_whoever_reads_it(buses: Person, roads: Person, deputy: Person) -> None:
    for person in (buses, roads, deputy):
        nothing = (await person.say("налоги")).text
        assert "По слову «налоги» ничего не нашлось" in nothing
        number, word = nothing.split("например: ")[1].split(".")[0].split(", ")
        assert f"№ {number}" in (await person.say(f"/status {number}")).text
        assert "нет данных" in (await person.say(f"/status {word}")).text, word


async def test_a_yearly_indicator_says_when_it_is_due(quarter: Chats) -> None:
    media, head = quarter.person(MEDIA), quarter.person(COORDINATOR)
    for person in (media, head):
        for words in ("1", "население в СМИ"):
            answer = await person.say(f"/status {words}")
            assert "№ 1 — раз в год, за 2022 год" in answer.text, words
