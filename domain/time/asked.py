"""Which period somebody asks about: «за 2021 год», «за прошлый год», «во 2 полугодии», «for last quarter».

Source: the storyboard, section 4. What is meant may have been opened or not; the words say only which.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from domain.time.periods import MONTHS_IN_YEAR, Period, PeriodKind

_UNITS = {
    PeriodKind.YEAR: r"год(?:у|а|ом)?|years?",
    PeriodKind.HALF_YEAR: r"полугоди\w+|половин\w+(?:\s+года)?|half(?:[-\s]year)?",
    PeriodKind.QUARTER: r"квартал\w*|кв\b\.?|quarter",
    PeriodKind.MONTH: r"месяц\w*|month",
}
_UNIT = "|".join(f"(?P<unit_{kind}>{words})" for kind, words in _UNITS.items())
_MONTHS = (
    "январ|jan", "феврал|feb", "март|march", "апрел|apr", "ма[йяе]|may", "июн|june", "июл|july", "август|aug",
    "сентябр|sept", "октябр|oct", "ноябр|nov", "декабр|dec",
)  # fmt: skip
_ORDINALS = (("1", "i", "перв", "first"), ("2", "ii", "втор", "second"),
             ("3", "iii", "трет", "third"), ("4", "iv", "четв", "fourth"))  # fmt: skip
_ORDINAL = r"(?P<count>[1-4](?:-?(?:е|й|го|м|ом|ое|ый|ой|st|nd|rd|th))?|i{1,3}|iv|(?:перв|втор|трет|четв)\w+|first|second|third|fourth)"  # noqa: E501
_AHEAD = r"(?:\b(?:за|в|во|на|по|к|for|of|in|during)\s+)?(?:the\s+)?"
_YEAR = r"(?P<year>(?:199\d|20\d\d))(?:\s*(?:год(?:а|у|ом)?|г)\b\.?)?"
_OF_YEAR = rf"(?:\s+(?:of\s+)?{_YEAR})?"
_DATED = tuple(
    re.compile(rf"{_AHEAD}\b{pattern}(?![\w-])", re.IGNORECASE)
    for pattern in (
        r"(?P<key>(?:199\d|20\d\d)-[hq]\d|(?:199\d|20\d\d)-m\d\d?)",
        rf"(?P<letter>[hq])(?P<digit>[1-4]){_OF_YEAR}",
        rf"(?P<back>прошл\w+|предыдущ\w+|минувш\w+|last|previous)\s+(?:{_UNIT}|(?P<any>период\w*|раз|period))",
        rf"(?P<now>эт\w+|текущ\w+|this|current)\s+(?:{_UNIT}|(?P<any>период\w*|period))",
        rf"{_ORDINAL}\s+(?:{_UNIT}){_OF_YEAR}",
        rf"(?P<months>3|6|9|12)\s+(?:мес\w*\.?|months){_OF_YEAR}",
        rf"(?P<month>{'|'.join(f'(?:{one})' for one in _MONTHS)})\w*{_OF_YEAR}",
        r"(?P<short>\d\d)(?:-?й)?\s*(?:год\w*|г)\b\.?",
        _YEAR,
    )
)
_UNDATED = re.compile(rf"\b(?:за|for\s+the|for)\s+(?:{_UNIT})(?![\w-])", re.IGNORECASE)
_HALF_YEARS = {3: (PeriodKind.QUARTER, 1), 6: (PeriodKind.HALF_YEAR, 1), 9: (PeriodKind.QUARTER, 3)}


@dataclass(frozen=True, slots=True)
class AskedPeriod:
    """``number`` and ``year`` where they were named; ``back`` counts periods from today (0: this one),
    or, where no ``kind`` was named, from the one that is shown."""

    words: str
    kind: PeriodKind | None
    number: int | None = None
    year: int | None = None
    back: int | None = None

    def wanted(self, today: date, known: Collection[Period]) -> Period | None:
        """The period that the words name, whether or not it is among the ``known``."""
        if self.kind is None:
            return _previous(known, self.back or 0)
        if self.back is not None:
            return _around(self.kind, today, self.back)
        if self.number is None and self.year is None:
            return next((one for one in reversed(list(known)) if one.kind is self.kind), None)
        year = self.year or max((one.year for one in known), default=today.year)
        return Period(self.kind, year, self.number or 1)


def take_period(text: str) -> tuple[str, AskedPeriod | None]:
    """The text without the words of a period, and what they name."""
    for pattern in (*_DATED, _UNDATED):
        if match := pattern.search(text.replace("ё", "е")):
            found = _asked(match)
            if found is not None:
                rest = f"{text[: match.start()]} {text[match.end() :]}"
                return " ".join(rest.split()), found
    return text, None


def opened(wanted: Period | None, known: Collection[Period]) -> Period | None:
    """The one among ``known`` that shows what is ``wanted``: of a year also the period that ends with it."""
    if wanted is None or wanted in known:
        return wanted
    ends_with = (one for one in known if wanted.kind is PeriodKind.YEAR and one.end == wanted.end)
    return next(ends_with, None)


def _asked(match: re.Match[str]) -> AskedPeriod | None:
    got = {name: value for name, value in match.groupdict().items() if value}
    kind = next((kind for kind in PeriodKind if f"unit_{kind}" in got), None)
    year = int(got["year"]) if "year" in got else None
    words = match[0].strip()
    if "key" in got:
        return _named(words, got["key"])
    if "back" in got or "now" in got:
        return AskedPeriod(words, kind, back=int("back" in got))
    if "letter" in got:
        letters = {"h": PeriodKind.HALF_YEAR, "q": PeriodKind.QUARTER}
        return _numbered(words, letters[got["letter"].lower()], int(got["digit"]), year)
    if "count" in got:
        return None if kind is None else _numbered(words, kind, _ordinal(got["count"]), year)
    if "months" in got:
        months, number = _HALF_YEARS.get(int(got["months"]), (PeriodKind.YEAR, 1))
        return AskedPeriod(words, months, number, year)
    if "month" in got:
        return AskedPeriod(words, PeriodKind.MONTH, _month(got["month"]), year)
    if "short" in got:
        return AskedPeriod(words, PeriodKind.YEAR, year=2000 + int(got["short"]))
    return AskedPeriod(words, kind or PeriodKind.YEAR, year=year)


def _named(words: str, key: str) -> AskedPeriod | None:
    try:
        found = Period.from_key(key)
    except ValueError:
        return None
    return AskedPeriod(words, found.kind, found.number, found.year)


def _numbered(words: str, kind: PeriodKind, number: int, year: int | None) -> AskedPeriod | None:
    """There is no third half-year; «первый год» counts no years of the calendar."""
    if kind is PeriodKind.YEAR or not 1 <= number <= MONTHS_IN_YEAR // kind.months:
        return None
    return AskedPeriod(words, kind, number, year)


def _ordinal(word: str) -> int:
    typed = word.lower()
    digit = re.match(r"\d", typed)
    if digit:
        return int(digit[0])
    exact = [number for number, names in enumerate(_ORDINALS, 1) if typed in names]
    begun = [number for number, names in enumerate(_ORDINALS, 1) if typed.startswith(names[2:])]
    return (exact or begun or [0])[0]


def _month(word: str) -> int:
    return next(number for number, name in enumerate(_MONTHS, 1) if re.match(name, word, re.IGNORECASE))


def _around(kind: PeriodKind, today: date, back: int) -> Period:
    per_year = MONTHS_IN_YEAR // kind.months
    index = today.year * per_year + (today.month - 1) // kind.months - back
    return Period(kind, index // per_year, index % per_year + 1)


def _previous(known: Collection[Period], back: int) -> Period | None:
    """``known`` are in their order, the one shown last."""
    ordered = list(known)
    return ordered[-1 - back] if len(ordered) > back else None
