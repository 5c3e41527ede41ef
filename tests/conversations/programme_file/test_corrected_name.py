"""A file of a programme that is called otherwise there: asked whether it is the same one, never guessed."""

from dataclasses import replace

from programmes.excel.file import write_excel
from programmes.yaml.file import write_yaml
from tests.chat import Chats
from tests.conversations.programme_file.test_changed_file import programmes_stored, with_target
from tests.conversations.quarter import COORDINATOR, OWNER
from tests.mytishchi import PROGRAMME

RETITLED = replace(PROGRAMME, title="Развитие системы информирования населения (2022 год)")
PLACE = "Мытищи (городской округ Московской области)"
RENAMED = replace(PROGRAMME, municipality=PLACE)
ASKED = "Это исправленное название программы «Развитие системы информирования населения»"


async def test_a_corrected_title_is_asked_about_and_applied(quarter: Chats) -> None:
    head = quarter.person(COORDINATOR)
    shown = await head.upload("программа.xlsx", write_excel(RETITLED))
    assert ASKED in shown.text
    assert "(2022 год)»" in shown.text
    assert shown.buttons == ("Исправленное название", "Новая программа", "Отмена")
    change = await head.press("Исправленное название")
    assert "название: Развитие системы информирования населения → " in change.text
    assert await programmes_stored(quarter) == 1
    assert "Изменения применены" in (await head.press("Применить изменения")).text
    assert "ничем не отличается" in (await head.upload("программа.xlsx", write_excel(RETITLED))).text
    assert await programmes_stored(quarter) == 1


async def test_a_corrected_municipality_is_asked_about_and_applied(quarter: Chats) -> None:
    head = quarter.person(COORDINATOR)
    shown = await head.upload("программа.yaml", write_yaml(RENAMED))
    assert ASKED in shown.text
    change = await head.press("Исправленное название")
    assert f"муниципальное образование: {PROGRAMME.municipality} → {PLACE}" in change.text
    assert "Изменения применены" in (await head.press("Применить изменения")).text
    assert "ничем не отличается" in (await head.upload("программа.yaml", write_yaml(RENAMED))).text
    assert await programmes_stored(quarter) == 1


async def test_the_same_names_are_not_asked_about(quarter: Chats) -> None:
    head = quarter.person(COORDINATOR)
    assert "Это новая редакция" in (await head.upload("п.yaml", write_yaml(with_target("2022 год – 5")))).text


async def test_a_new_programme_is_the_owners_to_create(quarter: Chats) -> None:
    head = quarter.person(COORDINATOR)
    await head.upload("программа.yaml", write_yaml(RETITLED))
    understood = await head.press("Новая программа")
    assert "4 мероприятия" in understood.text
    assert "Создать программу" in understood.buttons
    assert "владелец" in (await head.press("Создать программу")).text
    assert await programmes_stored(quarter) == 1


async def test_whoever_does_not_coordinate_it_is_not_told_of_it(quarter: Chats) -> None:
    owner = quarter.person(OWNER)
    shown = await owner.upload("программа.yaml", write_yaml(RETITLED))
    assert "исправленное название" not in shown.text.lower()
    assert "Создать программу" in shown.buttons


async def test_an_old_button_of_the_question_tells_where_the_file_stands(quarter: Chats) -> None:
    head = quarter.person(COORDINATOR)
    asked = await head.upload("программа.yaml", write_yaml(RETITLED))
    data = asked.last.data("Новая программа")
    await head.press("Исправленное название")
    again = await head.forge(data, asked.last.id)
    assert "устарела" in again.toast
    assert "Применить изменения" in (await head.last()).buttons
