"""10,000 standings, beside the same comparisons written out in plain ``Decimal``."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import cycle, islice
from typing import NamedTuple

from bench.pair import Pair
from bench.sample import actual, facts, kopeysk
from domain.figures.standing import Actual, assess
from domain.figures.targets import Target, TargetKind, read_targets
from domain.programme.document import Course
from domain.time.periods import Period

MANY = 10_000
_PERIODS = tuple(Period.from_key(key) for key in ("2022-H1", "2022-Q3", "2022"))
_COMPARED = (TargetKind.AT_LEAST, TargetKind.AT_MOST, TargetKind.RANGE, TargetKind.YES_NO)


class Case(NamedTuple):
    target: Target | None
    actual: Actual | None
    period: Period
    course: Course


class Plain(NamedTuple):
    """The same as bare numbers: ends that are not there are ``None``."""

    compared: bool
    low: Decimal | None
    high: Decimal | None
    value: Decimal | None
    month: int
    total: bool
    paced: bool


def pairs() -> Iterator[Pair]:
    cases = list(islice(cycle(_cases()), MANY))
    plain = [_plain(case) for case in cases]

    def ours() -> list[str]:
        return [assess(target, actual, period, course).state for target, actual, period, course in cases]

    def floor() -> list[str]:
        return [_state(one) for one in plain]

    assert ours() == floor()
    yield Pair(
        "10,000 standings of the Kopeysk targets", ours, floor, 11, "the same comparisons in plain Decimal"
    )


def _cases() -> Iterator[Case]:
    """Every indicator of the sample with its figure, at three times of the year."""
    written = facts()
    for period in _PERIODS:
        for indicator in kopeysk().programme.indicators():
            target = read_targets(indicator.target, indicator.wording, indicator.unit).for_year(period.year)
            yield Case(target, actual(indicator, written[indicator.number].wording), period, indicator.course)


def _plain(case: Case) -> Plain:
    target, actual = case.target, case.actual
    total = case.course is Course.RUNNING_TOTAL
    return Plain(
        compared=target is not None and target.kind in _COMPARED,
        low=target.low if target else None,
        high=target.high if target else None,
        value=actual.value if actual else None,
        month=case.period.last_month,
        total=total,
        paced=total and target is not None and target.kind is not TargetKind.YES_NO,
    )


def _state(one: Plain) -> str:
    compared, low, high, value, month, total, paced = one
    if not compared or value is None:
        return "not_compared"
    above = high is not None and value > high
    if not above and (low is None or value >= low):
        return "met"
    if month == 12 or (above and total):
        return "missed"
    return "on_pace" if paced and low is not None and value * 12 >= low * month else "behind"
