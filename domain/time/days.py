"""A day as people type it: «30.09.2022», «не позднее 30 сентября 2022 года», «с 1 июля 2022 г.».

The one reader, of deadlines, of a due date, of the day from which a target holds. A text that can mean
another day, or no day, is none of them: nothing is guessed.
"""

import re
from dataclasses import dataclass
from datetime import date

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
UNTIL = r"(?:(?:не\s+позднее|не\s+позже|до|по|к)\s+)?"
DAY = r"(?P<day>[0-9]{1,2})\s*(?:-?\s*го)?"
_SINCE = r"(?:(?:начиная\s+)?со?\s+)?"
_YEAR = r"(?P<year>20[0-9]{2}|[0-9]{2})\s*(?:года|г\.?)?"
_DATE = re.compile(
    rf"{DAY}\s+(?P<month>[а-яё]+)(?:\s+{_YEAR})?"
    rf"|(?P<day_>[0-9]{{1,2}})\.(?P<month_>[0-9]{{1,2}})(?:\.{_YEAR.replace('year', 'year_')})?",
    re.IGNORECASE,
)
_LEAD = {"until": re.compile(UNTIL, re.IGNORECASE), "since": re.compile(_SINCE, re.IGNORECASE)}
_MONTH_NAMED = "|".join(_MONTHS)
_SPEAKS_OF_DAY = re.compile(
    rf"\b[0-9]{{1,2}}\.[0-9]{{1,2}}\.[0-9]{{2,4}}\b"
    rf"|\b[0-9]{{1,2}}\s*(?:-?\s*го)?\s+(?:{_MONTH_NAMED})\b"
    r"|^(?:не\s+позднее|не\s+позже|до|по|к)\s+[0-9]{1,2}(?:\.[0-9]{1,2})?$"
    r"|^[0-9]{1,2}\.(?:0[1-9]|1[0-2])$",
    re.IGNORECASE,
)
_A_LEAP_YEAR = 2000  # has every day that any year has


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """«25 июля», and the year where one was written."""

    day: int
    month: int
    year: int | None


def read_day(text: str) -> date | None:
    """«25.07.2022», «до 25 июля 2022 года»: one day and no other; ``None`` where no year is written."""
    return _dated(read_day_of_month(text))


def read_first_day(text: str) -> date | None:
    """The same of a day on which something begins: «с 01.07.2022», «со 2 июля 2022 г.»."""
    return _dated(_read(text, "since"))


def read_day_of_month(text: str) -> DayOfMonth | None:
    """The same with the year or without; ``None`` also for a day that the calendar does not have."""
    return _read(text, "until")


def speaks_of_day(text: str) -> bool:
    """Whether a day is named, or may be: «12 к 30.09.2022», «до 30 сентября», «30.09»."""
    return _SPEAKS_OF_DAY.search(tidy(text)) is not None


def tidy(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def _dated(found: DayOfMonth | None) -> date | None:
    return date(found.year, found.month, found.day) if found and found.year else None


def _read(text: str, lead: str) -> DayOfMonth | None:
    wording = tidy(text)
    begins = _LEAD[lead].match(wording)
    match = _DATE.fullmatch(wording, begins.end() if begins else 0)
    if match is None:
        return None
    month = _month_number(match["month"]) if match["month"] else int(match["month_"])
    year = match["year"] or match["year_"]
    return _existing(int(match["day"] or match["day_"]), month, 2000 + int(year) % 100 if year else None)


def _existing(day: int, month: int, year: int | None) -> DayOfMonth | None:
    try:
        date(_A_LEAP_YEAR if year is None else year, month, day)
    except ValueError:
        return None
    return DayOfMonth(day, month, year)


def _month_number(word: str) -> int:
    """1–12, or 0, which no calendar has."""
    names = enumerate(_MONTHS, 1)
    return next((number for number, name in names if re.fullmatch(name, word, re.IGNORECASE)), 0)
