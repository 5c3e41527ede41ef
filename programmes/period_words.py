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
_ANY_MONTH = rf"(?:{_MONTH})[а-я]{{0,3}}(?!\w)"
_ORDINALS = {"перв": 1, "втор": 2, "трет": 3, "четв": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = r"(?P<year>(?:19|20)\d\d)\s*(?:год[ау]?\b|г\.?(?!\w))"
_COUNT = r"(?P<count>[1-4]|IV|I{1,3}|(?:перв|втор|трет|четв)\w+)"
_BEFORE = r"(?<![\w.–-])"
_SO_MANY = {"три": 3, "шест": 6, "девя": 9, "двен": 12}
_BRACKETS = r"(?:\([^()]{1,60}\)\s*)?"
_NEAR = 60
"""Letters around a year in which a part of it may be named."""
_PART = re.compile(
    rf"полуг|п/г|(?<!\w)кв(?:арт\w*|\.|\s)(?!\s?м\b)|(?<!\w)мес(?:яц\w*|\.|\s)|(?<!\w){_ANY_MONTH}",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"(?<!\d)\d{{1,2}}[»\"]?(?:\.\d{{1,2}}\.|\s+{_ANY_MONTH}\s+)(?:19|20)\d\d(?:\s*(?:года|г\.?)(?!\w))?",
    re.IGNORECASE,
)
_STANDING = re.compile(
    rf"(?<!\w)на\s+0?1(?:\.(?P<month>\d{{2}})\.|\s+(?P<word>{_ANY_MONTH})\s+)(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_OF_NAME = re.compile(r"(?<!\w)на\s+(?:19|20)\d\d\s*(?:год[а-я]*|г\.)\s*(?=[»\"”])", re.IGNORECASE)
_OF_REPORT = re.compile(r"(?<!\w)(?:за|в|итогам|итоги|результатам)\s*$", re.IGNORECASE)
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

    The smaller kind of period decides; of several what stands behind «за», else the last, and then it is
    doubtful. So is a year beside words for a part of it that are not understood, and what came «на 1 июля
    2022 года» (taken for what ended the day before). «Вода на 2022 год» in quotation marks is a name; a date
    («от 30 декабря 2016 года») is no period; years that span («на 2019-2024 годы») are a programme's.
    """
    undated = _OF_NAME.sub(_blank, _DATE.sub(_blank, text))
    standing = _until_day(text)
    for pattern, make in _KINDS:
        made = [(match, one) for match in pattern.finditer(undated) if (one := make(match)) is not None]
        if made:
            own = [one for one in made if _OF_REPORT.search(undated[: one[0].start()])] or made
            (match, (period, sure)), several = own[-1], {one[0] for _, one in own}
            is_clear = len(several) == 1 and not _is_part(undated, match, period)
            is_over = standing is None or not _is_within(standing.period, period)
            return PeriodWords(match.start(), match.end(), period, sure and is_clear and is_over)
    return standing


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _is_part(text: str, match: re.Match[str], period: Period) -> bool:
    """Words for a part of the year, or for another month, stand beside what was found."""
    if period.kind not in (PeriodKind.YEAR, PeriodKind.MONTH):
        return False
    around = (text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR])
    return any(map(_PART.search, around))


def _until_day(text: str) -> PeriodWords | None:
    """«на 1 июля 2022 года» is what came of January to June: doubtful, and its words stay the title's."""
    found = None
    for match in _STANDING.finditer(text):
        month = int(match["month"]) if match["month"] else _month_number(match["word"])
        made = _span_of(1, month - 1, int(match["year"])) if month > 1 else None
        if month == 1:
            made = Period(PeriodKind.YEAR, int(match["year"]) - 1), False
        found = PeriodWords(match.end(), match.end(), made[0], sure=False) if made else found
    return found


def _is_within(standing: Period, period: Period) -> bool:
    """The day lies inside the period that the words name: it had not ended."""
    return standing.year == period.year and standing.last_month < period.last_month


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


def _quarters(match: re.Match[str]) -> _Made | None:
    first, until = _ordinal(match["first"]), _ordinal(match["until"])
    return _span_of(3 * first - 2, 3 * until, int(match["year"])) if first < until else None


def _quarter(match: re.Match[str]) -> _Made | None:
    return _made(PeriodKind.QUARTER, match, _ordinal(match["count"]))


def _months(match: re.Match[str]) -> _Made | None:
    count = match["count"]
    months = int(count) if count.isdigit() else _SO_MANY.get(count.lower()[:4], 0)
    return _span_of(1, months, int(match["year"]))


def _range(match: re.Match[str]) -> _Made | None:
    first, until = _month_number(match["first"]), _month_number(match["until"])
    return _span_of(first, until, int(match["year"]))


def _month(match: re.Match[str]) -> _Made | None:
    return _made(PeriodKind.MONTH, match, _month_number(match["count"]))


def _year(match: re.Match[str]) -> _Made:
    return Period(PeriodKind.YEAR, int(match["year"])), True


def _made(kind: PeriodKind, match: re.Match[str], number: int) -> _Made | None:
    if not 1 <= number <= 12 // kind.months:
        return None
    return Period(kind, int(match["year"]), number), True


def _span_of(first: int, last: int, year: int) -> _Made | None:
    """Three, six, twelve months are a period; nine are taken for the third quarter, to be confirmed."""
    if not 1 <= first <= last <= 12:
        return None
    for kind in (PeriodKind.QUARTER, PeriodKind.HALF_YEAR, PeriodKind.YEAR):
        if last - first + 1 == kind.months and last % kind.months == 0:
            return Period(kind, year, last // kind.months), True
    kind = PeriodKind.QUARTER if last % 3 == 0 else PeriodKind.MONTH
    return Period(kind, year, last // kind.months), False


def _ordinal(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _ORDINALS.get(word.lower()) or _ORDINALS.get(word.lower()[:4], 0)


def _month_number(word: str) -> int:
    return next(index for index, stem in enumerate(_MONTHS, start=1) if re.match(stem, word.lower()))


_KINDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Made | None]], ...] = tuple(
    (re.compile(_BEFORE + pattern + _YEAR + r"(?!\s*[-–]\s*\d)", re.IGNORECASE), make)
    for pattern, make in (
        (rf"{_COUNT}(?:-?\w{{1,3}})?\s+(?:полугоди[еяи]|п/г)\s*{_BRACKETS}", _half),
        (
            rf"{_COUNT.replace('count', 'first')}(?:-?[а-я]{{1,3}})?\s*(?:[-–—,]|и|по)\s*"
            rf"{_COUNT.replace('count', 'until')}(?:-?[а-я]{{1,3}})?\s+кв(?:артал\w*|\.)\s*{_BRACKETS}",
            _quarters,
        ),
        (rf"{_COUNT}(?:-?\w{{1,3}})?\s+кв(?:артала?|\.)\s*{_BRACKETS}", _quarter),
        (
            rf"(?P<count>\d\d?|три|шесть|девять|двенадцать)(?:-?[а-я]{{1,3}})?\s+мес(?:яц\w*|\.)?\s+{_BRACKETS}",
            _months,
        ),
        (
            rf"(?:с\s+)?(?P<first>(?:{_MONTH})\w*)\s*(?:[-–—]|по\s)\s*(?P<until>(?:{_MONTH})\w*)\s*{_BRACKETS}",
            _range,
        ),
        (rf"(?P<count>(?:{_MONTH})\w*)\s*", _month),
        (r"", _year),
    )
)
