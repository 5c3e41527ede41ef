"""The coordinator's queue, one figure at a time."""

from tests.chat import Person
from tests.conversations.submit.test_handing_in import open_card


async def send(roads: Person, number: str, text: str) -> None:
    await open_card(roads, number)
    await roads.say(text)
    await roads.press("Отправить")


async def test_after_the_last_figure_comes_the_first(roads: Person, coordinator: Person) -> None:
    await send(roads, "4", "50% идут торги")
    await send(roads, "7", "100% аварий не было")
    assert "На проверке: 1 из 2" in (await coordinator.say("/review")).text
    assert "На проверке: 2 из 2" in (await coordinator.press("Позже")).text
    first = await coordinator.press("Позже")
    assert "На проверке: 1 из 2" in first.text
    assert "№ 4" in first.text
    await coordinator.press("Позже")
    left = await coordinator.press("Принять")
    assert "На проверке: 1 из 1" in left.text
    assert "№ 4" in left.text
