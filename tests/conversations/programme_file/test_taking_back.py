"""Mistakes put right: what was created by mistake is taken back, a test programme is removed by its name."""

from tests.chat import Chats, Person
from tests.conversations.programme_file.test_doubts import FACT, PLAN, created
from tests.data.small_documents import ABOVE, rows, word
from tests.sample import COORDINATOR, ROADS

REPORT = word(ABOVE[1], f"{ABOVE[0]} за 1 полугодие 2022 года", rows(PLAN, FACT))


async def test_a_programme_created_by_mistake_is_taken_back_and_created_anew(owner: Person) -> None:
    await owner.upload("отчёт.docx", REPORT)
    assert "Отменить создание" in (await created(owner)).buttons
    asked = await owner.press("Отменить создание")
    assert "Отменить создание программы?" in asked.text
    assert "✅ Программа создана" in (await owner.press("Назад")).text
    await owner.press("Отменить создание")
    gone = await owner.press("Да, убрать")
    assert "Создание отменено" in gone.text
    await owner.upload("отчёт.docx", REPORT)
    assert "✅ Программа создана" in (await created(owner)).text


async def test_an_old_button_of_what_was_taken_back_says_so(owner: Person) -> None:
    await owner.upload("отчёт.docx", REPORT)
    shown = (await created(owner)).last
    data = shown.data("Координатор — я")
    await owner.press("Отменить создание")
    await owner.press("Да, убрать")
    again = await owner.forge(data, shown.id)
    assert "устарела" in again.toast
    assert "Вы — координатор" not in again.everything


async def test_a_programme_is_removed_by_typing_its_name(chats: Chats) -> None:
    head = chats.person(COORDINATOR)
    await head.say("/period")
    await head.press("Завершить программу")
    asked = await head.press("Удалить совсем")
    assert "Удалить программу совсем?" in asked.text
    assert "⚠️ Доступ потеряют ещё 3 человека." in asked.text
    name = asked.text.rsplit("напишите её название: ", 1)[1]
    refused = await head.say("да")
    assert f"Чтобы удалить её, напишите: {name}" in refused.text
    gone = await head.say(name)
    assert "Программа удалена" in gone.text
    assert "Вход — по ссылке" in (await chats.person(ROADS).say("/tasks")).text


async def test_leaving_the_question_removes_nothing(chats: Chats) -> None:
    head = chats.person(COORDINATOR)
    await head.say("/period")
    await head.press("Завершить программу")
    await head.press("Удалить совсем")
    assert "Завершить программу" in (await head.press("Назад")).buttons
    assert "Завершить программу" in (await head.say("/period")).buttons
