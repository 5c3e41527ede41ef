"""All tables in one place, so that ``Base.metadata`` is complete for migrations and tests."""

from models.audit import AuditEntry
from models.base import Base
from models.draft import Draft
from models.inbox import InboxRow
from models.indicator import (
    Assignment,
    Executor,
    Heading,
    Indicator,
    Measure,
    MethodologyVersion,
    Plan,
    Target,
)
from models.lease import Lease
from models.municipality import DayOff, Municipality
from models.outbox import OutboxRow
from models.period import Period, Snapshot
from models.person import Invitation, Membership, Person
from models.programme import Programme, Question
from models.submission import Submission
from models.upload import Upload

__all__ = [
    "Assignment",
    "AuditEntry",
    "Base",
    "DayOff",
    "Draft",
    "Executor",
    "Heading",
    "InboxRow",
    "Indicator",
    "Invitation",
    "Lease",
    "Measure",
    "Membership",
    "MethodologyVersion",
    "Municipality",
    "OutboxRow",
    "Period",
    "Person",
    "Plan",
    "Programme",
    "Question",
    "Snapshot",
    "Submission",
    "Target",
    "Upload",
]
