"""«Сделать формой отчёта»: any document of the wanted layout, checked, with what is wrong and where."""

from programmes.reading import read_document
from tests import word_reader
from tests.chat import Person
from tests.data.small_documents import word

TITLES = ("№", "Показатель", "Цель на год", "Факт за период", "Отклонение", "Срок", "Исполнитель")
BLANK = word("Сведения", "за 1 полугодие 2022 года", [TITLES, ("",) * len(TITLES)])
PLAN = word("Сведения", [("№", "Показатель", "Ед. изм.", "План на 2022 год", "Исполнитель"), ("",) * 5])


async def test_a_blank_layout_becomes_the_form(coordinator: Person) -> None:
    shown = await coordinator.upload("форма.docx", BLANK)
    assert "Сделать формой отчёта" in shown.buttons
    checked = await coordinator.press("Сделать формой отчёта")
    assert "4. Факт за период — факт" in checked.text
    assert "Графа 5 «Отклонение»: непонятно, как считать" in checked.text
    assert "Графа 6 «Срок»: бот таких сведений не собирает" in checked.text
    assert "Нет графы для пояснения" in checked.text
    done = await coordinator.press("Сделать формой отчёта", on=checked.last.id)
    assert "печатаются в этом документе, граф — 7" in done.text
    ready = await coordinator.press("Отчёт")
    assert "О форме отчёта нужно решить: 1 место" in ready.text
    way = await coordinator.press("Решить о форме (1)")
    assert "Графа «Отклонение»: как её считать?" in way.text
    ready = await coordinator.press("Факт − план")
    assert "О форме отчёта" not in ready.text
    sent = (await coordinator.press("Word")).last
    rows = word_reader.read(await coordinator.file(sent)).rows
    assert rows[0] == list(TITLES)
    again = read_document(await coordinator.file(sent), "x.docx")
    assert len(list(again.programme.indicators())) == 27


async def test_a_plan_is_no_form_and_it_is_said_why(coordinator: Person) -> None:
    shown = await coordinator.upload("план.docx", PLAN)
    assert "Сделать формой отчёта" not in shown.buttons
