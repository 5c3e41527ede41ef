"""Reports laid out in other ways than Kopeysk's."""

from typing import Any

import pytest

from domain.programme.document import Heading, HeadingKind, Measure, QuestionKind, ReadDocument
from programmes.reading import read_document
from programmes.report_face import COLUMNS
from tests.data.programme_files import ABOVE, BELOW, TITLES, word_file


def read(*args: Any, **kwargs: Any) -> ReadDocument:
    return read_document(word_file(*args, **kwargs), "отчёт.docx")


def numbers(document: ReadDocument) -> list[str]:
    return [one.number for one in document.programme.indicators()]


def row(number: str = "", measure: str = "м", executor: str = "УГХ") -> list[str]:
    return [number, measure, "количество, ед.", "5", "3", executor, "идёт"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["1.", "2.", "3."], ["1", "2", "3"]),
        (["1", "2)", "№ 3"], ["1", "2", "3"]),
        (["1.1.", "1.2.", "2.1"], ["1.1", "1.2", "2.1"]),
        (["", "", ""], ["1", "2", "3"]),
        (["4", "", "6"], ["4", "5", "6"]),
        (["1.1", "", "1.5"], ["1.1", "1.2", "1.5"]),
        (["1", "1", "2"], ["1", "1-2", "2"]),
    ],
)
def test_numbers_typed_and_missing(typed: list[str], expected: list[str]) -> None:
    assert numbers(read([row(number) for number in typed])) == expected


def test_a_repeated_number_is_asked_about() -> None:
    doubts = [one for one in read([row("1"), row("1")]).questions if one.kind is QuestionKind.MISSING]
    assert [(one.number, one.wording, one.options) for one in doubts] == [("1-2", "1", ("№ п/п",))]


def test_automatic_numbers() -> None:
    def number_first_column(document: Any) -> None:
        for found in document.tables[0].rows:
            if found.cells[1].text == "м":
                found.cells[0].paragraphs[0].style = document.styles["List Number"]

    found = read([["Задача 1. Раз"], row(), row(), ["Дороги"], row()], change=number_first_column)
    assert numbers(found) == ["1", "2", "3"]


def test_columns_are_known_by_title_not_by_place() -> None:
    order = [6, 5, 3, 0, 4, 2, 1]
    rows = [row("1", "мероприятие А"), row("2", "мероприятие Б", "ЗАГС")]
    moved = read([[one[at] for at in order] for one in rows], titles=[TITLES[at] for at in order])
    usual = read(rows)
    assert moved.programme.rows == usual.programme.rows
    assert moved.facts == usual.facts
    assert moved.programme.layout.columns == TITLES


def test_fact_and_explanation_columns_may_be_absent() -> None:
    kept = [0, 1, 2, 3, 5]
    found = read([[row("1")[at] for at in kept]], titles=[TITLES[at] for at in kept])
    assert numbers(found) == ["1"]
    assert found.facts == ()
    assert found.questions == ()
    assert found.programme.layout.columns == COLUMNS


def test_the_report_has_seven_titles_none_of_one_year_only() -> None:
    titles = ("Показатель", "Ед. изм.", "План на 2025 год", "Факт\nза 2025 год", "Кто отвечает")
    found = read([["доля", "%", "5", "3", "УГХ"]], titles=titles)
    assert found.programme.layout.columns == (
        *COLUMNS[:2],
        "Показатель",
        *COLUMNS[3:5],
        titles[-1],
        COLUMNS[6],
    )


def test_a_report_without_numbers_and_measures() -> None:
    found = read([["доля, %", "5 %", "УГХ"]], titles=("Показатель", "Плановое значение", "Ответственные"))
    (measure,) = found.programme.measures()
    assert (measure.number, measure.wording) == ("1", "доля, %")


def test_a_unit_column() -> None:
    titles = ("№", "Показатель", "Ед. изм.", "Целевое значение", "Исполнитель")
    found = read([["1", "длина дорог", "км", "5", "УГХ"]], titles=titles)
    assert next(found.programme.indicators()).unit == "км"


@pytest.mark.parametrize("unit", ["%", "процент", "процентов", "Проц."])
def test_percentages_in_a_unit_column_are_asked_about(unit: str) -> None:
    titles = ("№", "Показатель", "Ед. изм.", "Целевое значение", "Исполнитель")
    falling = "2024 год – 7\n2025 год – 5"
    found = read([["1", "доля дорог", unit, falling, "УГХ"], ["2", "дороги", "км", falling, "УГХ"]], titles)
    assert [(one.kind, one.options) for one in found.questions] == [
        (QuestionKind.LESS_IS_BETTER, ("1",)),
        (QuestionKind.COURSE, ("1",)),
    ]
    assert next(found.programme.indicators()).unit == unit


