"""Which tables of a document are the report, and what is said of the others."""

from typing import Any

import docx
import pytest

from domain.time.periods import Period
from office.document import Block
from programmes.as_data import as_data
from programmes.reading import read_document
from programmes.tables.choosing import all_tables, choose
from programmes.tables.decided import read_decided
from tests.data.programme_files import saved
from tests.times import steps_of
from tests.unit.programmes.tables.tables import table
from texts import texts

TITLES = ["№", "Показатель", "Ед. изм.", "План", "Факт"]
FACE = ("Отчет", "о реализации муниципальной программы «Дороги» за 1 полугодие 2022 года")


def row(number: str = "1", name: str = "длина") -> list[str]:
    return [number, name, "км", "5", "3"]


def read(*parts: str | list[list[str]], answers: tuple[str, ...] = ()) -> dict[str, Any]:
    document = docx.Document()
    for part in (*FACE, *parts):
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        found = document.add_table(rows=len(part), cols=len(part[0]))
        for line, cells in zip(found.rows, part, strict=True):
            for cell, text in zip(line.cells, cells, strict=True):
                cell.text = text
    decided = read_decided(answers)
    return as_data(texts("ru"), read_document(saved(document), "отчёт.docx", decided))


def places(found: dict[str, Any]) -> list[str]:
    return [one["at"] for one in found["programme"]["rows"]]


def tables(found: dict[str, Any]) -> list[str]:
    return [one["fate"] for one in found["ledger"] if one["what"] == "table"]


def asked(found: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["about"], one["options"][2]) for one in found["doubts"] if one["kind"] == "missing.table"]


def test_another_programme_in_the_same_document_is_asked_about() -> None:
    other = "Отчет о реализации муниципальной программы «Культура» за 1 полугодие 2022 года"
    found = read([TITLES, row("1")], other, [TITLES, row("1")])
    assert places(found) == ["table 1, row 2"]
    assert asked(found) == [("table 2", "other_programme")]


def test_a_table_of_another_year_is_asked_about() -> None:
    found = read([TITLES, row("1")], "Отчет за 2021 год", [TITLES, row("1")])
    assert asked(found) == [("table 2", "other_period")]


def test_a_table_below_another_year_is_asked_about_wherever_it_stands() -> None:
    found = read(
        "Справочно: показатели 2021 года", [TITLES, row("1")], "Показатели 2022 года", [TITLES, row("1")]
    )
    assert places(found) == ["table 2, row 2"]
    assert asked(found) == [("table 1", "other_period")]


def test_other_titles_within_a_table_are_asked_about() -> None:
    found = read([TITLES, row("1"), ["№", "Показатель", "Ед. изм.", "Факт", "План"], row("2")])
    assert places(found) == ["table 1, row 2"]
    assert asked(found) == [("table 1", "other_table")]


def test_of_two_tables_of_indicators_one_is_chosen_by_an_answer() -> None:
    other = [["№", "Индикатор", "Ед. изм.", "Целевое значение", "Фактическое значение"], row("1", "доля")]
    found = read([TITLES, row("1")], "Таблица 2", other)
    assert (tables(found), asked(found)) == (["taken", "left"], [("table 2", "other_table")])
    chosen = read([TITLES, row("1")], "Таблица 2", other, answers=("table=2",))
    assert (tables(chosen), asked(chosen)) == (["left", "taken"], []), "what is decided is asked no more"


def test_money_and_measures_without_indicators_are_no_doubt() -> None:
    money = [["№", "Мероприятие", "Источник", "План, тыс. руб.", "Факт, тыс. руб."], row("1")]
    found = read([TITLES, row("1")], "Финансирование", money)
    assert (tables(found), asked(found)) == (["taken", "left"], [])


MEASURES = [
    ["№", "Наименование мероприятия", "Исполнитель", "План", "Факт"],
    ["1", "Ремонт", "УГХ", "5", "3"],
]


@pytest.mark.parametrize("line", ["(тыс. рублей)", "Сведения о финансировании мероприятий", "в млн руб."])
def test_plan_and_fact_of_measures_below_a_line_of_money_are_money(line: str) -> None:
    found = read(line, MEASURES, "Показатели", [TITLES, row("1")])
    assert (tables(found), places(found), asked(found)) == (["left", "taken"], ["table 2, row 2"], [])


def test_a_table_of_indicators_goes_before_one_of_measures() -> None:
    found = read("Мероприятия", MEASURES, "Показатели", [TITLES, row("1")])
    assert places(found) == ["table 2, row 2"]
    assert asked(found) == [("table 1", "other_table")]


def test_a_table_without_titles_that_names_no_indicator_is_asked_about() -> None:
    found = read([TITLES, row("1")], "Оборудование", [["Иванов", "5", "6", "7", "8"]])
    assert places(found) == ["table 1, row 2"]
    assert asked(found) == [("table 2", "other_table")]


def test_sections_named_over_each_table() -> None:
    found = read("Подпрограмма 1. Дороги", [TITLES, row("1")], "Подпрограмма 2. Мосты", [TITLES, row("1")])
    assert [one["path"] for one in found["programme"]["rows"]] == [
        ["Подпрограмма 1. Дороги"],
        ["Подпрограмма 2. Мосты"],
    ]
    assert [one["key"] for one in found["programme"]["rows"]] == ["1", "II-1"]


def test_subprogrammes_with_names_of_their_own_are_sections_not_other_programmes() -> None:
    first, second = "Подпрограмма 1 «Дороги»", "Подпрограмма 2 «Мосты»"
    found = read(first, [TITLES, row("1")], second, [TITLES, row("1")])
    assert [one["path"] for one in found["programme"]["rows"]] == [[first], [second]]
    assert asked(found) == []


def test_an_answer_on_a_column_takes_its_figures() -> None:
    parts = ([[*TITLES, "Исполнено"], [*row("1"), "4"]],)
    assert read(*parts)["programme"]["rows"][0]["fact"] == ""
    assert read(*parts, answers=("column Исполнено=fact",))["programme"]["rows"][0]["fact"] == "4"


@pytest.mark.parametrize("is_same", [True, False])
def test_many_tables_are_looked_at_once_each(is_same: bool) -> None:
    def steps(tables: int) -> int:
        blocks: list[Block] = []
        for at in range(tables):
            words = "Пояснение" if is_same else f"Пояснение {at}"
            titles = ("№", "Показатель", "Ед. изм.", "План", "Факт", words)
            blocks += [f"Ход работ за {at + 1} месяц", f"Раздел {at}. Дороги"]
            blocks.append(table([titles], ("1", f"Длина {at}", "км", "5", "3", "")))
        return steps_of(lambda: choose(blocks, all_tables(blocks), Period.from_key("2022-H1"), {}))

    assert steps(120) < 2.5 * steps(60)
