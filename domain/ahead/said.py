"""What whoever hands in a figure says besides it, where it is behind; kept with its draft and its version."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Outlook(StrEnum):
    """«Будет ли к концу года?»"""

    UNSAID = ""  # не сказано
    YES = "yes"
    RISK = "risk"
    NO = "no"

    @property
    def at_risk(self) -> bool:
        return self in (Outlook.RISK, Outlook.NO)


class DueDecision(StrEnum):
    """The coordinator's word on a proposed due date."""

    OPEN = ""
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ProposedDue:
    """The day on which the result is due, as a version proposes it; ``reason`` is empty where the explanation
    says it, ``refusal`` is why the coordinator did not accept it."""

    due: date
    reason: str = ""
    decision: DueDecision = DueDecision.OPEN
    refusal: str = ""

    @property
    def waits(self) -> bool:
        return self.decision is DueDecision.OPEN


class Aside(StrEnum):
    """Words are asked for beside a figure that stands: nothing waits for them, and the draft can be sent."""

    NEEDS = "needs"  # what is needed for it to be reached by the year's end
    DUE = "due"  # the day on which the result is due


@dataclass(frozen=True, slots=True)
class Ahead:
    """``of`` is the value for which the outlook was given. ``due`` is proposed, with its reason where it is
    another than the explanation; the two ``_message`` ids are those in which the words came."""

    outlook: Outlook = Outlook.UNSAID
    needs: str = ""
    needs_message: int | None = None
    of: str = ""
    due: date | None = None
    due_reason: str = ""
    due_message: int | None = None

    @property
    def messages(self) -> tuple[int, ...]:
        return tuple(one for one in (self.needs_message, self.due_message) if one is not None)


NOTHING_AHEAD = Ahead()
