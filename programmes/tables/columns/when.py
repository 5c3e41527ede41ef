"""Which time a column's title speaks of: years, a part of a year, the year before, the reported period."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.time.periods import Period, PeriodKind

_MONTHS = (
    r"янв(?:ар[а-я]*|\.)?", r"фев(?:рал[а-я]*|\.|р\.)?", r"мар(?:т[а-я]?|\.)?", r"апр(?:ел[а-я]*|\.)?",
    "ма[йяюе]", "июн[а-я]*", "июл[а-я]*", r"авг(?:уст[а-я]*|\.)?", r"сент?(?:ябр[а-я]*|\.)?",
    r"окт(?:ябр[а-я]*|\.)?", r"нояб?(?:р[а-я]*|\.)?", r"дек(?:абр[а-я]*|\.)?",
)  # fmt: skip
_MONTH = "(?:" + "|".join(_MONTHS) + r")(?![а-я])"
_YEAR = re.compile(r"(?<![\d.,])(?:19|20|21)\d\d(?!\d)")
_SPAN = re.compile(r"((?:19|20|21)\d\d)(?:\s*(?:г|год|гг)\.?)?\s*[-–—]\s*((?:19|20|21)\d\d)(?!\d)")
_DATE = re.compile(r"(?<!\d)0?1[./ ]+(?:(0?[1-9]|1[0-2])[./]|(" + _MONTH + r")\s*)((?:19|20|21)\d\d)?(?!\d)")
_END = re.compile(
    r"(?<!\d)(?:30|31|2[89])(?:[./](0?[1-9]|1[0-2])[./]|\s+(" + _MONTH + r")\s*)((?:19|20|21)\d\d)?(?!\d)"
)
_ORDINAL = r"(?<![\w.,])([1-4]|i{1,3}|iv|і{1,3}|перв|втор|трет|четв)(?:-?[а-я]{1,7})?\s+"
_HALF = re.compile(_ORDINAL + r"(?:полуг|п/г)")
_QUARTER = re.compile(_ORDINAL.removesuffix("+") + r"*кв(?!\.?\s?м)")
_SO_MANY = re.compile(r"(?<!\d)(\d{1,2})\s*(?:-?(?:ти|х|и))?\s+мес")
_MONTHS_SPAN = re.compile(rf"(?<!\w)({_MONTH})\s*[-–—]\s*({_MONTH})")
_ONE_MONTH = re.compile(rf"(?<!\w)({_MONTH})(?!\w)")
_WHOLE_YEAR = re.compile(
    r"^(?:год|годов\w+|12 мес\w*)$|(?<!\w)(?:за|на) (?:весь )?год(?!\w)"
    r"|(?<!начала )отчетн\w+ (?:финансов\w+ )?(?:20\d\d )?год"
)
_PAST = re.compile(
    r"прошл|предыдущ|предшеств|истекш|аппг|на начало (?:[а-я\d]+ )?(?:год|период|квартал|полугод)"
    r"|аналогичн\w+ (?:период|год|квартал|месяц)|соответствующ\w+ период"
)
_COMING = re.compile(
    r"(?:на|к) (?:конец|концу|момент\w* окончания|окончани\w+) (?:[а-я]+ )?(?:реализ|действ|срок|программ)"
    r"|конечн\w+ значен|очередн|следующ\w* (?:за )?|последующ|планов\w+ период"
)
_REPORTED = re.compile(
    r"отчетн\w+ (?:период|квартал|полугоди|месяц|дат)|текущ\w+ (?:период|квартал|полугоди)"
)
_SINCE_JANUARY = re.compile(r"с начала (?:[а-я\d]+ )?года|нараст")
_ORDINALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "перв": 1, "втор": 2, "трет": 3, "четв": 4}


class Side(StrEnum):
    """Where a title's own words place it, without naming a year."""

    PAST = "past"
    COMING = "coming"
    REPORTED = "reported"
    SINCE_JANUARY = "since_january"
    NONE = ""


