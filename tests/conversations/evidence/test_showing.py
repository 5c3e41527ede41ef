"""Evidence is shown to whoever may see the figure, to nobody else; and required where that was asked."""

import pytest

from tests.chat import Chats, Person
from tests.conversations.conftest import NEIGHBOUR
from tests.data.papers import PNG, pdf
from tests.sample import ROADS

LINE = "№ 4 50% работы по графику"


@pytest.fixture
async def attached(roads: Person) -> None:
    """№ 4 is sent with a document, a photo and a line."""
    await roads.say(LINE)
    await roads.press("Приложить файл")
    await roads.upload("акт.pdf", pdf("настоящий"))
    await roads.upload("фото.png", PNG, as_photo=True)
    await roads.say("основание: акт № 14")
    await roads.press("Готово")
    await roads.press("Отправить")


@pytest.mark.usefixtures("attached")
async def test_the_coordinator_sees_them_in_review(coordinator: Person) -> None:
    queue = await coordinator.say("/review")
    assert "📎 Приложено: 2 файла (акт.pdf, 1 фото); основание: акт № 14" in queue.text
    shown = await coordinator.press("Показать файлы (3)")
    photo, file, words = shown.shown
    assert photo.photo
    assert await coordinator.file(file) == pdf("настоящий")
    assert "1. акт.pdf" in words.text
    assert "2. Фото" in words.text
    assert "3. основание: акт № 14" in words.text
    assert "Принять" in (await coordinator.say("/review")).buttons


@pytest.mark.usefixtures("attached")
async def test_a_deputy_sees_them_in_status(deputy: Person) -> None:
    status = await deputy.say("/status 4")
    assert "📎 Приложено: 2 файла" in status.text
    shown = await deputy.press("Показать файлы (3)")
    assert any(one.file for one in shown.shown)


@pytest.mark.usefixtures("attached")
async def test_its_author_sees_them_in_the_list(roads: Person) -> None:
    await roads.say("/tasks")
    looked = await roads.press("📨 № 4 · Качество дорог")
    assert "📎 Приложено: 2 файла" in looked.text
    assert any(one.file for one in (await roads.press("Показать файлы (3)")).shown)


@pytest.mark.usefixtures("attached")
async def test_nobody_else_gets_them_by_a_button_of_their_own_making(
    chats: Chats, coordinator: Person, buses: Person, stranger: Person
) -> None:
    queue = await coordinator.say("/review")
    data = queue.last.data("Показать файлы (3)")
    neighbours = [chats.person(ROADS + NEIGHBOUR), chats.person(10 + NEIGHBOUR)]
    for person in (buses, stranger, *neighbours):
        answer = await person.forge(data)
        assert all(one.file is None and not one.photo for one in answer.shown), person.id
        assert "акт" not in answer.everything, person.id


async def test_a_draft_is_its_authors_alone(roads: Person, coordinator: Person, deputy: Person) -> None:
    await roads.say(LINE)
    await roads.press("Отправить")
    await roads.say("/tasks")
    await roads.press("📨 № 4 · Качество дорог")
    await roads.press("Исправить")
    await roads.press("Приложить файл")
    await roads.upload("акт.pdf", pdf())
    assert "акт.pdf" not in (await coordinator.say("/review")).text
    assert "Приложено" not in (await deputy.say("/status 4")).text


async def test_a_file_that_telegram_knows_no_more_is_sent_from_the_store(
    chats: Chats, roads: Person, coordinator: Person
) -> None:
    await roads.say(LINE)
    await roads.press("Приложить файл")
    await roads.upload("акт.pdf", pdf("настоящий"))
    await roads.press("Готово")
    await roads.press("Отправить")
    with chats.world.store.transaction():
        chats.world.store.run("UPDATE files SET file_id = 'forgotten' || number")
    await coordinator.say("/review")
    shown = await coordinator.press("Показать файлы (1)")
    assert await coordinator.file(shown.shown[0]) == pdf("настоящий")


async def test_where_the_coordinator_asks_for_it_nothing_is_sent_without(
    roads: Person, coordinator: Person
) -> None:
    await coordinator.say("/plan 4")
    planned = await coordinator.press("Просить подтверждение")
    assert "только с подтверждением" in planned.text
    row = await roads.say(LINE)
    assert "Координатор просит подтверждение" in row.text
    await roads.say("№ 5 1%")
    listed = await roads.say("/tasks")
    assert "Отправить все (1)" in listed.buttons
    assert "✏️ № 4 · Качество дорог" in listed.buttons
    await roads.press("✏️ № 4 · Качество дорог")
    asked = await roads.press("Отправить")
    assert "Координатор просит подтверждение" in asked.text
    assert asked.buttons == ("Готово",)
    await roads.say("основание: акт № 14 от 28.06")
    await roads.press("Готово")
    assert "Отправить все (2)" in (await roads.say("/tasks")).buttons
    receipt = await roads.press("Отправить все (2)")
    assert "№ 4" in receipt.text
    assert "📎 1" in receipt.text


async def test_asked_for_no_more_it_is_sent_again_without(roads: Person, coordinator: Person) -> None:
    await coordinator.say("/plan 4")
    await coordinator.press("Просить подтверждение")
    await coordinator.press("Не просить подтверждение")
    await roads.say(LINE)
    assert "Отправлено на проверку" in (await roads.press("Отправить")).text
