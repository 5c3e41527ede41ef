"""The inputs of a period's months: from when on they are owed, and until when.

Source: the domain page, «The Mytishchi methodology»: a month's figure is known once the month is over. It is
due by the programme's rule, applied to the month.
"""

from datetime import timedelta

from domain.reminders.ladder import Window
from domain.time.deadlines import DeadlineRule
from domain.time.periods import Period, PeriodKind, own_months
from domain.time.workdays import Overrides

_DAY = timedelta(days=1)


def month_windows(
    kind: PeriodKind, period: Period, rule: DeadlineRule, days_off: Overrides
) -> dict[int, Window]:
    """By month, 1 to 12, of a period in a programme of that kind: those that end before the period does. The
    last one is owed with the period itself, whatever its deadline is."""
    months = own_months(kind, period)[:-1]
    return {one: _window(Period(PeriodKind.MONTH, period.year, one), rule, days_off) for one in months}


def _window(month: Period, rule: DeadlineRule, days_off: Overrides) -> Window:
    return Window(month.end + _DAY, rule.due(month, days_off))
