"""Reporting periods: month, quarter, half-year, year."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Protocol, TypeVar

MONTHS_IN_YEAR = 12


class PeriodKind(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"

    @property
    def months(self) -> int:
        return _MONTHS[self]


_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF_YEAR: 6, PeriodKind.YEAR: 12}
_LETTERS = {PeriodKind.MONTH: "M", PeriodKind.QUARTER: "Q", PeriodKind.HALF_YEAR: "H", PeriodKind.YEAR: ""}
_KEY = re.compile(r"(\d{4})(?:-([MQH])(\d{1,2}))?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """``number`` counts from 1 within the year; a year's number is 1."""

    kind: PeriodKind
    year: int
    number: int = 1

    def __post_init__(self) -> None:
        if not (1 <= self.number <= MONTHS_IN_YEAR // self.kind.months) or not (1990 <= self.year <= 2199):
            raise ValueError(f"no such period: {self.kind} {self.number} of {self.year}")

    @property
    def key(self) -> str:
        """``2022-H1``, ``2022-Q3``, ``2022-M11``, ``2022``."""
        letter = _LETTERS[self.kind]
        return f"{self.year}-{letter}{self.number}" if letter else str(self.year)

    @classmethod
    def from_key(cls, key: str) -> "Period":
        """The period named by ``key``; ``ValueError`` where there is none."""
        match = _KEY.fullmatch(key.strip().upper())
        if match is None:
            raise ValueError(f"not a period: {key!r}")
        kinds = {letter: kind for kind, letter in _LETTERS.items()}
        return cls(kinds[match[2] or ""], int(match[1]), int(match[3] or 1))

    @property
    def last_month(self) -> int:
        return self.number * self.kind.months

    @property
    def start(self) -> date:
        return date(self.year, self.last_month - self.kind.months + 1, 1)

    @property
    def end(self) -> date:
        """The last day, included."""
        first_after = date(self.year + self.last_month // 12, self.last_month % 12 + 1, 1)
        return first_after - timedelta(days=1)

    @property
    def order(self) -> tuple[date, int]:
        """Periods stand in the order in which they end; of two that end together the shorter comes first."""
        return self.end, self.kind.months

    @property
    def share(self) -> Fraction:
        """Share of the year that is over at the period's end: half-year 1/2 («How an indicator stands»)."""
        return Fraction(self.last_month, MONTHS_IN_YEAR)

    @property
    def year_is_over(self) -> bool:
        return self.last_month == MONTHS_IN_YEAR

    def completes(self, kind: "PeriodKind | None") -> bool:
        """Whether what is collected once in each ``kind`` is due with this period; ``None``: in each one."""
        return kind is None or self.last_month % kind.months == 0

    @property
    def own_part(self) -> "Period":
        """What a running total adds to the period before: of a year after its half-year the second half."""
        return Period(PeriodKind.HALF_YEAR, self.year, 2) if self.kind is PeriodKind.YEAR else self

    def within(self, kind: "PeriodKind") -> "Period":
        """The longer period in which this one ends."""
        return Period(kind, self.year, -(-self.last_month // kind.months))

    def next(self) -> "Period":
        """By the calendar; what is collected next is said by ``following``."""
        per_year = MONTHS_IN_YEAR // self.kind.months
        index = self.year * per_year + self.number
        return Period(self.kind, index // per_year, index % per_year + 1)


class Keyed(Protocol):
    """A period or whatever stands for one."""

    @property
    def key(self) -> str: ...


AnyPeriod = TypeVar("AnyPeriod", bound=Keyed)


def in_order(known: Iterable[AnyPeriod]) -> list[AnyPeriod]:
    """In the order in which they end, whatever their deadlines are and whenever they were opened."""
    return sorted(known, key=lambda one: Period.from_key(one.key).order)


def beside(known: Iterable[AnyPeriod], key: str) -> tuple[AnyPeriod | None, AnyPeriod | None]:
    """Those before and after the one of this key, which is among them."""
    ordered = in_order(known)
    place = [one.key for one in ordered].index(key)
    return next(iter(ordered[:place][-1:]), None), next(iter(ordered[place + 1 :]), None)


def following(kind: PeriodKind, last: Period) -> Period:
    """What is collected after ``last``: after the first half-year the whole year, counted from January.

    Source: the domain page, «reporting period».
    """
    if kind is not PeriodKind.HALF_YEAR:
        return last.next()
    if last.kind is PeriodKind.HALF_YEAR and last.number == 1:
        return Period(PeriodKind.YEAR, last.year)
    return Period(PeriodKind.HALF_YEAR, last.year + 1, 1)


def own_months(kind: PeriodKind, period: Period) -> range:
    """The months, 1 to 12, that a period adds to the one before it, in a programme of that kind: of a year
    after its half-year the second half."""
    part = period.own_part if kind is PeriodKind.HALF_YEAR else period
    return range(part.start.month, part.last_month + 1)


def last_over(kind: PeriodKind, today: date) -> Period:
    """The last one that is over, in the order in which they are collected."""
    period = Period(kind, today.year - 2)
    while (after := following(kind, period)).end < today:
        period = after
    return period
