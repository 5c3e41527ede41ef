"""Every mention of the reported period gives way to a mark, and nothing else does."""

import pytest

from domain.time.periods import Period
from programmes.forms.mentions import marked
from reports.period_marks import filled
from texts import texts


@pytest.mark.parametrize(
    ("period", "text", "expected"),
    [
        ("2022-H1", "за 1 полугодие 2022 года и 1 полугодие 2022 года", "за {period} и {period}"),
        ("2022-H1", "за первое полугодие 2022 г.", "за {period}"),
        ("2022-H1", "за 6 месяцев 2022 года", "за {period}"),
        ("2022-H1", "за январь - июнь 2022 года", "за {period}"),
        ("2022-Q1", "Фактическое значение 1 квартал", "Фактическое значение {part}"),
        ("2022-Q1", "за I кв. 2022 г.", "за {period}"),
        ("2022-H1", "на 01.07.2022", "на {next_day}"),
        ("2022-H1", "на 1 июля 2022 года", "на {next_day}"),
        ("2022-H1", "по 30.06.2022", "по {last_day}"),
        ("2022-H1", "плана на 2022 год за 1 полугодие 2022 года", "плана на {year} год за {period}"),
        ("2022", "за 2022 год", "за {period}"),
    ],
)
def test_a_mention_becomes_a_mark(period: str, text: str, expected: str) -> None:
    assert marked(text, Period.from_key(period)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "«Город 2022 года»",
        "на 2022-2024 годы",
        "на 2020 – 2022 гг.",
        "постановление от 12.03.2022 № 5",
        "«15» июля 2022 г.",
        "II квартал",
        "итоги 2021 года",
        "работы в мае",
    ],
)
def test_what_is_no_mention_of_the_period_stays(text: str) -> None:
    assert marked(text, Period.from_key("2022-H1")) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021 год (факт)", "{year-1} год (факт)"),
        ("Факт за 1 полугодие 2021 года", "Факт за {period-1}"),
        ("План на 2023 год", "План на {year+1} год"),
        ("I квартал 2022 года", "I квартал {year} года"),
        ("2024 - 2026", "2024 - 2026"),
    ],
)
def test_years_over_columns_are_counted_from_the_periods_own(text: str, expected: str) -> None:
    assert marked(text, Period.from_key("2022-H1"), years=True) == expected


def test_a_year_over_a_target_stays_the_year() -> None:
    year = Period.from_key("2022")
    assert marked("План на 2022 год", year, years=True, is_target=True) == "План на {year} год"


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ("Факт за {period}", "2023-H1", "Факт за 1 полугодие 2023 года"),
        ("Факт за {part}", "2022-Q3", "Факт за III квартал"),
        ("Факт за {part}", "2022", "Факт за 2022 год"),
        ("{year-1} год (факт), {year+1} год (план)", "2023", "2022 год (факт), 2024 год (план)"),
        ("на {next_day}, по {last_day}", "2022", "на 01.01.2023, по 31.12.2022"),
        ("{title} {year +1} {}", "2022", "{title} {year +1} {}"),
    ],
)
def test_marks_are_filled_with_the_reported_period(text: str, key: str, expected: str) -> None:
    assert filled(texts("ru"), text, Period.from_key(key)) == expected
