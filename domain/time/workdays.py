"""Working days and deadlines by the Russian working calendar.

Source: the storyboard, section 3 («Deadlines follow the Russian working calendar»). The calendar is that of
the ``holidays`` package with the transferred days and working Saturdays; ``overrides`` are the days that an
installation knows better (True: working), since the government moves days yearly and regions add their own.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

Overrides = Mapping[date, bool]

_NOTHING: Overrides = MappingProxyType({})
_DAY = timedelta(days=1)


@cache
def _calendar() -> "HolidayBase":
    from holidays import country_holidays

    return country_holidays("RU", language="ru")


def years_known() -> range:
    """The years whose transferred days the calendar has; later ones get weekends and fixed holidays only."""
    calendar = _calendar()
    return range(calendar.start_year, max(calendar.special_public_holidays) + 1)


def is_working_day(day: date, overrides: Overrides = _NOTHING) -> bool:
    return overrides[day] if day in overrides else _is_working(day)


@cache
def _is_working(day: date) -> bool:
    """Asked of dozens of days for each ladder, at each tick."""
    return bool(_calendar().is_working_day(day))


def next_working_day(day: date, overrides: Overrides = _NOTHING) -> date:
    """The first working day from ``day`` on: ``day`` itself if it is one."""
    while not is_working_day(day, overrides):
        day += _DAY
    return day


def working_days_between(after: date, last: date, overrides: Overrides = _NOTHING) -> int:
    """The working days later than ``after``, up to and with ``last``: 0 on the day itself and when past.

    For «осталось 3 рабочих дня»: 1 on the working day before the deadline.
    """
    days = (last - after).days
    return sum(is_working_day(after + number * _DAY, overrides) for number in range(1, days + 1))


def last_working_day(day: date, overrides: Overrides = _NOTHING) -> date:
    """The last working day up to ``day``: ``day`` itself if it is one."""
    while not is_working_day(day, overrides):
        day -= _DAY
    return day


def working_day_before(day: date, number: int, overrides: Overrides = _NOTHING) -> date:
    """The ``number``-th working day before ``day``."""
    for _ in range(number):
        day = last_working_day(day - _DAY, overrides)
    return day


def working_day_after(day: date, number: int, overrides: Overrides = _NOTHING) -> date:
    """The ``number``-th working day after ``day``."""
    for _ in range(number):
        day = next_working_day(day + _DAY, overrides)
    return day
