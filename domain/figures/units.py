"""Units of measurement and magnitude words («тыс.», «млн») as they stand beside a figure.

Source: the domain page, «Numbers as people type them» and «Targets» (the line on units).
"""

import re
from dataclasses import dataclass
from decimal import Decimal

PERCENT = "percent"
COUNT = "count"

_MAGNITUDES = {
    "ten": (1, r"десят(?:ок|ка|ков)"),
    "hundred": (2, r"сот(?:ня|ни|ню|ен)"),
    "thousand": (3, r"тыс(?:\.|яч\w*)?|т\.(?=\s?р)"),
    "million": (6, r"млн\.?|миллион\w*"),
    "billion": (9, r"млрд\.?|миллиард\w*"),
    "trillion": (12, r"трлн\.?|триллион\w*"),
}
_KINDS = {
    PERCENT: r"%|процент\w*|проц\.?",
    "permille": r"‰|промилле",
    COUNT: r"ед(?:\.|иниц[аы]?)?|шт(?:\.|ук[аи]?)?|чел(?:\.|овека?)?|граждан(?:ин\w*|е)?|жител(?:ь|я|и|ей)",
    "rouble": r"руб(?:\.|л[ьея]\w*)?|₽|р\.",
    "point": r"балл(?:а|ов|ы)?",
    "square_metre": r"кв\.?\s?м\.?|м[2²]",
    "hectare": r"га|гектар\w*",
    "kilometre": r"км\.?|километр\w*",
    "metre": r"м\.?|метр(?:а|ов|ы)?",
    "minute": r"мин(?:\.|ут\w*)?",
    "hour": r"ч\.|час(?:а|ов|ы)?",
    "day": r"день|дня|дней|дн\.|сут(?:\.|ки|ок)",
    "month": r"мес(?:\.|яц\w*)?",
}


def _one_of(patterns: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items())


_MAGNITUDE = re.compile(
    rf"\s*(?:{_one_of({name: pattern for name, (_, pattern) in _MAGNITUDES.items()})})(?!\w)|\s*т\.(?=\s?р)",
    re.IGNORECASE,
)
_KIND = re.compile(rf"\s*(?:{_one_of(_KINDS)})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """``kind`` names the unit («percent», or empty); ``power`` is the magnitude's power of ten (тыс. = 3)."""

    kind: str = ""
    power: int = 0


def unit_at(text: str, start: int) -> tuple[Unit, int]:
    """The magnitude and unit written in ``text`` from ``start`` on, and the place where they end."""
    power, kind, end = 0, "", start
    if match := _MAGNITUDE.match(text, end):
        power, end = _MAGNITUDES[match.lastgroup or "thousand"][0], match.end()
    if match := _KIND.match(text, end):
        kind, end = match.lastgroup or "", match.end()
    return Unit(kind, power), end


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
