"""What those who hand in are told."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Self

from services.notices.notice import GATHERED, Notice, gathered_until


@dataclass(frozen=True, slots=True)
class OfPeriod(Notice):
    """About a period, at once, to everybody who hands in something of it."""

    KEY: ClassVar[str] = "{kind}:{period}:{to}:{due:%Y%m%d%H%M%S}"
    programme_id: int
    period_id: int


@dataclass(frozen=True, slots=True)
class PeriodReopened(OfPeriod):
    KIND: ClassVar[str] = "period_reopened"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CollectionClosed(OfPeriod):
    """To whoever hands in something of it, in words."""

    KIND: ClassVar[str] = "period_closed"


@dataclass(frozen=True, slots=True)
class PictureOfClosed(OfPeriod):
    """To the deputies; the report comes after it."""

    KIND: ClassVar[str] = "closed_picture"
    IMPORTANCE: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class DeadlineMoved(OfPeriod):
    KIND: ClassVar[str] = "deadline_moved"
    was: date


@dataclass(frozen=True, slots=True)
class FiguresSigned(Notice):
    """The signed report says something else than what was accepted; which figures those are is looked up."""

    KIND: ClassVar[str] = "signed"
    KEY: ClassVar[str] = "{kind}:{signed}:{to}"
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    period_id: int
    signed_id: int


@dataclass(frozen=True, slots=True)
class FiguresAccepted(Notice):
    """What was accepted within two minutes, all in one; which figures those are is looked up."""

    KIND: ClassVar[str] = "accepted"
    KEY: ClassVar[str] = "{kind}:{period}:{to}:{due:%Y%m%d%H%M}"
    GATHERS: ClassVar[bool] = True
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    period_id: int
    since: datetime

    @classmethod
    def at(cls, now: datetime, programme_id: int, period_id: int) -> Self:
        return cls(programme_id, period_id, gathered_until(now) - GATHERED)


@dataclass(frozen=True, slots=True)
class FiguresToAgree(Notice):
    """To the head of a unit: what was sent for it within two minutes waits for their consent; which figures
    those are is looked up."""

    KIND: ClassVar[str] = "to_agree"
    KEY: ClassVar[str] = "{kind}:{programme}:{to}:{due:%Y%m%d%H%M}"
    GATHERS: ClassVar[bool] = True
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int


@dataclass(frozen=True, slots=True)
class PassedOn(Notice):
    """To whoever sent these ``numbers``: they went to the coordinator without the consent that they waited
    for; ``why`` is a ``WhyPassedOn``."""

    KIND: ClassVar[str] = "passed_on"
    KEY: ClassVar[str] = "{kind}:{programme}:{period}:{to}:{at}"
    programme_id: int
    period_id: int
    numbers: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HandedInFor(Notice):
    """What a coordinator has handed in for the unit within two minutes; which figures is looked up."""

    KIND: ClassVar[str] = "handed_in_for"
    KEY: ClassVar[str] = "{kind}:{period}:{to}:{due:%Y%m%d%H%M}"
    GATHERS: ClassVar[bool] = True
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    period_id: int
    since: datetime

    @classmethod
    def at(cls, now: datetime, programme_id: int, period_id: int) -> Self:
        return cls(programme_id, period_id, gathered_until(now) - GATHERED)


@dataclass(frozen=True, slots=True)
class PartsCame(Notice):
    """To whoever hands in: the parts of a figure are all there, or one came after it was sent."""

    KIND: ClassVar[str] = "parts_came"
    KEY: ClassVar[str] = "{kind}:{indicator}:{period}:{to}:{due:%Y%m%d%H%M}"
    GATHERS: ClassVar[bool] = True
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    period_id: int
    indicator_id: int


@dataclass(frozen=True, slots=True)
class SentWithoutPart(Notice):
    """To a contributor: figures were sent without their part; of which ones is looked up."""

    KIND: ClassVar[str] = "sent_without"
    KEY: ClassVar[str] = "{kind}:{period}:{to}:{due:%Y%m%d%H%M}"
    GATHERS: ClassVar[bool] = True
    programme_id: int
    period_id: int


@dataclass(frozen=True, slots=True)
class AcceptedTogether(Notice):
    """What a list accepted, two minutes later: until then it can be taken back."""

    KIND: ClassVar[str] = "accepted_together"
    KEY: ClassVar[str] = "{kind}:{draft}:{period}:{to}"
    IMPORTANCE: ClassVar[int] = 1
    IS_DELAYED: ClassVar[bool] = True
    programme_id: int
    period_id: int
    draft_id: int = 0

    @classmethod
    def prefix(cls, draft_id: int) -> str:
        """What the keys of everybody who is told begin with."""
        return f"{cls.KIND}:{draft_id}:"


@dataclass(frozen=True, slots=True)
class ZerosPlanned(Notice):
    """The coordinator has counted figures as on pace whose work comes later; which and how is the draft's.

    Two minutes later: until then it can be taken back.
    """

    KIND: ClassVar[str] = "zeros_planned"
    KEY: ClassVar[str] = "{kind}:{draft}:{to}"
    IS_DELAYED: ClassVar[bool] = True
    programme_id: int
    period_id: int
    draft_id: int = 0

    @classmethod
    def prefix(cls, draft_id: int) -> str:
        """What the keys of everybody who is told begin with."""
        return f"{cls.KIND}:{draft_id}:"


@dataclass(frozen=True, slots=True)
class FigureReturned(Notice):
    """At once, with the reason."""

    KIND: ClassVar[str] = "returned"
    KEY: ClassVar[str] = "{kind}:{submission}"
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    period_id: int
    submission_id: int


@dataclass(frozen=True, slots=True)
class FigureRemarked(Notice):
    """At once; the figure stays where it is."""

    KIND: ClassVar[str] = "remarked"
    KEY: ClassVar[str] = "{kind}:{submission}:{nth}:{to}"
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    period_id: int
    submission_id: int
    nth: int = 1


@dataclass(frozen=True, slots=True)
class ExplanationWorded(Notice):
    """The coordinator's wording stands in the place of one's own, or one's own again: two minutes later,
    until then it can be thought better of."""

    KIND: ClassVar[str] = "worded"
    KEY: ClassVar[str] = "{kind}:{indicator}:{period}:{submission}:{to}"
    IMPORTANCE: ClassVar[int] = 1
    IS_DELAYED: ClassVar[bool] = True
    programme_id: int
    period_id: int
    indicator_id: int
    submission_id: int

    @classmethod
    def prefix(cls, indicator_id: int, period_id: int) -> str:
        """What the keys of everything that was said about the words of a figure begin with."""
        return f"{cls.KIND}:{indicator_id}:{period_id}:"


@dataclass(frozen=True, slots=True)
class DueDecided(Notice):
    """A due date that somebody proposed is accepted, or is not; looked up when it is told."""

    KIND: ClassVar[str] = "due_decided"
    KEY: ClassVar[str] = "{kind}:{submission}"
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    period_id: int
    submission_id: int


@dataclass(frozen=True, slots=True)
class OwnRecomputed(Notice):
    """Figures that somebody hands in were computed anew; which those are is looked up."""

    KIND: ClassVar[str] = "own_recomputed"
    KEY: ClassVar[str] = "{kind}:{programme}:{to}:{due:%Y%m%d%H%M}"
    GATHERS: ClassVar[bool] = True
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    since: datetime

    @classmethod
    def at(cls, now: datetime, programme_id: int) -> Self:
        return cls(programme_id, gathered_until(now) - GATHERED)


@dataclass(frozen=True, slots=True)
class DraftRecomputed(Notice):
    """What somebody has begun comes out otherwise than they have seen it; ``was`` is that."""

    KIND: ClassVar[str] = "draft_recomputed"
    KEY: ClassVar[str] = "{kind}:{draft}:{to}:{due:%Y%m%d%H%M}"
    GATHERS: ClassVar[bool] = True
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    draft_id: int
    was: str = ""


@dataclass(frozen=True, slots=True)
class ContactLost(Notice):
    """Telegram was out of reach until ``back``; it may have forgotten what was sent before ``kept``."""

    KIND: ClassVar[str] = "contact_lost"
    KEY: ClassVar[str] = "{kind}:{since}:{to}"
    since: datetime
    back: datetime
    kept: datetime


@dataclass(frozen=True, slots=True)
class AccessClosed(Notice):
    """To somebody who has no role in the programme any more: the facts are all there is to tell.

    ``to_whom`` has it now, where it was handed over; ``account`` is the name of the new account that goes on
    instead of theirs.
    """

    KIND: ClassVar[str] = "access_closed"
    KEY: ClassVar[str] = "{kind}:{programme}:{to}:{at}"
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    title: str
    by: str
    at: datetime
    to_whom: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class PartGiven(Notice):
    """To whoever has taken over everything of ``of``, or, ``same``, goes on as the same person."""

    KIND: ClassVar[str] = "part_given"
    KEY: ClassVar[str] = "{kind}:{programme}:{to}:{at}"
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    of: str
    at: datetime
    same: bool = False


@dataclass(frozen=True, slots=True)
class DraftsPassed(Notice):
    """To the unit's next person: the figures (``numbers``) that ``of`` had begun."""

    KIND: ClassVar[str] = "drafts_passed"
    KEY: ClassVar[str] = "{kind}:{programme}:{to}:{at}:{of}"
    programme_id: int
    of: str
    numbers: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Substitution(Notice):
    """To whoever is away, whoever stands in, and the coordinator if it was not them: somebody was named, or
    it has ``ended``. ``substitute_id`` is 0 for nobody, -1 for somebody who comes in by a link."""

    KIND: ClassVar[str] = "substitution"
    KEY: ClassVar[str] = "{kind}:{absence}:{substitute}:{ended}:{to}:{at}"
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    absence_id: int
    at: datetime
    substitute_id: int = 0
    ended: bool = False


@dataclass(frozen=True, slots=True)
class SubstituteRefused(Notice):
    """To whoever had asked."""

    KIND: ClassVar[str] = "substitute_refused"
    KEY: ClassVar[str] = "{kind}:{draft}:{to}"
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    draft_id: int
