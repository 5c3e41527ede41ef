"""A document that leaves open what it says: asked before anything of it counts, answered in the chat."""

import pytest

from tests.chat import Answer, Person
from tests.data.small_documents import ABOVE, HEAD, rows, word

PLAN, FACT = ("12", "40", "800"), ("5", "11", "300")
WITHOUT_PERIOD = word(*ABOVE, rows(PLAN, FACT))
TIMED = word(*ABOVE, rows(PLAN, FACT, head=(*HEAD[:4], "Факт за I полугодие 2022 года", HEAD[5])))
TWO_FACTS = word(
    *ABOVE,
    "за 1 полугодие 2022 года",
    rows(PLAN, FACT, ("6", "12", "301"), head=(*HEAD[:4], "Факт", "Фактическое значение", HEAD[5])),
)


async def created(owner: Person) -> Answer:
    """All of the questions that follow the reading, with the document's figures."""
    for label in ("Создать программу", "Да, верно", "Да, верно", "10-го числа"):
        shown = await owner.press(label)
    if "Взять сведения из документа" in shown.buttons:
        shown = await owner.press("Взять сведения из документа")
    return shown


async def figure(owner: Person, number: str) -> str:
    await owner.press("Координатор — я")
    return (await owner.say(f"/status {number}")).text


async def test_a_document_without_a_period_is_asked_for_it(owner: Person) -> None:
    asked = await owner.upload("отчёт.docx", WITHOUT_PERIOD)
    assert "За какой период этот документ?" in asked.text
    assert "За ." not in asked.text
    assert asked.buttons[:2] == ("1 полугодие 2022", "II квартал 2022")
    shown = await owner.press("1 полугодие 2022")
    assert "1 полугодие 2022 года" in shown.text
    assert "Сбор: 1 полугодие 2022" in (await created(owner)).text
    assert "5" in await figure(owner, "1")


@pytest.mark.parametrize("typed", ["1 полугодие 2022", "за первое полугодие 2022 года", "2022-H1"])
async def test_a_period_may_be_typed(owner: Person, typed: str) -> None:
    await owner.upload("отчёт.docx", WITHOUT_PERIOD)
    assert "Создать программу" in (await owner.say(typed)).buttons
    assert "сведения за 1 полугодие 2022 года" in (await until_figures(owner)).text


async def until_figures(owner: Person) -> Answer:
    for label in ("Создать программу", "Да, верно", "Да, верно", "10-го числа"):
        shown = await owner.press(label)
    return shown


async def test_words_that_name_no_period_are_refused_with_an_example(owner: Person) -> None:
    await owner.upload("отчёт.docx", WITHOUT_PERIOD)
    refused = await owner.say("недавно")
    assert "«недавно» — непонятный период" in refused.text
    assert "Создать программу" in (await owner.say("II квартал 2022")).buttons


async def test_without_a_period_no_figure_is_taken(owner: Person) -> None:
    await owner.upload("отчёт.docx", WITHOUT_PERIOD)
    await owner.press("Не брать сведения")
    assert "✅ Программа создана" in (await created(owner)).text


async def test_a_column_that_says_its_time_is_this_periods_once_that_is_said(owner: Person) -> None:
    asked = await owner.upload("отчёт.docx", TIMED)
    assert asked.buttons[0] == "1 полугодие 2022", "the column's own words are proposed first"
    await owner.press("1 полугодие 2022")
    await created(owner)
    assert "5 из 12" in await figure(owner, "1")


async def test_a_doubtful_column_is_asked_about_with_three_of_its_rows(owner: Person) -> None:
    asked = await owner.upload("отчёт.docx", TWO_FACTS)
    assert "Что стоит в графе 5 «Факт»?" in asked.text
    for name, figure_ in zip(("дворов", "опор", "деревьев"), FACT, strict=True):
        assert name in asked.text
        assert f": {figure_}" in asked.text
    assert asked.buttons == ("Факт за период", "Ничего из этого", "Отмена")
    second = await owner.press("Ничего из этого")
    assert "Создать программу" in second.buttons, "the other one is the fact then"
    await created(owner)
    assert "6 из 12" in await figure(owner, "1")


async def test_an_answer_is_taken_from_the_screen_that_stands_only(owner: Person) -> None:
    asked = await owner.upload("отчёт.docx", TWO_FACTS)
    data = asked.last.data("Факт за период")
    await owner.press("Ничего из этого")
    again = await owner.forge(data, asked.last.id)
    assert "устарела" in again.toast
