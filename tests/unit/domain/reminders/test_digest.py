"""The weekly digest's moment: a weekday and an hour, moved off days off."""

from dataclasses import replace
from datetime import datetime, time

import pytest

from domain.reminders.digest import latest_digest
from domain.reminders.settings import DEFAULTS

ZONE = "Asia/Yekaterinburg"


def latest(now: str, **changes: object) -> tuple[str, str]:
    at = datetime.fromisoformat(f"{now}+05:00")
    week, moment = latest_digest(at, replace(DEFAULTS, **changes), ZONE, {})  # type: ignore[arg-type]
    return week, moment.astimezone(at.tzinfo).isoformat()[:16]


@pytest.mark.parametrize(
    ("now", "week", "moment"),
    [
        ("2022-07-11T09:00", "2022-W28", "2022-07-11T09:00"),
        ("2022-07-11T08:59", "2022-W27", "2022-07-04T09:00"),
        ("2022-07-17T23:59", "2022-W28", "2022-07-11T09:00"),
        ("2022-05-03T12:00", "2022-W17", "2022-04-25T09:00"),  # Monday and Tuesday are days off
        ("2022-05-04T09:00", "2022-W18", "2022-05-04T09:00"),
        ("2023-01-08T12:00", "2022-W52", "2022-12-26T09:00"),
        ("2023-01-09T09:00", "2023-W02", "2023-01-09T09:00"),  # the one of the holidays is overtaken
    ],
)
def test_it_is_told_on_mondays_or_on_the_next_working_day(now: str, week: str, moment: str) -> None:
    assert latest(now) == (week, moment)


def test_its_week_is_that_of_the_weekday_even_where_it_moves_into_the_next() -> None:
    friday = {"digest_weekday": 4, "digest_hour": time(16)}
    assert latest("2023-01-09T16:00", **friday) == ("2023-W01", "2023-01-09T16:00")
