"""What was sent, as its author is shown it: at once, and again where the button is pressed twice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.evidence import EvidencePiece, of_version
from domain.refusals import NotFound
from models.repositories.submissions import SubmissionFacts
from models.tables.submission import Submission, SubmissionState
from services.figures.tasks import TaskList
from services.standing.assessed import Overview


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was stored: shown to its author, and the same again when the button is pressed twice.

    ``replaced`` is the version before it, where a colleague of the same unit had sent that.
    """

    number: str
    name: str
    wording: str
    explanation: str
    version: int
    sent_at: datetime
    timezone: str
    after_deadline: bool
    tasks: TaskList
    position: int = 0  # among the report's rows
    replaced: SubmissionFacts | None = None
    brought: str = ""
    """From where the coordinator has it who handed it in for the unit."""
    is_accepted: bool = False
    due_proposed: date | None = None
    head: str = ""
    """Who is asked for consent before it goes to the coordinator, where it waits for that."""
    without_head: bool = False
    """Consent is needed, and nobody in the bot could be asked: it went straight to the coordinator."""
    pieces: tuple[EvidencePiece, ...] = ()
    refine_by: date | None = None
    without: tuple[str, ...] = ()
    """Whose part of it had not come."""


def in_report_order(receipts: list[Receipt]) -> list[Receipt]:
    """As they stand in the report, with the tasks as they are after the last of them."""
    if not receipts:
        return []
    tasks = receipts[-1].tasks
    return sorted((replace(one, tasks=tasks) for one in receipts), key=lambda one: one.position)


def receipt_of(
    submission: Submission, view: Overview, tasks: TaskList, pieces: Sequence[EvidencePiece] = ()
) -> Receipt:
    """``pieces`` are everything beside the figure, of which the version's own are shown."""
    item = next((item for item in view.items if item.indicator.id == submission.indicator_id), None)
    if item is None:
        raise NotFound("indicator")
    own = next((one for one in item.versions if one.version == submission.version), None)
    return Receipt(
        number=item.indicator.number,
        name=item.indicator.short,
        wording=submission.wording,
        explanation=submission.explanation,
        version=submission.version,
        sent_at=submission.sent_at,
        timezone=view.programme.timezone,
        after_deadline=submission.days_late > 0,
        tasks=tasks,
        position=item.expected.place,
        replaced=_replaced(item.versions, submission.version),
        brought=own.brought if own is not None else "",
        is_accepted=submission.state == SubmissionState.ACCEPTED,
        due_proposed=submission.due_proposed,
        head=own.agreer if own is not None and own.state is SubmissionState.AGREEING else "",
        without_head=own is not None and bool(view.programme.needs_consent) and _unasked(own),
        pieces=of_version(pieces, submission.version),
        refine_by=submission.refine_by,
        without=own.without if own is not None else (),
    )


def _unasked(version: SubmissionFacts) -> bool:
    return version.state is SubmissionState.SENT and not version.agreer and not version.source


def _replaced(versions: Sequence[SubmissionFacts], version: int) -> SubmissionFacts | None:
    mine = next((one for one in versions if one.version == version), None)
    before = next((one for one in versions if one.version == version - 1), None)
    return before if mine and before and before.author not in ("", mine.author) else None