def test_a_header_of_two_lines_and_a_numbers_row() -> None:
    titles = ("№ п/п", "Мероприятия", "Показатель", "Значение показателя", "", "Исполнитель")
    below = ("", "", "", "целевое", "фактическое", "")

    def merge(document: Any) -> None:
        table = document.tables[0]
        table.cell(0, 3).merge(table.cell(0, 4))
        for column in (0, 1, 2, 5):
            table.cell(0, column).merge(table.cell(1, column))

    rows = [below, [str(number) for number in range(1, 7)], ["1", "м", "п, ед.", "5", "3", "УГХ"]]
    found = read(rows, titles=titles, change=merge)
    (indicator,) = found.programme.indicators()
    assert (indicator.target, found.facts[0].wording) == ("5", "3")
    assert found.programme.layout.columns[3:5] == (
        "Значение показателя целевое",
        "Значение показателя фактическое",
    )


def test_a_measure_merged_over_rows_has_several_indicators() -> None:
    def merge(document: Any) -> None:
        table = document.tables[0]
        for column in (0, 1, 5):
            table.cell(1, column).merge(table.cell(3, column))

    rows = [
        row("1"),
        ["", "", "площадь, га", "7", "", "", ""],
        ["", "", "доля, %", "9 %", "", "", ""],
        row("2"),
    ]
    found = read(rows, change=merge)
    first, second = found.programme.measures()
    assert (first.number, first.wording, second.number) == ("1", "м", "2")
    assert [one.number for one in first.indicators] == ["1.1", "1.2", "1.3"]
    assert [one.target for one in first.indicators] == ["5", "7", "9 %"]
    assert {one.executors for one in first.indicators} == {"УГХ"}


def test_a_measure_cell_left_empty_goes_on() -> None:
    found = read([row("1"), ["", "", "площадь, га", "7", "", "ЗАГС", ""], row("2")])
    assert numbers(found) == ["1.1", "1.2", "2"]


def test_an_executor_merged_over_measures_stands_in_each() -> None:
    def merge(document: Any) -> None:
        document.tables[0].cell(1, 5).merge(document.tables[0].cell(2, 5))

    found = read([row("1"), row("2", "другое", "")], change=merge)
    assert [one.executors for one in found.programme.indicators()] == ["УГХ", "УГХ"]


def test_the_tables_name_may_stand_in_its_first_row() -> None:
    found = read(
        [list(TITLES), row("1")], titles=("Показатели Программы", "", "", "", "", "", ""), change=name_row
    )
    assert numbers(found) == ["1"]
    assert found.programme.layout.columns == TITLES


def name_row(document: Any) -> None:
    cells = document.tables[0].rows[0].cells
    cells[0].merge(cells[-1])


def test_columns_that_take_several_grid_columns() -> None:
    def widen(document: Any) -> None:
        for at, found in enumerate(document.tables[0].rows):
            found.cells[1].merge(found.cells[2 if at == 0 else 1])

    titles = (TITLES[0], TITLES[1], "", *TITLES[2:])
    found = read([["1", "м", "", *row("1")[2:]]], titles=titles, change=widen)
    assert found.programme.layout.columns == TITLES
    assert next(found.programme.indicators()).executors == "УГХ"


def test_headings() -> None:
    rows = [
        ["Задача 1. Раз"],
        ["Дороги"],
        row("1"),
        ["2", "Задача 2. Два", "", "", "", "", ""],
        ["Раздел II. Вода", "", "", "", "", "", ""],
        row("2"),
    ]
    found = [row for row in read(rows).programme.rows if isinstance(row, Heading)]
    assert [(one.kind, one.wording, one.depth) for one in found] == [
        (HeadingKind.TASK, "Задача 1. Раз", 1),
        (HeadingKind.SECTION, "Дороги", 2),
        (HeadingKind.TASK, "2 Задача 2. Два", 1),
        (HeadingKind.SECTION, "Раздел II. Вода", 2),
    ]


def test_titles_repeated_on_a_later_page_are_skipped() -> None:
    assert numbers(read([row("1"), list(TITLES), row("2")])) == ["1", "2"]


def test_a_report_in_two_tables() -> None:
    def split(document: Any) -> None:
        table = document.tables[0]
        document.add_paragraph("Задача 2. Два")
        later = document.add_table(rows=1, cols=7)
        for cell, text in zip(later.rows[0].cells, row("2"), strict=True):
            cell.text = text
        assert table is not later

    found = read([["Задача 1. Раз"], row("1")], below=(), change=split)
    kinds = [type(one) for one in found.programme.rows]
    assert kinds == [Heading, Measure, Heading, Measure]


OTHER_TABLES = [
    [["Финансы 1", "Финансы 2", "Финансы 3", "Финансы 4", "Финансы 5", "Финансы 6", "Финансы 7"], row("1")],
    [["Деньги"], ["№ п/п", "Источник", "Год", "2025 год", "2026 год", "Итого", "Остаток"], row("1")],
]
CONTINUED = [
    [row("2"), row("3")],
    [row("Мероприятие 2"), row("3")],
    [["", "", "п, ед.", "план", "", "", ""], row("2")],
    [["Задача 2. Два"], row("2")],
    [["1", "2", "3", "4", "5", "6", "7"], row("2")],
]


