"""What each column of a table is: titles, cells, time and neighbours together; what is close is asked."""

from collections.abc import Sequence

import pytest

from domain.time.periods import Period
from office.document import WordCell, WordTable
from office.unreadable import Unreadable
from programmes.tables.columns.column import ReportColumn
from programmes.tables.decided import read_decided
from programmes.tables.header import find_header, what_is_missing
from tests.unit.programmes.tables.tables import header, parts, table

KNOWN = ["№", "Показатель", "Ед. изм."]
ARE = ["number", "indicator", "unit"]
ROW = ["1", "Длина дорог", "км"]
H1 = "2022-H1"
USUAL = ["target", "fact", "(past)"]
ASKED = ["?fact/other"]


def told(period: str, titles: Sequence[str], cells: Sequence[str]) -> list[str]:
    return parts(header(period, [[*KNOWN, *titles]], [*ROW, *cells]))[3:]


@pytest.mark.parametrize(
    ("period", "titles", "expected"),
    [
        (H1, ["План", "Факт"], ["target", "fact"]),
        (H1, ["План", "Исполнено", "Отклонение факта от плана"], ["target", "fact", "(deviation)"]),
        (H1, ["План", "Исполнение", "% исполнения"], ["target", "fact", "(deviation)"]),
        (H1, ["План", "Факт", "Выполнение, %"], ["target", "fact", "(deviation)"]),
        (H1, ["Факт прошлого года", "План", "Факт"], ["(past)", "target", "fact"]),
        (H1, ["План", "АППГ", "Факт", "Динамика к АППГ, %"], ["target", "(past)", "fact", "(deviation)"]),
        (
            H1,
            ["План на 31.12.2022", "Факт на 01.07.2022", "Факт на 01.07.2021"],
            ["target", "fact", "(past)"],
        ),
        (
            H1,
            ["2022 год план", "январь-июнь 2022 факт", "январь-июнь 2021 факт"],
            ["target", "fact", "(past)"],
        ),
        (H1, ["Предусмотрено", "Исполнено", "% от плана"], ["target", "fact", "(deviation)"]),
        (H1, ["План", "Факт янв-март", "Факт янв.–июнь"], ["target", "(other_period)", "fact"]),
        (H1, ["План", "Факт", "Ответств. исполн."], ["target", "fact", "executor"]),
        (H1, ["План", "Факт", "Примеч."], ["target", "fact", "explanation"]),
        (H1, ["План", "Факт", "% от год. плана"], ["target", "fact", "(deviation)"]),
        (H1, ["План на год", "План на отчетный период", "Факт"], ["target", "(second)", "fact"]),
        (
            H1,
            ["План на 2022 год", "Факт за 1 полугодие", "Ожидаемое исполнение за 2022 год"],
            ["target", "fact", "(estimate)"],
        ),
        ("2022", ["Факт 2021 г.", "План 2022 г.", "Факт 2022 г."], ["(past)", "target", "fact"]),
        (
            "2022",
            ["Весовой коэффициент", "План", "Факт", "Оценка"],
            ["(weight)", "target", "fact", "(estimate)"],
        ),
        ("2022", ["План", "Факт", "Очередной год"], ["target", "fact", "(coming)"]),
        ("2022", ["2021 год", "2022 год", "2023 год", "Итого"], ["target", "target", "target", "(sum)"]),
        ("2022", ["Планируемое", "Достигнутое", "Исп."], ["target", "fact", "executor"]),
        (H1, ["План, %", "Факт, %"], ["target", "fact"]),
        (H1, ["План на конец года", "Прогноз на конец года", "Факт"], ["target", "(second)", "fact"]),
        ("2022", ["План на весь период", "План", "Факт"], ["(sum)", "target", "fact"]),
        ("2022", ["План", "Факт", "2022 факт / 2022 план"], ["target", "fact", "(deviation)"]),
        ("2022", ["План", "Факт", "Факт 2022 к плану, %"], ["target", "fact", "(deviation)"]),
        (
            "2022",
            ["План на отчетный год", "Факт за отчетный год", "План на текущий год"],
            ["target", "fact", "(second)"],
        ),
        (
            "2022",
            ["Целевое значение на конец реализации программы", "План", "Факт"],
            ["(coming)", "target", "fact"],
        ),
        (
            "2022",
            ["Факт на начало отчётного года", "План", "Факт на конец отчётного года"],
            ["(past)", "target", "fact"],
        ),
    ],
)
def test_one_part_fits_surely(period: str, titles: list[str], expected: list[str]) -> None:
    assert told(period, titles, ["5", "3", "4", "6"][: len(titles)]) == expected


