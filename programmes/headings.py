"""How a report's headings nest: by what they call themselves, by their numbers, by how they follow on.

A subprogramme is over a goal, a goal over a task, a task over all else. «Раздел» is over all three, unless
the document has it under a task first (seed Kopeysk). «1.» is over «1.1.», whatever they call themselves,
where all that do have numbers. Headings that say nothing of the kind stand one under another where they
follow on.
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
_PROGRAMME = re.compile(r"(?:[а-яё]+ая\s+)+программа\b", re.IGNORECASE)
_DIVISION = re.compile(rf"(?:{_NUMBER})?(?:раздел|направление)\b", re.IGNORECASE)
_PART = re.compile(rf"(?:{_NUMBER})?(?:подраздел|(?:основное\s+)?мероприятие)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:№\s*)?(\d{1,4}(?:\.\d{1,4}){0,4})(?:[.)]|\s)")

_RANKS = {HeadingKind.SUBPROGRAMME: 10, HeadingKind.GOAL: 20, HeadingKind.TASK: 30}
_PROGRAMME_RANK = 5
_DIVISION_ON_TOP, _DIVISION_UNDER_A_TASK, _PART_RANK, _NUMBERED_RANK, _BARE = 0, 40, 50, 60, 70


def kind_of(wording: str) -> HeadingKind:
    """What a heading calls itself; any other, or none, is a section."""
    return next((kind for kind, name in _KINDS if name.match(wording)), HeadingKind.SECTION)


def depths(runs: Sequence[Sequence[str]]) -> list[list[int]]:
    """The depth of each heading; ``runs`` are the wordings that follow each other without a row between."""
    rank = _by_number if _numbers_tell([wording for run in runs for wording in run]) else _by_words
    nesting = _Nesting([[rank(wording) for wording in run] for run in runs])
    return nesting.depths()


def _numbers_tell(wordings: Sequence[str]) -> bool:
    """«1 Цель», «1.1 Задача», «1.1.1 Подпрограмма»: all that call themselves something count each other."""
    named = [wording for wording in wordings if kind_of(wording) is not HeadingKind.SECTION]
    numbers = [_NUMBERED.match(wording) for wording in named]
    return all(numbers) and any(number is not None and "." in number[1] for number in numbers)


def _by_number(wording: str) -> int:
    numbered = _NUMBERED.match(wording)
    return _NUMBERED_RANK + numbered[1].count(".") if numbered else _by_words(wording)


def _by_words(wording: str) -> int:
    """The lower, the higher the heading; of a division as if it stood on top."""
    kind = kind_of(wording)
    if kind is not HeadingKind.SECTION:
        return _RANKS[kind]
    if _PROGRAMME.match(wording):
        return _PROGRAMME_RANK
    if _DIVISION.match(wording):
        return _DIVISION_ON_TOP
    if _PART.match(wording):
        return _PART_RANK
    return _by_number(wording) if _NUMBERED.match(wording) else _BARE


class _Nesting:
    """Ranks to depths. ``most`` bare headings follow each other at most: fewer are the lowest of these."""

    def __init__(self, runs: Sequence[Sequence[int]]) -> None:
        self._runs = runs
        self._most = max((run.count(_BARE) for run in runs), default=0)
        self._open: list[int] = []
        self._division: int | None = None

    def depths(self) -> list[list[int]]:
        return [list(self._take(run)) for run in self._runs]

    def _take(self, run: Sequence[int]) -> Iterator[int]:
        bare = self._most - run.count(_BARE)
        for own in run:
            rank = own
            if own == _DIVISION_ON_TOP:
                rank = self._division_rank()
            elif own == _BARE:
                rank, bare = own + bare, bare + 1
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
