"""What each row is, and the numbers that rows get."""

from collections.abc import Sequence

import pytest

from domain.time.periods import Period
from office.document import WordCell, WordTable
from programmes.tables.columns.column import ReportColumn
from programmes.tables.header import find_header
from programmes.tables.rows import RawHeading, ReadRows, read_rows
from tests.unit.programmes.tables.tables import table

TITLES = ["№", "Показатель", "Ед. изм.", "План", "Факт"]


def row(
    number: str = "1", name: str = "длина", unit: str = "км", plan: str = "5", fact: str = "3"
) -> list[str]:
    return [number, name, unit, plan, fact]


def read(*rows: Sequence[str], titles: Sequence[str] = TITLES) -> ReadRows:
    found = table([titles], *rows)
    header = find_header(found, Period.from_key("2022-H1"))
    assert header is not None
    return read_rows([(1, found, header)])


def kinds(*rows: Sequence[str]) -> list[str]:
    return [known.kind.value for known in read(*rows).known[1:]]


def numbers(*rows: Sequence[str], titles: Sequence[str] = TITLES) -> list[tuple[str, str]]:
    return [(one.own, one.number) for one in read(*rows, titles=titles).rows()]


def alone(text: str) -> list[str]:
    return ["", text, "", "", ""]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Итого", "total"),
        ("Всего по программе:", "total"),
        ("ИТОГО по разделу 1", "total"),
        ("Всего обращений", "indicator"),
        ("Всего за 2022 год", "total"),
        ("Итого за отчётный период:", "total"),
        ("Всего за год введено площадей", "indicator"),
        ("в том числе сельских", "part"),
        ("- из них новых", "part"),
    ],
)
def test_rows_with_figures_and_no_number(text: str, kind: str) -> None:
    assert kinds(row("1"), row("", text), row("2"))[1] == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Благоустройство", "heading"),
        ("Раздел II. Вода", "heading"),
        ("Основное мероприятие 1. Ремонт", "heading"),
        ("* по данным отдела", "note"),
        ("Примечание: нарастающим итогом", "note"),
        ("дворовых территорий", "continued"),
        ("в том числе:", "parts_follow"),
        ("Продолжение таблицы 1", "repeated"),
    ],
)
def test_a_text_alone_in_its_row(text: str, kind: str) -> None:
    assert kinds(row("1"), alone(text), row("2"))[1] == kind


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["", "Средняя степень достижения", "", "", "98"], "total"),
        (["Эффективность программы", "", "", "", "1,2"], "total"),
        (["", "Эффективность программы", "%", "90", "91"], "indicator"),
        (["Начальник отдела", "", "", "", "А.Н. Арасланов"], "signature"),
        (["", "Глава округа", "", "Арасланов А.Н.", ""], "signature"),
    ],
)
def test_what_stands_below_the_figures(cells: list[str], kind: str) -> None:
    assert kinds(row("1"), cells)[1] == kind


@pytest.mark.parametrize("text", ["-//-", '—"—', "то же", "»"])
def test_a_sign_for_the_same_is_what_stands_above(text: str) -> None:
    first, second = read(row("1"), row("2", "площадь", text)).rows()
    assert second.cells.text(ReportColumn.UNIT) == first.cells.text(ReportColumn.UNIT) == "км"


def test_a_column_cut_in_two_keeps_the_text_of_each_row() -> None:
    head = [["№", "Показатель", "Показатель", "План", "Факт"]]
    below = [
        (WordCell("1", 0), WordCell("Дороги", 1), WordCell("длина", 2), WordCell("5", 3), WordCell("3", 4)),
        (
            WordCell("", 0, continues=True),
            WordCell("", 1, continues=True),
            WordCell("ширина", 2),
            WordCell("6", 3),
            WordCell("4", 4),
        ),
    ]
    found = WordTable((*table(head).rows, *below))
    header = find_header(found, Period.from_key("2022-H1"))
    assert header is not None
    first, second = read_rows([(1, found, header)]).rows()
    assert first.cells.doubts == [("second_text", "длина")]
    assert second.cells.text(ReportColumn.INDICATOR) == "ширина"
    assert second.cells.doubts == [("second_text", "Дороги")]


