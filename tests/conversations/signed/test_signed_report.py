"""A report goes to signature and comes back changed: what is signed is what is stored."""

from io import BytesIO

import docx
import pytest

from tests.chat import Chats, Person
from tests.data.programme_files import saved
from tests.data.signed import EXPLANATION, FACT, TARGET, changed_cells

NAME = "Сводный отчёт.docx"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000"
    "050001a5f645400000000049454e44ae426082"
)


async def hand_in(roads: Person, coordinator: Person) -> bytes:
    """Figures of № 4 and 11, accepted; the report as the bot draws it."""
    for line in ("№ 4 50% работы по графику", "№ 11 0 идут торги, договор подписан"):
        await roads.say(line)
        await roads.press("Отправить")
    await coordinator.say("/review")
    for _ in range(2):
        await coordinator.press("Принять")
    await coordinator.say("/report 1 полугодие 2022")
    sent = await coordinator.press("Word")
    return await coordinator.file(sent.last)


@pytest.fixture
async def report(roads: Person, coordinator: Person) -> bytes:
    return await hand_in(roads, coordinator)


async def test_corrections_are_shown_taken_and_told(chats: Chats, report: bytes) -> None:
    coordinator, roads = chats.person(10), chats.person(11)
    content = changed_cells(report, {("4", FACT): "51 %", ("11", EXPLANATION): "Торги состоялись"})
    shown = await coordinator.upload(NAME, content)
    assert "Отличается в 2 строках:" in shown.text
    assert "№ 4 — 50% → 51 %" in shown.text
    assert "№ 11 — пояснение: «идут торги, договор подписан» → «Торги состоялись»" in shown.text
    assert shown.buttons == ("Принять правки", "Оставить")
    assert "50%" in (await coordinator.say("/status 4")).text, "nothing is written yet"
    taken = await coordinator.press("Принять правки")
    assert "Приняты 2 правки при подписании: № 4, 11" in taken.text
    assert "редакция 1" in taken.text
    assert "51 %" in (await coordinator.say("/status 4")).text
    told = await roads.last()
    assert "При подписании отчёта за 1 полугодие 2022 года ваши сведения изменили:" in told.text
    assert "№ 4 — 50% → 51 %" in told.text
    again = await coordinator.upload(NAME, content + b"\0")
    assert "те же, что приняты" in again.text


async def test_a_second_press_answers_with_what_was_done(chats: Chats, report: bytes) -> None:
    coordinator = chats.person(10)
    shown = await coordinator.upload(NAME, changed_cells(report, {("4", FACT): "51 %"}))
    data = shown.last.data("Принять правки")
    first = await coordinator.press("Принять правки")
    again = await coordinator.forge(data, shown.last.id)
    assert (await coordinator.last()).text == first.text
    assert again.toast == ""
    assert "версия 3" not in (await coordinator.say("/status 4")).text


async def test_leaving_it_changes_nothing(chats: Chats, report: bytes) -> None:
    coordinator = chats.person(10)
    await coordinator.upload(NAME, changed_cells(report, {("4", FACT): "51 %"}))
    assert "Оставлено как было" in (await coordinator.press("Оставить")).text
    assert "50%" in (await coordinator.say("/status 4")).text


async def test_an_executor_cannot_press_it(chats: Chats, report: bytes) -> None:
    coordinator, roads = chats.person(10), chats.person(11)
    shown = await coordinator.upload(NAME, changed_cells(report, {("4", FACT): "51 %"}))
    forged = await roads.forge(shown.last.data("Принять правки"), shown.last.id)
    assert "51 %" not in forged.everything
    assert "50%" in (await coordinator.say("/status 4")).text


async def test_a_closed_period_says_how_to_take_corrections(chats: Chats, report: bytes) -> None:
    coordinator = chats.person(10)
    await coordinator.say("/period")
    await coordinator.press("Закрыть: 1 полугодие 2022")
    await coordinator.press("Закрыть период")
    shown = await coordinator.upload(NAME, changed_cells(report, {("4", FACT): "51 %"}))
    assert "Период закрыт" in shown.text
    assert "/period" in shown.text
    refused = await coordinator.press("Принять правки")
    assert "закрыт" in refused.everything
    assert "50%" in (await coordinator.say("/status 4")).text


async def test_the_same_document_is_kept_with_its_scans(chats: Chats, report: bytes) -> None:
    coordinator, deputy = chats.person(10), chats.person(13)
    shown = await coordinator.upload(NAME, report)
    assert "Сведения за 1 полугодие 2022 года в документе те же, что приняты." in shown.text
    kept = await coordinator.press("Сохранить как подписанный")
    assert "подписанный отчёт за 1 полугодие 2022 года, редакция 1" in kept.text
    assert "PDF или фото" in (await coordinator.press("Приложить скан")).text
    assert "не скан" in (await coordinator.upload("скан.txt", b"text")).text
    assert "1 файл" in (await coordinator.upload("скан.pdf", b"%PDF-1.7 signed")).text
    photo = await coordinator.upload("страница.png", PNG, as_photo=True)
    assert "2 файла" in photo.text
    assert "Со сканом: 2 файла" in (await coordinator.press("Готово")).text
    assert "Приложить скан" in (await coordinator.say("/report 1 полугодие 2022")).buttons
    ready = await deputy.say("/report 1 полугодие 2022")
    assert "Приложить скан" not in ready.buttons
    assert "Подписан: редакция 1" in ready.text
    sent = await deputy.press("Подписанный отчёт")
    assert [one.file["file_name"] for one in sent.shown if one.file][:2] == [NAME, "скан.pdf"]


async def test_what_it_changes_in_the_programme_is_shown_apart(chats: Chats, report: bytes) -> None:
    coordinator = chats.person(10)
    content = changed_cells(report, {("4", FACT): "51 %", ("11", TARGET): "2022 год – 5"})
    shown = await coordinator.upload(NAME, content)
    assert "Изменится: 1" in shown.text
    assert "отличаются от принятых в 1 строке" in shown.text
    assert shown.buttons[:2] == ("Применить изменения", "Показать сведения")
    assert shown.buttons[-1] == "Отмена"
    figures = await coordinator.press("Показать сведения")
    assert "№ 4 — 50% → 51 %" in figures.text
    assert figures.buttons == ("Принять правки", "Оставить", "Изменения программы")
    assert "Изменится: 1" in (await coordinator.press("Изменения программы")).text


async def test_another_look_alone_does_not_stand_in_the_way(chats: Chats, report: bytes) -> None:
    coordinator = chats.person(10)
    document = docx.Document(BytesIO(changed_cells(report, {("4", FACT): "51 %"})))
    document.tables[0].rows[0].cells[1].text = "Мероприятие"
    shown = await coordinator.upload(NAME, saved(document))
    assert "Отличается в 1 строке:" in shown.text
    assert shown.buttons == ("Принять правки", "Оставить", "Изменения программы")
