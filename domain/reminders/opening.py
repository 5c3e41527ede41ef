"""When a period is opened without anybody asking.

Source: the storyboard, section 2: on the first working day after its end; where inputs are collected month by
month, on that after the end of its first month.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from domain.time.periods import Period, PeriodKind, following, own_months
from domain.time.workdays import Overrides, next_working_day

_DAY = timedelta(days=1)


def first_month(kind: PeriodKind, period: Period) -> Period:
    """Of a period of a programme of that kind."""
    return Period(PeriodKind.MONTH, period.year, own_months(kind, period)[0])


def opening_day(kind: PeriodKind, period: Period, days_off: Overrides, *, by_month: bool) -> date:
    over = first_month(kind, period) if by_month else period
    return next_working_day(over.end + _DAY, days_off)


def to_open(
    kind: PeriodKind, last: Period, today: date, days_off: Overrides, by_month: Callable[[Period], bool]
) -> Iterator[Period]:
    """What comes after the ``last`` one that was opened, and whose day has come: several after a long
    silence, in their order. ``by_month`` tells of a period whether it is collected month by month."""
    period = following(kind, last)
    while opening_day(kind, period, days_off, by_month=by_month(period)) <= today:
        yield period
        period = following(kind, period)
