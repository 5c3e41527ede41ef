"""What needs attention first: the one order of indicators, in texts, pictures and lists.

Source: the storyboard, section 4: «what is behind or missed, worst first, as picture and text». Before all of
it stands what somebody says will not be reached by the year's end, or may not: there is time to help.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Protocol, TypeVar

from domain.ahead.said import Outlook
from domain.figures.standing import Standing, State
from domain.figures.targets import Target

_RISKS = (Outlook.NO, Outlook.RISK)
_URGENCY = (State.MISSED, State.BEHIND, State.ON_PACE, State.MET, State.NO_DATA, State.NOT_COMPARED)
"""What nobody has handed in yet is no news; it stands behind what is known."""


class Judged(Protocol):
    """An indicator as it stands; ``place`` is where the report has it."""

    @property
    def standing(self) -> Standing: ...

    @property
    def target(self) -> Target | None: ...

    @property
    def value(self) -> Decimal | None: ...

    @property
    def outlook(self) -> Outlook: ...

    @property
    def place(self) -> int: ...


AnyJudged = TypeVar("AnyJudged", bound=Judged)


def worst_first(items: Iterable[AnyJudged]) -> list[AnyJudged]:
    """What is at risk; by state; of one state what is farthest from its target; else as the report has it."""
    return sorted(items, key=urgency)


def urgency(item: Judged) -> tuple[int, int, Fraction, int]:
    risk = _RISKS.index(item.outlook) if item.outlook.at_risk else len(_RISKS)
    return risk, _URGENCY.index(item.standing.state), _reached(item), item.place


def _reached(item: Judged) -> Fraction:
    """The share of the target that is reached; above a limit, the share of the value that is allowed."""
    target, value = item.target, item.value
    is_open = item.standing.state in (State.MISSED, State.BEHIND)
    if not is_open or target is None or value is None:
        return Fraction(1)
    if target.high is not None and value > target.high:
        return Fraction(target.high) / Fraction(value) if value else Fraction(1)
    if target.low:
        return max(Fraction(value) / Fraction(target.low), Fraction(0))
    return Fraction(1)
