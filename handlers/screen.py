"""A screen: what a person sees, as plain data. ``show.py`` alone turns it into calls to Telegram."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from texts import Texts

SEPARATOR = ":"
LONGEST_DATA = 64
Item = TypeVar("Item")


def data(conversation: str, action: str, *numbers: int, word: str = "") -> str:
    """What a button carries, ``conversation:action:1:2:=word``.

    At most 64 bytes, or ``ValueError``: a screen that cannot be pressed is a programming error.
    """
    parts = [conversation, action, *(str(number) for number in numbers)]
    made = SEPARATOR.join([*parts, f"={word}"] if word else parts)
    if len(made.encode()) > LONGEST_DATA:
        raise ValueError(f"a button carries at most {LONGEST_DATA} bytes: {made}")
    return made


def day_number(day: date) -> int:
    """A day as a button carries it: 20220720."""
    return int(f"{day:%Y%m%d}")


@dataclass(frozen=True, slots=True)
class Button:
    """``data`` comes back when it is pressed (64 bytes at most); with ``url`` it opens a link instead."""

    text: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class File:
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that Telegram had once and knows by a name of its own, ``known_as``; where it does not any more,
    ``load`` gives the bytes."""

    name: str
    known_as: str
    is_photo: bool
    load: Callable[[], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class Screen:
    """``text`` is Telegram HTML, 4,096 characters at most, 1,024 beside a picture or a document.

    ``draft_id`` names the draft whose screen this is, so that the message it stands on can be kept. What
    ``replaces`` an earlier message is put in its place, and nowhere if that is gone. What ``asks`` and comes
    by itself is answered by what is typed next.
    """

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    picture: bytes | None = None
    document: File | None = None
    draft_id: int | None = None
    asks: bool = False
    replaces: int | None = None
    answers: str = ""
    """The press that still waits for an answer when this is shown, by its id."""


def part(items: Sequence[Item], number: int, size: int) -> tuple[int, int, Sequence[Item]]:
    """Of a long list the page there is instead of ``number``, the last one, and what is on it; from 0."""
    last = max(-(-len(items) // size) - 1, 0)
    number = min(max(number, 0), last)
    return number, last, items[number * size : (number + 1) * size]


def turning(t: Texts, number: int, last: int, to: Callable[[int], str]) -> tuple[tuple[Button, ...], ...]:
    """«← Раньше», «Дальше →» in a row of their own, where there are several; ``to`` makes a button's data."""
    row = tuple(
        Button(t.label(name), to(other))
        for name, other in (("button.previous_page", number - 1), ("button.next_page", number + 1))
        if 0 <= other <= last
    )
    return (row,) if row else ()
