"""Figures that are behind because their work comes later, as their explanation says: «по графику».

Source: half-years as offices live them; most works are done in summer and autumn, and every second zero of
June is such a one. A reading is a proposal to the coordinator, never more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from domain.figures.standing import Standing, State
from domain.figures.targets import Target, TargetKind
from domain.programme.document import Course
from domain.time.periods import Period

MONTHS_IN_YEAR = 12
_DAY = timedelta(days=1)
_FLAGS = re.IGNORECASE
_W = r"(?<![\w-])"
_SCHEDULE = r"(?:план\w*[-–])?график\w*"
_AS_PLANNED = re.compile(
    rf"{_W}(?:"
    rf"(?:по|согласно|в\s+соответствии\s+с|в\s+рамках|в)\s+(?:\w+\s+)?(?:{_SCHEDULE}|план(?:у|ом))(?!\w)"
    r"|(?:за)?планир\w+|намечен\w*|предусмотрен\w*|перен(?:ес|ос)\w+\s+(?:на|в)(?!\w)"
    r"|(?:пересмотрен|продлен|продлён)\w*\s+срок\w*"
    r"|срок\w*\s+(?:\w+\s+){0,2}(?:ещ[её]\s+)?не\s+наступил\w*"
    r"|(?:on|to)\s+schedule|as\s+planned|(?:scheduled|planned)\s+for"
    r")",
    _FLAGS,
)
_NOT_SO = re.compile(
    rf"{_W}(?:"
    rf"отста\w+|(?:срыв|сорв|наруш)\w*\s+(?:\w+\s+){{0,2}}(?:{_SCHEDULE}|срок\w*)"
    rf"|(?:{_SCHEDULE}|срок\w*)\s+(?:\w+\s+){{0,3}}(?:сорв\w+|срыв\w+|нарушен\w*|не\s+(?:выполн|соблюд|утвержд)\w+)"
    rf"|(?:не|вне)\s+(?:по\s+|согласно\s+|в\s+соответствии\s+с\s+|в\s+)?(?:\w+\s+)?(?:{_SCHEDULE}|план(?:у|ом))"
    r"|не\s+(?:за)?планир\w+|не\s+(?:предусмотрен|намечен|будет|будут)\w*|отмен(?:ен|ён|ил)\w*"
    r"|behind\s+schedule|not\s+(?:on|to)\s+schedule|off\s+schedule"
    r")",
    _FLAGS,
)
_YEAR = r"(?:\s*(?P<year>20\d\d)(?!\d))?"
_BEFORE = r"(?:в|во|на|к|до|с|со|по|срок\w*\s*[-–—:]?)\s*"
_ORDINALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "перв": 1, "втор": 2, "трет": 3, "четв": 4}
_QUARTER = re.compile(
    rf"{_W}{_BEFORE}(?P<which>[1-4]|iv|i{{1,3}}|перв|втор|трет|четв)[\w-]*\.?\s*кв(?:артал\w*|\.|(?!\w)){_YEAR}",
    _FLAGS,
)
_HALF = re.compile(rf"{_W}{_BEFORE}(?P<which>[12]|i{{1,2}}|перв|втор)[\w-]*\s*полугоди\w*{_YEAR}", _FLAGS)
_MONTHS = (
    "январ", "феврал", "март", "апрел", "ма[йея]", "июн", "июл", "август", "сентябр", "октябр", "ноябр",
    "декабр",
)  # fmt: skip
_MONTH = re.compile(
    rf"{_W}{_BEFORE}(?:(?P<day>\d{{1,2}})\s*(?:-?го)?\s+)?(?P<name>(?:{'|'.join(_MONTHS)})\w*){_YEAR}", _FLAGS
)
_DATE = re.compile(
    rf"{_W}{_BEFORE}(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})(?:\.(?P<year>20\d\d|\d\d)(?!\d))?(?![\d.]\d)",
    _FLAGS,
)
_SEASONS = {"весн": 5, "лет": 8, "осен": 11}
_SEASON = re.compile(rf"{_W}(?:{_BEFORE})?(?P<name>весн[аоеуы]|летом|лето|осен[ьи])\w*{_YEAR}", _FLAGS)
_YEARS_END = re.compile(rf"{_W}(?:в|до|к)\s+кон(?:ца|це|цу)\s+(?:\w+\s+)?(?:года|{_YEAR}\s*г)", _FLAGS)


@dataclass(frozen=True, slots=True)
class Later:
    """The ``words`` that say so, and the last day of the time they name, where they name one."""

    words: str
    due: date | None = None


def comes_later(explanation: str, period: Period) -> Later | None:
    """«Работы ведутся по графику», «запланировано на III квартал», «срок — осень»; ``None`` where nothing
    says so, or something says the opposite («отстаёт от графика», «график сорван», «не по графику»).

    Of several times the last one is taken that lies after the period's end and within its year, of which the
    target is; what is put off until the next year is no zero on schedule. Without a year it is the period's.
    """
    text = " ".join(explanation.split())
    if _NOT_SO.search(text):
        return None
    ahead = [(due, words) for due, words in _times(text, period.year) if due > period.end]
    within = [(due, words) for due, words in ahead if due.year == period.year]
    if ahead:
        due, words = max(within, default=(None, ""))
        return Later(words, due) if due is not None else None
    found = _AS_PLANNED.search(text)
    return Later(found[0]) if found else None


def _times(text: str, year: int) -> Iterator[tuple[date, str]]:
    """Every time that is named, by its last day; a day that the calendar does not have is none."""
    for found in _QUARTER.finditer(text):
        yield _last_day(_year(found, year), 3 * _ordinal(found["which"])), found[0]
    for found in _HALF.finditer(text):
        yield _last_day(_year(found, year), 6 * _ordinal(found["which"])), found[0]
    for found in _SEASON.finditer(text):
        month = next(one for name, one in _SEASONS.items() if found["name"].casefold().startswith(name))
        yield _last_day(_year(found, year), month), found[0]
    for found in _YEARS_END.finditer(text):
        yield date(_year(found, year), MONTHS_IN_YEAR, 31), found[0]
    yield from _days(text, year)


def _days(text: str, year: int) -> Iterator[tuple[date, str]]:
    for found in _MONTH.finditer(text):
        name = found["name"].casefold()
        month = next(at for at, one in enumerate(_MONTHS, 1) if re.match(one, name))
        day = int(found["day"]) if found["day"] else _last_day(_year(found, year), month).day
        yield from _day(_year(found, year), month, day, found[0])
    for found in _DATE.finditer(text):
        yield from _day(_year(found, year), int(found["month"]), int(found["day"]), found[0])


def _day(year: int, month: int, day: int, words: str) -> Iterator[tuple[date, str]]:
    try:
        yield date(year, month, day), words
    except ValueError:
        return


def _year(found: re.Match[str], year: int) -> int:
    typed = int(found["year"] or year)
    return typed if typed > 99 else 2000 + typed


def _ordinal(typed: str) -> int:
    return int(typed) if typed.isdecimal() else _ORDINALS[typed.casefold()]


def _last_day(year: int, month: int) -> date:
    return date(year, month, 28) + 4 * _DAY - timedelta(days=(date(year, month, 28) + 4 * _DAY).day)


def is_far_below(
    standing: Standing, target: Target | None, value: Decimal | None, period: Period, course: Course
) -> bool:
    """Behind, and 0 or less than half of what is asked by the period's end: what has hardly begun."""
    if standing.state is not State.BEHIND or standing.above_limit or value is None:
        return False
    if value == 0:
        return True
    if target is None or target.low is None or target.kind is TargetKind.YES_NO:
        return False
    months = period.last_month if course is Course.RUNNING_TOTAL else MONTHS_IN_YEAR
    return 2 * value * MONTHS_IN_YEAR < target.low * months
