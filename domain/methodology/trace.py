"""The working as data: every formula with its numbers put in, month by month and row by row.

What a trace shows is complete, so that it can be kept with a closed period as it is (``to_plain``).
"""

from dataclasses import dataclass
from decimal import Decimal

from domain.methodology.formula.printing import Piece
from domain.methodology.formula.problems import Problem
from domain.methodology.given import Decided, Rows
from domain.methodology.indicators import OfIndicator


@dataclass(frozen=True, slots=True)
class Cap:
    """``мин`` or ``макс`` that took effect: ``value`` was cut to ``limit``. Equal to the limit is not cut."""

    function: str
    limit: Decimal
    value: Decimal
    where: str = ""
    month: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class BandMet:
    """The row ``interval`` of a scale in which ``value`` lies, with the points or the word that it gives."""

    scale: str
    interval: str
    value: Decimal
    points: Decimal | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One formula, or its part for a ``month`` (1–12), a ``row`` (from 1, called ``label``), a ``period``.

    ``text`` is the formula as the document writes it, ``symbols`` the same in one spelling, ``numbers`` that
    with the numbers put in. A step without a value has its ``problem``, or is worked out for each of its
    ``parts``. A part that does not ``count`` is left out by the formula's own condition.
    """

    name: str
    label: str = ""
    text: str = ""
    symbols: str = ""
    numbers: tuple[Piece, ...] = ()
    value: Decimal | None = None
    holds: bool | None = None
    month: int = 0
    row: int = 0
    counts: bool = True
    caps: tuple[Cap, ...] = ()
    bands: tuple[BandMet, ...] = ()
    parts: tuple["TraceStep", ...] = ()
    problem: Problem | None = None
    reconstructed: str = ""
    document: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class TraceFigure:
    """An input as it was given: its author's ``wording`` where there is one; ``period``: an earlier one."""

    name: str
    label: str
    unit: str = ""
    value: Decimal | None = None
    choice: str = ""
    month: int = 0
    wording: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark †: what is reconstructed (``name``), why, and the document's own words."""

    name: str
    reason: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """``steps`` come in the order of the working: the last one is ``result``.

    ``indicators`` are the programme's own that went in, ``judged`` is the row of the scale that gives the
    verdict on the value; ``digits`` are the value's decimals.
    """

    indicator: str
    result: str
    unit: str
    period: str
    since: str
    value: Decimal | None
    figures: tuple[TraceFigure, ...] = ()
    rows: tuple[Rows, ...] = ()
    decisions: tuple[Decided, ...] = ()
    steps: tuple[TraceStep, ...] = ()
    marks: tuple[Mark, ...] = ()
    problems: tuple[Problem, ...] = ()
    indicators: tuple[OfIndicator, ...] = ()
    judged: BandMet | None = None
    digits: int = 2

    @property
    def verdict(self) -> str:
        return self.judged.word if self.judged else ""

    @property
    def caps(self) -> tuple[Cap, ...]:
        """Every cap that took effect, in the order of the working."""
        return tuple(cap for step in self.steps for one in (step, *step.parts) for cap in one.caps)

    @property
    def bands(self) -> tuple[BandMet, ...]:
        """Every row of a scale that gave points, in the order of the working."""
        return tuple(met for step in self.steps for one in (step, *step.parts) for met in one.bands)
