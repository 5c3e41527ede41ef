"""The numbers of a working for somebody who is no mathematician: no functions, only what they came to.

«мин(2 073 600 / 3 240 000; 1)» is «2 073 600 / 3 240 000 (не больше 1)», «выбор(2; 1; 1,015)» is «1,015», of
«если(…)» the part that holds is left.
"""

import operator
import re
from collections.abc import Callable
from decimal import Decimal

from domain.figures.numbers import read_shown
from texts.catalogue import Texts

_CHOICE = re.compile(r"выбор\((?P<nth>\d+)(?P<values>(?:; [^;()]+)+)\)")
_COMPARED = re.compile(r"(?P<left>[^=≠<>≤≥]+) (?P<sign>[=≠<>≤≥]) (?P<right>[^=≠<>≤≥]+)")
_HOLDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "=": operator.eq,
    "≠": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "≤": operator.le,
    "≥": operator.ge,
}


def readable(t: Texts, numbers: str) -> str:
    """Empty where the numbers would tell nothing without their functions."""
    found = _CHOICE.sub(_chosen, numbers)
    while (arguments := _arguments("если", found)) is not None and len(arguments) == 3:
        holds = _holds(arguments[0])
        if holds is None:
            return ""
        found = arguments[1] if holds else arguments[2]
    for function, name in (("мин", "working.cap_at_most"), ("макс", "working.cap_at_least")):
        arguments = _arguments(function, found)
        if arguments is not None and len(arguments) == 2 and read_shown(arguments[1]) is not None:
            return t.label(name, inner=arguments[0], limit=arguments[1])
    return "" if "если(" in found else found


def _chosen(match: re.Match[str]) -> str:
    values = match["values"].split("; ")[1:]
    place = int(match["nth"])
    return values[place - 1] if 1 <= place <= len(values) else match[0]


def _arguments(function: str, text: str) -> list[str] | None:
    """What stands between the brackets, where the whole text is this function."""
    if not text.startswith(f"{function}(") or not text.endswith(")"):
        return None
    depth, begun, found = 0, len(function) + 1, []
    for place, character in enumerate(text):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if not depth and character == ")" and place < len(text) - 1:
            return None
        if depth == 1 and character == ";":
            found.append(text[begun:place].strip())
            begun = place + 1
    return [*found, text[begun:-1].strip()]


def _holds(condition: str) -> bool | None:
    """Of plain comparisons of numbers with «и» or «или» between them; None for any other."""
    for between, gather in ((" или ", any), (" и ", all)):
        if between in condition:
            parts = [_holds(one) for one in condition.split(between)]
            return None if None in parts else gather(bool(one) for one in parts)
    match = _COMPARED.fullmatch(condition)
    sides = [read_shown(match[side]) for side in ("left", "right")] if match else [None]
    if match is None or sides[0] is None or sides[1] is None:
        return None
    return _HOLDS[match["sign"]](sides[0], sides[1])
