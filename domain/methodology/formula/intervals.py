"""An interval as people write it in one cell: «от 0,9», «свыше 80 до 100 включительно», «90–100».

«от», «не менее», a dash and «включительно» take the end in, «более», «свыше», «менее» leave it out. A bare
«до» leaves its end out, so that «от 0,8 до 0,9» and «от 0,9» lie side by side.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from domain.methodology.formula.arithmetic import is_small, order


@dataclass(frozen=True, slots=True)
class Interval:
    """``low`` or ``high`` None: no end on that side; ``has_low`` and ``has_high``: the end belongs to it."""

    low: Decimal | None = None
    high: Decimal | None = None
    has_low: bool = True
    has_high: bool = True

    def holds(self, value: Decimal) -> bool:
        if self.low is not None:
            above = order(value, self.low)
            if above < 0 or (above == 0 and not self.has_low):
                return False
        if self.high is None:
            return True
        below = order(value, self.high)
        return below < 0 or (below == 0 and self.has_high)

    @property
    def is_empty(self) -> bool:
        if self.low is None or self.high is None or self.low < self.high:
            return False
        return self.low > self.high or not (self.has_low and self.has_high)


_NUMBER = r"[-−]?(?:\d{1,3}(?: \d{3})+|\d+)(?:[.,]\d+)?"
_LOW, _HIGH, _SAME = (rf"(?P<{name}>{_NUMBER})\s*%?" for name in ("low", "high", "same"))
_SAID = r"\(?\s*(?:не\s+включительно|не\s+включая|исключая|включительно|включая|вкл\.?)\s*\)?"
_ABOVE = r"от|с|свыше|более|больше|выше|не\s+менее|не\s+ниже|не\s+меньше|>=|≥|>"
_BELOW = r"до|по|менее|меньше|ниже|не\s+более|не\s+выше|не\s+больше|не\s+превыша\w+|<=|≤|<"
_FROM = rf"(?P<from>{_ABOVE})\s*{_LOW}\s*(?P<low_said>{_SAID})?"
_TO = rf"(?P<to>{_BELOW})\s*{_HIGH}\s*(?P<high_said>{_SAID})?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_FROM}(?:\s*,?\s*(?:но|и)?\s*{_TO})?",
        _TO,
        rf"{_LOW}\s*[-–—]\s*{_HIGH}\s*(?P<high_said>{_SAID})?",
        rf"{_LOW}\s*(?P<more>(?:и|или)\s+(?:более|больше|выше))",
        rf"{_HIGH}\s*(?P<less>(?:и|или)\s+(?:менее|меньше|ниже))",
        rf"(?:равно|=)?\s*{_SAME}",
    )
)
_LEAVES_OUT = ("свыше", "более", "больше", "выше", ">", "до", "менее", "меньше", "ниже", "<")


def read_interval(text: str) -> Interval | None:
    """The interval that a cell states; None for what is none, also where no number lies in it."""
    written = " ".join(text.split()).strip(" .;")
    for form in _FORMS:
        match = form.fullmatch(written)
        if match is not None:
            found = _interval(match.groupdict())
            return None if found is None or found.is_empty else found
    return None


def _interval(parts: dict[str, str | None]) -> Interval | None:
    same = parts.get("same")
    low, high = (_number(parts.get(end) or same) for end in ("low", "high"))
    for end in (low, high):
        if end is not None and not is_small(end):
            return None
    return Interval(
        low,
        high,
        _takes_in(parts.get("from"), parts.get("low_said")),
        _takes_in(parts.get("to"), parts.get("high_said")),
    )


def _takes_in(word: str | None, said: str | None) -> bool:
    """What is said of the end counts; else the word before it."""
    if said is not None:
        return not re.search(r"не\s|исключая", said, re.IGNORECASE)
    return word is None or word.lower() not in _LEAVES_OUT


def _number(text: str | None) -> Decimal | None:
    if text is None:
        return None
    return Decimal(re.sub(r"\s", "", text).replace(",", ".").replace("−", "-"))
