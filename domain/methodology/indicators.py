"""The programme's own indicators as a formula sees them: fact, plan, base, standing, degree.

Source: the domain page, «Targets, as the seeds write them» and «How an indicator stands»; methodologies that
judge a whole programme count the degree Сд = Зф/Зп where more is better and Зп/Зф where less is better.
"""

from dataclasses import dataclass
from decimal import Decimal

from domain.figures.targets import TargetKind
from domain.methodology.formula.arithmetic import divide
from domain.methodology.formula.problems import ProblemKind

STATES = {
    "met": "выполнено",
    "on_pace": "в графике",
    "behind": "отстаёт",
    "missed": "не выполнено",
    "not_compared": "не оценивается",
    "no_data": "нет данных",
}
"""Each standing (``figures.standing.State``) as ``состояние`` calls it in a formula."""
_ONE, _NONE = Decimal(1), Decimal()
_COMPARED = (TargetKind.AT_LEAST, TargetKind.AT_MOST, TargetKind.RANGE, TargetKind.YES_NO)


@dataclass(frozen=True, slots=True)
class EarlierFact:
    """What counted for an indicator in the period ``period`` (a key: «2021», «2021-Q2»)."""

    period: str
    fact: Decimal | None = None
    accepted: bool = True


@dataclass(frozen=True, slots=True)
class OfIndicator:
    """One indicator in the period that is computed, as it counts everywhere: last accepted, else last sent.

    ``fact`` is None where nothing, words or «Нет данных» was handed in; ``wording`` is its author's.
    ``target``, ``low`` and ``high`` are the year's target (NONE: there is none), ``headings`` the titles over
    it, the highest first; ``state`` is a key of ``STATES``. ``accepted`` false: the figure is «на проверке».
    ``due`` false: it is not collected with this period, so it is none of «показатели», and only what is
    planned of it is known. ``earlier`` holds the facts of the periods that ``facts_before`` asks for.
    """

    number: str
    name: str = ""
    unit: str = ""
    fact: Decimal | None = None
    wording: str = ""
    target: TargetKind = TargetKind.NONE
    low: Decimal | None = None
    high: Decimal | None = None
    range_top_is_limit: bool = True
    period_plan: Decimal | None = None
    base: Decimal | None = None
    state: str = "no_data"
    headings: tuple[str, ...] = ()
    accepted: bool = True
    due: bool = True
    earlier: tuple[EarlierFact, ...] = ()

    @property
    def plan(self) -> Decimal | None:
        """The year's target as a number: the bound to be reached, the upper one for «at most»."""
        return self.low if self.low is not None else self.high

    @property
    def is_compared(self) -> bool:
        return self.target in _COMPARED and self.plan is not None

    def fact_in(self, period: str) -> Decimal | None:
        return next((one.fact for one in self.earlier if one.period == period), None)


def figure_of(of: OfIndicator, what: str, period: str = "") -> Decimal | str | ProblemKind:
    """What a formula calls ``what``, or why there is none; ``period`` is the earlier one of a fact."""
    if what == "состояние":
        return STATES.get(of.state, of.state)
    if what == "номер":
        return of.number
    if what == "степень":
        reached = degree(of)
        words = of.state == "not_compared" or not of.is_compared
        return (ProblemKind.NOT_COMPARED if words else ProblemKind.NO_FACT) if reached is None else reached
    if what == "факт" and period:
        found = of.fact_in(period)
    else:
        found = {"факт": of.fact, "план": of.plan, "план_периода": of.period_plan, "база": of.base}[what]
    return LACKING[what] if found is None else found


LACKING = {
    "факт": ProblemKind.NO_FACT,
    "план": ProblemKind.NO_PLAN,
    "план_периода": ProblemKind.NO_PERIOD_PLAN,
    "база": ProblemKind.NO_BASE,
}


def has_fact(of: OfIndicator | None, period: str = "") -> bool:
    return of is not None and (of.fact_in(period) if period else of.fact) is not None


def degree(of: OfIndicator) -> Decimal | None:
    """The degree to which the year's target is reached; None without a fact or a target to compare with.

    Not capped. Nothing is divided by 0: where the bound is satisfied it is 1. A range is reached within its
    ends, yes/no is 1 or 0.
    """
    fact, low, high = of.fact, of.low, of.high
    if fact is None or not of.is_compared:
        return None
    if of.target is TargetKind.YES_NO:
        return _ONE if low is None or fact >= low else _NONE
    if low is not None and (high is None or fact < low):
        return _more_is_better(fact, low)
    return _ONE if high is None or not _is_limited(of) else _less_is_better(fact, high, of.target)


def _is_limited(of: OfIndicator) -> bool:
    return of.target is not TargetKind.RANGE or of.range_top_is_limit


def _more_is_better(fact: Decimal, low: Decimal) -> Decimal:
    if low > 0:
        return divide(fact, low)
    return _ONE if fact >= low else _NONE


def _less_is_better(fact: Decimal, high: Decimal, kind: TargetKind) -> Decimal:
    """Nothing of what should be little is satisfied; so is whatever lies within a range."""
    if fact <= 0 or (kind is TargetKind.RANGE and fact <= high):
        return _ONE if fact <= high else _NONE
    return divide(high, fact)
