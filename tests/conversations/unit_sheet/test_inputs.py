"""A computed indicator in a unit's sheet: a row for each of its inputs (the Mytishchi quarter)."""

from tests.chat import Chats
from tests.conversations.quarter import ADVERTISING, COORDINATOR
from tests.filled_sheet import filled, numbers_of

DEBT = {"4 · З1": ("12,5", ""), "4 · З2": ("10", ""), "4 · Прк": ("250", ""), "4": ("", "иски поданы")}


async def test_inputs_have_rows_of_their_own_and_give_the_value(quarter: Chats) -> None:
    person = quarter.person(ADVERTISING)
    await person.say("/tasks")
    sheet = await person.file((await person.press("Бланк")).last)
    assert [one for one in numbers_of(sheet) if one.startswith("4")] == ["4", "4 · З1", "4 · З2", "4 · Прк"]
    seen = await person.upload("Бланк.xlsx", filled(sheet, DEBT))
    assert "новых 1" in seen.text
    assert "№ 4" in seen.text
    sent = await person.press("Отправить (1)")
    assert "№ 4" in sent.text
    await quarter.forward(minutes=2)
    queue = await quarter.person(COORDINATOR).press("Проверить")
    assert "Факт: 1" in queue.text
    assert "иски поданы" in queue.text


async def test_an_input_that_cannot_be_read_is_named_with_its_cell(quarter: Chats) -> None:
    person = quarter.person(ADVERTISING)
    await person.say("/tasks")
    sheet = await person.file((await person.press("Бланк")).last)
    seen = await person.upload("Бланк.xlsx", filled(sheet, {**DEBT, "4 · З2": ("много", "")}))
    assert "«много» не прочитано" in seen.text
    assert not [one for one in seen.buttons if one.startswith("Отправить")]


async def test_what_lacks_some_inputs_goes_on_in_the_chat(quarter: Chats) -> None:
    person = quarter.person(ADVERTISING)
    await person.say("/tasks")
    sheet = await person.file((await person.press("Бланк")).last)
    seen = await person.upload("Бланк.xlsx", filled(sheet, {"4 · З1": ("12,5", "")}))
    assert "есть не все исходные данные" in seen.text
    listed = await person.press("Дописать (1)")
    assert "✏️ № 4 · Задолженность по платежам" in listed.buttons
    asked = await person.press("✏️ № 4 · Задолженность по платежам")
    assert "З2" in asked.text


async def test_inputs_that_contradict_each_other_are_asked_about_in_the_chat(quarter: Chats) -> None:
    person = quarter.person(ADVERTISING)
    await person.say("/tasks")
    sheet = await person.file((await person.press("Бланк")).last)
    seen = await person.upload("Бланк.xlsx", filled(sheet, {**DEBT, "4 · З2": ("20", "")}))
    assert "исходные данные спорят друг с другом" in seen.text
    assert not [one for one in seen.buttons if one.startswith("Отправить")]
