"""`/report` in the chat: which file one gets, and of which period."""

from programmes.reading import read_document
from tests.chat import Person

HALF = "1 полугодие 2022"


async def test_an_executor_gets_an_extract_that_nobody_takes_for_the_report(
    buses: Person, coordinator: Person
) -> None:
    await buses.say("№ 1 1,45%\n№ 2 0,26%\n№ 3 24")
    await buses.press("Отправить все (3)")
    await coordinator.say("/review")
    await coordinator.press("Принять все без вопросов")
    await coordinator.press("Принять (3)")
    ready = await buses.say("/report")
    assert f"Ваши строки отчёта, {HALF}" in ready.text
    assert "проект" not in ready.text
    sent = (await buses.press("Word")).last
    assert sent.file is not None
    assert sent.file["file_name"] == f"Выписка, ваши показатели, {HALF}.docx"
    assert f"Выписка: ваши показатели, {HALF}" in sent.text
    assert "Готов к подписи" not in sent.text
    document = read_document(await buses.file(sent), "x.docx")
    assert [one.number for one in document.programme.indicators()] == ["1", "2", "3"]


async def test_a_returned_correction_is_missing_in_the_report_as_it_is_when_closing(
    roads: Person, coordinator: Person
) -> None:
    await roads.say("№ 4 50% идут торги")
    await roads.press("Отправить")
    await roads.say("№ 4 60% идут торги")
    await roads.press("Отправить")
    await coordinator.say("/review")
    await coordinator.press("Вернуть")
    await coordinator.say("Приложите акт")
    await coordinator.say("/period")
    closing = await coordinator.press(f"Закрыть: {HALF}")
    report = await coordinator.say("/report")
    for screen in (closing, report):
        assert "1, 2, 3, 4, 5" in screen.text
        assert "На проверке" not in screen.text
