"""Deadlines as a date or a rule, on working days only."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.time.days import read_day
from domain.time.deadlines import DeadlineRule, read_deadline
from domain.time.periods import Period
from domain.time.workdays import is_working_day

H1_2022 = Period.from_key("2022-H1")


@pytest.mark.parametrize(
    ("text", "period", "due"),
    [
        ("10-го числа следующего месяца", "2022-H1", date(2022, 7, 11)),  # the 10th is a Sunday
        ("10-го числа", "2022-H1", date(2022, 7, 11)),
        ("до 10 числа месяца, следующего за отчётным", "2022-Q1", date(2022, 4, 11)),
        ("25 июля", "2022-H1", date(2022, 7, 25)),
        ("30 июня", "2022-H1", date(2022, 6, 30)),  # the very month in which the period ends
        ("31 мая", "2022-H1", date(2023, 5, 31)),
        ("25 января", "2022", date(2023, 1, 25)),
        ("10-го числа", "2022", date(2023, 1, 10)),
        ("10-го числа", "2025", date(2026, 1, 12)),  # 10 January 2026 is a day off
        ("31-го числа", "2022-M01", date(2022, 2, 28)),
        ("15 числа второго месяца", "2022-Q2", date(2022, 8, 15)),
        ("не позднее 10 числа", "2022-H1", date(2022, 7, 11)),
        ("не позже 10-го числа месяца, следующего за отчётным", "2022-Q1", date(2022, 4, 11)),
        ("до 10-го числа следующего месяца", "2022-H1", date(2022, 7, 11)),
        ("до 25 июля", "2022-H1", date(2022, 7, 25)),
        ("25 июля 2022 года", "2022-H1", date(2022, 7, 25)),
        ("25 июля 2022 г.", "2022-H1", date(2022, 7, 25)),
        ("25.07.2022", "2022-H1", date(2022, 7, 25)),
        ("25.07", "2022-H1", date(2022, 7, 25)),
        ("25.07.2022", "2023-H1", date(2023, 7, 25)),  # a rule holds for every year
        ("29 февраля", "2022-M01", date(2022, 2, 28)),
    ],
)
def test_a_rule_falls_on_a_working_day(text: str, period: str, due: date) -> None:
    rule = read_deadline(text)
    assert rule is not None
    assert rule.due(Period.from_key(period), {}) == due


def test_an_override_moves_it() -> None:
    rule = DeadlineRule(11)
    assert rule.due(H1_2022, {date(2022, 7, 11): False}) == date(2022, 7, 12)
    assert DeadlineRule(10).due(H1_2022, {date(2022, 7, 10): True}) == date(2022, 7, 10)


@given(st.integers(2000, 2099), st.integers(1, 12), st.integers(1, 31))
def test_a_deadline_is_a_working_day_soon_after_the_period(year: int, month: int, day: int) -> None:
    period = Period.from_key(f"{year}-M{month:02}")
    due = DeadlineRule(day).due(period, {})
    assert is_working_day(due)
    assert period.end < due <= period.end + timedelta(days=31 + 31 + 14)


@pytest.mark.parametrize(
    "text", ["", "когда-нибудь", "0 числа", "июля", "10 брюмера", "5 мартобря", "10-го-го"]
)
def test_what_is_no_rule_is_none(text: str) -> None:
    assert read_deadline(text) is None


@pytest.mark.parametrize(
    "text",
    ["31 февраля", "30 февраля", "32 июля", "31.06", "25.13.2022", "29.02.2022", "29 февраля 2022 года"],
)
def test_a_day_that_the_calendar_does_not_have_is_no_deadline(text: str) -> None:
    assert read_deadline(text) is None
    assert read_day(text) is None


@pytest.mark.parametrize(
    "text", ["25.07.2022", "25 июля 2022 года", "не позднее 25 июля 2022 г.", "до 25.7.2022г.", "25.07.22"]
)
def test_a_date_with_its_year_is_one_day(text: str) -> None:
    assert read_day(text) == date(2022, 7, 25)


@pytest.mark.parametrize("text", ["25 июля", "10-го числа", "25.07", "00.00.0000", "25.07.1922", "скоро"])
def test_without_a_year_it_is_no_single_day(text: str) -> None:
    assert read_day(text) is None


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    read_deadline(text)
    read_day(text)
