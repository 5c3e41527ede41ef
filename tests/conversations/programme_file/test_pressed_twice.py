"""A button pressed twice while a document is taken in does once, and nothing is lost (storyboard 2)."""

import pytest

from tests.chat import Chats, Json, Person, Shown
from tests.sample import KOPEYSK

STEPS = ("Создать программу", "Да, верно", "10-го числа", "Начать без сведений", "Координатор — я")
"""The name is typed between the first two: the sample's own town has taken this very document in."""
NAME = "Третий городской округ"


def press(shown: Shown, label: str) -> tuple[str, Json]:
    return "press", {"message_id": shown.id, "data": shown.data(label)}


@pytest.mark.parametrize("at", range(len(STEPS)))
async def test_a_double_press_loses_nothing(owner: Person, at: int) -> None:
    await owner.upload(KOPEYSK.name, KOPEYSK.read_bytes())
    for place, label in enumerate(STEPS):
        shown = await owner.last()
        twice = [press(shown, label)] * (2 if place == at else 1)
        answer = await owner.all_at_once(*twice)
        assert "Здравствуйте" not in answer.everything, (label, answer.everything)
        assert "Не получилось" not in answer.everything
        if not place:
            await owner.say(NAME)
    assert "Проверить" in (await owner.last()).buttons


@pytest.mark.parametrize("label", STEPS[:2])
async def test_three_times_and_late(chats: Chats, owner: Person, label: str) -> None:
    await owner.upload(KOPEYSK.name, KOPEYSK.read_bytes())
    shown = await owner.last()
    if label == STEPS[1]:
        await owner.press(STEPS[0])
        shown = await owner.last()
    await owner.all_at_once(*[press(shown, label)] * 3)
    await chats.forward(minutes=1)
    await owner.forge(shown.data(label), shown.id)
    assert "Да, верно" in (await owner.last()).buttons


async def test_the_document_itself_sent_twice_is_asked_about_once_more(owner: Person) -> None:
    await owner.upload(KOPEYSK.name, KOPEYSK.read_bytes())
    await owner.press("Создать программу")
    await owner.upload(KOPEYSK.name, KOPEYSK.read_bytes())
    await owner.press(STEPS[0])
    await owner.say(NAME)
    for label in STEPS[1:]:
        await owner.press(label)
    assert "Проверить" in (await owner.last()).buttons


@pytest.mark.parametrize("label", ["Отмена", "Показать вопросы"])
async def test_create_and_another_button_at_once(owner: Person, label: str) -> None:
    await owner.upload(KOPEYSK.name, KOPEYSK.read_bytes())
    shown = await owner.last()
    answer = await owner.all_at_once(press(shown, "Создать программу"), press(shown, label))
    assert "Здравствуйте" not in answer.everything
    assert "Муниципальное образование" in (await owner.last()).text or label == "Показать вопросы"
