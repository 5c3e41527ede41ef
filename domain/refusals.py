"""Refusals: facts about why something is not done. Their sentences live in ``texts``."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.access import Role


class Refusal(Exception):
    """Base of all refusals; a subclass carries the facts a sentence needs.

    Not frozen: Python writes the traceback onto an exception that leaves a ``with`` block.
    """

    def __reduce__(self) -> tuple[Any, ...]:
        """An exception with named facts comes back whole from the worker process."""
        return _revived, (type(self), vars(self))


class FinalRefusal(Refusal):
    """No other words would be taken either: a question that waited for them is over."""


def _revived(kind: type[Refusal], facts: dict[str, Any]) -> Refusal:
    return kind(**facts)


@dataclass(unsafe_hash=True)
class NotAllowed(FinalRefusal):
    """The person has no role that may do this here; says nothing of what exists."""

    verb: str


@dataclass(unsafe_hash=True)
class NotFound(FinalRefusal):
    """What was asked for is not there, or not visible to this person: the two look the same."""

    what: str


@dataclass(unsafe_hash=True)
class NotTheirs(Refusal):
    """It is there, but not among what this person sees, which are ``numbers``."""

    name: str
    numbers: str


@dataclass(unsafe_hash=True)
class NotDue(Refusal):
    """An indicator that is collected once in ``every`` (a ``PeriodKind``), next with ``period``."""

    number: str
    every: str
    period: str


@dataclass(unsafe_hash=True)
class PeriodClosed(FinalRefusal):
    """``role`` is that of whoever is refused: a coordinator can open the period again."""

    period: str
    since: datetime
    by: str
    role: Role = Role.EXECUTOR


@dataclass(unsafe_hash=True)
class PartlyOpen(PeriodClosed):
    """It is open again ``until`` the end of a day, but not for what was to be done."""

    until: date = date.min


@dataclass(unsafe_hash=True)
class NotAScan(Refusal):
    """Neither a PDF nor a picture, where a scan of the signed report is waited for."""

    name: str


@dataclass(unsafe_hash=True)
class NotEvidence(Refusal):
    """Neither a document nor a picture: an archive, a program, sound or a film."""

    name: str


@dataclass(unsafe_hash=True)
class TooManyPieces(Refusal):
    """A figure has as much evidence as one may have; ``name`` is the file that is too many."""

    name: str
    limit: int


@dataclass(unsafe_hash=True)
class EvidenceNeeded(Refusal):
    """The coordinator asks for evidence beside the figure of the indicator ``number``."""

    number: str


@dataclass(unsafe_hash=True)
class NothingOwed(FinalRefusal):
    """A reminder has nothing to say any more: everything is handed in, muted or in other hands."""


@dataclass(unsafe_hash=True)
class NotNow(Refusal):
    """What was not asked for is not told in quiet hours: it waits ``until`` they are over."""

    until: datetime


@dataclass(unsafe_hash=True)
class ProgrammeRests(FinalRefusal):
    """The programme is paused, or has ended: nobody hears anything of it that they did not ask for."""

    programme: str


@dataclass(unsafe_hash=True)
class Overtaken(FinalRefusal):
    """A later day's reminder says what this one would have said."""


@dataclass(unsafe_hash=True)
class ProgrammeEnded(FinalRefusal):
    """Nothing is collected any more; ``role`` is that of whoever is refused, as with ``PeriodClosed``."""

    programme: str
    since: datetime
    role: Role = Role.EXECUTOR


@dataclass(unsafe_hash=True)
class NoOpenPeriod(FinalRefusal):
    programme: str


@dataclass(unsafe_hash=True)
class SeveralProgrammes(Refusal):
    """Figures named by number alone, which several of the person's programmes have."""

    numbers: str


@dataclass(unsafe_hash=True)
class Stale(FinalRefusal):
    """The button belongs to an earlier state; the present screen is shown instead."""


@dataclass(unsafe_hash=True)
class Incomplete(Refusal):
    """A draft still lacks an answer; ``step`` names it."""

    step: str


@dataclass(unsafe_hash=True)
class InvitationUnusable(Refusal):
    """Unknown, used up or expired: a stranger is not told which."""


@dataclass(unsafe_hash=True)
class InvitationRevoked(InvitationUnusable):
    """Taken back ``since``: whoever holds the link is told that, and nothing of what it was for."""

    since: datetime


@dataclass(unsafe_hash=True)
class LastCoordinator(FinalRefusal):
    """Nobody else coordinates the programme: without ``name`` nobody could let anybody in."""

    name: str


@dataclass(unsafe_hash=True)
class UnclearDays(Refusal):
    """What was typed names no first and last day."""

    text: str


@dataclass(unsafe_hash=True)
class DaysOver(Refusal):
    """The last ``day`` of what was typed is over."""

    day: date


@dataclass(unsafe_hash=True)
class AlreadyIn(Refusal):
    """The link was used by this very person, who is still in the programme."""

    programme: str


@dataclass(unsafe_hash=True)
class AlreadyDecided(FinalRefusal):
    """Somebody has decided about this submission meanwhile: ``what`` («accepted», «returned») and who."""

    number: str
    what: str = ""
    by: str = ""
    reason: str = ""


