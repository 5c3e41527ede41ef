"""A long list in pages: which of it is shown, and the buttons to the pages beside."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from handlers.screen import Button
from texts import Texts

Item = TypeVar("Item")


def part(items: Sequence[Item], number: int, size: int) -> tuple[int, int, Sequence[Item]]:
    """The page that there is instead of ``number``, the last one, and what stands on it; from 0."""
    last = max(-(-len(items) // size) - 1, 0)
    number = min(max(number, 0), last)
    return number, last, items[number * size : (number + 1) * size]


def turning(
    t: Texts, number: int, last: int, to: Callable[[int], str]
) -> tuple[tuple[Button, ...], ...]:
    """«← Раньше», «Дальше →» in a row of their own, where there are several; ``to`` makes a button's data."""
    row = tuple(
        Button(t.label(name), to(other))
        for name, other in (("button.previous_page", number - 1), ("button.next_page", number + 1))
        if 0 <= other <= last
    )
    return (row,) if row else ()
