"""What coordinators are told; also the owner, who invites them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Self

from services.notices.notice import GATHERED, Notice, gathered_until


@dataclass(frozen=True, slots=True)
class FiguresWait(Notice):
    """What came in within two minutes, all in one; the queue itself says the rest."""

    KIND: ClassVar[str] = "review_waits"
    KEY: ClassVar[str] = "review:{programme}:{to}:{due:%Y%m%d%H%M}"
    GATHERS: ClassVar[bool] = True
    programme_id: int


@dataclass(frozen=True, slots=True)
class FiguresRecomputed(Notice):
    """What was computed anew within two minutes, all in one; which figures those are is looked up."""

    KIND: ClassVar[str] = "recomputed"
    KEY: ClassVar[str] = "{kind}:{programme}:{to}:{due:%Y%m%d%H%M}"
    GATHERS: ClassVar[bool] = True
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    since: datetime

    @classmethod
    def at(cls, now: datetime, programme_id: int) -> Self:
        return cls(programme_id, gathered_until(now) - GATHERED)


@dataclass(frozen=True, slots=True)
class SomebodyJoined(Notice):
    """To whoever invited them."""

    KIND: ClassVar[str] = "joined"
    KEY: ClassVar[str] = "{kind}:{invitation}"
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    person_id: int
    invitation_id: int = 0


@dataclass(frozen=True, slots=True)
class ClosedByItself(Notice):
    """The last day is over on which a period that was opened again took figures: the numbers that were
    ``accepted`` anew, those that are ``waiting`` still."""

    KIND: ClassVar[str] = "closed_itself"
    KEY: ClassVar[str] = "{kind}:{period}:{to}:{due:%Y%m%d%H%M%S}"
    programme_id: int
    period_id: int
    until: date
    accepted: str = ""
    waiting: str = ""


@dataclass(frozen=True, slots=True)
class FigureAwaited(Notice):
    """An executor waits for somebody else's figure and says whose."""

    KIND: ClassVar[str] = "figure_awaited"
    KEY: ClassVar[str] = "{kind}:{follow_up}:{to}"
    programme_id: int
    period_id: int
    follow_up_id: int


@dataclass(frozen=True, slots=True)
class SomebodyUnreachable(Notice):
    """Once for each time that Telegram takes nothing for somebody of the programme."""

    KIND: ClassVar[str] = "unreachable"
    KEY: ClassVar[str] = "{kind}:{programme}:{person}:{since}:{to}"
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    person_id: int
    since: datetime


@dataclass(frozen=True, slots=True)
class ProgrammeRemoved(Notice):
    """To its other coordinators, who have no role in it any more: the facts are all there is to tell."""

    KIND: ClassVar[str] = "programme_removed"
    KEY: ClassVar[str] = "{kind}:{programme}:{to}"
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    title: str
    by: str


@dataclass(frozen=True, slots=True)
class OpenedByItself(Notice):
    """The bot has opened a period: its executors are reminded from now on."""

    KIND: ClassVar[str] = "opened_itself"
    KEY: ClassVar[str] = "{kind}:{period}:{to}"
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    period_id: int


@dataclass(frozen=True, slots=True)
class PeriodToOpen(Notice):
    """A period is over and nobody has opened it: the coordinator is asked, once."""

    KIND: ClassVar[str] = "to_open"
    KEY: ClassVar[str] = "{kind}:{after_period}:{to}"
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    after_period_id: int


@dataclass(frozen=True, slots=True)
class SubstituteAsked(Notice):
    """To the coordinators: somebody names a substitute for themselves."""

    KIND: ClassVar[str] = "substitute_asked"
    KEY: ClassVar[str] = "{kind}:{draft}:{to}"
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    draft_id: int
