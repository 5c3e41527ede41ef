"""Storyboard, section 3: deadlines follow the Russian working calendar."""

from calendar import monthrange
from datetime import date

import pytest

from domain.time.workdays import is_working_day, next_working_day, working_days_between, years_known


def test_2026_has_the_published_number_of_working_days() -> None:
    by_month = [
        sum(is_working_day(date(2026, month, day)) for day in range(1, monthrange(2026, month)[1] + 1))
        for month in range(1, 13)
    ]
    assert by_month == [15, 19, 21, 22, 19, 21, 23, 21, 22, 22, 20, 22]


@pytest.mark.parametrize("day", [date(2022, 3, 5), date(2027, 2, 20)])
def test_working_saturdays(day: date) -> None:
    assert is_working_day(day)


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        (date(2026, 1, 10), date(2026, 1, 12)),
        (date(2026, 3, 8), date(2026, 3, 10)),
        (date(2026, 5, 9), date(2026, 5, 12)),
        (date(2026, 12, 31), date(2027, 1, 11)),
        (date(2022, 7, 11), date(2022, 7, 11)),
    ],
)
def test_next_working_day(day: date, moved: date) -> None:
    assert next_working_day(day) == moved


def test_overrides_know_better() -> None:
    monday, sunday = date(2022, 7, 11), date(2022, 7, 10)
    assert next_working_day(sunday, {monday: False}) == date(2022, 7, 12)
    assert next_working_day(sunday, {sunday: True}) == sunday


@pytest.mark.parametrize(("today", "left"), [(6, 3), (7, 2), (8, 1), (9, 1), (11, 0), (12, 0)])
def test_working_days_left_until_monday_the_11th(today: int, left: int) -> None:
    assert working_days_between(date(2022, 7, today), date(2022, 7, 11)) == left


def test_years_known() -> None:
    assert 2022 in years_known()
    assert 2026 in years_known()
    assert 2060 not in years_known()
