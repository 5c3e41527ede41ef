"""Deadlines given as a date or as a rule, moved to the next working day.

Source: the domain page, «reporting period»; the storyboard, 3, on the Russian working calendar.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from domain.periods import MONTHS_IN_YEAR, Period
from domain.workdays import Overrides, next_working_day

_MONTHS = (
    "январ",
    "феврал",
    "март",
    "апрел",
    "ма[йя]",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
)
_DAY = r"(?P<day>[0-9]{1,2})\s*(?:-?\s*го)?"
_OF_MONTH = re.compile(rf"(?:до|по|к)?\s*{_DAY}\s+(?P<month>[а-яё]+)", re.IGNORECASE)
_AFTER = re.compile(
    rf"(?:до|по|к)?\s*{_DAY}(?:\s+числа)?(?:\s+(?P<which>следующего|второго|третьего)?\s*месяца.*)?",
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
    """«10-го числа следующего месяца», «10-го числа», «25 июля»; ``None`` for anything else."""
    wording = " ".join(text.split()).rstrip(".")
    if match := _OF_MONTH.fullmatch(wording):
        month = _month_number(match["month"])
        if month is not None:
            return _rule(int(match["day"]), month=month)
    if match := _AFTER.fullmatch(wording):
        which = match["which"].lower() if match["which"] else None
        return _rule(int(match["day"]), months_after=_WHICH[which])
    return None


def _rule(day: int, *, month: int | None = None, months_after: int = 1) -> DeadlineRule | None:
    return DeadlineRule(day, month, months_after) if 1 <= day <= 31 else None


def _month_number(word: str) -> int | None:
    for number, stem in enumerate(_MONTHS, 1):
        if re.match(stem, word, re.IGNORECASE):
            return number
    return None