@dataclass(unsafe_hash=True)
class Replaced(FinalRefusal):
    """A newer version of the figure is in the queue."""

    number: str


@dataclass(unsafe_hash=True)
class WordedMeanwhile(FinalRefusal):
    """A coordinator has worded the explanation of this figure anew."""

    number: str
    by: str


@dataclass(unsafe_hash=True)
class NotAgreedYet(FinalRefusal):
    """The newest version of this figure waits for the head of its unit."""

    number: str


@dataclass(unsafe_hash=True)
class UnclearWording(Refusal):
    """What should stand in column 7 says nothing."""

    number: str


@dataclass(unsafe_hash=True)
class TooLateToTakeBack(FinalRefusal):
    """The executors know by now what was accepted."""


@dataclass(unsafe_hash=True)
class NotYourSheet(FinalRefusal):
    """A sheet of a unit, a programme or a period for which the person hands in nothing; says no more."""


@dataclass(unsafe_hash=True)
class NothingToSign(FinalRefusal):
    """Nothing of a unit's figures was sent yet: its rows are printed of what was."""

    unit: str


@dataclass(unsafe_hash=True)
class UnclearLetter(Refusal):
    """What was typed is no number with its day; ``today`` is the latest that it may be."""

    text: str
    today: date


@dataclass(unsafe_hash=True)
class SourceNeeded(FinalRefusal):
    """A coordinator hands in for a unit and has not said from where the figures are."""

    name: str


@dataclass(unsafe_hash=True)
class NobodyToAsk(FinalRefusal):
    """Nobody of the unit that is asked is in, nor any coordinator; empty where the coordinators are asked."""

    executor: str


@dataclass(unsafe_hash=True)
class EnoughForToday(Refusal):
    """Somebody has written as many questions, or answers, of a programme as they may in a day."""

    most: int


@dataclass(unsafe_hash=True)
class ExplanationNeeded(Refusal):
    number: str


@dataclass(unsafe_hash=True)
class TooLong(Refusal):
    limit: int
    length: int


@dataclass(unsafe_hash=True)
class AlreadyTakenIn(Refusal):
    """This very file is already a programme."""

    title: str


@dataclass(unsafe_hash=True)
class FiguresHandedIn(FinalRefusal):
    """What was taken in is not taken back any more: somebody has handed in these ``numbers``."""

    numbers: tuple[str, ...]


@dataclass(unsafe_hash=True)
class OtherName(Refusal):
    """What was typed is not the ``name`` of the programme that would be removed."""

    name: str


@dataclass(unsafe_hash=True)
class UnclearDeadline(Refusal):
    """What was typed is no date and no rule."""

    text: str


@dataclass(unsafe_hash=True)
class DeadlinePassed(Refusal):
    """What was typed is a day that is over."""

    day: date


@dataclass(unsafe_hash=True)
class UnclearWhom(Refusal):
    """What was typed names no executor and no indicator, or several executors; ``near`` may be meant."""

    text: str
    near: str = ""


@dataclass(unsafe_hash=True)
class UnclearPeriod(Refusal):
    """What was typed names no reporting period."""

    text: str


@dataclass(unsafe_hash=True)
class UnclearRefineDay(Refusal):
    """What was typed is no day by which a preliminary figure could be refined."""

    text: str


@dataclass(unsafe_hash=True)
class RefineDayOver(Refusal):
    """The ``day`` by which a figure was to be refined does not lie ahead."""

    day: date


@dataclass(unsafe_hash=True)
class RefinedTooLate(Refusal):
    """On that ``day`` the report is given already: a figure can be refined until ``latest``."""

    day: date
    latest: date


@dataclass(unsafe_hash=True)
class UnclearPlan(Refusal):
    """What was typed is neither a value nor a date."""

    text: str


@dataclass(unsafe_hash=True)
class UnclearName(Refusal):
    """A short name that has no word in it."""

    text: str


@dataclass(unsafe_hash=True)
class NameTooLong(Refusal):
    name: str
    limit: int
    length: int


@dataclass(unsafe_hash=True)
class NameTaken(Refusal):
    """Indicator ``number`` of the programme is called so."""

    name: str
    number: str


@dataclass(unsafe_hash=True)
class UnclearOverride(Refusal):
    """Another value needs its number and, below it, its reason."""

    text: str


@dataclass(unsafe_hash=True)
class UnclearDue(Refusal):
    """No one day on which the result is due can be read in the text."""

    text: str


@dataclass(unsafe_hash=True)
class DueOutside(Refusal):
    """The proposed day does not lie after ``since``, the period's end, and not after ``until``."""

    due: date
    since: date
    until: date


@dataclass(unsafe_hash=True)
class DueUndecided(Refusal):
    """The figure ``number`` waits with a due date that somebody has to decide about first."""

    number: str
    due: date


@dataclass(unsafe_hash=True)
class UnclearTarget(Refusal):
    """A new target needs its wording, its ground and its day, as in the example."""

    text: str


@dataclass(unsafe_hash=True)
class FileTooBig(Refusal):
    """Sizes in bytes; ``size`` is ``None`` where Telegram does not tell it."""

    limit: int
    size: int | None = None
