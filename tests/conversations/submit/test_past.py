"""A figure that has a past: the line of the card, «Как в прошлый раз», «Это только за …»."""

import pytest

from tests.chat import Chats, Person
from tests.conversations.submit.test_handing_in import open_card


@pytest.fixture
async def second(chats: Chats, coordinator: Person, roads: Person) -> Person:
    """УГХ half a year later: № 11 was 2 of 4 in June, № 5 was 1 %; the year is collected."""
    await roads.say("№ 11 2 работы ведутся\n№ 5 1% голосование прошло")
    await roads.press("Отправить все (2)")
    await chats.forward(days=185)
    await coordinator.say("/period")
    await coordinator.press("Открыть: 2022 год")
    await coordinator.press("Открыть")
    return roads


async def test_the_card_shows_what_there_was_since_january(second: Person) -> None:
    await open_card(second, "11")
    card = await second.last()
    assert "Было с начала года по 30.06.2022: 2" in card.text
    assert "Как в прошлый раз" in card.buttons


async def test_as_last_time_needs_only_its_explanation(second: Person) -> None:
    await open_card(second, "5")
    stands = await second.press("Как в прошлый раз")
    assert "№ 5. 1% при цели 1 % - 5 %" in stands.text
    row = await second.press("Без пояснения")
    assert "Факт: 1%" in row.text
    assert "Отправить" in row.buttons


async def test_what_was_handled_since_is_added_to_what_was_before(second: Person) -> None:
    await open_card(second, "11")
    asked = await second.say("1")
    assert "меньше, чем было с начала года" in asked.text
    stands = await second.press("Это только за 2 полугодие")
    assert "№ 11. 3 из 4" in stands.text
    assert "Это только за 2 полугодие" not in stands.buttons, "it is added once"
    assert "Факт: 3" in (await second.say("одна территория сдвинута на весну")).text


async def test_a_part_named_in_the_message_is_added_and_shown_with_its_working(second: Person) -> None:
    row = await second.say("№ 11 1 только за 2 полугодие, одна территория сдвинута")
    assert "2 (с начала года по 30.06.2022) + 1 (за 2 полугодие) = 3" in row.text
    assert "Отправить" in row.buttons
    several = await second.say("№ 11 2 это за 2 полугодие\n№ 5 2% голосование прошло")
    assert "+ 2 (за 2 полугодие) = 4" in several.text
    assert "Отправить все (2)" in several.buttons


async def test_a_first_period_has_no_past(roads: Person) -> None:
    await open_card(roads, "11")
    card = await roads.last()
    assert "Было" not in card.text
    assert "Как в прошлый раз" not in card.buttons
    assert "Это только" not in " ".join((await roads.say("2")).buttons)
