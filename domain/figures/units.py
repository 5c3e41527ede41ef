"""Units of measurement and magnitude words («тыс.», «млн») as they stand beside a figure.

Source: the domain page, «Numbers as people type them» and «Targets» (the line on units).
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

PERCENT = "percent"
COUNT = "count"
TONNE = "tonne"

_COUNTED = r"ед|шт|чел|экз|жит|граждан|кв|куб|м\b|м[23]|га|гкал|квт"
_MAGNITUDES = {
    "ten": (1, r"десят(?:ок|ка|ков)"),
    "hundred": (2, r"сот(?:ня|ни|ню|ен)"),
    "thousand": (3, rf"тыс(?:яч\w*)?|тыщ\w*|т(?=р(?:\W|$))|т(?=\.?\s?(?:р\b|р\.|руб|{_COUNTED}))"),
    "million": (6, r"млн|мил|лям\w*|миллион\w*|м(?=\.\s?р\b)|million"),
    "billion": (9, r"млрд|ярд(?:а|ов)?|миллиард\w*|billion"),
    "trillion": (12, r"трлн|триллион\w*"),
}
_KINDS = {
    "percentage_point": r"п\.?\s?п\.?|процентн\w+\s+пункт\w*|проц\.\s?пункт\w*|пункт(?:а|ов)?",
    PERCENT: r"%-?(?:ов|ный|ного)?|-?процент\w*|проц\.?|pct|per\s?cent|percent",
    "permille": r"‰|промилле",
    COUNT: r"ед(?:\.|[иеы]ни?ц[аы]?)?|шт(?:\.|ук[аи]?)?|чел(?:\.|овека?)?|граждан(?:ин\w*|е)?"
    r"|жител(?:ь|я|и|ей)|экз(?:\.|емпляр\w*)?|people|pcs\.?|units?",
    "rouble": r"руб(?:\.|л[ьея]\w*)?|₽|р\.?|rub(?:\.|les?)?",
    "dollar": r"долл?(?:\.|ар\w*)?|\$|usd",
    "euro": r"евро|€|eur",
    "kopeck": r"коп(?:\.|е[ей]\w*)",
    "point": r"балл(?:а|ов|ы)?|б\.?|points?",
    "square_metre": r"кв\.?\s?м(?:\.|етр\w*)?|м[2²]",
    "cubic_metre": r"куб\.?\s?м(?:\.|етр\w*)?|м[3³]|куб(?:\.|ометр\w*)",
    "hectare": r"га|гектар\w*",
    "are": r"сот(?:ка|ки|ок)",
    "kilometre": r"км\.?|километр\w*",
    "metre": r"п(?:ог)?\.\s?м\.?|м\.?|метр(?:а|ов|ы)?",
    "kilogram": r"кг\.?|килограмм\w*",
    TONNE: r"тонн\w*|т\.?",
    "energy": r"(?:г|м)?кал(?:\.|ори\w*)?|[мгк]?вт(?:\.?\s?\*?ч\.?)?",
    "minute": r"мин(?:\.|ут\w*)?",
    "hour": r"ч\.|час(?:а|ов|ы)?",
    "day": r"день|дня|дней|дн\.|сут(?:\.|ки|ок)",
    "month": r"мес(?:\.|яц\w*)?",
    "year": r"лет|год(?:а|ов)?",
}
_SIGN_AHEAD = re.compile(r"(?:(?P<dollar>\$)|(?P<euro>€)|(?P<rouble>₽)|(?P<percent>%)) ?$")
_NUMERAL = (
    r"(?:ноль|нул|од|дв|тр[иёе]|четыр|пят|шест|сем|восем|девя|десят|сорок|ст[оа]|тысяч|миллион|цел|полов)"
    r"[а-яё]*"
)
_IN_WORDS = re.compile(rf"\s*\((?:\s*-?{_NUMERAL}){{1,6}}(?:\s+[а-яё%.]+)?\s*\)", re.IGNORECASE)
"""«5 (пять)», «100 % (сто процентов)»: the number over again."""


def _one_of(patterns: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items())


_MAGNITUDE = re.compile(
    rf"[^\S\n]*(?:{_one_of({name: pattern for name, (_, pattern) in _MAGNITUDES.items()})})"
    r"(?:\.|(?!\w)|(?<=т)(?=р))",
    re.IGNORECASE,
)
_KIND = re.compile(rf"[^\S\n]*(?:{_one_of(_KINDS)})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """``kind`` names the unit («percent», or empty); ``power`` is the magnitude's power of ten (тыс. = 3)."""

    kind: str = ""
    power: int = 0


def unit_at(text: str, start: int) -> tuple[Unit, int]:
    """The magnitude and unit written in ``text`` from ``start`` on, and the place where they end."""
    power, kind, end = 0, "", _behind_words(text, start)
    if match := _MAGNITUDE.match(text, end):
        power, end = _MAGNITUDES[match.lastgroup or "thousand"][0], match.end()
    if match := _KIND.match(text, end):
        kind, end = match.lastgroup or "", _behind_words(text, match.end())
    return Unit(kind, power), end


def sign_ahead(text: str, end: int) -> str:
    """The unit whose sign stands right before a figure, «$5 млн», «€300»; empty where there is none."""
    found = _SIGN_AHEAD.search(text, max(end - 2, 0), end)
    return (found.lastgroup or "") if found else ""


def _behind_words(text: str, end: int) -> int:
    match = _IN_WORDS.match(text, end) if "(" in text[end : end + 3] else None
    return match.end() if match else end


@lru_cache(maxsize=512)
def own_unit(text: str) -> Unit:
    """The unit named by an indicator: «млн руб.»; what the table above does not know is something counted."""
    unit, _ = unit_at(text.strip(), 0)
    return Unit(COUNT, unit.power) if text.strip() and not unit.kind else unit


def is_unit(text: str) -> bool:
    """Whether the whole text is nothing but a unit the table knows: «ед.», «тыс. чел.»."""
    unit, end = unit_at(text, 0)
    return bool(unit.kind) and not text[end:].strip()


def scaled(value: Decimal, power: int) -> Decimal:
    """``value`` times ten to the ``power``, exactly, without zeros that nobody wrote: 850 by −3 is 0,85."""
    if power == 0:
        return value
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    exponent += power
    while exponent < 0 and len(digits) > 1 and digits[-1] == 0:
        digits, exponent = digits[:-1], exponent + 1
    return Decimal((sign, digits + (0,) * max(exponent, 0), min(exponent, 0)))
