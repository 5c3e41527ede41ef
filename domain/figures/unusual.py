"""What is out of the ordinary about a figure: asked about, never refused.

Source: the domain page, «Numbers as people type them», the last sentences.
"""

from decimal import Decimal
from enum import StrEnum

from domain.figures.targets import Target, TargetKind
from domain.figures.units import PERCENT, own_unit
from domain.programme.document import Course

TIMES_LAST = 10
TIMES_TARGET = 10


class Unusual(StrEnum):
    ABOVE_HUNDRED = "above_hundred"  # more than 100 % where the target is not above 100 itself
    NEGATIVE = "negative"
    TEN_TIMES_LAST = "ten_times_last"  # at least ten times the last value
    FELL = "fell"  # a running total below what it was earlier in the year


def find_unusual(
    value: Decimal,
    target: Target | None,
    unit: str,
    *,
    last: Decimal | None,
    course: Course,
    last_is_this_year: bool = False,
) -> tuple[Unusual, ...]:
    """The reasons to ask, in a fixed order; empty if there are none.

    ``last`` is the value of the period before; ``last_is_this_year`` tells whether that lies in the same
    year, so that a running total cannot have fallen since. ``value`` and ``last`` are in ``unit``.
    """
    reasons = {
        Unusual.ABOVE_HUNDRED: own_unit(unit).kind == PERCENT
        and value > 100
        and not _aims_above(target, 100),
        Unusual.NEGATIVE: value < 0,
        Unusual.TEN_TIMES_LAST: bool(last) and _is_times(value, last or Decimal(), TIMES_LAST),
        Unusual.FELL: last_is_this_year
        and course is Course.RUNNING_TOTAL
        and last is not None
        and value < last,
    }
    return tuple(reason for reason, holds in reasons.items() if holds)


def _aims_above(target: Target | None, limit: int) -> bool:
    ends = (target.low, target.high) if target else ()
    return any(end is not None and end > limit for end in ends)


def _is_times(value: Decimal, last: Decimal, times: int) -> bool:
    return (value >= last * times) if last > 0 else (value <= last * times)


def is_far_above(value: Decimal | None, target: Target | None, unit: str) -> bool:
    """Ten times its target and more: most often a figure in another unit («7196 при цели 12: единица та?»).

    It is pointed out, not asked about: a count of people may well be a hundred times what was planned. A
    share has no other unit, and more than 100 % is asked about.
    """
    limit = (target.high or target.low) if target else None
    if value is None or target is None or not limit or target.kind is TargetKind.YES_NO:
        return False
    return own_unit(unit).kind != PERCENT and limit > 0 and value >= limit * TIMES_TARGET
