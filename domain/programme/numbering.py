"""Numbers of indicators: what the document and the report have, and what people type.

Source: the domain page, «Numbers of indicators». ``printed`` may stand in every section again; ``number`` is
the same where it can be, else it has its section before it: «II-1». A row without a number has one
to be typed all the same, and the report prints none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, count

from domain.programme.document import Indicator, Measure

UNNUMBERED = "-"
"""What ``printed`` is where the document has no number beside a row, though it has a column of numbers."""
_ROMAN = "[IVXLCivxlcІХіх]{1,7}"  # both alphabets: keyboards have one at a time
COUNTED = rf"(?:{_ROMAN}-)?\d+(?:\.\d+)*"
"""A number as people type it: «4», «1.2», «II-1»."""
NUMBER = rf"(?:{COUNTED}|{_ROMAN}(?!\w))"
"""The same, or «II» alone."""

_LATIN = str.maketrans("ІХіх", "IXIX")
_ROMANS = {100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I"}
_OWN = re.compile(r"(?:[^\W\d_]+\s+){0,2}(?:№\s*)?([IVXІХ]{1,7}|\d{1,3})(?!\.?\d)(?=[.):\s]|$)")


def plain_number(typed: str) -> str:
    """As numbers are kept: «ii-1» and Cyrillic «ІІ-1» are «II-1»."""
    return typed.translate(_LATIN).upper() if re.match(_ROMAN, typed) else typed


def printed_number(measure: Measure, indicator: Indicator) -> str:
    """What the report has in the column of numbers; «5.1» and «5.2» of measure 5 share its number.

    Empty where the document has none there.
    """
    if indicator.printed == UNNUMBERED:
        return ""
    below = indicator.number == measure.number or indicator.number.startswith(f"{measure.number}.")
    return indicator.printed or (measure.number if below else indicator.number)


def with_printed(measure: Measure) -> Measure:
    """``printed`` only where something else would be printed without it."""

    def told(one: Indicator) -> Indicator:
        bare = replace(one, printed="")
        if one.printed == UNNUMBERED:
            return one
        return bare if printed_number(measure, bare) == one.printed else one

    return replace(measure, indicators=tuple(map(told, measure.indicators)))


def unique_numbers(printed: Iterable[tuple[str, Sequence[str]]]) -> list[str]:
    """What people type for each printed number; with it the wordings of the headings over it, lowest last."""
    places: dict[tuple[str, ...], int] = {}
    found: dict[str, None] = {}
    for number, above in printed:
        place = places.setdefault(tuple(above), len(places) + 1)
        with_section = (f"{label}-{number}" for label in _labels(above, place))
        ways = chain((number,), with_section, _again(number))
        found[next(way for way in ways if way not in found)] = None
    return list(found)


def _labels(above: Sequence[str], place: int) -> Iterator[str]:
    """A section's own number, else its place among them; Roman always, as «2-1» would be a range."""
    if above:
        own = _OWN.match(above[-1])
        label = plain_number(own[1]) if own else ""
        yield from (roman(int(label)) if label.isdecimal() else label, roman(place))[not label :]


def _again(number: str) -> Iterator[str]:
    """Met twice under one heading, which the coordinator is asked about."""
    return (f"{number}-{time}" for time in count(2))


def roman(number: int) -> str:
    """«XIV»; large numbers stay as they are."""
    if not 0 < number < 400:
        return str(number)
    found = ""
    for value, sign in _ROMANS.items():
        while number >= value:
            found, number = found + sign, number - value
    return found