@dataclass(frozen=True, slots=True)
class When:
    """``months`` are the first and the last of a part of a year (1 and 12 where the whole year is said)."""

    years: tuple[int, ...] = ()
    months: tuple[int, int] | None = None
    side: Side = Side.NONE

    @property
    def is_said(self) -> bool:
        return bool(self.years or self.months or self.side)

    def is_part_of_year(self) -> bool:
        return self.months is not None and self.months != (1, 12)

    def fits(self, period: Period | None) -> int:
        """How well a figure of this time is one of ``period``: 100 it says so, 0 it says another one."""
        if self.side in (Side.PAST, Side.COMING):
            return 0
        if period is None:
            return 60 if self.is_said else 80
        if self.years and self.years != (period.year,):
            return 0
        if self.months is not None:
            return _fits_months(self.months, period)
        if self.side is Side.REPORTED:
            return 100
        if self.side is Side.SINCE_JANUARY:
            return 90
        return 80 if not self.years else 100 if period.kind is PeriodKind.YEAR else 70


NEVER = When()
"""No time is said."""


def _fits_months(months: tuple[int, int], period: Period) -> int:
    own = (period.last_month - period.kind.months + 1, period.last_month)
    if months == own:
        return 100
    return 90 if months == (1, period.last_month) else 0


def when(lines: Sequence[str]) -> When:
    """What the plain lines of a title say together: the lowest line that names a year or a part decides."""
    years: tuple[int, ...] = ()
    months: tuple[int, int] | None = None
    for line in reversed(lines):
        dated = _date(line)
        months = months or (dated[0] if dated else _months(line))
        years = years or (dated[1] if dated and dated[1] else _years(line))
    side = _side(" ".join(lines))
    return When(years, months, Side.NONE if years and side is Side.COMING else side)


def _side(text: str) -> Side:
    for side, pattern in _SIDES:
        if pattern.search(text):
            return side
    return Side.NONE


_SIDES = (
    (Side.PAST, _PAST),
    (Side.COMING, _COMING),
    (Side.SINCE_JANUARY, _SINCE_JANUARY),
    (Side.REPORTED, _REPORTED),
)


def _date(line: str) -> tuple[tuple[int, int], tuple[int, ...]] | None:
    """«на 01.07.2022» is what came of January to June."""
    if found := _END.search(line):
        last = int(found[1]) if found[1] else _month_number(found[2])
        return (1, last), _only(found[3])
    found = _DATE.search(line)
    if found is None:
        return None
    month = int(found[1]) if found[1] else _month_number(found[2])
    if month == 1:
        return (1, 12), tuple(year - 1 for year in _only(found[3]))
    return (1, month - 1), _only(found[3])


def _only(year: str | None) -> tuple[int, ...]:
    return (int(year),) if year else ()


def _years(line: str) -> tuple[int, ...]:
    """«2024 - 2026» is each of the three; of several years apart the last."""
    if found := _SPAN.search(line):
        first, last = int(found[1]), int(found[2])
        return tuple(range(first, last + 1)) if first <= last <= first + 15 else ()
    return tuple(int(year) for year in _YEAR.findall(line)[-1:])


def _months(line: str) -> tuple[int, int] | None:
    if found := _HALF.search(line):
        return _part(_ordinal(found[1]), 6)
    if found := _QUARTER.search(line):
        return _part(_ordinal(found[1]), 3)
    if found := _SO_MANY.search(line):
        return (1, int(found[1])) if 1 <= int(found[1]) <= 12 else None
    if found := _MONTHS_SPAN.search(line):
        return _month_number(found[1]), _month_number(found[2])
    if found := _ONE_MONTH.search(line):
        month = _month_number(found[1])
        return month, month
    return (1, 12) if _WHOLE_YEAR.search(line) else None


def _part(number: int, months: int) -> tuple[int, int] | None:
    last = number * months
    return (last - months + 1, last) if 1 <= last <= 12 else None


def _ordinal(word: str) -> int:
    word = word.replace("і", "i")
    return int(word) if word.isdigit() else _ORDINALS.get(word, 0)


def _month_number(word: str) -> int:
    return next(at for at, stem in enumerate(_MONTHS, start=1) if re.match(stem, word))
