"""The actual value of an indicator from its methodology: ``compute`` gives a value or says why not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from domain.methodology.checking import examine
from domain.methodology.formula.arithmetic import order, trimmed
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.given import Given
from domain.methodology.guarding import failed_guards, too_many_steps
from domain.methodology.indicators import has_fact
from domain.methodology.inputs import missing
from domain.methodology.machine.prepared import program
from domain.methodology.machine.program import Undefined
from domain.methodology.machine.world import MAX_STEPS, World
from domain.methodology.model import Methodology
from domain.methodology.plain import to_plain
from domain.methodology.references import referred, uses
from domain.methodology.trace import BandMet, Mark, Trace
from domain.methodology.tracing import judged, marks, trace
from domain.time.periods import Period


class Flag(StrEnum):
    FIRST_PLACE = "first_place"  # and dynamics are not counted
    LAST_PLACE = "last_place"  # the data are marked unreliable; ``given.unreliable`` says why


@dataclass(frozen=True)
class Result:
    """``value`` in the methodology's unit, with at most 40 digits; None where ``problems`` say why."""

    methodology: Methodology
    given: Given
    period: Period
    value: Decimal | None
    problems: tuple[Problem, ...] = ()
    flags: tuple[Flag, ...] = ()

    @property
    def judged(self) -> BandMet | None:
        """The row of the methodology's scale that is said of the exact value."""
        return judged(self.methodology, self.value)

    @property
    def verdict(self) -> str:
        """«высокая»; empty where nothing is said."""
        return self.judged.word if self.judged else ""

    @cached_property
    def trace(self) -> Trace:
        """The working, put together when it is first asked for."""
        return trace(self.methodology, self.given, self.period, self.value, self.problems)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Everything reconstructed (†) that the result rests on."""
        return marks(self.methodology)

    def to_plain(self) -> dict[str, Any]:
        """Value, flags and trace as JSON-able data: numbers are texts with every digit."""
        return {
            "value": to_plain(self.value),
            "unit": self.methodology.unit,
            "verdict": self.verdict,
            "flags": to_plain(self.flags),
            "unreliable": self.given.unreliable,
            "problems": to_plain(self.problems),
            "trace": to_plain(self.trace),
        }


def compute(methodology: Methodology, given: Given, period: Period) -> Result:
    """The result for a period; never raises, and never gives 0 for what cannot be computed.

    ``given`` holds the figures that hold for this period: monthly ones from January on, yearly ones of the
    period's year. What is not asked for is passed over (see ``check_given``).
    """
    value, problems = _value(methodology, given, period)
    if value is None and any(problem.kind is ProblemKind.MISSING for problem in problems):
        problems = _complete(problems, missing(methodology, given, period))
    if value is None and any(problem.kind is ProblemKind.NO_FACT for problem in problems):
        problems = tuple(_with_every_fact(methodology, given, period, problems))
    return Result(methodology, given, period, value, problems, flags(methodology, given.unreliable, value))


def _value(
    methodology: Methodology, given: Given, period: Period
) -> tuple[Decimal | None, tuple[Problem, ...]]:
    errors = examine(methodology).errors
    if errors:
        return None, errors
    if too_many_steps(methodology, given, period):
        return None, (Problem(ProblemKind.TOO_MANY_STEPS, limit=MAX_STEPS),)
    world = World(program(methodology), given, period)
    problems = tuple(failed_guards(world))
    try:
        value = trimmed(world.of_period(methodology.result))
    except Undefined as undefined:
        return None, (*problems, undefined.problem)
    return (None, problems) if problems else (value, ())


def _complete(problems: tuple[Problem, ...], lacking: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """With every missing input in the order of asking, not only the one at which the computation stopped."""
    told = {_place(problem): problem for problem in problems}
    places = {_place(one) for one in lacking}
    others = (problem for problem in problems if _place(problem) not in places)
    return (*others, *(told.get(_place(one), one) for one in lacking))


def _place(problem: Problem) -> tuple[str, int, int, str]:
    return problem.name, problem.month, problem.row, problem.period


def _with_every_fact(
    methodology: Methodology, given: Given, period: Period, problems: tuple[Problem, ...]
) -> Iterator[Problem]:
    """Of the facts that are referred to by number all are named that are not there, not only the first."""
    known = {one.number: one for one in given.indicators}
    for problem in problems:
        if problem.kind is ProblemKind.NO_FACT:
            key = problem.period or period.key
            referred_to = (use for use in uses(methodology, period) if use.at.key == key)
            numbers = (referred(use.node) for use in referred_to if use.node_is("факт", "степень"))
            lacking = (one for one in numbers if one and not has_fact(known.get(one), problem.period))
            yield replace(problem, options=tuple(dict.fromkeys((*problem.options, *lacking))))
        else:
            yield problem


def flags(methodology: Methodology, unreliable: str, value: Decimal | None) -> tuple[Flag, ...]:
    """What the document says of the place that ``value`` has; ``unreliable`` is why its data do not hold."""
    places = methodology.places
    if places.unreliable_is_last and unreliable:
        return (Flag.LAST_PLACE,)
    if places.first_from is not None and value is not None and order(value, places.first_from) >= 0:
        return (Flag.FIRST_PLACE,)
    return ()
