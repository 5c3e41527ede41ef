"""A day as people type it is read in one place: deadlines, due dates and targets agree."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures.plans import read_plan
from domain.time.days import read_day, read_day_of_month, read_first_day, speaks_of_day
from domain.time.deadlines import DeadlineRule, read_deadline

MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
UNTIL = ("", "до ", "к ", "по ", "не позднее ", "Не позже  ")
SINCE = ("", "с ", "со ", "начиная с ")
YEARS = (" года", " г.", "г", "", ".")
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def ways(day: date) -> list[str]:
    """One day as it may be written, without what stands before it and behind its year."""
    return [
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day}.{day.month:02}.{day.year % 100:02}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day}-го {MONTHS[day.month - 1]} {day.year}",
    ]


@given(days, st.sampled_from(UNTIL), st.integers(0, 4), st.sampled_from(YEARS))
def test_deadlines_and_due_dates_read_a_day_alike(day: date, lead: str, way: int, year: str) -> None:
    text = f"{lead}{ways(day)[way]}{year}"
    assert read_day(text) == day
    assert read_plan(text, "ед.") == (None, day)
    assert read_deadline(text) == DeadlineRule(day.day, day.month)


@given(days, st.sampled_from(SINCE), st.integers(0, 4), st.sampled_from(YEARS))
def test_the_day_on_which_something_begins_is_read_by_the_same_reader(
    day: date, lead: str, way: int, year: str
) -> None:
    assert read_first_day(f"{lead}{ways(day)[way]}{year}") == day


@pytest.mark.parametrize(
    "text", ["30 сентября 2022", "не позднее 30.09.2022", "к 30.09.2022", "30.09.2022 года", "по 30.09.22 г."]
)
def test_what_one_reader_took_and_two_refused(text: str) -> None:
    assert read_day(text) == date(2022, 9, 30)
    assert read_plan(text, "%") == (None, date(2022, 9, 30))
    assert read_deadline(text) == DeadlineRule(30, 9)


@pytest.mark.parametrize("text", ["с 30.09.2022", "со 2 июля 2022", "начиная с 1.7.2022"])
def test_a_beginning_is_no_end(text: str) -> None:
    assert read_day(text) is None
    assert read_deadline(text) is None


@pytest.mark.parametrize("text", ["до 30.09.2022", "к 1 июля 2022 г."])
def test_an_end_is_no_beginning(text: str) -> None:
    assert read_first_day(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "30.09.2022 или 01.10.2022",
        "30.09.2022–05.10.2022",
        "31.02.2022",
        "30.09.1922",
        "30.09.222",
        "30.09",
        "30 сентября",
        "сентябрь 2022",
        "2022",
    ],
)
def test_what_is_not_one_day_is_none(text: str) -> None:
    assert read_day(text) is None
    assert read_first_day(text) is None


def test_without_a_year_it_is_a_day_of_every_year() -> None:
    found = read_day_of_month("до 30 сентября")
    assert found is not None
    assert (found.day, found.month, found.year) == (30, 9, None)


@given(st.text(alphabet="0123456789.-– гсдокпяиюлянвремт", max_size=40))
def test_what_is_read_as_a_day_is_said_to_speak_of_one(text: str) -> None:
    if read_day(text) is not None:
        assert speaks_of_day(text)
