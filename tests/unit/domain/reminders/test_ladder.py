"""On which days somebody is reminded of what they owe."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reminders.ladder import Duty, Rung, Window, ladder, reached
from domain.reminders.settings import DEFAULTS, ReminderSettings, RungKind
from domain.time.workdays import is_working_day

HALF_YEAR = Window(date(2022, 7, 1), date(2022, 7, 11))


def days(window: Window, duty: Duty = Duty.FIGURES, **days_off: bool) -> dict[RungKind, date]:
    overrides = {date.fromisoformat(day.replace("_", "-")[1:]): works for day, works in days_off.items()}
    return {rung.step: rung.day for rung in ladder(window, DEFAULTS, overrides, duty)}


def test_the_half_year_that_is_due_on_the_eleventh_of_july() -> None:
    assert days(HALF_YEAR) == {
        RungKind.OPENING: date(2022, 7, 1),
        RungKind.WEEK: date(2022, 7, 4),
        RungKind.THREE_DAYS: date(2022, 7, 6),
        RungKind.ONE_DAY: date(2022, 7, 8),
        RungKind.DAY: date(2022, 7, 11),
        RungKind.LATE_1: date(2022, 7, 12),
        RungKind.LATE_3: date(2022, 7, 14),
        RungKind.LATE_5: date(2022, 7, 18),
        RungKind.LATE_WEEK_1: date(2022, 7, 25),
        RungKind.LATE_WEEK_2: date(2022, 8, 1),
        RungKind.LATE_WEEK_3: date(2022, 8, 8),
        RungKind.LATE_WEEK_4: date(2022, 8, 15),
    }


def test_a_window_longer_than_three_weeks_has_a_step_two_weeks_before() -> None:
    assert days(Window(date(2022, 7, 1), date(2022, 7, 25)))[RungKind.TWO_WEEKS] == date(2022, 7, 11)
    assert RungKind.TWO_WEEKS not in days(Window(date(2022, 7, 1), date(2022, 7, 22)))


def test_a_week_before_is_moved_back_to_a_working_day() -> None:
    found = days(Window(date(2022, 7, 1), date(2022, 7, 18)), d2022_07_11=False)
    assert found[RungKind.WEEK] == date(2022, 7, 8)


def test_the_year_opens_after_the_holidays_and_counts_working_days() -> None:
    found = days(Window(date(2023, 1, 1), date(2023, 1, 10)))
    assert found[RungKind.OPENING] == date(2023, 1, 9)
    assert found[RungKind.ONE_DAY] == date(2023, 1, 9), "two steps on one day: they are one message"
    assert not {RungKind.WEEK, RungKind.THREE_DAYS} & set(found), "nobody is asked before the opening"


def test_the_may_holidays_are_stepped_over() -> None:
    found = days(Window(date(2022, 5, 1), date(2022, 5, 11)), Duty.MONTH)
    assert (found[RungKind.OPENING], found[RungKind.ONE_DAY]) == (date(2022, 5, 4), date(2022, 5, 6))


def test_of_a_month_there_are_four_kinds_of_steps() -> None:
    early = [step for step in days(HALF_YEAR, Duty.MONTH) if not step.is_late]
    assert early == [RungKind.OPENING, RungKind.ONE_DAY, RungKind.DAY]


def test_a_step_that_was_switched_off_does_not_come() -> None:
    off = {RungKind.WEEK, RungKind.OPENING}
    without = ReminderSettings(steps=frozenset(RungKind) - off)
    assert {rung.step for rung in ladder(HALF_YEAR, without, {})}.isdisjoint(off)


@given(
    asked_from=st.dates(date(2020, 1, 1), date(2024, 12, 31)),
    window=st.integers(0, 60),
    duty=st.sampled_from(Duty),
)
def test_every_step_falls_on_a_working_day_from_the_opening_on(
    asked_from: date, window: int, duty: Duty
) -> None:
    due = date.fromordinal(asked_from.toordinal() + window)
    rungs = ladder(Window(asked_from, due), DEFAULTS, {}, duty)
    assert all(is_working_day(rung.day) and rung.day >= asked_from for rung in rungs)
    assert [rung.day for rung in rungs] == sorted(rung.day for rung in rungs)
    assert len({rung.step for rung in rungs}) == len(rungs)


@pytest.mark.parametrize(
    ("today", "ahead_of", "last"),
    [
        (date(2022, 6, 30), None, None),
        (date(2022, 7, 5), None, RungKind.WEEK),
        (date(2022, 7, 8), None, RungKind.ONE_DAY),
        (
            date(2022, 7, 8),
            date(2022, 7, 8),
            None,
        ),  # moved that day: nothing of what lay behind is said again
        (date(2022, 7, 11), date(2022, 7, 8), RungKind.DAY),
    ],
)
def test_the_latest_step_is_the_one_that_counts(
    today: date, ahead_of: date | None, last: RungKind | None
) -> None:
    found = reached(ladder(HALF_YEAR, DEFAULTS, {}), today, ahead_of)
    assert (found[-1].step if found else None) == last


def test_a_rung_is_named_by_its_step_and_day() -> None:
    assert ladder(HALF_YEAR, DEFAULTS, {})[0] == Rung(RungKind.OPENING, date(2022, 7, 1))
