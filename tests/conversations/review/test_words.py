"""«Поправить текст», «Замечание» and reasons of before, pressed and typed."""

from tests.chat import Chats, Person
from tests.conversations.review.test_queue import send
from tests.conversations.submit.test_corrections import versions


async def test_the_text_is_worded_anew_and_the_executor_is_told(
    chats: Chats, roads: Person, coordinator: Person
) -> None:
    await send(roads, "4", "50% идут торги")
    await coordinator.say("/review")
    asked = await coordinator.press("Поправить текст")
    assert "идут торги" in asked.text
    done = await coordinator.say("Торги объявлены, итоги в августе")
    assert done.buttons == ("Отменить правку", "Проверить")
    assert "идут торги" in done.text
    await chats.forward(minutes=2)
    told = await roads.last()
    assert "Координатор поправил текст № 4" in told.text
    assert told.buttons == ("Исправить", "Посмотреть", "Спросить координатора")
    undone = await coordinator.press("Отменить правку")
    assert "снова стоит текст исполнителя" in undone.text
    card = await coordinator.press("Проверить")
    assert "Пояснение: идут торги" in card.text
    await chats.forward(minutes=2)
    assert "снова стоит ваш текст" in (await roads.last()).text
    row = await roads.press("Исправить")
    assert "Пояснение: идут торги" in row.text


async def test_an_accepted_figure_is_worded_anew_where_its_status_is(
    roads: Person, coordinator: Person
) -> None:
    await send(roads, "4", "50% идут торги")
    await coordinator.say("/review")
    await coordinator.press("Принять")
    assert "Поправить текст" not in (await roads.say("/status 4")).buttons
    await coordinator.say("/status 4")
    await coordinator.press("Поправить текст")
    await coordinator.say("Торги объявлены, итоги в августе")
    shown = await coordinator.say("/status 4")
    assert "«Торги объявлены, итоги в августе»" in shown.text
    assert "принято 05.07; редакция координатора" in shown.text
    assert "Вернуть текст исполнителя" in shown.buttons


async def test_a_remark_is_answered_by_a_correction_and_reasons_of_before_are_ready(
    chats: Chats, roads: Person, coordinator: Person
) -> None:
    await send(roads, "4", "50% идут торги")
    await coordinator.say("/review")
    await coordinator.press("Вернуть")
    await coordinator.say("Приложите акт")
    await send(roads, "4", "55% идут торги")
    await coordinator.say("/review")
    await coordinator.press("Замечание")
    said = await coordinator.press("Приложите акт")
    assert "Замечание по № 4: «Приложите акт»" in said.text
    assert [state for _, _, state in await versions(chats)] == ["returned", "sent"]
    told = await roads.last()
    assert "Замечание координатора по № 4: «Приложите акт»" in told.text
    row = await roads.press("Исправить")
    assert "💬 Замечание координатора: «Приложите акт»" in row.text
    await roads.press("Изменить значение")
    await roads.say("60%")
    await roads.press("Отправить")
    card = await coordinator.say("/review")
    assert "В прошлой версии: 55% → 60%" in card.text
    assert "В ответ на: «Приложите акт»" in card.text


async def test_going_back_from_a_question_is_going_back_to_its_figure(
    roads: Person, coordinator: Person
) -> None:
    await send(roads, "4", "50% идут торги")
    await send(roads, "11", "0 идут торги")
    await coordinator.say("/review")
    assert "№ 11" in (await coordinator.press("Позже")).text
    for question in ("Вернуть", "Поправить текст", "Замечание"):
        await coordinator.press(question)
        assert "На проверке: 2 из 2" in (await coordinator.press("Назад")).text
