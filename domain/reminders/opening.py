"""When a period is opened without anybody asking.

Source: the storyboard, section 2: on the first working day after its end.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.time.periods import Period, PeriodKind, following
from domain.time.workdays import Overrides, next_working_day

_DAY = timedelta(days=1)


def opening_day(period: Period, days_off: Overrides) -> date:
    return next_working_day(period.end + _DAY, days_off)


def to_open(kind: PeriodKind, last: Period, today: date, days_off: Overrides) -> Iterator[Period]:
    """What comes after the ``last`` one that was opened, and whose day has come: several after a long
    silence, in their order."""
    period = following(kind, last)
    while opening_day(period, days_off) <= today:
        yield period
        period = following(kind, period)
