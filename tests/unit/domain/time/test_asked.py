"""Storyboard, section 4: «дороги за 2021 год», «за прошлый год», «во 2 полугодии»."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.time.asked import opened, take_period
from domain.time.periods import Period

TODAY = date(2022, 7, 5)
KNOWN = [Period.from_key(key) for key in ("2021-H1", "2021", "2022-H1")]


@pytest.mark.parametrize(
    ("text", "rest", "key"),
    [
        ("дороги за 2021 год", "дороги", "2021"),
        ("дороги 2021", "дороги", "2021"),
        ("дороги за 21 год", "дороги", "2021"),
        ("дороги за прошлый год", "дороги", "2021"),
        ("за предыдущий год", "", "2021"),
        ("roads for last year", "roads", "2021"),
        ("дороги во 2 полугодии", "дороги", "2022-H2"),
        ("дороги во втором полугодии", "дороги", "2022-H2"),
        ("дороги за II полугодие 2021 года", "дороги", "2021-H2"),
        ("roads in the second half of 2021", "roads", "2021-H2"),
        ("roads H1 2021", "roads", "2021-H1"),
        ("дороги за первое полугодие 2021", "дороги", "2021-H1"),
        ("в 1-м квартале", "", "2022-Q1"),
        ("за июнь", "", "2022-M6"),
        ("за май 2021 года", "", "2021-M5"),
        ("дороги за 6 месяцев", "дороги", "2022-H1"),
        ("отчёт за полугодие", "отчёт", "2022-H1"),
        ("отчет за год", "отчет", "2021"),
        ("за прошлое полугодие", "", "2022-H1"),
        ("в этом году", "", "2022"),
        ("прошлый период", "", "2021"),
        ("roads 2021-H1", "roads", "2021-H1"),
    ],
)
def test_a_period_is_taken_out_of_the_words(text: str, rest: str, key: str) -> None:
    left, asked = take_period(text)
    assert asked is not None
    wanted = asked.wanted(TODAY, KNOWN)
    assert (left, wanted.key if wanted else "") == (rest, key)


@pytest.mark.parametrize("text", ["дороги", "4 и 5", "показатель 13", "количество сходов в год", ""])
def test_words_without_a_period_stay(text: str) -> None:
    assert take_period(text) == (text, None)


def test_a_year_is_shown_by_the_period_that_ends_with_it() -> None:
    quarters = [Period.from_key(f"2021-Q{number}") for number in range(1, 5)]
    assert opened(Period.from_key("2021"), quarters) == quarters[-1]
    assert opened(Period.from_key("2020"), quarters) is None
    assert opened(Period.from_key("2021-H2"), KNOWN) is None


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    _, asked = take_period(text)
    if asked is not None:
        asked.wanted(TODAY, KNOWN)
