"""When a unit that owes is proposed: from the third working day after the deadline, while there are steps."""

from datetime import date

from domain.reminders.follow_up import Followed
from domain.reminders.settings import DEFAULTS
from domain.reminders.silence import is_asked_about, is_proposed, silent_days

DUE = date(2022, 7, 11)
"""A Monday."""
THURSDAY = date(2022, 7, 14)


def test_units_are_proposed_from_the_third_working_day_on_until_the_weekly_steps_are_over() -> None:
    asked = [
        date(2022, 7, day) for day in range(11, 32) if is_asked_about(DUE, DEFAULTS, date(2022, 7, day), {})
    ]
    assert asked[0] == THURSDAY
    assert is_asked_about(DUE, DEFAULTS, date(2022, 8, 15), {}), "the fourth week after the fifth working day"
    assert not is_asked_about(DUE, DEFAULTS, date(2022, 8, 16), {})


def test_days_off_count_for_nothing() -> None:
    assert not is_asked_about(DUE, DEFAULTS, THURSDAY, {date(2022, 7, 13): False})
    assert silent_days(DUE, [], date(2022, 7, 18), {}) == 5


def test_whatever_came_after_the_deadline_begins_the_silence_anew() -> None:
    assert silent_days(DUE, [date(2022, 7, 8)], THURSDAY, {}) == 3
    assert silent_days(DUE, [date(2022, 7, 13)], THURSDAY, {}) == 1


def test_whoever_is_muted_left_alone_or_seen_to_today_is_not_proposed() -> None:
    assert is_proposed(3, Followed(), [date(2022, 7, 13)], DEFAULTS, THURSDAY)
    assert not is_proposed(3, Followed(), [THURSDAY], DEFAULTS, THURSDAY)
    assert not is_proposed(3, Followed(muted=True), [], DEFAULTS, THURSDAY)
    assert not is_proposed(3, Followed(left_alone=True), [], DEFAULTS, THURSDAY)
    assert not is_proposed(2, Followed(), [], DEFAULTS, THURSDAY)
