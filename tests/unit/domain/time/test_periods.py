"""Periods: their neighbours, their share of the year, and how they are called."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.time.periods import MONTHS_IN_YEAR, Period, PeriodKind, beside, following, in_order, last_over
from texts import periods as period_texts
from texts import texts


@st.composite
def any_period(draw: st.DrawFn) -> Period:
    kind = draw(st.sampled_from(PeriodKind))
    year = draw(st.integers(min_value=1991, max_value=2198))
    return Period(kind, year, draw(st.integers(min_value=1, max_value=MONTHS_IN_YEAR // kind.months)))


@pytest.mark.parametrize(
    ("key", "name", "words", "english"),
    [
        ("2022-H1", "1 полугодие 2022", "1 полугодие 2022 года", "half-year 1 of 2022"),
        ("2022-H2", "2 полугодие 2022", "2 полугодие 2022 года", "half-year 2 of 2022"),
        ("2022-Q1", "I квартал 2022", "I квартал 2022 года", "quarter 1 of 2022"),
        ("2022-Q4", "IV квартал 2022", "IV квартал 2022 года", "quarter 4 of 2022"),
        ("2022-M01", "январь 2022", "январь 2022 года", "January 2022"),
        ("2022-M11", "ноябрь 2022", "ноябрь 2022 года", "November 2022"),
        ("2022", "2022 год", "2022 год", "the year 2022"),
    ],
)
def test_a_period_is_called(key: str, name: str, words: str, english: str) -> None:
    period = Period.from_key(key)
    assert period_texts.name(texts("ru"), period) == name
    assert period_texts.words(texts("ru"), period) == words
    assert period_texts.words(texts("en"), period) == english


@pytest.mark.parametrize(
    ("key", "then", "share", "start", "end"),
    [
        ("2022-H1", "2022-H2", Fraction(1, 2), date(2022, 1, 1), date(2022, 6, 30)),
        ("2022-Q3", "2022-Q4", Fraction(3, 4), date(2022, 7, 1), date(2022, 9, 30)),
        ("2022-Q4", "2023-Q1", Fraction(1), date(2022, 10, 1), date(2022, 12, 31)),
        ("2024-M02", "2024-M03", Fraction(1, 6), date(2024, 2, 1), date(2024, 2, 29)),
        ("2022", "2023", Fraction(1), date(2022, 1, 1), date(2022, 12, 31)),
    ],
)
def test_its_neighbours_days_and_share_of_the_year(
    key: str, then: str, share: Fraction, start: date, end: date
) -> None:
    period = Period.from_key(key)
    assert period.next() == Period.from_key(then)
    assert (period.share, period.start, period.end) == (share, start, end)


@given(any_period())
def test_periods_of_a_kind_follow_each_other_without_a_gap(period: Period) -> None:
    assert period.next().start == period.end + timedelta(days=1)
    assert Period.from_key(period.key) == period


@pytest.mark.parametrize("key", ["2022-H3", "2022-Q0", "2022-M13", "1822", "2022-X1", "", "полугодие"])
def test_there_is_no_such_period(key: str) -> None:
    with pytest.raises(ValueError, match="period"):
        Period.from_key(key)


@pytest.mark.parametrize(
    ("key", "kind", "longer"),
    [
        ("2022-Q1", PeriodKind.YEAR, "2022"),
        ("2022-Q3", PeriodKind.HALF_YEAR, "2022-H2"),
        ("2022-M6", PeriodKind.QUARTER, "2022-Q2"),
        ("2022-M7", PeriodKind.QUARTER, "2022-Q3"),
        ("2022-H1", PeriodKind.HALF_YEAR, "2022-H1"),
    ],
)
def test_a_period_ends_within_a_longer_one(key: str, kind: PeriodKind, longer: str) -> None:
    assert Period.from_key(key).within(kind).key == longer


@pytest.mark.parametrize(
    ("kind", "due", "not_due"),
    [
        (None, ("2022-M1", "2022-Q3", "2022"), ()),
        (PeriodKind.QUARTER, ("2022-M3", "2022-Q3", "2022-H1", "2022"), ("2022-M4", "2022-M11")),
        (PeriodKind.HALF_YEAR, ("2022-Q2", "2022-Q4", "2022-M6"), ("2022-Q1", "2022-Q3", "2022-M9")),
        (PeriodKind.YEAR, ("2022-H2", "2022-Q4", "2022-M12", "2022"), ("2022-H1", "2022-Q3", "2022-M11")),
    ],
)
def test_what_is_collected_less_often_is_due_where_its_own_period_ends(
    kind: PeriodKind | None, due: tuple[str, ...], not_due: tuple[str, ...]
) -> None:
    assert [key for key in (*due, *not_due) if Period.from_key(key).completes(kind)] == list(due)


def test_the_year_is_over_on_its_last_day() -> None:
    keys = ("2022", "2022-H2", "2022-Q4", "2022-M12", "2022-H1", "2022-Q3", "2022-M11", "2022-M1")
    assert [key for key in keys if Period.from_key(key).year_is_over] == list(keys[:4])


@pytest.mark.parametrize(
    ("key", "part"), [("2022", "2022-H2"), ("2022-H1", "2022-H1"), ("2022-Q2", "2022-Q2")]
)
def test_what_a_period_adds_to_the_one_before(key: str, part: str) -> None:
    assert Period.from_key(key).own_part.key == part


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        (PeriodKind.HALF_YEAR, ("2022-H1", "2022", "2023-H1", "2023")),
        (PeriodKind.QUARTER, ("2022-Q3", "2022-Q4", "2023-Q1")),
        (PeriodKind.MONTH, ("2022-M12", "2023-M01")),
        (PeriodKind.YEAR, ("2022", "2023")),
    ],
)
def test_after_the_first_half_year_the_year_is_collected(kind: PeriodKind, keys: tuple[str, ...]) -> None:
    known = [Period.from_key(key) for key in keys]
    assert [following(kind, one) for one in known[:-1]] == known[1:]


@given(any_period())
def test_what_follows_stands_behind(period: Period) -> None:
    after = following(period.kind, period)
    assert in_order([after, period]) == [period, after]
    assert beside([after, period], period.key) == (None, after)
    assert beside([after, period], after.key) == (period, None)


def test_the_one_before_and_the_one_after_are_told_by_their_ends() -> None:
    known = [Period.from_key(key) for key in ("2023-H1", "2022", "2022-H1", "2022-H2")]
    assert [one.key for one in in_order(known)] == ["2022-H1", "2022-H2", "2022", "2023-H1"]
    before, after = beside(known, "2022")
    assert (before, after) == (Period.from_key("2022-H2"), Period.from_key("2023-H1"))


@pytest.mark.parametrize(
    ("kind", "today", "key"),
    [
        (PeriodKind.HALF_YEAR, date(2023, 2, 1), "2022"),
        (PeriodKind.HALF_YEAR, date(2022, 7, 1), "2022-H1"),
        (PeriodKind.HALF_YEAR, date(2022, 6, 30), "2021"),
        (PeriodKind.QUARTER, date(2022, 4, 1), "2022-Q1"),
        (PeriodKind.MONTH, date(2022, 1, 15), "2021-M12"),
        (PeriodKind.YEAR, date(2022, 12, 31), "2021"),
    ],
)
def test_the_last_period_that_is_over_is_one_that_is_collected(
    kind: PeriodKind, today: date, key: str
) -> None:
    assert last_over(kind, today).key == key
