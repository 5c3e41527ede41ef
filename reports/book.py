"""What a report's Excel book holds beside the report itself: where each indicator stands, every version."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from domain.figures.standing import Standing
from domain.figures.targets import Target, TargetKind


class FigureStage(StrEnum):
    """How far the figure has come that counts."""

    ACCEPTED = "accepted"
    SENT = "sent"
    AGREEING = "agreeing"
    RETURNED = "returned"
    MISSING = "missing"
    UNMEASURED = "unmeasured"


@dataclass(frozen=True, slots=True)
class BookVersion:
    """One version; the moments are the municipality's own. ``author`` is empty where it is not shown.

    What the coordinator does not see yet (it waits for a unit's head, or the head sent it back) has neither
    ``wording`` nor ``value``.
    """

    version: int
    stage: FigureStage
    wording: str
    value: Decimal | None
    explanation: str
    unit_name: str
    author: str
    source: str
    sent_at: datetime
    decided_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BookRow:
    """One indicator: ``wording``, ``value`` and ``standing`` of its accepted figure, as in the report.

    ``then`` is what its newest version is, where that is another than the accepted one.
    """

    number: str
    short_name: str
    section: str
    unit_name: str
    target_wording: str
    target: Target | None
    unit: str
    stage: FigureStage
    then: FigureStage | None = None
    wording: str = ""
    value: Decimal | None = None
    standing: Standing | None = None
    refine_by: date | None = None
    versions: Sequence[BookVersion] = ()

    @property
    def goal(self) -> Decimal | None:
        """The one number that the target names; ``None`` for a range, yes and no, words."""
        target = self.target
        if target is None or target.kind not in (TargetKind.AT_LEAST, TargetKind.AT_MOST):
            return None
        return target.low if target.low is not None else target.high

    @property
    def deviation(self) -> Decimal | None:
        """Fact less goal."""
        return None if self.goal is None or self.value is None else self.value - self.goal

    @property
    def share(self) -> Decimal | None:
        """The fact as a percentage of the goal."""
        return None if self.value is None or not self.goal else self.value / self.goal * 100


@dataclass(frozen=True, slots=True)
class Book:
    """``with_authors``: whoever asked may know who handed in."""

    rows: Sequence[BookRow] = ()
    with_authors: bool = False
