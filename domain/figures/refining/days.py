"""By which day a preliminary figure is refined: what is proposed, and what people type."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from domain.refusals import RefineDayOver, RefinedTooLate, UnclearRefineDay
from domain.time.days import DayOfMonth, read_day_of_month
from domain.time.workdays import Overrides, last_working_day, working_day_after

MOST_SHOWN = 5
LATEST = timedelta(days=180)
"""Where the report has no deadline of its own, or that is over: what comes later is refined in no report."""
_AHEAD = (1, 3, 5, 10)
"""Working days from today."""
_SAYS = re.compile(r"^(?:предв\w*\.?|уточн\w+|будет|будут)[\s,:–—-]*", re.IGNORECASE)


def latest_day(today: date, head_due_on: date | None) -> date:
    """The report's own deadline, while it lies ahead."""
    return head_due_on if head_due_on is not None and head_due_on > today else today + LATEST


def likely_days(today: date, due_on: date, head_due_on: date | None, days_off: Overrides) -> tuple[date, ...]:
    """Working days ahead: in a few days, the deadline, the last ones before the report is due; in order."""
    latest = latest_day(today, head_due_on)
    wanted = {working_day_after(today, number, days_off) for number in _AHEAD}
    wanted |= {last_working_day(one, days_off) for one in (due_on, head_due_on) if one is not None}
    fitting = sorted(day for day in wanted if today < day <= latest)
    return tuple(_spread(fitting, due_on))


def _spread(days: list[date], due_on: date) -> Iterable[date]:
    """The first and the last ones, and the deadline among them."""
    if len(days) <= MOST_SHOWN:
        return days
    kept = {*days[: MOST_SHOWN - 2], days[-1], *(day for day in days if day == due_on)}
    others = [day for day in days if day not in kept]
    return sorted([*kept, *others[: MOST_SHOWN - len(kept)]])


def read_refine_day(text: str, today: date, head_due_on: date | None) -> date:
    """«20.07», «к 20 июля», «уточню до 20.07.2022»; where no year is written, the nearest one.

    ``UnclearRefineDay`` for what is no day, ``RefineDayOver`` for one that does not lie ahead,
    ``RefinedTooLate`` for one on which the report is given already.
    """
    words = text.strip()
    while (shorter := _SAYS.sub("", words)) != words:
        words = shorter
    found = read_day_of_month(words)
    day = None if found is None else _nearest(found, today)
    if day is None:
        raise UnclearRefineDay(text.strip()[:100])
    check_refine_day(day, today, head_due_on)
    return day


def check_refine_day(day: date, today: date, head_due_on: date | None) -> None:
    """The same of one that is tapped: its button may be old."""
    if day <= today:
        raise RefineDayOver(day)
    latest = latest_day(today, head_due_on)
    if day > latest:
        raise RefinedTooLate(day, latest)


def remind_on(refine_by: date, days_off: Overrides) -> date:
    """People are reminded on working days: of a day off on the last one before it."""
    return last_working_day(refine_by, days_off)


def _nearest(found: DayOfMonth, today: date) -> date | None:
    """«20.07» on the 25th is over; in December «20.01» is the next year's."""
    day = _day(found, found.year or today.year)
    if found.year or day is None or today - day < LATEST:
        return day
    return _day(found, today.year + 1)


def _day(found: DayOfMonth, year: int) -> date | None:
    try:
        return date(year, found.month, found.day)
    except ValueError:
        return None
