"""Whose head has signed a figure, and by which letter: «исх. № 12-44 от 07.07.2022»."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from domain.time.days import read_day, read_day_of_month

LONGEST_NUMBER = 60
_LEAD = re.compile(r"(?:(?:исх|вх|рег|письмо|лист)[.\s]*(?:номер)?\s*)*(?:№|N|#)?\s*", re.IGNORECASE)
_FROM = re.compile(r"(?P<number>\S.*?)[\s,;]+от\s+(?P<day>\S.*)", re.IGNORECASE)
_BARE = re.compile(r"(?P<number>\S+)[\s,;]+(?P<day>[0-9]{1,2}(?:\.|\s*-?\s*го\s|\s+[а-яё]).*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SignedLetter:
    """The number under which a signed sheet went out, and its day."""

    number: str
    day: date


@dataclass(frozen=True, slots=True)
class Signature:
    """By which a version was signed; without a number where only a scan came back."""

    number: str = ""
    day: date | None = None
    scans: int = 0
    paper_id: int = 0
    """The unit's paper on which it stands."""


class Signing(StrEnum):
    """Whether a figure is signed."""

    UNSIGNED = "unsigned"
    SIGNED = "signed"
    CHANGED = "changed"  # an earlier version was: what came after it was not


class Signable(Protocol):
    """A version of a figure."""

    @property
    def version(self) -> int: ...

    @property
    def is_signed(self) -> bool: ...


class Signed(Signable, Protocol):
    """A version that knows by which letter it was signed."""

    @property
    def signature(self) -> Signature | None: ...


def read_letter(text: str, today: date) -> SignedLetter | None:
    """«исх. № 12-44 от 07.07.2022», «12-44 7 июля»: a number and a day that has come.

    Without a year it is the day that came last. ``None`` where either is missing: nothing is guessed.
    """
    words = _LEAD.sub("", " ".join(text.split()).rstrip("."), count=1)
    found = _FROM.fullmatch(words) or _BARE.fullmatch(words)
    if found is None or not any(map(str.isdigit, found["number"])):
        return None
    day = _last_such_day(found["day"], today)
    number = found["number"].rstrip(" ,;")
    if day is None or day > today or len(number) > LONGEST_NUMBER:
        return None
    return SignedLetter(number, day)


def _last_such_day(text: str, today: date) -> date | None:
    found = read_day_of_month(text)
    if found is None or found.year is not None:
        return read_day(text)
    for year in (today.year, today.year - 1):
        try:
            day = date(year, found.month, found.day)
        except ValueError:
            continue
        if day <= today:
            return day
    return None


def signing(versions: Sequence[Signable]) -> Signing:
    """How its newest version stands."""
    newest = max(versions, key=lambda one: one.version, default=None)
    if newest is not None and newest.is_signed:
        return Signing.SIGNED
    return Signing.CHANGED if any(one.is_signed for one in versions) else Signing.UNSIGNED
