"""What waits in the two queues, and what was given up on."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select

from models.repositories.core import row
from models.sessions import ReadingSession
from models.tables.inbox import InboxRow, InboxState
from models.tables.outbox import OutboxRow, OutboxState


@dataclass(frozen=True, slots=True)
class Backlog:
    """``oldest`` is when the first of those that wait came in, or fell due."""

    waiting: int
    oldest: datetime | None
    failed: int


_COMING = InboxRow.state.in_((InboxState.NEW, InboxState.APPLIED)) & (InboxRow.id != bindparam("but_for"))
_INBOX = select(
    select(func.count()).select_from(InboxRow).where(_COMING).scalar_subquery().label("waiting"),
    select(func.min(InboxRow.received_at)).where(_COMING).scalar_subquery().label("oldest"),
    select(func.count())
    .select_from(InboxRow)
    .where(InboxRow.state == InboxState.FAILED, InboxRow.received_at >= bindparam("since"))
    .scalar_subquery()
    .label("failed"),
)
_DUE = (OutboxRow.state == OutboxState.WAITING) & (OutboxRow.due_at <= bindparam("now"))
_OUTBOX = select(
    select(func.count()).select_from(OutboxRow).where(_DUE).scalar_subquery().label("waiting"),
    select(func.min(OutboxRow.due_at)).where(_DUE).scalar_subquery().label("oldest"),
    select(func.count())
    .select_from(OutboxRow)
    .where(OutboxRow.state == OutboxState.FAILED, OutboxRow.due_at >= bindparam("since"))
    .scalar_subquery()
    .label("failed"),
)


async def of_inbox(session: ReadingSession, since: datetime, but_for: int) -> Backlog:
    """Updates that are not done but for one, the asker's own; those that failed count from ``since`` on."""
    found = await row(session, _INBOX, since=since, but_for=but_for)
    return Backlog(found.waiting, found.oldest, found.failed)


async def of_outbox(session: ReadingSession, since: datetime, now: datetime) -> Backlog:
    """What is due and not sent; what fell due ``since`` then and could not be delivered."""
    found = await row(session, _OUTBOX, since=since, now=now)
    return Backlog(found.waiting, found.oldest, found.failed)
