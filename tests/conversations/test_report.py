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
