"""All tables in one place, so that ``Base.metadata`` is complete for migrations and tests."""

from models.base import Base
from models.tables.audit import AuditEntry
from models.tables.contact import LastContact
from models.tables.draft import Draft
from models.tables.inbox import InboxRow
from models.tables.indicator import (
    Assignment,
    Executor,
    Heading,
    Indicator,
    Measure,
    MethodologyVersion,
    Plan,
    Target,
)
from models.tables.municipality import DayOff, Municipality
from models.tables.outbox import OutboxRow
from models.tables.period import PeriodRow, SignedReport, Snapshot
from models.tables.person import Absence, Invitation, Membership, Person
from models.tables.process import Lease, Process
from models.tables.programme import ProgrammeRow, QuestionRow, ReportForm
from models.tables.reminder import FollowUp, LadderStep, Reminder, ReminderStep
from models.tables.submission import Contribution, Evidence, Submission
from models.tables.thread import Thread, ThreadMessage
from models.tables.upload import LayoutAnswer, Upload

__all__ = [
    "Absence",
    "Assignment",
    "AuditEntry",
    "Base",
    "Contribution",
    "DayOff",
    "Draft",
    "Evidence",
    "Executor",
    "FollowUp",
    "Heading",
    "InboxRow",
    "Indicator",
    "Invitation",
    "LadderStep",
    "LastContact",
    "LayoutAnswer",
    "Lease",
    "Measure",
    "Membership",
    "MethodologyVersion",
    "Municipality",
    "OutboxRow",
    "PeriodRow",
    "Person",
    "Plan",
    "Process",
    "ProgrammeRow",
    "QuestionRow",
    "Reminder",
    "ReminderStep",
    "ReportForm",
    "SignedReport",
    "Snapshot",
    "Submission",
    "Target",
    "Thread",
    "ThreadMessage",
    "Upload",
]