@pytest.mark.parametrize(
    ("rows", "goes_on"), [(one, False) for one in OTHER_TABLES] + [(one, True) for one in CONTINUED]
)
def test_a_later_table_with_titles_of_its_own_is_another_one(rows: list[list[str]], goes_on: bool) -> None:
    def add(document: Any) -> None:
        for found, texts in zip(document.add_table(rows=len(rows), cols=7).rows, rows, strict=True):
            if len(texts) == 1:
                found.cells[0].merge(found.cells[-1])
            for cell, text in zip(found.cells, texts, strict=False):
                cell.text = text

    assert (len(numbers(read([row("1")], below=("",), change=add))) > 1) is goes_on


def test_approval_and_signature_laid_out_in_tables() -> None:
    def lay_out(document: Any) -> None:
        above = document.add_table(rows=1, cols=2)
        above.cell(0, 1).text = "УТВЕРЖДАЮ\nГлава городского округа Мытищи"
        document.element.body.insert(0, above._tbl)
        below = document.add_table(rows=1, cols=3)
        below.cell(0, 0).text = "Заместитель Главы\nпо развитию"
        below.cell(0, 2).text = "А.Н. Арасланов"

    found = read(
        [row("1")], above=("Отчёт о реализации программы «Рост» за 2022 год",), below=(), change=lay_out
    )
    layout = found.programme.layout
    assert layout.approval == ("УТВЕРЖДАЮ", "Глава городского округа Мытищи")
    assert (layout.signature_post, layout.signature_name) == (
        "Заместитель Главы\nпо развитию",
        "А.Н. Арасланов",
    )
    assert found.programme.municipality == "городской округ Мытищи"


def test_a_title_that_is_no_programmes_keeps_no_place_for_the_period() -> None:
    above = ("Сведения", "о ходе исполнения плана города за июнь 2025 г.")
    found = read([row("1")], above=above)
    assert found.programme.title == "Сведения о ходе исполнения плана города"
    assert found.programme.layout.title == (above[0], "о ходе исполнения плана города за {period}")


def test_what_is_missing_is_asked() -> None:
    above = ("УТВЕРЖДАЮ", "Сводный отчет")
    found = read(
        [["1", "м", "", "5", "", "УГХ", ""], ["2", "м", "п, ед.", "", "", "", ""]], above=above, below=()
    )
    assert [(one.kind, one.number, one.options) for one in found.questions] == [
        (QuestionKind.MISSING, "", ("municipality",)),
        (QuestionKind.MISSING, "", ("title",)),
        (QuestionKind.MISSING, "", ("period",)),
        (QuestionKind.MISSING, "1", (TITLES[2],)),
        (QuestionKind.MISSING, "2", (TITLES[3],)),
        (QuestionKind.WHO_HANDS_IN, "2", ("УГХ",)),
    ]


@pytest.mark.parametrize(
    ("fact", "kind"),
    [
        ("", None),
        ("3", None),
        ("нет данных", None),
        ("сведения не представлены", None),
        ("12–15", QuestionKind.SEVERAL_NUMBERS),
        ("24 из 26", QuestionKind.SEVERAL_NUMBERS),
        ("около 3", QuestionKind.APPROXIMATE),
        ("50 %", QuestionKind.APPROXIMATE),
        ("идут торги", QuestionKind.MISSING),
    ],
)
def test_doubtful_facts(fact: str, kind: QuestionKind | None) -> None:
    found = read([["1", "м", "количество, ед.", "5", fact, "УГХ", ""]])
    assert [one.kind for one in found.questions] == ([kind] if kind else [])


def test_a_long_report_is_read_in_a_second_or_two() -> None:
    # 1,000 rows: 0.9 s with making the file out of a prototype row, 0.5 s of it reading.
    import copy

    def lengthen(document: Any) -> None:
        rows = document.tables[0]._tbl
        for _ in range(999):
            rows.append(copy.deepcopy(rows.tr_lst[-1]))

    story = "Заместитель Главы городского округа по социальному развитию;\nУГХ;\nМФЦ (по согласованию)"
    found = read([row("", "м", story)], change=lengthen)
    assert numbers(found) == [str(number) for number in range(1, 1001)]
    assert len(found.programme.executors) == 3


@pytest.mark.parametrize("text", [" " * 60_000, "," * 60_000, "1" * 60_000, "(" * 60_000, "А-а" * 20_000])
def test_long_nonsense_is_read_as_well(text: str) -> None:
    # Each took minutes while a pattern began with an unbounded repetition; now under 0.3 s.
    cells = ["1", "м", f"п{text}п", text, text, text, text]
    assert len(numbers(read([cells], above=(f"Отчёт {text}.",), below=(f"{text} А.Н. Арасланов",)))) == 1


def test_titles_and_signature_of_the_helper() -> None:
    found = read([row("1")], above=ABOVE, below=BELOW)
    assert found.programme.title == "Программа развития"
    assert found.programme.layout.signature_name == "А.Н. Арасланов"
    assert found.questions == ()