@pytest.mark.parametrize(
    "text",
    [
        "Причина невыполнения: ремонт",
        "Показатель не достигнут в связи с ремонтом.",
        "Ответственный исполнитель: УЖКХ",
        "Источник данных – Росстат",
    ],
)
def test_what_explains_a_row_below_it_is_no_heading(text: str) -> None:
    wide = (WordCell(text, 0, 5),)
    found = WordTable(
        (*table([TITLES], row("1")).rows, wide, tuple(WordCell(one, at) for at, one in enumerate(row("2"))))
    )
    header = find_header(found, Period.from_key("2022-H1"))
    assert header is not None
    assert [one.kind.value for one in read_rows([(1, found, header)]).known[1:]] == [
        "indicator",
        "note",
        "indicator",
    ]


def test_a_name_that_goes_on_in_the_next_row_is_put_together_and_asked_about() -> None:
    first, second = read(row("1", "Доля детей,"), alone("охваченных отдыхом"), row("2")).rows()
    assert first.cells.text(ReportColumn.INDICATOR) == "Доля детей, охваченных отдыхом"
    assert first.cells.doubts == [("second_text", "охваченных отдыхом")]
    assert second.cells.doubts == []


def test_a_total_has_no_number_even_with_one() -> None:
    assert kinds(row("1"), row("2", "Итого"), row("3", "Всего обращений"))[1:] == ["total", "indicator"]


def test_a_text_alone_at_the_end_is_no_heading() -> None:
    assert kinds(row("1"), alone("Дворы")) == ["indicator", "indicator"]


def test_a_number_over_numbers_below_it_is_a_headings() -> None:
    found = read(["1", "Дороги", "", "", ""], row("1.1"), ["2", "Дворы", "", "", ""])
    assert [known.kind.value for known in found.known[1:]] == ["heading", "indicator", "indicator"]
    assert isinstance(found.raw[0], RawHeading)
    assert found.raw[0].wording == "1 Дороги"


def test_a_number_over_numbers_below_it_has_no_figures() -> None:
    found = read(["1", "Дороги", "х", "х", "-"], row("1.1"), ["2", "Дворы", "-", "-", "-"], row("3"))
    assert [known.kind.value for known in found.known[1:4]] == ["heading", "indicator", "indicator"]
    assert found.known[1].wording == "1 Дороги"


@pytest.mark.parametrize(
    "cells", [["II.", "Вода", "", "", ""], ["Раздел 2", "Вода", "", "", ""], ["", "Задача 2", "", "х", "-"]]
)
def test_a_heading_in_two_cells(cells: list[str]) -> None:
    assert kinds(row("1"), cells, row("2"))[1] == "heading"


@pytest.mark.parametrize(
    "texts",
    [
        ["1", "2", "3", "4", "5"],
        ["1", "2", "4", "7", "8"],
        ["А", "1", "2", "3", "4"],
        ["1", "2", "3", "4", "5=4-3"],
        ["I", "II", "III", "IV", "V"],
    ],
)
def test_a_row_of_numbers(texts: list[str]) -> None:
    assert kinds(row("1"), texts, row("2"))[1] == "numbers"


def test_titles_again_on_a_later_page() -> None:
    assert kinds(row("1"), TITLES, row("2"))[1] == "repeated"


def test_below_other_titles_stands_another_table_until_the_own_come_again() -> None:
    other = ["№", "Показатель", "Ед. изм.", "Факт", "План"]
    assert kinds(row("1"), other, row("2"), TITLES, row("3")) == [
        "indicator",
        "other_table",
        "other_table",
        "repeated",
        "indicator",
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["1", "", "2"], ["1", "1.1", "2"]),
        (["1", "", "", "2"], ["1", "1.1", "1.2", "2"]),
        (["4", "", "6"], ["4", "5", "6"]),
        (["I.", "II)", ""], ["I", "II", "II.1"]),
        (["", "", "1.1"], ["1", "2", "1.1"]),
        (["5.1", "5", "5"], ["5.1", "5", "5-2"]),
        (["№ 1", "п. 2", "(3)"], ["1", "2", "3"]),
    ],
)
def test_the_documents_own_numbers_claim_first(typed: list[str], expected: list[str]) -> None:
    assert [number for _, number in numbers(*(row(one) for one in typed))] == expected


def test_a_number_in_the_wording() -> None:
    rows = [["1. Длина", "км", "5", "3"], ["2) Площадь", "га", "5", "3"], ["Без номера", "га", "5", "3"]]
    assert numbers(*rows, titles=TITLES[1:]) == [("1", "1"), ("2", "2"), ("", "3")]