@pytest.mark.parametrize(
    ("period", "titles", "expected"),
    [
        (H1, ["План", "Факт", "Исполнено"], ["target", *ASKED, *ASKED]),
        (H1, ["Утверждено", "Уточненный план", "Факт"], ["?target/other", "?target/other", "fact"]),
        (
            "2022-Q2",
            ["План", "Факт за 2 квартал", "Факт с начала года"],
            ["target", *ASKED, *ASKED],
        ),
        (H1, ["План/факт", "Срок"], ["?target/fact/other", "(deadline)"]),
        ("2022", ["План", "Значение на 01.01.2023"], ["target", "?target/fact/other"]),
        (H1, ["Норматив", "Факт"], ["?target/other", "fact"]),
        ("2022", ["Прогноз 2022", "Факт"], ["?target/other", "fact"]),
        ("2022", ["Прогноз 2022", "План 2023", "Факт"], ["?target/other", "target", "fact"]),
        ("", ["План на I квартал", "Факт"], ["?target/other", "fact"]),
        ("2022", ["План", "Факт с начала реализации"], ["target", "(sum)"]),
        (H1, ["План", "Факт", "Предусмотрено средств"], ["target", "fact", "(money)"]),
        (H1, ["План", "Скорректированное значение", "Факт"], ["?target/other", "?target/other", "fact"]),
        (H1, ["План", "Факт / % выполнения"], ["target", "?target/fact/other"]),
        (H1, ["Значение", "Срок"], ["?target/fact/other", "(deadline)"]),
        (
            H1,
            ["2022 год (утверждено)", "2022 год (уточнено)", "Факт"],
            ["?target/other", "?target/other", "fact"],
        ),
        (H1, ["План", "на 01.07.2022"], ["target", "?target/fact/other"]),
        (H1, ["План", "1 полугодие 2021", "1 полугодие 2022"], ["target", "(past)", "?target/fact/other"]),
        (H1, ["План, тыс. руб.", "Факт, тыс. руб."], ["?target/other", "?fact/other"]),
        (H1, ["План", "Факт за 2023 год"], ["target", "?fact/other"]),
        (H1, ["План", "Отчётный период"], ["target", "?target/fact/other"]),
        (H1, ["План", "Факт за год"], ["target", "?fact/other"]),
        ("", ["План", "Факт за 2022 год"], ["target", "?fact/other"]),
        ("2022", ["2020", "2021", "2022"], ["?target/other", "?target/other", "?target/other"]),
        ("2022", ["План на 2022", "2021", "2023"], ["target", "?target/other", "?target/other"]),
        ("2022-Q2", ["План на I кв.", "План на II кв.", "Факт"], ["?target/other", "?target/other", "fact"]),
    ],
)
def test_what_is_close_or_of_another_time_is_asked(
    period: str, titles: list[str], expected: list[str]
) -> None:
    assert told(period, titles, ["5", "3", "4"][: len(titles)]) == expected


def test_plans_and_facts_that_stand_in_rows_are_asked_about() -> None:
    titles = ["№", "Показатель", "", "2022", "2023"]
    found = header(H1, [titles], ["1", "Длина", "план", "5", "6"], ["", "", "факт", "3", ""])
    assert parts(found)[3:] == ["?target/fact/other"] * 2


def test_years_that_stand_in_rows_are_asked_about() -> None:
    titles = ["№", "Показатель", "Год", "План", "Факт"]
    found = header(H1, [titles], ["1", "Длина", "2021", "5", "6"], ["", "", "2022", "3", ""])
    assert parts(found)[3:] == ["?target/other", "?fact/other"]


def test_years_of_a_deadline_are_no_years_of_figures() -> None:
    found = header("2022", [[*KNOWN, "Срок", "План", "Факт"]], [*ROW, "2022", "5", "3"])
    assert parts(found)[3:] == ["(deadline)", "target", "fact"]


def test_reports_as_documents_are_no_kind_of_figure() -> None:
    titles = [*KNOWN, "Вид документа", "План", "Факт"]
    found = header(H1, [titles], [*ROW, "Отчет", "5", "3"], [*ROW, "отчёт", "6", "4"])
    assert parts(found)[3:] == ["(unknown)", "target", "fact"]


def test_plan_and_fact_below_money_are_money() -> None:
    head = [
        [*KNOWN, "Сумма, тыс. руб.", "Сумма, тыс. руб.", "Значение", "Значение"],
        ["^", "^", "^", "план", "факт", "план", "факт"],
    ]
    assert parts(header(H1, head, [*ROW, "500", "200", "5", "3"]))[3:] == [
        "(money)",
        "(money)",
        "target",
        "fact",
    ]


