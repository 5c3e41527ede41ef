"""At what moment something is told."""

from datetime import UTC, date, datetime, time

import pytest

from domain.reminders.moments import at_work, is_quiet, moment_on, quiet_until
from domain.reminders.settings import DEFAULTS, ReminderSettings, RungKind

URAL = "Asia/Yekaterinburg"


def local(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+05:00")


def test_people_hear_at_ten_local_time_spread_over_twenty_minutes() -> None:
    moments = {moment_on(date(2022, 7, 8), DEFAULTS, URAL, person) for person in range(40)}
    assert min(moments) == local("2022-07-08T10:00")
    assert max(moments) == local("2022-07-08T10:19")
    assert len(moments) == 20


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2022-07-08T10:00", "2022-07-08T10:00"),
        ("2022-07-08T19:59", "2022-07-08T19:59"),
        ("2022-07-08T20:00", "2022-07-09T08:00"),
        ("2022-07-08T23:30", "2022-07-09T08:00"),
        ("2022-07-09T03:00", "2022-07-09T08:00"),
        ("2022-07-09T08:00", "2022-07-09T08:00"),
    ],
)
def test_quiet_hours_defer(now: str, until: str) -> None:
    assert quiet_until(local(now), DEFAULTS, URAL) == local(until)


def test_hours_within_one_day_may_be_quiet_or_none_at_all() -> None:
    lunch = ReminderSettings(quiet_from=time(12), quiet_until=time(13))
    assert is_quiet(local("2022-07-08T12:30"), lunch, URAL)
    assert not is_quiet(local("2022-07-08T23:30"), lunch, URAL)
    never = ReminderSettings(quiet_from=time(0), quiet_until=time(0))
    assert not is_quiet(local("2022-07-08T00:00"), never, URAL)


@pytest.mark.parametrize(
    ("now", "moment"),
    [
        ("2022-07-08T15:00", "2022-07-08T15:00"),
        ("2022-07-08T07:00", "2022-07-08T10:00"),
        ("2022-07-08T21:00", "2022-07-11T10:00"),  # a Friday evening
        ("2022-07-09T12:00", "2022-07-11T10:00"),  # a Saturday
    ],
)
def test_what_can_wait_waits_for_working_hours(now: str, moment: str) -> None:
    assert at_work(local(now), DEFAULTS, URAL, {}) == local(moment)


def test_only_what_differs_from_the_defaults_is_kept() -> None:
    changed = ReminderSettings(hour=time(9, 30), escalates_by_itself=True).with_steps(
        frozenset({RungKind.DAY}), date(2022, 7, 8)
    )
    assert changed.to_plain() == {
        "steps": ["day"],
        "hour": "09:30:00",
        "escalates_by_itself": True,
        "changed_on": "2022-07-08",
    }
    assert ReminderSettings.from_plain(changed.to_plain()) == changed
    assert DEFAULTS.to_plain() == {}
    assert ReminderSettings.from_plain({"later": 1, "steps": ["day", "of another version"]}).steps == {
        RungKind.DAY
    }


def test_a_moment_is_kept_in_utc() -> None:
    assert moment_on(date(2022, 7, 8), DEFAULTS, URAL, 0).tzinfo is UTC
