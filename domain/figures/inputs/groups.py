"""A series message as groups: of which input, of which months, and the numbers that are said of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.figures.inputs.words import Word, WordKind, words_of
from domain.figures.reading.characters import even_spaces
from domain.methodology.asking import Series
from domain.time.periods import Period

_CELLS = (WordKind.NUMBER, WordKind.NO_DATA, WordKind.NOTHING)
_MARK = re.compile(r"^[ ]*(\d{1,2})[.)](?=[ ])", re.MULTILINE)
_SIGNS = "-−–—+±~≈<>≤≥"
_AROUND = " \t\n,;:.-−–—"


@dataclass(frozen=True, slots=True)
class Digits:
    """A number as typed, with what stands around it; ``kind`` tells «нет данных» and «нет» from numbers.

    ``joins``: nothing but a space stands between it and the number before, so both may be one («1 160»).
    ``glued``: a dash stands there that touches both («12-15»).
    """

    kind: WordKind
    start: int
    end: int
    digits: str
    joins: bool = False
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """``series`` is the place of the named input, or None; ``months`` are those named, or empty."""

    cells: tuple[Digits, ...]
    series: int | None = None
    months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SaidOfMonths:
    """``other`` is a period that is not asked for, as it was named."""

    text: str
    groups: tuple[Group, ...]
    other: str = ""


def groups_of(text: str, series: Sequence[Series], period: Period) -> SaidOfMonths:
    """What a message says, in its order."""
    even = _without_marks(even_spaces(text))
    words = _without_years(words_of(even, series, period), even, period)
    other = next((even[word.start : word.end] for word in words if word.kind is WordKind.OTHER_PERIOD), "")
    names = [word for word in words if word.kind in (*_CELLS, WordKind.MONTH)]
    months_last = bool(names) and names[0].kind in _CELLS and names[-1].kind is WordKind.MONTH
    return SaidOfMonths(even, tuple(_Grouping(even, words, series, months_last=months_last).groups()), other)


def _without_marks(even: str) -> str:
    """«1) 160⏎2) 158»: the places of a list are no numbers."""
    marks = [int(match[1]) for match in _MARK.finditer(even)]
    lines = [line for line in even.splitlines() if line.strip()]
    in_order = len(marks) == len(lines) > 1 and marks == list(range(marks[0], marks[0] + len(marks)))
    return _MARK.sub(lambda match: " " * len(match[0]), even) if in_order else even


def _without_years(words: list[Word], even: str, period: Period) -> list[Word]:
    """«январь 2022 – 160», «160 за январь 2022»: the year belongs to its month."""
    found = []
    for place, word in enumerate(words):
        before, after = words[place - 1 : place], words[place + 1 : place + 2]
        is_year = (
            even[word.start : word.end] == str(period.year) and before and before[0].kind is WordKind.MONTH
        )
        goes_on = after and after[0].kind in (WordKind.NUMBER, WordKind.DASH)
        named_last = words[place - 2 : place - 1] and words[place - 2].kind is WordKind.NUMBER and not goes_on
        if not (is_year and (goes_on or named_last)):
            found.append(word)
    return found


class _Grouping:
    """Goes through the words once; ``months_last``: «160 январь, 158 февраль» is read from its end."""

    def __init__(self, even: str, words: list[Word], series: Sequence[Series], *, months_last: bool) -> None:
        self.even, self.all, self.sizes = even, words, [len(one.months) for one in series]
        self.months_last = months_last
        named = next((word.kind for word in words if word.kind in (WordKind.MONTH, WordKind.INPUT)), None)
        self.by_month = named is WordKind.MONTH
        self.series: int | None = None
        self.months: list[int] = []
        self.cells: list[Digits] = []
        self.found: list[Group] = []

    def groups(self) -> Iterator[Group]:
        places = range(len(self.all))
        for place in reversed(places) if self.months_last else places:
            self._take(place)
        self._flush()
        yield from reversed(self.found) if self.months_last else self.found

    def _take(self, place: int) -> None:
        word = self.all[place]
        if word.kind is WordKind.MONTH:
            self._month(place)
        elif word.kind is WordKind.INPUT:
            self._input(word.value)
        elif word.kind is WordKind.BREAK:
            self._break()
        elif word.kind in _CELLS or (word.kind is WordKind.DASH and self._stands_for_nothing(place)):
            self.cells.append(self._cell(place))

    def _month(self, place: int) -> None:
        month = self.all[place].value
        if self.cells:
            self._flush()
            self.months = []
            self.series = None if self.by_month else self.series
        if self.months and self._kind(place - 1) is WordKind.DASH and self.months[-1] < month:
            self.months += range(self.months[-1] + 1, month)
        self.months.append(month)

    def _input(self, number: int) -> None:
        """«январь: отработано 158, назначено 160»: the month holds for both."""
        months = self.months
        self._flush()
        self.months = months if self.by_month else []
        self.series = number

    def _break(self) -> None:
        """A line ends what it says; «Nотр:» stands over the lines below it."""
        if not self.cells:
            return
        goes_on = self.series is not None and not self.months and len(self.cells) < self.sizes[self.series]
        if goes_on:
            return
        keeps = self.months and not self.by_month
        self._flush()
        self.months, self.series = [], self.series if keeps else None

    def _flush(self) -> None:
        if self.cells or self.months:
            cells = tuple(reversed(self.cells) if self.months_last else self.cells)
            if cells:
                self.found.append(Group(cells, self.series, tuple(self.months)))
        self.cells = []

    def _kind(self, place: int) -> WordKind | None:
        return self.all[place].kind if 0 <= place < len(self.all) else None

    def _stands_for_nothing(self, place: int) -> bool:
        """«январь –, февраль 158», «160; -; 171», «160 158 -»: no number; «январь – 160» separates."""
        ends = (None, WordKind.BETWEEN, WordKind.BREAK)
        after, before = self._kind(place + 1), self._kind(place - 1)
        return after in ends and before is not None

    def _cell(self, place: int) -> Digits:
        word = self.all[place]
        if word.kind is not WordKind.NUMBER:
            kind = WordKind.NO_DATA if word.kind is WordKind.DASH else word.kind
            return Digits(kind, word.start, word.end, "")
        start, end = self._start(place), self._end(place)
        joins = glued = False
        if self._kind(place - 1) is WordKind.NUMBER:
            between = self.even[self.all[place - 1].end : word.start]
            joins = bool(between) and not between.strip(" ") and len(between) <= 3
            glued = between in ("-", "−", "–", "—")
        return Digits(WordKind.NUMBER, start, end, self.even[word.start : word.end], joins, glued)

    def _start(self, place: int) -> int:
        """With the words before it, and a sign that touches it: «около 160»."""
        first = place
        while self._kind(first - 1) is WordKind.WORD:
            first -= 1
        start = self.all[first].start
        sign = self.even[start - 1 : start]
        stands_free = start < 2 or self.even[start - 2] in " \t\n;/|(" or sign in "~≈<>≤≥"
        return start - 1 if sign and sign in _SIGNS and stands_free else start

    def _end(self, place: int) -> int:
        """With the unit or the words behind it."""
        last = place + 1
        while self._kind(last) is WordKind.WORD:
            last += 1
        end = self.all[last].start if last < len(self.all) else len(self.even)
        return self.all[place].start + len(self.even[self.all[place].start : end].rstrip(_AROUND + _SIGNS))
