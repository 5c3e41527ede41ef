"""What was understood of a document is shown before anything is created: a picture, three lines, it all."""

from tests.chat import Person
from tests.conversations.programme_file.test_doubts import WITHOUT_PERIOD
from tests.sample import KOPEYSK


async def test_a_picture_and_three_lines_come_first(owner: Person) -> None:
    shown = (await owner.upload(KOPEYSK.name, KOPEYSK.read_bytes())).last
    assert shown.photo
    assert "Таблиц: 1, взята 1\nСтрок: 36: 27 показателей, 9 заголовков\nВсе графы взяты" in shown.text
    assert shown.buttons == ("Создать программу", "Показать вопросы", "Что прочитано", "Отмена")


async def test_all_that_was_read_is_a_page_and_a_file(owner: Person) -> None:
    picture = (await owner.upload(KOPEYSK.name, KOPEYSK.read_bytes())).last
    page = (await owner.press("Что прочитано")).last
    assert page.id != picture.id, "the picture stays"
    assert "Что прочитано, страница 1 из" in page.text
    assert "графа 5 «Фактическое значение показателя за отчетный период» — факт за период" in page.text
    second = (await owner.press("Дальше →")).last
    assert second.id == page.id
    assert "страница 2 из" in second.text
    file = (await owner.press("Файлом")).last
    text = (await owner.file(file)).decode()
    assert "строка 40" in text or "показатель № 27" in text
    assert "Создать программу" in (await owner.press("Назад", on=page.id)).buttons


async def test_creating_goes_on_below_the_picture_which_is_no_place_to_press(owner: Person) -> None:
    picture = (await owner.upload(KOPEYSK.name, KOPEYSK.read_bytes())).last
    asked = (await owner.press("Создать программу")).last
    assert "Муниципальное образование" in asked.text
    stands = next(one for one in await owner.shown() if one.id == picture.id)
    assert (stands.photo, stands.buttons) == (True, ())


async def test_the_picture_follows_the_last_answer(owner: Person) -> None:
    asked = (await owner.upload("отчёт.docx", WITHOUT_PERIOD)).last
    assert not asked.photo, "nothing is understood yet"
    answer = await owner.press("1 полугодие 2022")
    assert answer.last.photo
    assert "Все графы взяты" in answer.text
