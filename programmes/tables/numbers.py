"""The numbers that a document gives its rows, and those that are found for the others.

Source: the domain page, «Numbers of indicators». The document's own claim first, repeated ones with their
section; a row without one gets the next number where that is free, else one below the row before.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from domain.programme.numbering import unique_numbers

_NUMBER = re.compile(
    r"\(?(?:№\s*|п\.\s*)?([0-9]{1,6}(?:\.[0-9]{1,6}){0,5}[а-яё]?|[IVXLC]{1,7}|[ІХVI]{1,7})\s*[.)]{0,2}"
)
_IN_WORDING = re.compile(r"(?:№\s*)?(\d{1,3}(?:\.\d{1,3}){0,4})[.)]\s+(?=[^\W\d_])")
_LAST = re.compile(r"([0-9]+)[а-яё]?$")
_LATIN = str.maketrans("ІХ", "IX")


def read_number(text: str) -> str:
    """«1.2.», «3)», «№ 4», «II.» as it is kept; empty where the text is no number."""
    match = _NUMBER.fullmatch(text.strip())
    return match[1].translate(_LATIN) if match else ""


def number_in_wording(text: str) -> str:
    """«1. Доля дорог» -> «1»; a year or a date at the beginning is none."""
    match = _IN_WORDING.match(text)
    return match[1] if match else ""


@dataclass(frozen=True, slots=True)
class NumberClaim:
    """A row's own number, empty where it has none; ``is_part`` where it is «в том числе …»."""

    own: str
    above: tuple[str, ...]
    is_part: bool = False


def give_numbers(claims: Sequence[NumberClaim]) -> list[tuple[str, str]]:
    """For each row what the report has for it, and its number unique among all."""
    own = [claim for claim in claims if claim.own]
    unique = iter(unique_numbers((claim.own, claim.above) for claim in own))
    kept = [next(unique) if claim.own else "" for claim in claims]
    used = {*kept, *(claim.own for claim in own)}
    found: list[tuple[str, str]] = []
    printed = "0"
    for claim, unique_own in zip(claims, kept, strict=True):
        number = unique_own or _free(printed, used, is_part=claim.is_part)
        shown = claim.own or number
        used.add(number)
        found.append((shown, number))
        printed = printed if claim.is_part else shown
    return found


def _free(before: str, used: set[str], *, is_part: bool) -> str:
    """The next number; where another row has it, or for a part, the first below."""
    following = _LAST.sub(lambda last: str(int(last[1]) + 1), before)
    if not is_part and following != before and following not in used:
        return following
    below = (f"{before}.{index}" for index in count(1))
    return next(number for number in below if number not in used)


def numbers_below(number: str, rows: int, used: Iterable[str]) -> list[str]:
    """For the indicators that share a measure's number."""
    taken = set(used)
    ways = (f"{number}.{index}" for index in count(1))
    found: list[str] = []
    for way in ways:
        if len(found) == rows:
            break
        if way not in taken:
            found.append(way)
    return found
