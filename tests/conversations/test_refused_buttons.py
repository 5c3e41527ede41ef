"""Buttons that came too late for their period or their role, and data no button carries."""

import pytest

from tests.chat import Chats, Person
from tests.conversations.test_handing_in import open_card
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
