"""Every mention of the reported period in a document's words, replaced by a mark of its form."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from domain.time.periods import Period, PeriodKind
from programmes.tables.columns.titles import plain
from programmes.tables.columns.when import when

_MONTHS = (
    "январ", "феврал", "март", "апрел", "ма[йяе]", "июн",
    "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
)  # fmt: skip
_MONTH = "(?:" + "|".join(_MONTHS) + r")[а-я]{0,3}"
_COUNT = r"(?:[1-4]|I{1,3}|IV|(?:перв|втор|трет|четв[её])[а-яё]+)(?:-?[а-яё]{1,3})?"
_PART = (
    rf"(?:{_COUNT}\s*(?:полугоди[а-я]+|п/г|кв(?:артал[а-я]*|\.)?(?![\w.]*\s?м))"
    rf"|\d{{1,2}}(?:-?[а-я]{{1,3}})?\s+мес(?:яц[а-я]*|\.)?|{_MONTH}\s*[-–—]\s*{_MONTH}|{_MONTH})"
)
_YEAR = r"(?P<{name}>(?:19|20|21)\d\d)(?P<{name}_word>\s*(?:год(?:а|у|ом|ов|ы)?|гг?\.)(?!\w))?"
_MENTION = re.compile(
    r"(?<![\w.,/–-])(?:"
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<of>(?:19|20|21)\d\d)(?:\s*(?:года|г\.)(?!\w))?"
    rf"|«?(?P<day_in_words>\d{{1,2}})»?\s+(?P<month_in_words>{_MONTH})\s+(?P<of_words>(?:19|20|21)\d\d)"
    r"(?:\s*(?:года|г\.)(?!\w))?"
    rf"|(?P<part>{_PART})(?!\w)(?:\s+{_YEAR.format(name='part_year')})?"
    rf"|{_YEAR.format(name='year')}(?!\s*(?:[-–—]|и|по|,)\s*\d)"
    r")(?![\d])",
    re.IGNORECASE,
)
_MAY_MENTION = re.compile(rf"\d|I|пол|кв|мес|год|{_MONTH}", re.IGNORECASE)
_SPAN_BEFORE = re.compile(r"(?:20\d\d\s*(?:г(?:од[а-я]*|г?\.)?)?\s*(?:[-–—,]|и|по)\s*)$", re.IGNORECASE)
_QUOTED = re.compile(r"«[^»]*»|\"[^\"]*\"|“[^”]*”")


class Mention(NamedTuple):
    """``start`` to ``end`` of a text names the period; ``mark`` says so."""

    start: int
    end: int
    mark: str


def marked(text: str, period: Period | None, *, years: bool = False, is_target: bool = False) -> str:
    """The text with marks for what names ``period``: in words, by its days, by its year.

    ``years``: years beside the period's own are marked too, as they are counted from it («2021 год (факт)»),
    which is so in the titles of columns. A year over a target stays the year, whichever period is reported. A
    name in quotation marks stays what it is.
    """
    for one in reversed(list(mentions(text, period, years=years, is_target=is_target))):
        text = text[: one.start] + one.mark + text[one.end :]
    return text


def mentions(
    text: str, period: Period | None, *, years: bool = False, is_target: bool = False
) -> Iterator[Mention]:
    """Where those marks come."""
    if period is None or not _MAY_MENTION.search(text):
        return
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for match in _MENTION.finditer(text):
        is_quoted = any(start < match.start() and match.end() < end for start, end in quoted)
        is_span = match["year"] is not None and _SPAN_BEFORE.search(text[: match.start()])
        if is_quoted or is_span:
            continue
        found = _marked(match, period, years)
        if is_target and match["year"] is not None:
            found = found.replace("{period}", f"{{year}}{match['year_word']}")
        if found != match[0]:
            yield Mention(match.start(), match.end(), found)


def _marked(match: re.Match[str], period: Period, years: bool) -> str:
    for named, way in _WAYS:
        if match[named] is not None:
            return way(match, period, years) or match[0]
    return match[0]


def _day(match: re.Match[str], period: Period, years: bool) -> str:
    return _of_day(int(match["day"]), int(match["month"]), int(match["of"]), period, years)


def _day_in_words(match: re.Match[str], period: Period, years: bool) -> str:
    month = _month_number(match["month_in_words"])
    return _of_day(int(match["day_in_words"]), month, int(match["of_words"]), period, years)


def _of_day(day: int, month: int, year: int, period: Period, years: bool) -> str:
    try:
        said = date(year, month, day)
    except ValueError:
        return ""
    for name, own in (("last_day", period.end), ("next_day", period.end + timedelta(days=1))):
        if (own.month, own.day) == (said.month, said.day):
            shift = said.year - own.year
            return _mark(name, shift) if years or not shift else ""
    return ""


def _part(match: re.Match[str], period: Period, years: bool) -> str:
    year = match["part_year"]
    shift = int(year) - period.year if year else 0
    is_own = when([plain(match["part"])]).months in months_of(period)
    if shift and not years:
        return ""
    if is_own:
        return _mark("period" if year else "part", shift)
    word = match["part_year_word"] or "" if year else ""
    return f"{match['part']} {_mark('year', shift)}{word}" if year and years else ""


def _year(match: re.Match[str], period: Period, years: bool) -> str:
    shift = int(match["year"]) - period.year
    if shift and not years:
        return ""
    word = match["year_word"] or ""
    if period.kind is PeriodKind.YEAR and word and not shift:
        return _mark("period", shift)
    return f"{_mark('year', shift)}{word}"


_WAYS: tuple[tuple[str, Callable[[re.Match[str], Period, bool], str]], ...] = (
    ("day", _day),
    ("day_in_words", _day_in_words),
    ("part", _part),
    ("year", _year),
)


def months_of(period: Period) -> tuple[tuple[int, int], ...]:
    """A period's own months, and those since January."""
    return (period.last_month - period.kind.months + 1, period.last_month), (1, period.last_month)


def _mark(name: str, shift: int) -> str:
    return f"{{{name}{shift:+d}}}" if shift else f"{{{name}}}"


def _month_number(word: str) -> int:
    return next(at for at, stem in enumerate(_MONTHS, start=1) if re.match(stem, word.lower()))
