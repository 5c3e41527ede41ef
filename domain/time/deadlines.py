"""Deadlines given as a date or as a rule, moved to the next working day.

Source: the domain page, «reporting period»; the storyboard, 3, on the Russian working calendar.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from domain.time.days import DAY, UNTIL, read_day_of_month, tidy
from domain.time.periods import MONTHS_IN_YEAR, Period
from domain.time.workdays import Overrides, next_working_day

_AFTER = re.compile(
    rf"{UNTIL}{DAY}(?:\s+числа)?(?:\s+(?P<which>следующего|второго|третьего)?\s*месяца.*)?",
    re.IGNORECASE,
)
_WHICH = {None: 1, "следующего": 1, "второго": 2, "третьего": 3}


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """The ``day`` of ``month`` (1–12), or of the ``months_after``-th month after the period."""

    day: int
    month: int | None = None
    months_after: int = 1

    def due(self, period: Period, overrides: Overrides) -> date:
        """The working day on which the deadline falls; it lasts to that day's end."""
        year, month = self._month(period)
        day = min(self.day, monthrange(year, month)[1])
        return next_working_day(date(year, month, day), overrides)

    def _month(self, period: Period) -> tuple[int, int]:
        """«25 июля» is the first July that does not end before the period does."""
        if self.month is None:
            index = period.end.month - 1 + self.months_after
            return period.year + index // MONTHS_IN_YEAR, index % MONTHS_IN_YEAR + 1
        passed = self.month < period.end.month
        return period.year + passed, self.month


def read_deadline(text: str) -> DeadlineRule | None:
    """«10-го числа следующего месяца», «25 июля», «25.07.2022»; ``None`` for anything else.

    A rule holds for every period to come, so of a date with its year day and month remain. A day that its
    month never has («31 февраля») is no rule.
    """
    if found := read_day_of_month(text):
        return DeadlineRule(found.day, found.month)
    if match := _AFTER.fullmatch(tidy(text)):
        which = match["which"].lower() if match["which"] else None
        day = int(match["day"])
        return DeadlineRule(day, months_after=_WHICH[which]) if 1 <= day <= 31 else None
    return None
