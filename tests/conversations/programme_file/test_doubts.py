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


OTHER_TITLE = "Отчет о реализации муниципальной программы «Культура»"


async def test_an_answer_is_proposed_again_in_another_programme_of_the_town(owner: Person) -> None:
    await owner.upload("отчёт.docx", TWO_FACTS)
    await owner.press("Ничего из этого")
    await created(owner)
    head = (*HEAD[:4], "Факт", "Фактическое значение", HEAD[5])
    table = rows(PLAN, FACT, ("7", "13", "302"), head=head)
    asked = await owner.upload(
        "второй.docx", word(OTHER_TITLE, *ABOVE[1:], "за 1 полугодие 2022 года", table)
    )
    assert "В прошлый раз в таком же документе: «Факт» — ничего из этого" in asked.text
    assert asked.buttons[0] == "Как в прошлый раз"
    assert "Создать программу" in (await owner.press("Как в прошлый раз")).buttons
    await created(owner)
    assert "7 из 12" in await figure(owner, "1")


async def test_another_layout_or_town_is_asked_without_a_proposal(owner: Person) -> None:
    await owner.upload("отчёт.docx", TWO_FACTS)
    await owner.press("Ничего из этого")
    await created(owner)
    head = (*HEAD[:4], "Факт", "Фактическое значение", HEAD[5])
    table = rows(PLAN, FACT, ("7", "13", "302"), head=head)
    neighbour = "администрация городского округа Тихореченск"
    asked = await owner.upload("у.docx", word(ABOVE[0], neighbour, "за 1 полугодие 2022 года", table))
    assert "Как в прошлый раз" not in asked.buttons


TWO_PROGRAMMES = word(
    ABOVE[1],
    f"{ABOVE[0]} за 1 полугодие 2022 года",
    rows(PLAN, FACT),
    f"{OTHER_TITLE} за 1 полугодие 2022 года",
    rows(PLAN, ("1", "2", "3"), names=("Куплено книг", "Дано концертов", "Открыто кружков")),
)


async def test_of_two_tables_that_fit_one_is_chosen_or_both(owner: Person) -> None:
    head = ("№", "Индикатор", "Ед. изм.", "Целевое значение", "Достигнуто", "Ответственный")
    other = rows(
        PLAN, ("1", "2", "3"), head=head, names=("Куплено книг", "Дано концертов", "Открыто кружков")
    )
    asked = await owner.upload(
        "отчёт.docx", word(*ABOVE, "за 1 полугодие 2022 года", rows(PLAN, FACT), "Прочее", other)
    )
    assert "Показатели — в нескольких таблицах. Какая из них нужна?" in asked.text
    assert "Отремонтировано дворов" in asked.text
    assert "Куплено книг" in asked.text
    assert asked.buttons == ("Таблица 1", "Таблица 2", "Все вместе", "Отмена")
    both = await owner.press("Все вместе")
    assert "6 мероприятий" in both.text


async def test_two_programmes_in_one_document_are_two(owner: Person) -> None:
    asked = await owner.upload("отчёт.docx", TWO_PROGRAMMES)
    assert "Это разные программы" in asked.text
    assert asked.buttons == ("Таблица 1", "Таблица 2", "Отмена")
    first = await owner.press("Таблица 1")
    assert "«Муниципальная программа «Благоустройство»»" in first.text
    assert "3 мероприятия" in first.text
    assert "✅ Программа создана: «Муниципальная программа «Благоустройство»»" in (await created(owner)).text
    await owner.upload("отчёт.docx", TWO_PROGRAMMES)
    assert "«Муниципальная программа «Культура»»" in (await owner.press("Таблица 2")).text
    assert "✅ Программа создана: «Муниципальная программа «Культура»»" in (await created(owner)).text


async def test_a_second_import_with_another_answer_repairs_the_first(owner: Person) -> None:
    await owner.upload("отчёт.docx", TWO_FACTS)
    await owner.press("Факт за период")
    await created(owner)
    assert "5 из 12" in await figure(owner, "1")
    asked = await owner.upload("отчёт.docx", TWO_FACTS)
    assert "Что стоит в графе 5 «Факт»?" in asked.text, "it is read anew, without the answers given before"
    shown = await owner.press("Ничего из этого")
    assert "Сведения из документа изменятся: 3 показателя" in shown.text
    assert "№ 1 — 5 → 6" in shown.text
    assert "5 из 12" in (await owner.say("/status 1")).text, "nothing is written yet"
    await owner.press("Применить изменения", on=shown.last.id)
    assert "6 из 12" in (await owner.say("/status 1")).text
    again = await owner.upload("отчёт.docx", TWO_FACTS)
    assert "«Факт» — ничего из этого" in again.text
    assert "ничем не отличается" in (await owner.press("Как в прошлый раз")).text


async def test_a_column_that_nobody_asked_about_is_corrected_too(owner: Person) -> None:
    """What was sure and wrong is put right by whoever sees it: before the programme is there, and after."""
    table = rows(PLAN, FACT, ("6", "12", "301"), head=(*HEAD[:4], "Факт", "Примечание", HEAD[5]))
    content = word(ABOVE[1], f"{ABOVE[0]} за 1 полугодие 2022 года", table)
    await owner.upload("отчёт.docx", content)
    await created(owner)
    assert "5 из 12" in await figure(owner, "1")
    await owner.upload("отчёт.docx", content)
    await owner.press("Что прочитано")
    listed = await owner.press("Исправить графу")
    assert "5. Факт — факт за период" in listed.buttons
    asked = await owner.press("6. Примечание — пояснение")
    assert "Сейчас: пояснение" in asked.text
    assert "№ 3 Посажено деревьев: 301" in asked.text
    shown = await owner.press("Факт за период")
    assert "№ 1 — 5 → 6" in shown.text
    await owner.press("Применить изменения", on=shown.last.id)
    assert "6 из 12" in (await owner.say("/status 1")).text


async def test_figures_that_the_document_states_no_more_are_not_left_unsaid(owner: Person) -> None:
    await owner.upload("отчёт.docx", TWO_FACTS)
    await owner.press("Факт за период")
    await created(owner)
    await owner.press("Координатор — я")
    await owner.upload("отчёт.docx", TWO_FACTS)
    await owner.press("Ничего из этого")
    for label in ("Что прочитано", "Исправить графу", "6. Фактическое значение — факт за период"):
        await owner.press(label)
    shown = await owner.press("Ничего из этого")
    assert "Фактов в документе, как он прочитан теперь, нет" in shown.text
