"""How a document computes the deviation of a figure from its target, learnt from the document's own figures.

Nothing is learnt where no formula gives every figure, or where several do: then somebody has to say it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class DeviationFormula(StrEnum):
    """``NONE``: nobody knows it."""

    FACT_LESS_PLAN = "fact_less_plan"
    PLAN_LESS_FACT = "plan_less_fact"
    SHARE = "share"  # fact / plan
    PERCENT = "percent"  # fact / plan · 100
    PERCENT_OVER = "percent_over"  # fact / plan · 100 − 100
    PERCENT_UNDER = "percent_under"  # 100 − fact / plan · 100
    NONE = ""


_HUNDRED = Decimal(100)
_WAYS: dict[DeviationFormula, Callable[[Decimal, Decimal], Decimal]] = {
    DeviationFormula.FACT_LESS_PLAN: lambda plan, fact: fact - plan,
    DeviationFormula.PLAN_LESS_FACT: lambda plan, fact: plan - fact,
    DeviationFormula.SHARE: lambda plan, fact: fact / plan,
    DeviationFormula.PERCENT: lambda plan, fact: fact / plan * _HUNDRED,
    DeviationFormula.PERCENT_OVER: lambda plan, fact: fact / plan * _HUNDRED - _HUNDRED,
    DeviationFormula.PERCENT_UNDER: lambda plan, fact: _HUNDRED - fact / plan * _HUNDRED,
}
_EXACT = frozenset({DeviationFormula.FACT_LESS_PLAN, DeviationFormula.PLAN_LESS_FACT})
MOST_PLACES = 2


@dataclass(frozen=True, slots=True)
class Stated:
    """One row of a document: what was planned, what came, the deviation that it states."""

    plan: Decimal
    fact: Decimal
    deviation: Decimal


def learnt(rows: Iterable[Stated]) -> DeviationFormula:
    """The one formula that gives every row's deviation, rounded as that row has it; else ``NONE``."""
    known = list(rows)
    fitting = [one for one in _WAYS if known and all(_gives(one, row) for row in known)]
    return fitting[0] if len(fitting) == 1 else DeviationFormula.NONE


def deviation(formula: DeviationFormula, plan: Decimal, fact: Decimal, places: int) -> Decimal | None:
    """A difference is exact, a share has ``places`` decimals; ``None`` where it cannot be computed."""
    if formula is DeviationFormula.NONE or (not plan and formula not in _EXACT):
        return None
    found = _WAYS[formula](plan, fact)
    return found if formula in _EXACT else _rounded(found, places)


def places_of(value: Decimal) -> int:
    """Decimals as written."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _gives(formula: DeviationFormula, row: Stated) -> bool:
    found = deviation(formula, row.plan, row.fact, places_of(row.deviation))
    return found is not None and found == row.deviation


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
