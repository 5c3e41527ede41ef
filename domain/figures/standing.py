"""How an indicator stands at the end of a reporting period.

Source: the domain page, «How an indicator stands». Exact arithmetic, equality counts as reached,
nothing is divided.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from domain.figures.targets import Target, TargetKind
from domain.programme.document import Course
from domain.time.periods import MONTHS_IN_YEAR, Period

_ON_TIME = re.compile(
    r"(?<![\w-])(?<!не )(?<!вне )"
    r"(?:(?:по|согласно|в соответствии с|в)\s+(?:\w+\s+)?(?:график(?:у|ом|е)|план(?:у|ом))"
    r"|без\s+отставани\w+|с\s+опережением|on\s+schedule|as\s+planned|according\s+to\s+(?:the\s+)?(?:plan|schedule))"
    r"(?!\w)",
    re.IGNORECASE,
)


class State(StrEnum):
    MET = "met"  # выполнено
    ON_PACE = "on_pace"  # в графике
    BEHIND = "behind"  # отстаёт; with ``above_limit``: выше предела
    MISSED = "missed"  # не выполнено
    NOT_COMPARED = "not_compared"  # не оценивается
    NO_DATA = "no_data"  # нет данных


@dataclass(frozen=True, slots=True)
class Actual:
    """What was handed in: a ``value`` in the target's unit, ``words``, or «Нет данных» (``no_data``).

    Several numbers nobody has chosen from yet are words. Nothing handed in is None instead of an Actual.
    """

    value: Decimal | None = None
    words: bool = False
    no_data: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """``above_limit``: the value is above the «at most» or the upper end that limits it."""

    state: State
    above_limit: bool = False
    handed_in: bool = True

    @property
    def explanation_required(self) -> bool:
        """Required for behind, missed and a handed-in «Нет данных»; welcome otherwise."""
        return self.handed_in and self.state in (State.BEHIND, State.MISSED, State.NO_DATA)


_COMPARED = (TargetKind.AT_LEAST, TargetKind.AT_MOST, TargetKind.RANGE, TargetKind.YES_NO)


def assess(
    target: Target | None,
    actual: Actual | None,
    period: Period,
    course: Course,
    *,
    range_top_is_limit: bool = True,
    plan: Decimal | None = None,
    due: date | None = None,
) -> Standing:
    """Judge ``actual`` against the year's ``target`` (None: no target for that year).

    ``plan`` is the plan for the period, ``due`` the result's due date: it has not come while it lies
    after the period's end. ``range_top_is_limit`` false: above a range's upper end is met too.
    """
    if target is not None and target.kind is TargetKind.NONE:
        return Standing(State.NOT_COMPARED, handed_in=actual is not None)
    if actual is None or actual.no_data:
        return Standing(State.NO_DATA, handed_in=actual is not None)
    if target is None or target.kind not in _COMPARED or actual.value is None or actual.words:
        return Standing(State.NOT_COMPARED)
    above = _is_above(target, actual.value, range_top_is_limit)
    if not above and _reaches_low(target, actual.value):
        return Standing(State.MET)
    if period.year_is_over or (above and course is Course.RUNNING_TOTAL):
        return Standing(State.MISSED, above)
    due_to_come = due is not None and due > period.end
    if (
        due_to_come
        or _plan_reached(plan, actual.value, above)
        or _keeps_pace(target, actual.value, period, course)
    ):
        return Standing(State.ON_PACE, above)
    return Standing(State.BEHIND, above)


def _is_above(target: Target, value: Decimal, range_top_is_limit: bool) -> bool:
    limited = target.kind is TargetKind.AT_MOST or (target.kind is TargetKind.RANGE and range_top_is_limit)
    return limited and target.high is not None and value > target.high


def _reaches_low(target: Target, value: Decimal) -> bool:
    """A yes/no target of «нет» is satisfied by either answer."""
    return target.low is None or value >= target.low


def _plan_reached(plan: Decimal | None, value: Decimal, above: bool) -> bool:
    """Above a limit the plan leads down to it, below a target up to it."""
    return plan is not None and (value <= plan if above else value >= plan)


def _keeps_pace(target: Target, value: Decimal, period: Period, course: Course) -> bool:
    if course is not Course.RUNNING_TOTAL or target.kind is TargetKind.YES_NO or target.low is None:
        return False
    reached, parts = value.as_integer_ratio()
    low, low_parts = target.low.as_integer_ratio()
    return reached * low_parts * MONTHS_IN_YEAR >= low * parts * period.last_month


def contradiction(standing: Standing, explanation: str) -> str:
    """The words of an explanation that say that all is well where it is not; empty where none do.

    Marked for the coordinator; whoever hands in is not asked.
    """
    if standing.state not in (State.BEHIND, State.MISSED):
        return ""
    found = _ON_TIME.search(explanation)
    return " ".join(found[0].split()) if found else ""
