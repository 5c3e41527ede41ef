"""Which time a title speaks of, and whether it is the document's."""

import pytest

from domain.time.periods import Period
from programmes.tables.columns.titles import plain
from programmes.tables.columns.when import when


@pytest.mark.parametrize(
    ("title", "years", "months"),
    [
        ("2022 год*", (2022,), None),
        ("2024 - 2026", (2024, 2025, 2026), None),
        ("по итогам первого года (2021 год)", (2021,), None),
        ("I квартал", (), (1, 3)),
        ("II кв. 2022 г.", (2022,), (4, 6)),
        ("2-е полугодие", (), (7, 12)),
        ("первое полугодие 2022 года", (2022,), (1, 6)),
        ("за 9 месяцев 2019г.", (2019,), (1, 9)),
        ("январь – июнь 2022", (2022,), (1, 6)),
        ("на 01.07.2022", (2022,), (1, 6)),
        ("на 1 января 2023 г.", (2022,), (1, 12)),
        ("на 31.12.2022", (2022,), (1, 12)),
        ("июнь", (), (6, 6)),
        ("Год", (), (1, 12)),
        ("количество деклараций, 1 кв. м", (), None),
        ("маяк", (), None),
        ("план на отчетный год", (), (1, 12)),
        ("отчётный финансовый год", (), (1, 12)),
    ],
)
def test_years_and_months(title: str, years: tuple[int, ...], months: tuple[int, int] | None) -> None:
    found = when([plain(title)])
    assert (found.years, found.months) == (years, months)


@pytest.mark.parametrize(
    ("title", "period", "fits"),
    [
        ("факт", "2022-H1", 80),
        ("факт за отчетный период", "2022-H1", 100),
        ("факт за 1 полугодие", "2022-H1", 100),
        ("факт за 1 полугодие 2021 года", "2022-H1", 0),
        ("факт за 1 полугодие прошлого года", "2022-H1", 0),
        ("факт за I квартал", "2022-H1", 0),
        ("факт за 2022 год", "2022", 100),
        ("факт за 2022 год", "2022-H1", 70),
        ("факт с начала года", "2022-Q2", 90),
        ("факт с начала отчетного года", "2022-Q2", 90),
        ("факт на начало отчетного года", "2022", 0),
        ("факт на начало 2022 года", "2022", 0),
        ("факт на конец отчетного года", "2022", 100),
        ("факт за отчетный год", "2022-H1", 0),
        ("год, следующий за отчетным годом", "2022", 0),
        ("факт на 01.07.2022", "2022-Q2", 90),
    ],
)
def test_how_well_it_fits_the_documents_period(title: str, period: str, fits: int) -> None:
    assert when([plain(title)]).fits(Period.from_key(period)) == fits


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Показа-\nтель", "показатель"),
        ("Пока\u00adзатель", "показатель"),
        ("П о к а з а т е л ь", "показатель"),
        ("Показатель[^1] *", "показатель"),
        ("Плaн", "план"),  # with a Latin «a»
        ("Объём\n финансирования<1>", "объем финансирования"),
    ],
)
def test_a_title_is_made_plain(title: str, expected: str) -> None:
    assert plain(title) == expected
