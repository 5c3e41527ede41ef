"""What an indicator should reach, read from column 4.

Source: the domain page, «Targets, as the seeds write them»; the wordings are those of both seeds.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from domain.figures.numbers import read_figure
from domain.figures.reading.characters import even_spaces
from domain.figures.reading.target_years import by_years
from domain.figures.units import is_unit


class TargetKind(StrEnum):
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    YES_NO = "yes_no"
    PARTS = "parts"  # «МУ – 103;⏎МУП – 3.»: shown, not compared with one number
    NONE = "none"  # «-»: nothing is measured
    UNREADABLE = "unreadable"  # shown, not compared


@dataclass(frozen=True, slots=True)
class Target:
    """One target with its wording as written.

    AT_LEAST has ``low``, AT_MOST ``high``, RANGE both (ends included), YES_NO ``low`` 1 («да») or 0 («нет»);
    all in ``unit``, which is empty where none is stated.
    """

    kind: TargetKind
    wording: str
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""

    @property
    def is_bare(self) -> bool:
        """A bare figure: the text does not say whether it is to be reached or not to be exceeded."""
        bare = self.kind in (TargetKind.AT_LEAST, TargetKind.AT_MOST)
        return bare and _SAYS_WHICH.search(even_spaces(self.wording)) is None

    def less_is_better(self) -> "Target":
        """The same with a bare figure taken as the upper limit, which no text says («0,00»)."""
        if self.kind is not TargetKind.AT_LEAST:
            return self
        return replace(self, kind=TargetKind.AT_MOST, low=None, high=self.low)


@dataclass(frozen=True, slots=True)
class Targets:
    """Either one target for every year, or one for each year of ``by_year``, in the order written."""

    every: Target | None = None
    entries: tuple[tuple[int, Target], ...] = ()

    @property
    def by_year(self) -> Mapping[int, Target]:
        return MappingProxyType(dict(self.entries))

    def for_year(self, year: int) -> Target | None:
        """None where the text goes by years and has no entry for this one."""
        return self.by_year.get(year, self.every)

    def less_is_better(self) -> "Targets":
        """See ``Target.less_is_better``."""
        every = self.every.less_is_better() if self.every else None
        return Targets(every, tuple((year, target.less_is_better()) for year, target in self.entries))


_FOOTNOTE = re.compile(r"\[\^[^\]\s]*\]|(?<=[\d%])\s?(?:\*+(?:\s?\(\d\))?|<[\d*]{1,2}>)(?![\d*])")
_DASH = r"[\-−–—]"
_YES_NO = re.compile(rf"да\s*{_DASH}\s*1\s*[;/,]?\s*нет\s*{_DASH}\s*0|\(\s*да\s*/\s*нет\s*\)", re.IGNORECASE)
_PERCENT = re.compile(r".*%|(?:в\s+)?(?:%|процент\w*)(?:\s+случаев)?", re.IGNORECASE)
_MUST = r"(?:не\s+долж[а-яё]+\s+(?:быть\s+)?|должн?[а-яё]+\s+быть\s+не\s+|не\s+)"
_AT_MOST = re.compile(
    rf"(?:{_MUST}(?:более|выше|больше|превыша\w+)(?:,?\s+чем)?|≤|<=)(?!\s+на\b)\s*", re.IGNORECASE
)
_AT_LEAST = re.compile(
    rf"(?:{_MUST}(?:менее|ниже|меньше)(?:,?\s+чем)?|≥|>=|от(?=\s))(?!\s+на\b)\s*", re.IGNORECASE
)
_LIMIT_BEHIND = re.compile(
    r"(?P<figure>[0-9].*?)[\s,]*(?P<words>\b(?:(?:и|или)\s+(?P<less>менее|меньше|ниже)"
    r"|(?:и|или)\s+(?:более|больше|выше)"
    r"|не\s+(?P<most>более|выше|больше)|не\s+(?:менее|ниже|меньше)))[\s.;]*",
    re.IGNORECASE | re.DOTALL,
)
_COMPARING = re.compile(
    r"\b(?:менее|меньше|ниже|более|больше|выше|свыше|макс\w*|минимум\w*|минимальн\w*|раза?|от|до)\b",
    re.IGNORECASE,
)
_SAYS_WHICH = re.compile(rf"{_COMPARING.pattern}|превыша|[<>≤≥]", re.IGNORECASE)
_RANGE = re.compile(
    rf"(?:от\s+)?(?P<low>[0-9][^\-−–—]*?)\s*(?:{_DASH}|\bдо\b)\s*(?P<high>[0-9].*)", re.IGNORECASE
)
_CASE = re.compile(r"(?<=\d)-?(?:х|ти|ми)(?!\w)", re.IGNORECASE)  # «не менее 2-х»
_SPELT = re.compile(r"(?<=\d)\s*\([а-яё\s]+\)(?=\s|$)", re.IGNORECASE)  # «5 (пять)»
_PLANNED = re.compile(r"\s*\(план[а-яё]*\)", re.IGNORECASE)
_EVERY_YEAR = re.compile(r"ежегодно[\s,:–—-]+", re.IGNORECASE)
_PART_OF_YEAR = re.compile(
    r"(?<!\w)(?:(?:[1-4]|I{1,3}|IV)(?:-?[йея])?\s*(?:кв(?:\.|артал)|полугод|п/г)|квартал|полугод"
    r"|план(?!\w*\))|факт(?!\w*\))|всего|итого|из\s+них|в\s+(?:том|т\.)\s*(?:числе|ч\.))",
    re.IGNORECASE,
)
"""Quarters, a plan beside a fact, a sum beside its parts: no named parts, and no target of the year."""
_PLACE = re.compile(
    r"\d\s*(?:-?[ею])?\s*мест(?:о|е)(?!\w)|(?<!\w)мест(?:о|е)\s*[:–—-]?\s*\d|не\s+(?:ниже|выше)\s+\d+(?:-?[а-я]{1,3})?\s+мест",
    re.IGNORECASE,
)
_SAYS_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d\s*г", re.IGNORECASE)
_A_YEAR = re.compile(r"(?:в\s+)?(?:19|20|21)\d\d\s*(?:г[а-яё.]*)?(?:\s*[-–—]\s*20\d\d\s*(?:г[а-яё.]*)?)?")
_PART = re.compile(rf"(?=.*[^\W\d_]).+\s{_DASH}\s*[0-9][0-9 ,.]*")
_SIMPLE = re.compile(
    r"[0-9][0-9 .,]*(?:%|[^\W\d_]+\.?)?(?:\s*[^\W\d_]+\.?){0,2}(?:\s+(?:в\s+год|за\s+год|ежегодно))?[\s.;]*",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?:в|за)\s+(?:день|недел|месяц|квартал|полугод)|ежедневно|еженедельно|ежемесячно|ежекварт",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def read_targets(text: str, indicator_wording: str = "", unit: str = "") -> Targets:
    """The targets that a cell of column 4 states; never raises. Kept: every look at a programme asks anew.

    ``indicator_wording`` (column 3) tells whether 1 and 0 mean yes and no, and the unit where the indicator
    has none of its own. Values come in that unit: «3,2 тыс. кв. м» under «тыс. кв. м» is 3,2.
    """
    own = unit or unit_of(indicator_wording, text)
    entries = tuple(
        (year, _of_year(wording, indicator_wording, own))
        for years, wording in by_years(text)
        for year in years
    )
    return (
        Targets(None, _asked_twice(entries)) if entries else Targets(_read_one(text, indicator_wording, own))
    )


def _of_year(wording: str, indicator_wording: str, unit: str) -> Target:
    """«2022 год» with nothing behind it says nothing, unlike «-»."""
    if not wording.strip():
        return Target(TargetKind.UNREADABLE, "")
    return _read_one(wording, indicator_wording, unit)


def _asked_twice(entries: tuple[tuple[int, Target], ...]) -> tuple[tuple[int, Target], ...]:
    """Two entries that differ for one year: neither is read."""
    said: dict[int, set[str]] = {}
    for year, target in entries:
        said.setdefault(year, set()).add(target.wording)
    return tuple(
        (year, target if len(said[year]) == 1 else Target(TargetKind.UNREADABLE, target.wording))
        for year, target in entries
    )


def unit_of(indicator_wording: str, target_text: str) -> str:
    """The unit that column 3 ends with («…, ед.»), else «%» if the target has it, else empty.

    A yes/no indicator has none. Percentages of every spelling («в % случаев») come back as «%».
    """
    if is_yes_no(indicator_wording):
        return ""
    wording = _without_footnotes(indicator_wording).strip(" \n;")
    tail = re.split(r"[,(]", wording.rstrip(")"))[-1].strip()
    if _PERCENT.fullmatch(tail):
        return "%"
    if is_unit(tail):
        return tail
    return "%" if re.search(r"%|процент", target_text, re.IGNORECASE) else ""


def is_yes_no(indicator_wording: str) -> bool:
    """Whether column 3 says «(да – 1 / нет – 0)», with either separator."""
    return _YES_NO.search(even_spaces(indicator_wording)) is not None


def _without_footnotes(text: str) -> str:
    return _FOOTNOTE.sub("", even_spaces(text))


def _read_one(wording: str, indicator_wording: str, unit: str) -> Target:
    text = _without_footnotes(wording).strip(" \n;")
    shown = wording.strip()
    if not text.strip("-−–—"):
        return Target(TargetKind.NONE, shown)
    if is_yes_no(indicator_wording) and text.lower() in ("0", "1", "да", "нет"):
        return Target(TargetKind.YES_NO, shown, low=Decimal(text.lower() in ("1", "да")))
    if _is_parts(text):
        return Target(TargetKind.PARTS, shown)
    kind, low, high = _bounds(text.lstrip("-−–— "), unit)
    return Target(kind, shown, low, high, unit)


def _is_parts(text: str) -> bool:
    pieces = [piece.strip(" .") for piece in re.split(r"[;\n]", text) if piece.strip(" .")]
    return (
        len(pieces) > 1
        and all(_PART.fullmatch(piece) for piece in pieces)
        and not any(_PART_OF_YEAR.match(piece) for piece in pieces)
    )


def _bounds(text: str, unit: str) -> tuple[TargetKind, Decimal | None, Decimal | None]:
    """Words of comparison stand before the figure or behind it; any other one is not read as nothing."""
    text = _EVERY_YEAR.sub("", _PLANNED.sub("", text), count=1).strip()
    if _PLACE.search(text) or _A_YEAR.fullmatch(text) or _SAYS_YEAR.search(text):
        return _UNREADABLE
    if behind := _LIMIT_BEHIND.fullmatch(text):
        text = _put_in_front(behind)
    if match := _RANGE.fullmatch(text):
        low, high = _value(match["low"], unit), _value(match["high"], unit)
        readable = low is not None and high is not None and low <= high and _says_only_unit(match["low"])
        return (TargetKind.RANGE, low, high) if readable else _UNREADABLE
    if match := _AT_MOST.match(text):
        high = _value(text[match.end() :], unit)
        return _UNREADABLE if high is None else (TargetKind.AT_MOST, None, high)
    match = _AT_LEAST.match(text)
    low = _value(text[match.end() if match else 0 :], unit)
    return _UNREADABLE if low is None else (TargetKind.AT_LEAST, low, None)


_UNREADABLE = (TargetKind.UNREADABLE, None, None)


def _says_only_unit(low: str) -> bool:
    """«6 садов – 7 школ» is no range."""
    noun = low.lstrip("0123456789., ")
    return not noun or noun == "%" or is_unit(noun)


def _put_in_front(match: re.Match[str]) -> str:
    """«3 и менее» as «не более 3»."""
    at_most = match["less"] or match["most"]
    return f"не {'более' if at_most else 'менее'} {match['figure']}"


def _value(text: str, unit: str) -> Decimal | None:
    """A bare figure with at most its noun; a rate («12 в месяц») is not one figure for the year."""
    text = _SPELT.sub("", _CASE.sub("", text))
    if not _SIMPLE.fullmatch(text) or _RATE.search(text) or _COMPARING.search(text):
        return None
    reading = read_figure(text, unit)
    return reading.number.value if reading.number else None
