"""«Принять все без вопросов» accepts exactly what it listed, and can be taken back for two minutes."""

from tests.chat import Chats, Person
from tests.conversations.review.test_queue import send
from tests.conversations.submit.test_corrections import versions


async def three_wait(roads: Person, buses: Person) -> None:
    await send(roads, "4", "50% идут торги")
    await buses.say("№ 1 1,45%\n№ 2 0,26%")
    await buses.press("Отправить все (2)")


async def test_what_would_be_accepted_is_listed_with_its_values(
    roads: Person, buses: Person, coordinator: Person
) -> None:
    await three_wait(roads, buses)
    await send(roads, "11", "0 работы ведутся по графику")
    await coordinator.say("/review")
    asked = await coordinator.press("Принять все без вопросов")
    listed = "№ 1 — 1,45%, № 2 — 0,26%, № 4 — 50%"
    assert asked.text == f"Без вопросов 3 из 4: {listed}. Принять их? № 11 останется."
    done = await coordinator.press("Принять (3)")
    assert done.toast == "Принято: № 1, 2, 4"
    receipt, queue = done.shown[-2:]
    assert receipt.text.startswith(f"✅ Принято: {listed}.")
    assert receipt.buttons == ("Отменить", "Проверить")
    assert "№ 11" in queue.text


async def test_what_comes_meanwhile_stays_in_the_queue(
    chats: Chats, roads: Person, buses: Person, coordinator: Person
) -> None:
    await three_wait(roads, buses)
    await coordinator.say("/review")
    await coordinator.press("Принять все без вопросов")
    await send(roads, "13", "100% аварий нет")
    await roads.say("№ 4 60% торги прошли")
    await roads.press("Отправить")
    done = await coordinator.press("Принять (3)")
    assert done.toast == "Принято: № 1, 2"
    found = await versions(chats)
    assert sorted(wording for _, wording, state in found if state == "accepted") == ["0,26%", "1,45%"]
    assert sorted(wording for _, wording, state in found if state == "sent") == ["100%", "50%", "60%"]


async def test_a_list_pressed_twice_shows_what_was_accepted(
    roads: Person, buses: Person, coordinator: Person
) -> None:
    await three_wait(roads, buses)
    await coordinator.say("/review")
    asked = (await coordinator.press("Принять все без вопросов")).last
    await coordinator.press("Принять (3)")
    again = await coordinator.forge(asked.data("Принять (3)"), asked.id)
    stands = next(one for one in await coordinator.shown() if one.id == asked.id)
    assert stands.text.startswith("✅ Принято: № 1 — 1,45%")
    assert "Здравствуйте" not in again.everything


async def test_it_is_taken_back_before_anybody_is_told(
    chats: Chats, roads: Person, buses: Person, coordinator: Person
) -> None:
    await three_wait(roads, buses)
    await chats.forward(minutes=3, seconds=50)
    before = await buses.shown()
    await coordinator.say("/review")
    await coordinator.press("Принять все без вопросов")
    await coordinator.press("Принять (3)")
    await chats.forward(seconds=115)
    assert await buses.shown() == before, "not yet told"
    undone = await coordinator.press("Отменить")
    assert undone.text.startswith("↩️ Отменено, снова на проверке: № 1 — 1,45%")
    assert {state for _, _, state in await versions(chats)} == {"sent"}
    await chats.forward(minutes=5)
    assert await buses.shown() == before, "and never"
    assert "На проверке: 1 из 3" in (await coordinator.press("Проверить")).text
    await coordinator.press("Принять все без вопросов")
    await coordinator.press("Принять (3)")
    await chats.forward(minutes=2)
    assert "✅ Принято: № 1, 2." in (await buses.last()).text


async def test_when_they_are_told_it_is_too_late(
    chats: Chats, roads: Person, buses: Person, coordinator: Person
) -> None:
    await three_wait(roads, buses)
    await coordinator.say("/review")
    await coordinator.press("Принять все без вопросов")
    await coordinator.press("Принять (3)")
    await chats.forward(minutes=2)
    assert "✅ Принято: № 1, 2." in (await buses.last()).text
    late = await coordinator.press("Отменить")
    assert "отменить нельзя" in late.text
    assert "Проверить" in late.buttons
    assert {state for _, _, state in await versions(chats)} == {"accepted"}


async def test_what_was_accepted_one_by_one_is_told_without_the_list(
    chats: Chats, roads: Person, buses: Person, coordinator: Person
) -> None:
    await three_wait(roads, buses)
    await chats.forward(seconds=30)
    await coordinator.say("/review")
    while "№ 1" not in (await coordinator.last()).text:
        await coordinator.press("Позже")
    await coordinator.press("Принять")
    await coordinator.press("Принять все без вопросов")
    await coordinator.press("Принять (2)")
    await chats.forward(seconds=95)
    assert (await buses.last()).text == "✅ Принято: № 1."
    await chats.forward(seconds=30)
    assert (await buses.last()).text == "✅ Принято: № 2."


async def test_an_explanation_that_contradicts_its_state_is_marked(
    roads: Person, coordinator: Person
) -> None:
    await send(roads, "11", "0 работы ведутся по графику")
    waiting = await coordinator.say("/review")
    assert "⚠️ Пояснение «по графику» спорит с оценкой «отстаёт»." in waiting.text
    asked = await coordinator.press("Принять все без вопросов")
    assert "требуют вашего взгляда" in asked.text


async def test_a_decision_that_was_taken_leads_back_to_the_queue(roads: Person, coordinator: Person) -> None:
    await send(roads, "4", "50% идут торги")
    await send(roads, "13", "100% аварий нет")
    waiting = (await coordinator.say("/review")).last
    await coordinator.press("Принять")
    await coordinator.forge(waiting.data("Принять"), waiting.id)
    assert "На проверке: 1 из 1" in (await coordinator.press("Проверить")).text


async def test_what_was_returned_stays_and_the_queue_comes_below(roads: Person, coordinator: Person) -> None:
    await send(roads, "4", "50% идут торги")
    await send(roads, "13", "100% аварий нет")
    await coordinator.say("/review")
    await coordinator.press("Вернуть")
    said = (await coordinator.say("нужен акт")).last
    queue = await coordinator.press("Проверить")
    assert "На проверке: 1 из 1" in queue.text
    assert queue.last.id > said.id
    assert "Возвращено: № 4" in next(one.text for one in await coordinator.shown() if one.id == said.id)
