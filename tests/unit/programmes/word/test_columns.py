"""Which column holds what: told by titles of one to three lines."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import pytest

from domain.programme.document import Indicator, Part, QuestionKind, ReadDocument
from handlers.review.screens import question
from programmes.answers.lines import apply_answers
from programmes.reading import read_document
from programmes.tables.columns.column import ReportColumn
from programmes.tables.columns.roles import role_alone
from services.review.answer_question import OpenQuestion, Questions
from tests.data.programme_files import ABOVE, word_file
from texts import texts

Lines = Sequence[Sequence[str]]


def read(head: Lines, *rows: Sequence[str]) -> ReadDocument:
    """In ``head`` an empty text goes on from the line above, a blank stays, equal neighbours are one cell."""

    def merge(document: Any) -> None:
        table = document.tables[0]
        for at, line in enumerate(head):
            for text, same in groupby(range(len(line)), key=line.__getitem__):
                columns = list(same)
                if not text and at:
                    for column in columns:
                        table.cell(at - 1, column).merge(table.cell(at, column))
                elif len(columns) > 1 and text.strip():
                    merged = table.cell(at, columns[0]).merge(table.cell(at, columns[-1]))
                    merged.text = text

    above = [line.replace("2022", "2025") for line in ABOVE]
    return read_document(word_file([*head[1:], *rows], head[0], above, change=merge), "отчёт.docx")


def left(document: ReadDocument) -> list[tuple[str, str]]:
    """The columns that are asked about, with what stands in them."""
    return [(one.options[1], one.wording) for one in document.questions if one.options[:1] == ("column",)]


def only(document: ReadDocument) -> Indicator:
    (found,) = document.programme.indicators()
    return found


@pytest.mark.parametrize(
    ("lines", "column"),
    [
        (["Показатели", "Ед. изм."], ReportColumn.UNIT),
        (["Показатели", "№"], ReportColumn.NUMBER),
        (["Показатели", "Наименование показателя"], ReportColumn.INDICATOR),
        (["Показатель", "наименование"], ReportColumn.INDICATOR),
        (["Значение показателя", "целевое"], ReportColumn.TARGET),
        (["Показатели", "Значение", "план 2025"], ReportColumn.TARGET),
        (["Показатели", "Значение", "факт 2025"], ReportColumn.FACT),
        (["Годы реализации программы", "2025 год"], ReportColumn.TARGET),
        (["Показатель по годам", "2025"], ReportColumn.TARGET),
        (["2025 год", "план"], ReportColumn.TARGET),
        (["Значения показателей", "2025 г. (план)"], ReportColumn.TARGET),
        (["Фактические значения", "2025 год"], ReportColumn.FACT),
        (["Базовое значение", "2024 год"], ReportColumn.BASE),
        (["Объём финансирования, тыс. руб.", "план"], ReportColumn.OTHER),
        (["Объём финансирования, тыс. руб.", "2025 год"], ReportColumn.OTHER),
        (["Плановые расходы", "2025 год"], ReportColumn.OTHER),
        (["Примечания редактора", "2025 год"], ReportColumn.OTHER),
        (["План на отчётный период"], ReportColumn.TARGET),
        (["Плановое значение показателя", "за 1 полугодие"], ReportColumn.TARGET),
        (["План на отчётный год"], ReportColumn.TARGET),
        (["Источник информации"], ReportColumn.DATA_SOURCE),
        (["Источник финансирования"], ReportColumn.OTHER),
        (["Методика расчёта"], ReportColumn.OTHER),
        (["Краткая информация о ходе исполнения"], ReportColumn.EXPLANATION),
        (["Причины отклонений"], ReportColumn.EXPLANATION),
        (["Обоснование отклонений значений показателя"], ReportColumn.EXPLANATION),
        (["Ответственный за представление информации"], ReportColumn.EXECUTOR),
        (["Ответственный исполнитель, соисполнители"], ReportColumn.EXECUTOR),
        (["Исполнители", "соисполнители"], ReportColumn.CO_EXECUTOR),
        ([], ReportColumn.OTHER),
    ],
)
def test_the_lowest_line_of_a_title_is_asked_first(lines: list[str], column: ReportColumn) -> None:
    assert role_alone(lines) is column


def test_a_unit_under_a_merged_title() -> None:
    found = read(
        [
            ["№ п/п", "Мероприятие", *["Показатели"] * 4, "Исполнитель"],
            ["", "", "Наименование показателя", "Ед. изм.", "Значение", "Значение", ""],
            ["", "", "", "", "план 2025", "факт 2025", ""],
        ],
        ["1", "Прививки", "Доля привитых", "%", "75", "30", "УГХ"],
    )
    assert (only(found).wording, only(found).unit, only(found).target) == ("Доля привитых", "%", "75")
    assert found.facts[0].wording == "30"


@pytest.mark.parametrize(
    "above", ["Годы реализации программы", "Показатель по годам", "Значения показателей", "По годам"]
)
def test_years_under_any_title(above: str) -> None:
    found = read(
        [
            ["№ п/п", "Наименование показателя", "Ед. изм.", above, above, "Исполнитель"],
            ["", "", "", "2025 год", "2026 год", ""],
        ],
        ["1", "Длина дорог", "км", "5", "6", "УГХ"],
    )
    assert only(found).target == "2025 год – 5\n2026 год – 6"


@pytest.mark.parametrize("merged", ["", " "])
def test_plan_and_fact_under_each_year(merged: str) -> None:
    found = read(
        [
            ["№ п/п", "Показатель", "Ед. изм.", *["2024 год"] * 2, *["2025 год"] * 2, "Исполнитель"],
            [merged, merged, merged, "план", "факт", "план", "факт", merged],
        ],
        ["1", "Длина дорог", "км", "5", "5,5", "6", "", "УГХ"],
    )
    assert (only(found).number, only(found).target) == ("1", "2024 год – 5\n2025 год – 6")
    assert found.facts == ()
    assert left(found) == [("2024 год факт", "5,5")]


def test_of_facts_of_several_years_the_latest_is_this_periods() -> None:
    titles = ["Показатель", "Ед. изм.", "Факт за 2024 год", "План на 2025 год", "Факт за 2025 год"]
    found = read([titles], ["Длина дорог", "км", "5", "6", "7"])
    assert (only(found).target, found.facts[0].wording) == ("6", "7")
    assert left(found) == [("Факт за 2024 год", "5")]


@pytest.mark.parametrize(
    ("titles", "target"),
    [
        (("План на 1 полугодие 2025 года", "План на 2025 год"), "6"),
        (("План на 2025 год", "План на 1 полугодие 2025 года"), "5"),
        (("План на 1 полугодие 2025 года", "Отклонение"), "5"),
    ],
)
def test_a_plan_for_the_period_is_the_target_where_there_is_no_other(
    titles: tuple[str, str], target: str
) -> None:
    found = read([["Показатель", "Ед. изм.", *titles]], ["Длина дорог", "км", "5", "6"])
    assert only(found).target == target
    assert [wording for _, wording in left(found)] == ["5" if target == "6" else "6"]


def test_a_column_that_is_not_taken_is_asked_about_once() -> None:
    titles = ["№", "Показатель", "Ед. изм.", "Цель", "Срок\nисполнения", "% выполнения", "Цель на потом", ""]
    found = read(
        [titles],
        ["1", "Длина дорог", "км", "5", "", "-", "9", "да"],
        ["2", "Доля дорог", "%", "5", "до осени", "–", "", ""],
        ["3", "Число дорог", "ед.", "5", "до зимы", "", "8", ""],
    )
    assert left(found) == [("Цель на потом", "9"), ("8", "да"), ("Срок исполнения", "до осени")]
    assert len({one.key for one in found.questions}) == len(found.questions)


HELPERS = ["Показатель", "Цель", "Факт", "Соисполнители", "Ответственный исполнитель"]
MORE = ["Источник информации", "Причины отклонений"]


def test_co_executors_contribute_wherever_their_column_stands() -> None:
    helpers = "МКУ «Центр»; УГХ; МФЦ (по согласованию); все отделы; заместитель Главы"
    found = read([HELPERS + MORE], ["длина, км", "5", "4", helpers, "УГХ;", "отчёт", "дожди"])
    assert only(found).executors == f"УГХ;\n{helpers}"
    assert [(one.executor, one.part) for one in only(found).assignments] == [
        ("УГХ", Part.HANDS_IN),
        ("МКУ «Центр»", Part.CONTRIBUTES),
        ("МФЦ", Part.LISTED),
        ("все отделы", Part.LISTED),
        ("заместитель Главы", Part.OVERSEES),
    ]
    assert found.facts[0].explanation == "дожди"
    assert only(found).data_source == "отчёт"


@pytest.mark.parametrize("responsible", ["", "-", "Все отделы"])
def test_a_co_executor_never_hands_in(responsible: str) -> None:
    found = read([HELPERS], ["длина, км", "5", "4", "МКУ «Центр»", responsible])
    assert [one.part for one in only(found).assignments if one.executor == "МКУ «Центр»"] == [
        Part.CONTRIBUTES
    ]
    assert found.questions[-1].kind is QuestionKind.WHO_HANDS_IN


def test_a_co_executor_told_from_another_still_contributes() -> None:
    helpers = "отдел спорта администрации округа"
    rows = (["длина, км", "5", "4", helpers, "УГХ"], ["ширина, км", "5", "4", "-", "отдел спорта"])
    told = apply_answers(read([HELPERS], *rows), ["same:отдел спорта=no"]).document.programme
    assert [[(one.executor, one.part) for one in each.assignments] for each in told.indicators()] == [
        [("УГХ", Part.HANDS_IN), (helpers, Part.CONTRIBUTES)],
        [("отдел спорта", Part.HANDS_IN)],
    ]


@pytest.mark.parametrize(("language", "answer"), [("ru", "Понятно"), ("en", "I see")])
def test_the_question_names_the_column_and_what_stands_in_it(language: str, answer: str) -> None:
    options = ("column", "Срок исполнения")
    asked = OpenQuestion(1, QuestionKind.MISSING, "", "до осени", "", options, ("ok",))
    screen = question(texts(language), Questions(1, (asked,)), 0)
    assert "«Срок исполнения»" in screen.text
    assert "до осени" in screen.text
    assert screen.rows[0][0].text == answer


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(
    "what", ["roles", "table", "spans", "second_text", "merged_figure", "two_indicators", "part"]
)
def test_every_doubt_about_a_table_has_its_sentence(language: str, what: str) -> None:
    asked = OpenQuestion(1, QuestionKind.MISSING, "4", "12 / 15", "", (what, "Исполнено"), ("ok",))
    screen = question(texts(language), Questions(1, (asked,)), 0)
    assert texts(language).has(f"question.brief.missing.{what}")
    assert "12 / 15" in screen.text
    assert f"question.missing.{what}" != screen.text


@pytest.mark.parametrize(
    ("title", "name", "unit"),
    [
        ("Показатель, ед. изм.", "Число семей, семей", "семей"),
        ("Показатель (единица измерения)", "Проведено занятий (занятий)", "занятий"),
        ("Показатель, ед. изм.", "Доля детей, охваченных", ""),
        ("Показатель", "Число семей, семей", ""),
    ],
)
def test_a_title_that_promises_a_unit_has_it_behind_the_name(title: str, name: str, unit: str) -> None:
    found = read([["№ п/п", title, "План", "Факт", "Исполнитель"]], ["1", name, "5", "3", "УГХ"])
    assert only(found).unit == unit
