"""`/status` and plain words in the chat: which period, what is meant, what is not one's own."""

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
    assert "№ 4 достижение целевых показателей, утвержденных программой, % — сведений пока нет" in now.text
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
    assert f"· {HALF}" in (await coordinator.press("Дальше →")).text
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
    await open_next(head, SECOND)
    assert "Показать расчёт" not in (await media.say("/status 2")).buttons
    await media.press(FIRST)
    assert FIRST in (await media.press("Показать расчёт")).text
    assert f"· {FIRST}" in (await media.press("Назад")).text
