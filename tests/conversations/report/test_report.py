"""`/report` in the chat: which file one gets, and of which period."""

import pytest

from programmes.reading import read_document
from tests.chat import Chats, Person
from tests.conversations.quarter import COORDINATOR

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
    printed = (await buses.press("PDF")).last
    assert printed.file is not None
    assert printed.file["file_name"] == f"Выписка, ваши показатели, {HALF}.pdf"
    assert (await buses.file(printed)).startswith(b"%PDF")
    book = (await buses.press("Excel")).last
    assert book.file is not None
    assert book.file["file_name"] == f"Выписка, ваши показатели, {HALF}.xlsx"
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


async def test_from_the_report_those_who_have_not_handed_in_are_reminded(
    chats: Chats, coordinator: Person, deputy: Person, buses: Person
) -> None:
    assert "Напомнить не сдавшим" not in (await deputy.say("/report")).buttons
    assert "Напомнить не сдавшим" not in (await buses.say("/report")).buttons
    await coordinator.say("/report")
    assert "Напоминание отправляется" in (await coordinator.press("Напомнить не сдавшим")).text
    await chats.quiet()
    assert "просит сдать сведения" in (await buses.last()).text


@pytest.mark.parametrize("words", [HALF, f"за {HALF} года", "1 полугодие", "2022-H1", "H1 2022"])
async def test_a_period_is_asked_for_in_the_bots_own_words(coordinator: Person, words: str) -> None:
    assert f"Сводный отчёт, {HALF}" in (await coordinator.say(f"/report {words}")).text


async def test_every_other_period_is_a_button(coordinator: Person, roads: Person) -> None:
    assert HALF not in (await coordinator.say("/report")).buttons
    await coordinator.say("/period")
    await coordinator.press("Открыть: 2022 год")
    await coordinator.press("Открыть")
    for person in (coordinator, roads):
        assert ", 2022 год" in (await person.say("/report")).text
        earlier = await person.press(HALF)
        assert f", {HALF}" in earlier.text
        assert len(earlier.shown) == 1
        back = await person.press("2022 год")
        assert ", 2022 год" in back.text
        assert back.last.id == earlier.last.id, "in place of the message the button belongs to"


@pytest.mark.parametrize("words", ["абв", "2 полугодие 2022", "вчера", "2019"])
async def test_an_unknown_period_is_answered_with_those_there_are(coordinator: Person, words: str) -> None:
    answer = await coordinator.say(f"/report {words}")
    assert f"Периода «{words}» здесь нет" in answer.text
    assert answer.buttons == (HALF, "На главную")
    assert f"Сводный отчёт, {HALF}" in (await coordinator.press(HALF)).text


async def test_months_and_quarters_are_understood(quarter: Chats) -> None:
    head = quarter.person(COORDINATOR)
    for words in ("за I квартал 2022 года", "1 кв. 2022", "первый квартал", "Q1 2022"):
        assert "Сводный отчёт, I квартал 2022" in (await head.say(f"/report {words}")).text, words


async def test_all_data_is_a_button_below_the_report_and_not_a_deputys(
    coordinator: Person, deputy: Person
) -> None:
    assert "Все данные" not in (await deputy.say("/report")).buttons
    assert "Excel" not in (await deputy.say("/report")).buttons
    await coordinator.say("/report")
    one = await coordinator.press("Все данные")
    assert f"Выгрузка данных: {HALF}" in one.text
    assert "Выгрузка данных: все периоды" in (await coordinator.press("Все периоды")).text
    sent = (await coordinator.press("CSV")).last
    assert sent.file is not None
    assert sent.file["file_name"] == "Данные программы, все периоды.zip"
    assert "недоступно" in (await deputy.say("/export")).text
