"""The period a report is about, in the words of its title, or of somebody who asks for it."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from domain.time.periods import Period, PeriodKind
from texts import periods, texts
from texts.catalogue import LANGUAGES

_MONTHS = (
    "январ", "феврал", "март", "апрел", "ма[йяе]", "июн",
    "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_ORDINALS = {"перв": 1, "втор": 2, "трет": 3, "четв": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = r"(?P<year>(?:19|20)\d\d)\s*(?:год[ау]?\b|г\.?(?!\w))"
_COUNT = r"(?P<count>[1-4]|IV|I{1,3}|(?:перв|втор|трет|четв)\w+)"
_BEFORE = r"(?<![\w.–-])"
_AHEAD = re.compile(r"^(?:(?:сводный\s+)?отч[её]т\s+)?(?:за|на|в|for|of)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """``start`` and ``end`` place the words in the text; ``sure`` is false for nine months and the like."""

    start: int
    end: int
    period: Period
    sure: bool = True


def find_period(text: str) -> PeriodWords | None:
    """«1 полугодие 2022 года», «I квартал», «9 месяцев» (doubtful), «июнь», «2022 год»; ``None`` without one.

    The smaller kind of period decides; of several years the last one does. Years that span
    («на 2019-2024 годы») are a programme's, not a report's.
    """
    for pattern, make in _KINDS:
        matches = [match for match in pattern.finditer(text) if make(match) is not None]
        if matches:
            last = matches[-1]
            period, sure = make(last) or _year(last)
            return PeriodWords(last.start(), last.end(), period, sure)
    return None


def named_period(text: str, known: Collection[Period]) -> Period | None:
    """Which of the ``known`` periods somebody means who types a key or a name: «2022-H1», «H1 2022»,
    «за I квартал 2022 года», «июнь 2022»; without a year the latest known year's. ``None`` without one."""
    asked = _AHEAD.sub("", " ".join(text.split())).casefold()
    for period in known:
        if asked in _own_names(period):
            return period
    year = max((period.year for period in known), default=0)
    whole = f"{asked} года" if re.search(r"\b\d{4}$", asked) else asked
    for tried in (whole, f"{asked} {year} года"):
        found = find_period(tried)
        if found is not None and found.period in known and not _around(tried, found):
            return found.period
    return None


def typed_period(text: str) -> Period | None:
    """The period that somebody names with its year, in any of the ways of ``named_period``."""
    years = {int(year) for year in re.findall(r"(?<!\d)(?:199|2[01]\d)\d(?!\d)", text)}
    every = (
        Period(kind, year, number)
        for year in sorted(years)
        for kind in PeriodKind
        for number in range(1, 12 // kind.months + 1)
    )
    return named_period(text, list(every))


def _own_names(period: Period) -> set[str]:
    """As the bot itself calls it, in each language."""
    names = {
        name(texts(language), period) for language in LANGUAGES for name in (periods.name, periods.words)
    }
    return {one.casefold() for one in (period.key, *names)}


def _around(text: str, found: PeriodWords) -> str:
    return (text[: found.start] + text[found.end :]).strip(" .,!?")


_Made = tuple[Period, bool]


def _half(match: re.Match[str]) -> _Made | None:
    return _made(PeriodKind.HALF_YEAR, match, _ordinal(match["count"]))


def _quarter(match: re.Match[str]) -> _Made | None:
    return _made(PeriodKind.QUARTER, match, _ordinal(match["count"]))


def _months(match: re.Match[str]) -> _Made | None:
    return _span(1, int(match["count"]), match)


def _range(match: re.Match[str]) -> _Made | None:
    return _span(_month_number(match["first"]), _month_number(match["until"]), match)


def _month(match: re.Match[str]) -> _Made | None:
    return _made(PeriodKind.MONTH, match, _month_number(match["count"]))


def _year(match: re.Match[str]) -> _Made:
    return Period(PeriodKind.YEAR, int(match["year"])), True


def _made(kind: PeriodKind, match: re.Match[str], number: int) -> _Made | None:
    if not 1 <= number <= 12 // kind.months:
        return None
    return Period(kind, int(match["year"]), number), True


def _span(first: int, last: int, match: re.Match[str]) -> _Made | None:
    """Three, six, twelve months are a period; nine are taken for the third quarter, to be confirmed."""
    if not 1 <= first <= last <= 12:
        return None
    for kind in (PeriodKind.QUARTER, PeriodKind.HALF_YEAR, PeriodKind.YEAR):
        if last - first + 1 == kind.months and last % kind.months == 0:
            return _made(kind, match, last // kind.months)
    kind = PeriodKind.QUARTER if last % 3 == 0 else PeriodKind.MONTH
    return Period(kind, int(match["year"]), last // kind.months), False


def _ordinal(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _ORDINALS.get(word.lower()) or _ORDINALS.get(word.lower()[:4], 0)


def _month_number(word: str) -> int:
    return next(index for index, stem in enumerate(_MONTHS, start=1) if re.match(stem, word.lower()))


_KINDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Made | None]], ...] = tuple(
    (re.compile(_BEFORE + pattern + _YEAR + r"(?!\s*[-–]\s*\d)", re.IGNORECASE), make)
    for pattern, make in (
        (rf"{_COUNT}(?:-?\w{{1,3}})?\s+полугоди[еяи]\s*", _half),
        (rf"{_COUNT}(?:-?\w{{1,3}})?\s+кв(?:артала?|\.)\s*", _quarter),
        (r"(?P<count>\d\d?)\s+мес(?:яц\w*|\.)\s*", _months),
        (rf"(?P<first>(?:{_MONTH})\w*)\s*[-–—]\s*(?P<until>(?:{_MONTH})\w*)\s*", _range),
        (rf"(?P<count>(?:{_MONTH})\w*)\s*", _month),
        (r"", _year),
    )
)
