"""A month's inputs are owed from that month's end, until the programme's rule says; nothing else before."""

from datetime import date

import pytest

from domain.methodology.asking import Wanted, asked_on, collects_by_month, wanted
from domain.methodology.given import Given
from domain.reminders.monthly import month_windows
from domain.reminders.opening import opening_day, to_open
from domain.time.deadlines import read_deadline
from domain.time.periods import Period, PeriodKind
from tests.unit.domain.methodology.mytishchi_methodology import DEBT, MEDIA, SOCIAL, STRUCTURES

TENTH = read_deadline("10-го числа следующего месяца")
SECOND = Period.from_key("2022-Q2")


def keys(questions: tuple[Wanted, ...]) -> set[str]:
    return {one.key for one in questions}


def test_a_month_is_owed_from_its_end_by_the_programmes_rule() -> None:
    assert TENTH is not None
    windows = month_windows(PeriodKind.QUARTER, SECOND, TENTH, {})
    assert {month: (one.asked_from, one.due_on) for month, one in windows.items()} == {
        4: (date(2022, 5, 1), date(2022, 5, 11)),  # the tenth of May is a holiday
        5: (date(2022, 6, 1), date(2022, 6, 10)),
    }


@pytest.mark.parametrize(
    ("kind", "key", "months"),
    [
        (PeriodKind.MONTH, "2022-M4", []),
        (PeriodKind.HALF_YEAR, "2022-H1", [1, 2, 3, 4, 5]),
        (PeriodKind.HALF_YEAR, "2022", [7, 8, 9, 10, 11]),
        (PeriodKind.YEAR, "2022", [*range(1, 12)]),
    ],
)
def test_the_last_month_of_what_a_period_adds_is_owed_with_it(
    kind: PeriodKind, key: str, months: list[int]
) -> None:
    assert TENTH is not None
    assert list(month_windows(kind, Period.from_key(key), TENTH, {})) == months


def test_before_the_period_is_over_only_months_that_are_over_are_asked() -> None:
    asked = [asked_on(day, SOCIAL, SECOND, Given()) for day in (date(2022, 4, 30), date(2022, 5, 1))]
    assert keys(asked[1]) - keys(asked[0]) == {"Nотр@4", "Nназн@4"}
    assert {one.month for one in asked[1]} == {1, 2, 3, 4}
    assert asked_on(date(2022, 6, 30), DEBT, SECOND, Given()) == ()


def test_once_it_is_over_everything_is_asked() -> None:
    for methodology in (SOCIAL, DEBT, STRUCTURES):
        assert asked_on(date(2022, 7, 1), methodology, SECOND, Given()) == wanted(methodology, SECOND)


def test_a_month_that_is_given_is_not_asked_again() -> None:
    given = Given.of({"Nотр": {4: 100}})
    assert "Nотр@4" not in keys(asked_on(date(2022, 7, 1), SOCIAL, SECOND, given))


def test_only_what_has_inputs_of_months_is_collected_by_month() -> None:
    found = [collects_by_month(one, SECOND) for one in (SOCIAL, DEBT, STRUCTURES, MEDIA, None)]
    assert found == [True, False, False, False, False]
    assert not collects_by_month(SOCIAL, Period.from_key("2022-M4"))


def test_it_opens_on_the_first_working_day_after_its_first_month() -> None:
    def by_month(_: Period) -> bool:
        return True

    first = Period.from_key("2022-Q1")
    assert opening_day(PeriodKind.QUARTER, SECOND, {}, by_month=True) == date(2022, 5, 4)
    found = [list(to_open(PeriodKind.QUARTER, first, date(2022, 5, day), {}, by_month)) for day in (3, 4)]
    assert found == [[], [SECOND]]
    year = Period.from_key("2022")
    assert opening_day(PeriodKind.HALF_YEAR, year, {}, by_month=True) == date(2022, 8, 1)
