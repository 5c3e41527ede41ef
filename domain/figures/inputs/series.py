"""The months of one input, or of inputs that belong together, in one message: «160 158 171».

Source: the domain page, «Never guess»; decision 0031. A text has one of three ends: the values, several
readings to choose from, or why it is no answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, product

from domain.figures.inputs.groups import Digits, Group, groups_of
from domain.figures.inputs.single import read_number
from domain.figures.inputs.splitting import OneNumber, Split, natural, splits
from domain.figures.inputs.trouble import InputTrouble, NotInput
from domain.figures.inputs.words import WordKind
from domain.figures.units import COUNT, own_unit
from domain.methodology.asking import Series, Wanted
from domain.methodology.given import Value
from domain.time.periods import Period

MOST_READINGS = 6
"""Buttons; what reads in more ways has to be typed again."""
_MOST_TRIED = 2_000
_MOST_NUMBERS = 60
"""In a message: more than a year of three inputs has."""


@dataclass(frozen=True, slots=True)
class Read:
    """``without`` are the questions that the message has no data for; ``weak``: it may well mean another."""

    values: tuple[Value, ...]
    without: tuple[Wanted, ...] = ()
    weak: bool = False


@dataclass(frozen=True, slots=True)
class SeriesRead:
    """What a message says: one sure reading is taken, others are asked about, else there is a ``trouble``."""

    readings: tuple[Read, ...] = ()
    trouble: NotInput | None = None

    @property
    def taken(self) -> Read | None:
        return self.readings[0] if len(self.readings) == 1 and not self.readings[0].weak else None


def read_series(series: Sequence[Series], over: int, period: Period, text: str) -> SeriesRead:
    """The message as an answer for the months of ``series``; months up to ``over`` may be named besides."""
    return _Reader(series, over, period, text).read()


Layout = tuple[Wanted, ...]
"""What a row of numbers stands for, one after the other."""


class _Reader:
    def __init__(self, series: Sequence[Series], over: int, period: Period, text: str) -> None:
        self.series, self.over = series, over
        self.said = groups_of(text, series, period)
        self.first = series[0].wanted[0]
        self.troubles: list[NotInput] = []
        self.are_several = sum(len(one.months) for one in series) > 1
        self.is_count = all(own_unit(one.input.unit).kind in ("", COUNT) for one in series)

    def read(self) -> SeriesRead:
        if self.said.other:
            return SeriesRead(trouble=NotInput(InputTrouble.NOT_ASKED, text=self.said.other.strip(" :–—-")))
        groups = self.said.groups
        if not groups:
            found = read_number(self.first, self.said.text)
            return SeriesRead(trouble=found if isinstance(found, NotInput) else self._count(groups))
        late = (month for one in groups for month in one.months if month > self.over)
        if (month := next(late, None)) is not None:
            return SeriesRead(trouble=NotInput(InputTrouble.NOT_ASKED, month=month))
        if sum(len(one.cells) for one in groups) > _MOST_NUMBERS:
            return SeriesRead(trouble=self._count(groups))
        is_named = any(one.months or one.series is not None for one in groups)
        return self._judged(groups, [self._named(groups)] if is_named else self._unnamed(groups))

    def _judged(self, groups: Sequence[Group], ways: Sequence[list[list[Read]]]) -> SeriesRead:
        found = [_together(parts) for way in ways for parts in islice(product(*way), _MOST_TRIED)]
        readings = _unlike([one for one in found if isinstance(one, Read)])
        self.troubles += [one for one in found if isinstance(one, NotInput)]
        strong = [one for one in readings if not one.weak] or readings
        if 0 < len(strong) <= MOST_READINGS:
            return SeriesRead(tuple(strong))
        return SeriesRead(trouble=next(iter(self.troubles), None) or self._count(groups))

    def _count(self, groups: Sequence[Group]) -> NotInput:
        """Too many numbers, or too few: of the first group that is so."""
        named = [one for one in groups if len(one.months) == 1 and len(self.series) > 1]
        month, cells = (named[0].months[0], named[0].cells) if named else (0, _cells(groups))
        mingled = any(cell.joins for cell in cells) and len(natural(cells)) != len(cells)
        trouble = InputTrouble.MINGLED if mingled else InputTrouble.COUNT
        return NotInput(trouble, month=month, count=len(cells))

    def _unnamed(self, groups: Sequence[Group]) -> list[list[list[Read]]]:
        """The ways in which lines without a name can be meant."""
        alone = all(len(one.cells) == 1 for one in groups)
        if len(groups) == 1 or len(self.series) == 1 or alone:
            return [[self._readings(Group(_cells(groups)), self._layouts())]]
        months, ways = [one.months for one in self.series], []
        if len(groups) == len(self.series):
            rows = zip(groups, self.series, strict=True)
            ways.append([self._readings(group, [one.wanted]) for group, one in rows])
        if len(groups) == len(months[0]) and len(set(months)) == 1:
            pairs = zip(groups, months[0], strict=True)
            ways.append([self._readings(group, [self._of_month(month)]) for group, month in pairs])
        return ways

    def _layouts(self) -> list[Layout]:
        """A row of every month, input by input or month by month; of the first input; of its first month."""
        by_input = tuple(wanted for one in self.series for wanted in one.wanted)
        by_month = tuple(sorted(by_input, key=lambda wanted: wanted.month))
        of_first, pair = self.series[0].wanted, self._of_month(self.first.month)
        pairs = [pair] if len(pair) == len(of_first) else []
        return list(dict.fromkeys([by_input, by_month, of_first, *pairs, (self.first,)]))

    def _of_month(self, month: int) -> Layout:
        return tuple(Wanted(one.input, month) for one in self.series)

    def _named(self, groups: Sequence[Group]) -> list[list[Read]]:
        """Every group says of what it is; one that does not is of the one input that nobody named."""
        named = {one.series for one in groups}
        left = [place for place in range(len(self.series)) if place not in named]
        return [self._readings(group, self._of_named(group, left)) for group in groups]

    def _of_named(self, group: Group, left: list[int]) -> list[Layout]:
        if group.series is None and not group.months:
            return [self.series[left[0]].wanted] if len(left) == 1 else []
        if group.series is None and len(self.series) > 1:
            return [tuple(wanted for month in group.months for wanted in self._of_month(month))]
        one = self.series[group.series or 0]
        if group.months:
            return [tuple(Wanted(one.input, month) for month in group.months)]
        return [one.wanted, one.wanted[:1]]

    def _readings(self, group: Group, layouts: Sequence[Layout]) -> list[Read]:
        """One way to part the digits is natural, one takes each for itself; others count only beside it."""
        found: list[Read] = []
        of_one = [len(layout) for layout in layouts] == [1]
        fits = [
            (split, layout)
            for split in islice(splits(group.cells, is_count=self.is_count), _MOST_TRIED)
            for layout in layouts
            if len(layout) == len(split) and (of_one or not any(number.long_lead for number in split))
        ]
        sizes = natural(group.cells)
        is_seen = of_one or any(_sizes(split) == sizes for split, _ in fits)
        for split, layout in fits:
            if is_seen or all(number.joined == 1 for number in split):
                one = self._read(split, layout)
                found += [one] if isinstance(one, Read) else []
                self.troubles += [one] if isinstance(one, NotInput) else []
        return _unlike(found)

    def _read(self, split: Split, layout: Layout) -> Read | NotInput:
        values: list[Value] = []
        without: list[Wanted] = []
        for number, wanted in zip(split, layout, strict=True):
            if number.kind is WordKind.NO_DATA:
                without.append(wanted)
                continue
            value = self._value(number, wanted)
            if isinstance(value, NotInput):
                return value
            values.append(value)
        weak = any(one.odd or (one.long_lead and self.are_several) for one in split)
        return Read(tuple(values), tuple(without), weak=weak)

    def _value(self, number: OneNumber, wanted: Wanted) -> Value | NotInput:
        if number.kind is WordKind.NOTHING:
            return NotInput(InputTrouble.ZERO_OR_NONE, name=wanted.input.name, month=wanted.month)
        only = self.said.groups[0]
        alone = len(self.said.groups) == 1 == len(only.cells) and not only.months and only.series is None
        return read_number(
            wanted, self.said.text if alone and not number.part else number.text(self.said.text)
        )


def _together(parts: Sequence[Read]) -> Read | NotInput:
    """The groups' readings as one; two numbers for one month are none."""
    values: dict[tuple[str, int], Value] = {}
    for value in (one for part in parts for one in part.values):
        key = value.name, value.month
        if key in values and values[key].value != value.value:
            return NotInput(InputTrouble.TWICE, name=value.name, month=value.month)
        values[key] = value
    without = tuple(
        one for part in parts for one in part.without if (one.input.name, one.month) not in values
    )
    return Read(tuple(values.values()), without, weak=any(part.weak for part in parts))


def _unlike(readings: Sequence[Read]) -> list[Read]:
    """Each meaning once."""
    found: dict[object, Read] = {}
    for one in readings:
        meaning = frozenset((each.name, each.month, each.value) for each in one.values), one.without
        if meaning not in found or found[meaning].weak:
            found[meaning] = one
    return list(found.values())


def _cells(groups: Sequence[Group]) -> tuple[Digits, ...]:
    return tuple(cell for one in groups for cell in one.cells)


def _sizes(split: Split) -> tuple[int, ...]:
    return tuple(number.joined for number in split)
