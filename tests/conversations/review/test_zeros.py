"""«Нули по графику»: from the queue to the list, planned by one press, told once."""

from tests.chat import Chats, Person
from tests.conversations.review.test_queue import send


async def test_zeros_on_schedule_are_ticked_planned_and_told(
    chats: Chats, roads: Person, coordinator: Person
) -> None:
    await send(roads, "11", "0 работы ведутся по графику")
    await send(roads, "12", "0 работы запланированы на III квартал")
    queue = await coordinator.say("/review")
    assert "Нули по графику (2)" in queue.buttons
    listed = await coordinator.press("Нули по графику (2)")
    assert "☑ № 12 «Дворы»: 0 при цели 3 — «на III квартал», то есть 30.09.2022?" in listed.text
    unticked = await coordinator.press("☑ № 11")
    assert "☐ № 11" in unticked.text
    typed = await coordinator.say("15.10.2022")
    done = await coordinator.press("Срок 15.10.2022 (1)")
    assert "№ 12 — срок 15.10.2022" in done.text
    await coordinator.forge(typed.last.data("Считать в графике (1)"), typed.last.id)
    stands = (await coordinator.shown())[-1]
    assert "№ 12 — срок 15.10.2022" in stands.text, "an old button shows what was set"
    await chats.forward(minutes=3)
    told = (await roads.last()).text
    assert "Координатор учёл ваши пояснения за 1 полугодие 2022" in told
    assert "№ 12 — срок 15.10.2022" in told
    card = await coordinator.say("№ 12")
    assert "в графике" in card.everything
