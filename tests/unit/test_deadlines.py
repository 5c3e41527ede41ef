"""Deadlines as a date or a rule, on working days only."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.deadlines import DeadlineRule, read_deadline
from domain.periods import Period

H1_2022 = Period.from_key("2022-H1")


@pytest.mark.parametrize(
    ("text", "period", "due"),
    [
        ("10-го числа следующего месяца", "2022-H1", date(2022, 7, 11)),  # the 10th is a Sunday
        ("10-го числа", "2022-H1", date(2022, 7, 11)),
        ("до 10 числа месяца, следующего за отчётным", "2022-Q1", date(2022, 4, 11)),
        ("25 июля", "2022-H1", date(2022, 7, 25)),
        ("25 января", "2022", date(2023, 1, 25)),
        ("10-го числа", "2022", date(2023, 1, 10)),
        ("10-го числа", "2025", date(2026, 1, 12)),  # 10 January 2026 is a day off
        ("31-го числа", "2022-M01", date(2022, 2, 28)),
        ("15 числа второго месяца", "2022-Q2", date(2022, 8, 15)),
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


@pytest.mark.parametrize("text", ["", "когда-нибудь", "0 числа", "32 июля", "июля", "10 брюмера", "10-го-го"])
def test_what_is_no_rule_is_none(text: str) -> None:
    assert read_deadline(text) is None


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    read_deadline(text)
