"""A programme taken in by an owner who types: «да», a name, a deadline of one's own."""

import pytest

from tests.chat import Answer, Person
from tests.data.programme_files import ABOVE, TITLES
from tests.data.table_files import DrawnCell, as_book, as_open
from tests.sample import KOPEYSK

NAMED = "Муниципальное образование: "


async def asked_for_the_municipality(owner: Person) -> Answer:
    await owner.upload(KOPEYSK.name, KOPEYSK.read_bytes())
    return await owner.press("Создать программу")


async def asked_for_the_deadline(owner: Person) -> Answer:
    await asked_for_the_municipality(owner)
    await owner.say("Новый городской округ")
    return await owner.press("Да, верно")


@pytest.mark.parametrize("word", ["Да", "да.", "верно", "ОК", "Да, верно", "всё верно"])
async def test_yes_in_words_is_the_button(owner: Person, word: str) -> None:
    await asked_for_the_municipality(owner)
    zone = await owner.say(word)
    assert f"{NAMED}Копейский городской округ.\nВремя: Екатеринбург (UTC+5)" in zone.text
    assert "Когда исполнители сдают" in (await owner.say(word)).text
    assert "Взять их как принятые?" in (await owner.say(word)).text


@pytest.mark.parametrize("word", ["нет", "Неверно."])
async def test_no_in_words_is_no_name(owner: Person, word: str) -> None:
    await asked_for_the_municipality(owner)
    assert f"{NAMED}Копейский городской округ. Верно?" in (await owner.say(word)).text
    assert f"{NAMED}Новый городской округ." in (await owner.say("Новый городской округ")).text


async def test_a_typed_name_is_shown_back(owner: Person) -> None:
    await asked_for_the_municipality(owner)
    shown = await owner.say("  Новый  <городской> округ ")
    assert f"{NAMED}Новый <городской> округ." in shown.text


async def test_yes_to_a_summary_creates_nothing(owner: Person) -> None:
    await owner.upload(KOPEYSK.name, KOPEYSK.read_bytes())
    assert "Верно?" not in (await owner.say("да")).text


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("не позднее 12 числа", "вторник, 12.07.2022"),
        ("10-го числа", "понедельник, 11.07.2022"),
        ("25 июля 2022 года", "понедельник, 25.07.2022"),
    ],
)
async def test_a_typed_deadline_is_repeated_with_its_date(owner: Person, typed: str, day: str) -> None:
    await asked_for_the_deadline(owner)
    await owner.press("Другой срок")
    asked = await owner.say(typed)
    assert f"Срок «{typed}». За 1 полугодие 2022: {day}. Верно?" in asked.text
    assert asked.buttons == ("Да, верно", "Другой срок", "Отмена")
    assert "Взять их как принятые?" in (await owner.press("Да, верно")).text
    created = await owner.press("Начать без сведений")
    assert f"срок — {day}" in created.text


async def test_a_typed_deadline_can_be_put_right(owner: Person) -> None:
    await asked_for_the_deadline(owner)
    await owner.say("25 июля")
    assert "За 1 полугодие 2022: пятница, 15.07.2022" in (await owner.say("15 июля")).text
    await owner.press("Другой срок")
    await owner.press("20-го числа")
    assert "срок — среда, 20.07.2022" in (await owner.press("Начать без сведений")).text


async def test_yes_confirms_a_typed_deadline(owner: Person) -> None:
    await asked_for_the_deadline(owner)
    await owner.say("25 июля")
    assert "Взять их как принятые?" in (await owner.say("да")).text


@pytest.mark.parametrize("typed", ["31 февраля", "5 мартобря", "30 февраля", "скоро"])
async def test_a_day_that_does_not_exist_is_no_deadline(owner: Person, typed: str) -> None:
    await asked_for_the_deadline(owner)
    refused = await owner.say(typed)
    assert f"«{typed}» — непонятный срок: такого дня в календаре нет" in refused.text
    assert "Напишите, например, 10-го числа, 25 июля или 25.07.2022" in refused.text
    assert "За 1 полугодие 2022" in (await owner.say("25 июля")).text


async def test_the_questions_lead_back_to_the_summary(owner: Person) -> None:
    await owner.upload(KOPEYSK.name, KOPEYSK.read_bytes())
    summary = await owner.last()
    shown = await owner.press("Показать вопросы")
    assert shown.buttons == ("Создать программу", "Назад", "Отмена")
    assert (await owner.press("Назад")).text == summary.text


async def test_spellings_are_shown_where_they_differ(owner: Person) -> None:
    await owner.upload(KOPEYSK.name, KOPEYSK.read_bytes())
    told = (await owner.press("Показать вопросы")).text
    pairs = [line for line in told.splitlines() if line.endswith("одно и то же?")]
    assert pairs
    for line in pairs:
        first, second = line.split("«", 1)[1].rsplit("»", 1)[0].split("» и «")
        assert first.rstrip("…") != second.rstrip("…"), line


async def test_indicators_to_choose_from_are_named(owner: Person) -> None:
    await asked_for_the_deadline(owner)
    for label in ("10-го числа", "Начать без сведений", "Координатор — я", "Проверить"):
        await owner.press(label)
    shown = await owner.press(next(one for one in (await owner.last()).buttons if "опросы" in one))
    for _ in range(20):
        if "как считаются проценты" in shown.text:
            break
        shown = await owner.press("Следующий вопрос")
    assert "\n➕ № 22 — Проведение общественных обсуждений" in shown.text
    tapped = await owner.press("➕ № 22")
    assert "\n📏 № 22 — Проведение общественных обсуждений" in tapped.text
    named = [line for line in tapped.text.splitlines() if " — " in line]
    assert len(named) == sum("№" in label for label in tapped.buttons)
    assert all(len(line) < 75 for line in named)


@pytest.mark.parametrize("name", ["сведения.odt", "сведения.xlsx"])
async def test_libreoffice_and_excel_become_a_programme_too(owner: Person, name: str) -> None:
    as_file = as_open if name.endswith("odt") else as_book
    row = ["1", "Ремонт", "Количество дворов, ед.", "5", "3", "УГХ", ""]
    shown = await owner.upload(
        name, as_file(ABOVE, [list(map(DrawnCell, TITLES)), list(map(DrawnCell, row))])
    )
    assert "Программа развития" in shown.text
    await owner.press("Создать программу")
    for label in ("Да, верно", "Да, верно", "10-го числа", "Взять сведения из документа"):
        await owner.press(label)
    assert "Программа создана" in (await owner.last()).text


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("сведения.rtf", b"{\\rtf1 }", "формат .rtf"),
        ("сведения.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "старый формат Word"),
        ("снимок.jpg", b"\xff\xd8\xff\xe0", "Это картинка"),
    ],
)
async def test_other_files_are_told_what_to_do(owner: Person, name: str, content: bytes, said: str) -> None:
    shown = await owner.upload(name, content)
    assert said in shown.text
    assert ".docx" in shown.text