@pytest.mark.parametrize("over", ["2022 год", "Выполнение плановых значений", "Значение показателя"])
def test_per_cent_beside_plan_and_fact_is_computed(over: str) -> None:
    head = [[*KNOWN, over, over, over, over], ["^", "^", "^", "план", "факт", "+/-", "%"]]
    found = parts(header("2022", head, [*ROW, "5", "3", "-2", "60"]))[3:]
    assert found == ["target", "fact", "(deviation)", "(deviation)"]


@pytest.mark.parametrize(
    ("title", "unit"),
    [("План, км", "км"), ("План (%)", "%"), ("План (год)", ""), ("План", ""), ("План на 2022 год", "")],
)
def test_a_unit_may_stand_in_the_title_of_the_target(title: str, unit: str) -> None:
    found = header("2022", [["№", "Показатель", title, "Факт"]], ["1", "Длина", "5", "3"])
    assert found is not None
    assert found.unit == unit


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["Мероприятие", "Ожидаемый результат", "Показатель"], ["measure", "(second)", "indicator"]),
        (
            ["Показатель программы", "Мероприятие", "Показатель мероприятия"],
            ["?indicator/other", "measure", "indicator"],
        ),
        (["Основное мероприятие", "Мероприятие", "Показатель"], ["(second)", "measure", "indicator"]),
        (["Мероприятие", "Ед. изм.", "Показатель"], ["measure", "?unit/other", "indicator"]),
    ],
)
def test_of_two_names_or_units_the_one_beside_the_figures(titles: list[str], expected: list[str]) -> None:
    found = header(H1, [[*titles, "Ед. изм.", "План", "Факт"]], ["Ремонт", "м", "Длина", "км", "5", "3"])
    assert parts(found) == [*expected, "unit", "target", "fact"]


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["Ответственный за данные", "Исполнитель"], ["executor", "?executor/other"]),
        (["Базовое значение 2018", "Базовое значение 2020"], ["base", "?base/other"]),
        (["Базовый год", "Базовое значение"], ["(second)", "base"]),
    ],
)
def test_of_two_equals_the_second_is_asked_about(titles: list[str], expected: list[str]) -> None:
    assert told("2022", [*titles, "План", "Факт"], ["7", "9", "5", "3"])[:2] == expected


def test_the_whole_plan_and_the_part_of_it_are_asked_about() -> None:
    head = [
        [*KNOWN, "План", "План", "Факт", "Факт"],
        ["^", "^", "^", "всего", "на отчётный период", "всего", "2 кв."],
    ]
    found = parts(header(H1, head, [*ROW, "9", "5", "3", "2"]))[3:]
    assert found == ["?target/other", "?target/other", "fact", "(other_period)"]


def test_money_beside_figures_in_kind() -> None:
    kind, money = "Натуральные показатели", "Стоимостные показатели, тыс. руб."
    head = [[*KNOWN, kind, kind, money, money], ["^", "^", "^", "план", "факт", "план", "факт"]]
    found = parts(header(H1, head, [*ROW, "5", "3", "500", "300"]))[3:]
    assert found == ["target", "fact", "(money)", "(money)"]


def test_years_below_a_period_of_realisation_are_targets() -> None:
    over = "Период реализации"
    head = [[*KNOWN, over, over, "Факт 2022"], ["^", "^", "^", "2022", "2023", "^"]]
    assert parts(header("2022", head, [*ROW, "5", "3", "2"]))[3:] == ["target", "target", "fact"]


def test_a_column_of_words_is_no_target_whatever_it_is_called() -> None:
    titles = ["№", "Цель", "Показатель", "Ед. изм.", "План", "Факт"]
    found = header(H1, [titles], ["1", "Повышение качества", "Длина дорог", "км", "5", "3"])
    assert parts(found) == ["number", "(second)", "indicator", "unit", "target", "fact"]


def test_words_under_execution_explain() -> None:
    assert told(H1, ["План", "Факт", "Исполнение"], ["5", "3", "Работы идут"])[2] == "explanation"


def test_a_planned_indicator_in_figures_is_the_target() -> None:
    titles = ["№", "Мероприятие", "Плановый показатель", "Фактический показатель", "Исполнитель"]
    found = header(H1, [titles], ["1", "Построить школы, ед.", "5", "3", "УО"])
    assert parts(found) == ["number", "indicator", "target", "fact", "executor"]


def test_titles_that_nobody_merged() -> None:
    head = [[*KNOWN, "Значение", "", "Исполнитель"], ["", "", "", "план", "факт", ""]]
    assert parts(header(H1, head, [*ROW, "5", "3", "УГХ"]))[3:] == ["target", "fact", "executor"]


def test_parts_of_a_year_below_titles_that_nobody_merged() -> None:
    head = [[*KNOWN, "План", "", "Факт", ""], ["", "", "", "год", "1 полугодие", "год", "1 полугодие"]]
    found = parts(header(H1, head, [*ROW, "5", "3", "9", "2"]))[3:]
    assert found == ["target", "(other_period)", "(other_period)", "fact"]


