"""Closing a period: before the deadline that is said, and everybody concerned is told."""

from tests.chat import Chats, Person
from tests.conversations.review.test_queue import send

CLOSE = "Закрыть: 1 полугодие 2022"


async def test_closing_before_the_deadline_says_so(coordinator: Person) -> None:
    await coordinator.say("/period")
    asked = await coordinator.press(CLOSE)
    assert "Срок сдачи ещё не прошёл: понедельник, 11.07.2022" in asked.text


async def test_after_the_deadline_nothing_is_said_of_it(chats: Chats, coordinator: Person) -> None:
    await chats.forward(days=7)
    await coordinator.say("/period")
    assert "Срок сдачи" not in (await coordinator.press(CLOSE)).text


async def test_executors_are_told_in_words_and_deputies_with_the_picture_and_the_report(
    chats: Chats, roads: Person, buses: Person, deputy: Person, coordinator: Person
) -> None:
    await send(roads, "4", "50% идут торги")
    await coordinator.say("/review")
    await coordinator.press("Принять")
    await send(roads, "13", "100% аварий нет")
    await chats.forward(minutes=3)
    before = len(await coordinator.shown())
    await coordinator.say("/period")
    await coordinator.press(CLOSE)
    await coordinator.press("Закрыть период")
    await chats.quiet()
    told = (await roads.last()).text
    assert told.startswith("🔒 Сбор сведений закрыт: 1 полугодие 2022")
    assert "Принято ваших показателей: 1 из 7." in told
    assert "Не представлены: № 5, 7, 11, 12, 14" in told
    assert "Остались непроверенными: № 13" in told
    assert (await buses.last()).text.startswith("🔒 Сбор сведений закрыт")
    await chats.forward(seconds=10)
    picture, report = (await deputy.shown())[-2:]
    assert picture.photo
    assert picture.text.startswith("🔒 Период закрыт.")
    assert report.file is not None
    assert len(await coordinator.shown()) == before + 1, "who closes it knows"


async def test_a_period_that_is_opened_again_at_once_is_not_told_closed(
    chats: Chats, roads: Person, coordinator: Person
) -> None:
    await send(roads, "4", "50% идут торги")
    await coordinator.say("/period")
    await coordinator.press(CLOSE)
    await coordinator.press("Закрыть период")
    assert "закрыт" in (await roads.last()).text
    await coordinator.press("Открыть снова: 1 полугодие 2022")
    await coordinator.press("Один показатель")
    await coordinator.press("№ 4")
    asked = await coordinator.say("ошибка в акте")
    done = await coordinator.press(asked.buttons[0])
    assert "для № 4" in done.text
    told = (await roads.last()).text
    assert "🔓 Снова открыто для исправления: № 4. Причина: «ошибка в акте». Остальное закрыто." in told
    refused = await roads.say("№ 5 1 %")
    assert "он снова открыт, но только для отдельных показателей" in refused.text
    assert "Координатор: " in refused.text


async def test_a_report_with_open_questions_is_not_called_ready(
    roads: Person, buses: Person, coordinator: Person
) -> None:
    await coordinator.say("/report")
    assert "Готов к подписи" not in (await coordinator.press("Word")).text
