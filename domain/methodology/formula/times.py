"""Other periods in a formula: the same one a year before, the one before, years and quarters side by side."""

from domain.methodology.formula.functions import LAST_PERIOD, LAST_YEAR, QUARTERS, YEARS
from domain.methodology.formula.nodes import Call, Each, Node, walk
from domain.time.periods import Period, PeriodKind

MAX_YEARS = 10
"""As far back as a formula may reach, and as many years as one sum or mean may have."""
YEAR_WORDS = ("год", "года", "лет", "year", "years")


def year_before(period: Period, years: int = 1) -> Period | None:
    """The same period of an earlier year; None before there are any."""
    try:
        return Period(period.kind, period.year - years, period.number)
    except ValueError:
        return None


def period_before(period: Period, every: PeriodKind) -> Period | None:
    """The one before among those that a methodology is computed for: for a quarter the quarter before.

    In a half-yearly programme the year stands for its second half, so June is what comes before December.
    """
    halves = PeriodKind.HALF_YEAR in (every, period.kind)
    before = _preceding(period, halves=halves)
    while before is not None and not before.completes(every):
        before = _preceding(before, halves=halves)
    return before


def _preceding(period: Period, *, halves: bool) -> Period | None:
    if halves and period.kind is PeriodKind.YEAR:
        return Period(PeriodKind.HALF_YEAR, period.year, 1)
    if period.number > 1:
        return Period(period.kind, period.year, period.number - 1)
    if halves and period.kind is PeriodKind.HALF_YEAR:
        return year_before(Period(PeriodKind.YEAR, period.year))
    return year_before(Period(period.kind, period.year, 12 // period.kind.months))


def shifted(call: Call, period: Period, every: PeriodKind) -> Period | None:
    """Where the argument of ``прошлый_год`` and ``прошлый_период`` is looked up; other calls stay."""
    if call.function == LAST_YEAR:
        return year_before(period)
    return period_before(period, every) if call.function == LAST_PERIOD else period


def spread(each: Each, period: Period) -> tuple[Period, ...]:
    """The periods that years or quarters go over, from old to new; what goes over anything else stays.

    Quarters are those from January that are over by the period's end.
    """
    if each.over == YEARS:
        found = (year_before(period, years) for years in range(each.count - 1, -1, -1))
        return tuple(one for one in found if one is not None)
    if each.over == QUARTERS:
        quarters = range(1, period.last_month // PeriodKind.QUARTER.months + 1)
        return tuple(Period(PeriodKind.QUARTER, period.year, number) for number in quarters)
    return (period,)


def is_elsewhen(node: Call | Each) -> bool:
    """Whether what is within is of other periods."""
    if isinstance(node, Call):
        return node.function in (LAST_YEAR, LAST_PERIOD)
    return node.over in (YEARS, QUARTERS)


def looks_elsewhere(tree: Node) -> bool:
    """Whether anything in it is of other periods."""
    return any(isinstance(node, Call | Each) and is_elsewhen(node) for node in walk(tree))
