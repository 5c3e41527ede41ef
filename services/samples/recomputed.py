"""Figures that were computed anew, as they would be told: one of each kind."""

from dataclasses import replace

from domain.anew import Anew, Because
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.time.periods import Period
from services.computing.recomputed import Recomputed, RecomputedFigure, RecomputedPeriod
from services.standing.assessed import Assessed, Overview

LACKING = Problem(ProblemKind.MISSING, name="AR")
UNDECIDED = Problem(ProblemKind.UNDECIDED, name="пустой_месяц", month=2)
MARKS = {
    "changed": Anew(Because.METHODOLOGY, "8,00"),
    "same": Anew(Because.METHODOLOGY, "6,00"),
    "beside": Anew(Because.METHODOLOGY, "6,00", computed="8,00", now="7,40"),
    "lacking": Anew(Because.METHODOLOGY, "6,00", problems=(LACKING,)),
    "undecided": Anew(Because.DECISION, "6,00", problems=(UNDECIDED,)),
    "gone": Anew(Because.METHODOLOGY, "6,00", gone=True),
    "decided": Anew(Because.DECISION, "н/д"),
    "following": Anew(Because.FIGURE, "5,10"),
}


def recomputed_in(view: Overview, times: int = 1) -> Recomputed:
    """Each mark of one indicator, ``times`` over."""
    item = next(one for one in view.items if one.indicator.number == "2")
    figures = tuple(_figure(item, mark) for mark in MARKS.values())
    period = RecomputedPeriod(view.period.id, Period.from_key(view.period.key), figures * times)
    return Recomputed(1, view.programme.title, (period,))


def without_lack(found: Recomputed) -> Recomputed:
    """Only those that have a value."""
    (period,) = found.periods
    kept = tuple(one for one in period.figures if not one.mark.stands_still)
    return replace(found, periods=(replace(period, figures=kept),))


def _figure(item: Assessed, mark: Anew) -> RecomputedFigure:
    return RecomputedFigure(item, mark, mark.was, "6,00", is_accepted=mark.stands_still or bool(mark.now))
