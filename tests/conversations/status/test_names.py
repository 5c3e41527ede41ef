"""What things are called in answers: short names, and no mark of a footnote in any title."""

import pytest

from tests.chat import Person


@pytest.mark.parametrize("words", ["25", "опрос", "объявление", "/status", "МФЦ", "кто отвечает за опрос"])
async def test_no_footnotes_mark_is_shown(deputy: Person, words: str) -> None:
    answer = await deputy.say(words)
    assert "[^" not in answer.everything
    if "Все разделы" in answer.buttons:
        assert "[^" not in (await deputy.press("Все разделы")).everything


async def test_lines_have_short_names_by_which_eleven_and_twelve_are_told_apart(deputy: Person) -> None:
    answer = await deputy.say("благоустройство")
    assert "№ 11 Общественные территории" in answer.text
    assert "№ 12 Дворы" in answer.text


async def test_the_card_has_its_section_where_that_is_short(roads: Person) -> None:
    await roads.say("/tasks")
    card = await roads.press("▫️ № 4 · Качество дорог")
    assert card.text.startswith("№ 4 · Качество дорог (1 из 8)")
    await roads.press("К списку")
    card = await roads.press("▫️ № 12 · Дворы")
    assert card.text.startswith("№ 12 · Дворы (6 из 8)")
