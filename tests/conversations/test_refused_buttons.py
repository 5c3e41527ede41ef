"""Buttons that came too late for their period or their role, and data no button carries."""

import pytest

from tests.chat import Chats, Person
from tests.conversations.submit.test_handing_in import open_card
from tests.conversations.test_stale_buttons import show_out
from tests.sample import ROADS


async def close_the_period(coordinator: Person) -> None:
    shown = await coordinator.say("/period")
    asked = await coordinator.press(next(one for one in shown.buttons if "акрыть" in one))
    await coordinator.press(next(one for one in asked.buttons if "акрыть" in one))


async def test_an_old_button_after_closing_says_that_it_is_closed(
    roads: Person, coordinator: Person, owner: Person
) -> None:
    await open_card(roads, "4")
    old = await roads.last()
    await roads.say("50%")
    await close_the_period(coordinator)
    answer = await roads.forge(old.data("Нет данных"), old.id)
    assert answer.toast.startswith("Эта кнопка устарела")
    assert "закрыт" in answer.text
    assert await owner.shown() == []
    assert "№ 4" in (await roads.say("дороги")).text  # a question again, not an answer


async def test_what_waits_in_a_closed_period_is_not_offered(roads: Person, coordinator: Person) -> None:
    await open_card(roads, "4")
    await roads.say("50% идут торги")
    await roads.press("Отправить")
    old = (await coordinator.say("/review")).last
    await close_the_period(coordinator)
    for button in ("Принять", "Вернуть"):
        refused = await coordinator.forge(old.data(button), old.id)
        assert "Период «1 полугодие 2022» закрыт" in refused.text
        assert "откройте его снова: /period" in refused.text
        assert "обратитесь к координатору" not in refused.text
    shown = await coordinator.say("/review")
    assert "На проверке ничего нет" in shown.text
    assert "В закрытом периоде «1 полугодие 2022» ждёт 1 показатель: № 4." in shown.text
    assert "Принять" not in shown.buttons
    assert "На проверке ничего нет" in (await coordinator.say("/start")).text
    await coordinator.press("Открыть снова: 1 полугодие 2022")
    for words in ("всем", "проверить № 4"):
        asked = await coordinator.say(words)
    await coordinator.press(asked.buttons[0])
    assert "На проверке: 1 из 1" in (await coordinator.say("/review")).text


async def test_an_old_button_after_the_role_has_ended_shows_the_way_in(
    chats: Chats, roads: Person, owner: Person
) -> None:
    await open_card(roads, "4")
    old = await roads.last()
    await roads.say("50%")
    await show_out(chats, ROADS)
    assert "Вход — по ссылке" in (await roads.forge(old.data("Нет данных"), old.id)).text
    assert await owner.shown() == []


@pytest.mark.parametrize("number", ["--5", "5-", "-", "9999999999", "2147483648"])
async def test_a_number_that_no_button_has_is_stale(roads: Person, owner: Person, number: str) -> None:
    await roads.say("/start")
    assert (await roads.forge(f"submit:send:{number}:1")).toast.startswith("Эта кнопка устарела")
    assert await owner.shown() == []
