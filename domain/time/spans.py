"""Days on which somebody is away, as people type them: «с 6 по 20 июля», «06.07–20.07.2022», «08.07»."""

import re
from dataclasses import dataclass
from datetime import date

from domain.time.days import DayOfMonth, read_day_of_month, tidy

_BETWEEN = re.compile(r"\s*(?:[-–—]|\bпо\b|\bдо\b)\s*", re.IGNORECASE)
_SINCE = re.compile(r"^со?\s+", re.IGNORECASE)
_BARE = re.compile(r"[0-9]{1,2}(?:-?го)?")
LONGEST = 366


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to another, both included."""

    since: date
    until: date


def read_span(text: str, today: date) -> Span | None:
    """The first and the last day; one day is both. Where no year is written, the next time that the last day
    comes. ``None`` for what is no day of the calendar, ends before it begins, or lasts longer than a year."""
    words = _SINCE.sub("", tidy(text))
    begins, ends = _split(words)
    last = read_day_of_month(ends)
    if last is None:
        return None
    first = (
        DayOfMonth(int(re.sub(r"\D", "", begins)), last.month, last.year)
        if _BARE.fullmatch(begins)
        else (read_day_of_month(begins))
    )
    return None if first is None else _dated(first, last, today)


def _split(words: str) -> tuple[str, str]:
    """At the one place where a day ends and another begins; the same day twice where there is none."""
    for found in _BETWEEN.finditer(words):
        begins, ends = words[: found.start()], words[found.end() :]
        if begins and read_day_of_month(ends) and (_BARE.fullmatch(begins) or read_day_of_month(begins)):
            return begins, ends
    return words, words


def _dated(first: DayOfMonth, last: DayOfMonth, today: date) -> Span | None:
    until = _day(last, last.year or today.year)
    if until is not None and last.year is None and until < today:
        until = _day(last, today.year + 1)
    if until is None:
        return None
    since = _day(first, first.year or until.year)
    if since is not None and first.year is None and since > until:
        since = _day(first, until.year - 1)
    if since is None or since > until or (until - since).days > LONGEST:
        return None
    return Span(since, until)


def _day(one: DayOfMonth, year: int) -> date | None:
    try:
        return date(year, one.month, one.day)
    except ValueError:
        return None
