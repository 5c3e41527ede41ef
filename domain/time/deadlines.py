"""Deadlines given as a date or as a rule, moved to the next working day.

Source: the domain page, «reporting period»; the storyboard, 3, on the Russian working calendar.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from domain.time.periods import MONTHS_IN_YEAR, Period
from domain.time.workdays import Overrides, next_working_day

_MONTHS = (
    "январ[ья]",
    "феврал[ья]",
    "марта?",
    "апрел[ья]",
    "ма[йя]",
    "июн[ья]",
    "июл[ья]",
    "августа?",
    "сентябр[ья]",
    "октябр[ья]",
    "ноябр[ья]",
    "декабр[ья]",
)
_UNTIL = r"(?:(?:не\s+позднее|не\s+позже|до|по|к)\s+)?"
_DAY = r"(?P<day>[0-9]{1,2})\s*(?:-?\s*го)?"
_YEAR = r"(?P<year>20[0-9]{2}|[0-9]{2})\s*(?:года|г\.?)?"
_OF_MONTH = re.compile(rf"{_UNTIL}{_DAY}\s+(?P<month>[а-яё]+)(?:\s+{_YEAR})?", re.IGNORECASE)
_IN_FIGURES = re.compile(
    rf"{_UNTIL}(?P<day>[0-9]{{1,2}})\.(?P<month>[0-9]{{1,2}})(?:\.{_YEAR})?", re.IGNORECASE
)
_AFTER = re.compile(
    rf"{_UNTIL}{_DAY}(?:\s+числа)?(?:\s+(?P<which>следующего|второго|третьего)?\s*месяца.*)?",
    re.IGNORECASE,
)
_A_LEAP_YEAR = 2000  # has every day that any year has
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


@dataclass(frozen=True, slots=True)
class _Day:
    """«25 июля», and the year where one was written."""

    day: int
    month: int
    year: int | None


def read_deadline(text: str) -> DeadlineRule | None:
    """«10-го числа следующего месяца», «25 июля», «25.07.2022»; ``None`` for anything else.

    A rule holds for every period to come, so of a date with its year day and month remain. A day that its
    month never has («31 февраля») is no rule.
    """
    wording = _tidy(text)
    if found := _day_of_month(wording):
        return DeadlineRule(found.day, found.month)
    if match := _AFTER.fullmatch(wording):
        which = match["which"].lower() if match["which"] else None
        day = int(match["day"])
        return DeadlineRule(day, months_after=_WHICH[which]) if 1 <= day <= 31 else None
    return None


def read_day(text: str) -> date | None:
    """«25.07.2022», «25 июля 2022 года»: one day and no other; ``None`` where no year is written."""
    found = _day_of_month(_tidy(text))
    return date(found.year, found.month, found.day) if found and found.year else None


def _tidy(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def _day_of_month(wording: str) -> _Day | None:
    """``None`` also for a day that the calendar does not have."""
    if match := _OF_MONTH.fullmatch(wording):
        month = _month_number(match["month"])
    elif match := _IN_FIGURES.fullmatch(wording):
        month = int(match["month"])
    else:
        return None
    year = 2000 + int(match["year"]) % 100 if match["year"] else None
    try:
        date(year if year is not None else _A_LEAP_YEAR, month, int(match["day"]))
    except ValueError:
        return None
    return _Day(int(match["day"]), month, year)


def _month_number(word: str) -> int:
    """1–12, or 0, which no calendar has."""
    names = enumerate(_MONTHS, 1)
    return next((number for number, name in names if re.fullmatch(name, word, re.IGNORECASE)), 0)
