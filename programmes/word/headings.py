"""How a report's headings nest: by what they call themselves, by their numbers, by how they follow on.

A subprogramme is over a goal, a goal over a task, a task over all else. «Раздел» is over all three, unless
the document has it under a task first (seed Kopeysk). «1.» is over «1.1.». Headings that say nothing of the
kind stand one under another where they follow each other.
"""

import re
from collections.abc import Iterator, Sequence

from domain.programme.document import HeadingKind
from domain.programme.outline import DEEPEST

_NUMBER = r"(?:№\s*)?\d{1,4}(?:\.\d{1,4}){0,4}[.)]?\s+"
_NAMES = (
    (HeadingKind.SUBPROGRAMME, r"подпрограмма\b"),
    (HeadingKind.GOAL, r"цел[ьи]\b"),
    (HeadingKind.TASK, r"задач[аи]\b"),
)
_KINDS = tuple((kind, re.compile(rf"(?:{_NUMBER})?{name}", re.IGNORECASE)) for kind, name in _NAMES)
_DIVISION = re.compile(rf"(?:{_NUMBER})?(?:раздел|направление)\b", re.IGNORECASE)
_PART = re.compile(rf"(?:{_NUMBER})?(?:подраздел|(?:основное\s+)?мероприятие)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:№\s*)?(\d{1,4}(?:\.\d{1,4}){0,4})(?:[.)]|\s)")

_RANKS = {HeadingKind.SUBPROGRAMME: 10, HeadingKind.GOAL: 20, HeadingKind.TASK: 30}
_DIVISION_ON_TOP, _DIVISION_UNDER_A_TASK, _PART_RANK, _NUMBERED_RANK, _BARE = 0, 40, 50, 60, 70


def kind_of(wording: str) -> HeadingKind:
    """What a heading calls itself; any other, or none, is a section."""
    return next((kind for kind, name in _KINDS if name.match(wording)), HeadingKind.SECTION)


def depths(runs: Sequence[Sequence[str]]) -> list[list[int]]:
    """The depth of each heading; ``runs`` are the wordings that follow each other without a row between."""
    nesting = _Nesting(max((len(_bare(run)) for run in runs), default=0))
    return [list(nesting.take(run)) for run in runs]


def _bare(run: Sequence[str]) -> list[str]:
    """Those that neither call themselves anything nor have a number."""
    return [wording for wording in run if _rank(wording) == _BARE]


def _rank(wording: str) -> int:
    """The lower, the higher the heading; of a division as if it stood on top."""
    kind = kind_of(wording)
    if kind is not HeadingKind.SECTION:
        return _RANKS[kind]
    if _DIVISION.match(wording):
        return _DIVISION_ON_TOP
    if _PART.match(wording):
        return _PART_RANK
    numbered = _NUMBERED.match(wording)
    return _NUMBERED_RANK + numbered[1].count(".") if numbered else _BARE


class _Nesting:
    """``most`` is how many bare headings follow each other at most: fewer are the lowest of these."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._open: list[int] = []
        self._division: int | None = None

    def take(self, run: Sequence[str]) -> Iterator[int]:
        bare = self._most - len(_bare(run))
        for wording in run:
            rank = _rank(wording)
            if rank == _DIVISION_ON_TOP:
                rank = self._division_rank()
            elif rank == _BARE:
                rank, bare = rank + bare, bare + 1
            yield self._place(rank)

    def _division_rank(self) -> int:
        """Told once, where the first of them stands."""
        if self._division is None:
            under_a_task = self._open[:1] == [_RANKS[HeadingKind.TASK]]
            self._division = _DIVISION_UNDER_A_TASK if under_a_task else _DIVISION_ON_TOP
        return self._division

    def _place(self, rank: int) -> int:
        while self._open and self._open[-1] >= rank:
            self._open.pop()
        del self._open[DEEPEST - 1 :]
        self._open.append(rank)
        return len(self._open)