def test_parts_are_numbered_below_their_indicator_and_asked_about() -> None:
    found = read(row("1"), row("", "в том числе новых"), row("2"), alone("в том числе:"), row("", "сельских"))
    assert [one.number for one in found.rows()] == ["1", "1.1", "2", "2.1"]
    assert [[code for code, _ in one.cells.doubts] for one in found.rows()] == [[], ["part"], [], ["part"]]


@pytest.mark.parametrize("name", ["Участники, из них:", "Участники, в том числе:", "Участники, в т.ч."])
def test_what_a_name_opens_are_parts(name: str) -> None:
    found = read(row("1", name), row("", "дети"), row("", "- взрослые"), row("", "Площадь"), row("2"))
    assert [one.known.kind.value for one in found.rows()] == [
        "indicator",
        "part",
        "part",
        "indicator",
        "indicator",
    ]


def test_a_name_with_a_dash_is_a_part_where_rows_have_numbers() -> None:
    assert kinds(row("1"), row("", "- новых"), row("2"))[1] == "part"
    plain = read(["- длина", "км", "5", "3"], ["- площадь", "га", "5", "3"], titles=TITLES[1:])
    assert [known.kind.value for known in plain.known[1:]] == ["indicator", "indicator"]


def test_two_indicators_in_one_cell_are_asked_about() -> None:
    (found,) = read(row("1", "длина\nплощадь", "км\nга", "5\n7", "3\n2")).rows()
    assert found.cells.doubts == [("two_indicators", "длина\nплощадь")]


def test_a_row_of_executors_alone_goes_on_with_the_row_above() -> None:
    titles = [*TITLES, "Исполнитель", "Пояснение"]
    rows = [[*row("1"), "УГХ", "идёт"], ["", "", "", "", "", "МУП", "по графику"], [*row("2"), "УГХ", ""]]
    found = read(*rows, titles=titles)
    first, second = found.rows()
    assert (first.cells.text(ReportColumn.EXECUTOR), first.cells.text(ReportColumn.EXPLANATION)) == (
        "УГХ;\nМУП",
        "идёт\nпо графику",
    )
    assert (second.number, found.known[2].kind.value) == ("2", "continued")


MONEY = ["№", "Мероприятие", "Источник", "План, тыс. руб.", "Показатель", "План", "Факт"]


@pytest.mark.parametrize(
    "further",
    [
        ["", "", "местный бюджет", "50", "", "", ""],
        ["", "местный бюджет", "", "50", "", "", ""],
        ["", "- средства областного бюджета", "", "50", "-", "х", "-"],
    ],
)
def test_a_further_source_of_money_is_no_indicator(further: list[str]) -> None:
    found = read(["1", "Ремонт", "Всего", "150", "Длина", "5", "3"], further, titles=MONEY)
    assert [one.number for one in found.rows()] == ["1"]
    assert found.known[2].kind.value == "money"


def test_a_measure_that_has_money_alone_is_a_row() -> None:
    rows = [["1", "Ремонт", "", "150", "Длина", "5", "3"], ["2", "Охрана", "", "50", "", "", ""]]
    assert [one.number for one in read(*rows, titles=MONEY).rows()] == ["1", "2"]


def test_a_number_that_nobody_can_type_is_printed_as_it_is() -> None:
    found = [(one.typed, one.printed, one.number) for one in read(row("1-1"), row("а)"), row("2/1")).rows()]
    assert found == [("1-1", "1-1", "1"), ("а)", "а)", "2"), ("2/1", "2/1", "3")]


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["Итого выполнение", "", "", "", "53"], "total"),
        (["", "Итого по всем показателям", "", "", "53"], "total"),
        (["", "Итоговый балл", "балл", "5", "3"], "indicator"),
        (["Справочно: население", "", "чел.", "", "180000"], "note"),
        (["Заместитель главы", "", "", "И.И. Пробный", ""], "signature"),
        (["Начальник отдела", "", "", "", "Пробная А.Б."], "signature"),
        (["2", "Пробная А.Б.", "", "", ""], "indicator"),
    ],
)
def test_rows_beside_the_indicators(cells: list[str], kind: str) -> None:
    assert kinds(row("1"), cells)[1] == kind
