"""The conversations of the house. This list alone knows their names; what stands on top derives from it."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from domain.drafts import DraftKind
from handlers.asking.conversation import CONVERSATION as ASKING
from handlers.consent.conversation import CONVERSATION as CONSENT
from handlers.contribute.conversation import CONVERSATION as CONTRIBUTE
from handlers.conversation import Conversation, DraftTalk, Words
from handlers.digest.conversation import CONVERSATION as DIGEST
from handlers.due_dates.conversation import CONVERSATION as DUE_DATES
from handlers.escalation.conversation import CONVERSATION as ESCALATION
from handlers.evidence.conversation import CONVERSATION as EVIDENCE
from handlers.export.conversation import CONVERSATION as EXPORT
from handlers.for_whom.conversation import CONVERSATION as FOR_WHOM
from handlers.health.conversation import CONVERSATION as HEALTH
from handlers.invite.conversation import CONVERSATION as INVITE
from handlers.people.conversation import CONVERSATION as PEOPLE
from handlers.period.conversation import CONVERSATION as PERIOD
from handlers.plan.conversation import CONVERSATION as PLAN
from handlers.programme_file.conversation import CONVERSATION as PROGRAMME_FILE
from handlers.progress.conversation import CONVERSATION as PROGRESS
from handlers.reminders.conversation import CONVERSATION as REMINDERS
from handlers.report.conversation import CONVERSATION as REPORT
from handlers.report_form.conversation import CONVERSATION as REPORT_FORM
from handlers.review.conversation import CONVERSATION as REVIEW
from handlers.short_names.conversation import CONVERSATION as SHORT_NAMES
from handlers.signed.conversation import CONVERSATION as SIGNED
from handlers.start.conversation import CONVERSATION as START
from handlers.start.conversation import HOME
from handlers.status.conversation import CONVERSATION as STATUS
from handlers.submit.conversation import CONVERSATION as SUBMIT
from handlers.unit_paper.conversation import CONVERSATION as UNIT_PAPER
from handlers.unit_sheet.conversation import CONVERSATION as UNIT_SHEET
from handlers.zeros.conversation import CONVERSATION as ZEROS
from services.notices.notice import Notice

__all__ = [
    "ASKS",
    "ATTACHES",
    "CONVERSATIONS",
    "DRAFTS",
    "EDITS",
    "FILES",
    "HOME",
    "NOTICES",
    "PRESSES",
    "REPLIES",
]

CONVERSATIONS = (
    START,
    REMINDERS,
    ESCALATION,
    DIGEST,
    ASKING,
    FOR_WHOM,
    UNIT_PAPER,
    CONSENT,
    CONTRIBUTE,
    SUBMIT,
    EVIDENCE,
    REVIEW,
    DUE_DATES,
    ZEROS,
    PROGRESS,
    PERIOD,
    PLAN,
    SHORT_NAMES,
    REPORT_FORM,
    STATUS,
    REPORT,
    EXPORT,
    INVITE,
    PEOPLE,
    PROGRAMME_FILE,
    UNIT_SHEET,
    SIGNED,
    HEALTH,
)
"""In the order in which their routers, and what they name, are asked."""
Key = TypeVar("Key")
Value = TypeVar("Value")


def _joined(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, Value]:
    """Each key once: two conversations with one button or one kind of draft are a programming error."""
    found: dict[Key, Value] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"two conversations have {key!r}")
        found[key] = value
    return found


def _the_one(of: Callable[[Conversation], Value | None]) -> Value:
    [found] = [handle for one in CONVERSATIONS if (handle := of(one)) is not None]
    return found


PRESSES: dict[str, Conversation] = _joined((word, one) for one in CONVERSATIONS for word in one.presses)
DRAFTS: dict[DraftKind, DraftTalk] = _joined(pair for one in CONVERSATIONS for pair in one.drafts.items())
NOTICES: dict[type[Notice], Words] = _joined(pair for one in CONVERSATIONS for pair in one.notices.items())
ASKS = _the_one(lambda one: one.asks)
FILES = _the_one(lambda one: one.files)
ATTACHES = tuple(one.attaches for one in CONVERSATIONS if one.attaches is not None)
REPLIES = _the_one(lambda one: one.replies)
EDITS = tuple(one.edits for one in CONVERSATIONS if one.edits is not None)