def test_shares_below_titles_that_nobody_merged() -> None:
    head = [[*KNOWN, "План", "", "Факт", ""], ["", "", "", "абс.", "%", "абс.", "%"]]
    found = parts(header(H1, head, [*ROW, "5", "50", "3", "30"]))[3:]
    assert found == ["target", "(deviation)", "fact", "(deviation)"]


@pytest.mark.parametrize("last", ["2021 год", ""])
def test_a_year_that_stands_over_the_titles_is_theirs(last: str) -> None:
    head = [["", "", "", "2021 год", last], [*KNOWN, "План", "Факт"]]
    assert parts(header(H1, head, [*ROW, "5", "3"]))[3:] == ["target", "(past)"]
    ours = [["", "", "", "2022 год", last and "2022 год"], [*KNOWN, "План", "Факт"]]
    assert parts(header(H1, ours, [*ROW, "5", "3"]))[3:] == ["target", "fact"]


@pytest.mark.parametrize("twin", ["План", "Факт"])
def test_two_columns_of_one_title_beside_each_other_are_asked_about(twin: str) -> None:
    titles = [*KNOWN, "План", "Факт"]
    at = titles.index(twin)
    doubled = [*titles[:at], twin, *titles[at:]]
    rows = tuple(
        tuple(WordCell(text, place) for place, text in enumerate(row))
        for row in (doubled, [*ROW, "5", "3", "2"])
    )
    found = parts(find_header(WordTable(rows), Period.from_key(H1)))
    part = "target" if twin == "План" else "fact"
    assert found[at : at + 2] == [f"?{part}/other"] * 2


def test_days_of_a_plan_are_no_targets() -> None:
    titles = ["№", "Мероприятие", "Исполнитель", "План", "Факт"]
    assert find_header(table([titles], ["1", "Ремонт", "УГХ", "до 01.06", "выполнено"])) is None


def test_titles_cut_into_two_rows_that_nobody_merged() -> None:
    head = [
        ["№", "Наименование", "Ед.", "Плановое", "Фактическое"],
        ["п/п", "показателя", "изм.", "значение", "значение"],
    ]
    found = header(H1, head, [*ROW, "5", "3"])
    assert parts(found) == [*ARE, "target", "fact"]
    assert found is not None
    assert found.height == 2


def test_a_row_before_repeated_titles_is_no_title() -> None:
    titles = [*KNOWN, "План", "Факт"]
    found = find_header(table([titles], [*ROW, "5", "3"], titles, ["1", "2", "3", "4", "5"]))
    assert found is not None
    assert found.height == 1


def test_what_somebody_decided_holds() -> None:
    found = find_header(
        table([[*KNOWN, "План", "Факт", "Исполнено"]], [*ROW, "5", "3", "4"]),
        None,
        {"исполнено": ReportColumn.FACT},
    )
    assert parts(found)[3:] == ["target", "(second)", "fact"]


@pytest.mark.parametrize(
    ("titles", "reason"),
    [
        (["№", "Показатель", "Ед. изм.", "за 2021 год"], Unreadable.NO_TARGET),
        (["№", "Контрольные позиции", "за 9 месяцев 2019 г."], Unreadable.NO_TARGET),
        (["Район", "План", "Факт"], Unreadable.NO_INDICATOR),
        (["Глава", "И.И. Иванов"], Unreadable.NO_TABLE),
    ],
)
def test_a_refusal_says_which_column_is_missing(titles: list[str], reason: Unreadable) -> None:
    found = table([titles], ["1", "Длина дорог", "7", "9"][: len(titles)])
    assert find_header(found) is None
    assert what_is_missing(found)[0] is reason


TWINS = (("№", "Показатель", "Ед. изм.", "План", "Факт", "План", "Факт", "Исполнитель"),)
"""Nobody has said of which time the second pair is."""
TWIN_ROW = ("1", "Дворы", "ед.", "4", "1", "8", "2", "Отдел")


def test_columns_of_one_title_are_told_apart_by_their_number() -> None:
    found = header("2022-H1", TWINS, TWIN_ROW)
    assert found is not None
    assert [column.title for column in found.columns][5:7] == ["План (графа 6)", "Факт (графа 7)"]
    assert {4, 5, 6, 7} <= set(found.roles.doubts)


def test_a_column_may_be_decided_on_by_its_number() -> None:
    answers = read_decided(["column 7=fact", "column План=target"]).columns
    found = find_header(table(TWINS, TWIN_ROW), Period.from_key("2022-H1"), answers)
    assert found is not None
    assert parts(found)[3:7] == ["target", "(second)", "(second)", "fact"]
