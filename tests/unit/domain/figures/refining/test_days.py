"""By which day a figure is refined."""

from datetime import date

import pytest

from domain.figures.refining.days import LATEST, likely_days, read_refine_day, remind_on
from domain.refusals import RefineDayOver, RefinedTooLate, UnclearRefineDay

TODAY = date(2022, 7, 8)  # a Friday
DUE, HEAD = date(2022, 7, 11), date(2022, 7, 20)


def test_working_days_are_proposed_up_to_the_day_on_which_the_report_is_due() -> None:
    found = likely_days(TODAY, DUE, HEAD, {})
    assert found == (date(2022, 7, 11), date(2022, 7, 13), date(2022, 7, 15), date(2022, 7, 20))
    assert likely_days(TODAY, DUE, date(2022, 7, 12), {}) == (date(2022, 7, 11), date(2022, 7, 12))


def test_the_municipalitys_own_days_off_count() -> None:
    assert date(2022, 7, 13) not in likely_days(TODAY, DUE, HEAD, {date(2022, 7, 13): False})


def test_after_the_deadlines_there_are_days_still() -> None:
    late = date(2022, 8, 1)
    found = likely_days(late, DUE, HEAD, {})
    assert found[0] == date(2022, 8, 2)
    assert all(late < day <= late + LATEST for day in found)
    assert likely_days(late, DUE, None, {}) == found


@pytest.mark.parametrize(
    "text",
    ["20.07", "к 20.07", "до 20 июля", "к 20.07.2022", "уточню к 20.07", "Предв., уточню до 20.07"],
)
def test_a_day_is_typed_as_people_say_it(text: str) -> None:
    assert read_refine_day(text, TODAY, HEAD) == date(2022, 7, 20)


def test_in_december_january_is_the_next_years() -> None:
    assert read_refine_day("к 20.01", date(2022, 12, 28), None) == date(2023, 1, 20)


@pytest.mark.parametrize("text", ["скоро", "50 %", "31.06", "в июле", ""])
def test_what_is_no_day_is_asked_again(text: str) -> None:
    with pytest.raises(UnclearRefineDay):
        read_refine_day(text, TODAY, HEAD)


@pytest.mark.parametrize("text", ["08.07", "01.07.2022", "к 20.06"])
def test_the_day_lies_ahead(text: str) -> None:
    with pytest.raises(RefineDayOver):
        read_refine_day(text, TODAY, HEAD)


def test_what_comes_after_the_report_is_refined_in_no_report() -> None:
    with pytest.raises(RefinedTooLate) as refused:
        read_refine_day("21.07", TODAY, HEAD)
    assert refused.value.latest == HEAD
    assert read_refine_day("21.07", TODAY, None) == date(2022, 7, 21)
    with pytest.raises(RefinedTooLate):
        read_refine_day("20.07.2023", TODAY, None)


def test_people_are_reminded_on_a_working_day() -> None:
    assert remind_on(date(2022, 7, 17), {}) == date(2022, 7, 15)
    assert remind_on(HEAD, {}) == HEAD
