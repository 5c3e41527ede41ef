"""The ways in which digits side by side are numbers: «1 160 158» is two numbers, or three."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.figures.inputs.groups import Digits
from domain.figures.inputs.words import WordKind

_OF_THREE = re.compile(r"\d{3}(?:[.,]\d+)?", re.ASCII)
_LEAD = re.compile(r"[1-9]\d{0,2}", re.ASCII)
_COMMAS = re.compile(r"\d+(?:,\d+)+", re.ASCII)
_ZEROS = re.compile(r"0\d+", re.ASCII)
_LONG = 3


@dataclass(frozen=True, slots=True)
class OneNumber:
    """Neighbouring cells as one number.

    ``joined``: of how many cells; ``long_lead``: the first has three digits, as a number of its own may.
    ``odd``: parted by a comma or a dash without a space («160,158», «12-15»), or begun by a zero («000»).
    """

    kind: WordKind
    start: int
    end: int
    joined: int = 1
    long_lead: bool = False
    odd: bool = False
    part: str = ""

    def text(self, whole: str) -> str:
        return self.part or whole[self.start : self.end]


Split = tuple[OneNumber, ...]


def splits(cells: Sequence[Digits], *, is_count: bool) -> Iterator[Split]:
    """Every way to part the cells, those with the most numbers first; what is counted has no decimals."""
    if not cells:
        yield ()
        return
    for size in range(1, _longest(cells) + 1):
        for first in _as_one(cells[:size], is_count=is_count):
            for rest in splits(cells[size:], is_count=is_count):
                yield (*first, *rest)


def natural(cells: Sequence[Digits]) -> tuple[int, ...]:
    """How many cells each number has for a reader: «1 160» is one number, «160 158» are two."""
    sizes: list[int] = []
    while sum(sizes) < len(cells):
        left = cells[sum(sizes) :]
        sizes.append(_longest(left) if len(left[0].digits) < _LONG else 1)
    return tuple(sizes)


def _longest(cells: Sequence[Digits]) -> int:
    """How many of the first cells can be the groups of one number."""
    if not _LEAD.fullmatch(cells[0].digits):
        return 1
    size = 1
    while size < len(cells) and cells[size].joins and _OF_THREE.fullmatch(cells[size].digits):
        size += 1
        if not cells[size - 1].digits.isdigit():
            break
    return size


def _as_one(cells: Sequence[Digits], *, is_count: bool) -> Iterator[Split]:
    first, last = cells[0], cells[-1]
    long_lead = len(cells) > 1 and len(first.digits) == _LONG
    odd = first.glued or (len(cells) == 1 and _ZEROS.fullmatch(first.digits) is not None)
    yield (OneNumber(first.kind, first.start, last.end, len(cells), long_lead, odd),)
    parts = first.digits.split(",")
    if len(cells) == 1 and _COMMAS.fullmatch(first.digits) and (is_count or len(parts) > _LONG - 1):
        yield tuple(OneNumber(WordKind.NUMBER, 0, 0, odd=True, part=part) for part in parts)
