"""What of the outbox reached people."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.repositories.core import row, rows
from models.tables.outbox import OutboxRow, OutboxState


@dataclass(frozen=True, slots=True)
class Arrived:
    """A notice that reached somebody, and when."""

    person_id: int
    payload: dict[str, Any]
    at: datetime


_REACHED = select(OutboxRow.person_id, OutboxRow.payload, OutboxRow.sent_at, OutboxRow.message_id).where(
    OutboxRow.state == OutboxState.SENT, OutboxRow.message_id.is_not(None)
)
_ARRIVED = _REACHED.where(
    OutboxRow.person_id.in_(bindparam("people", expanding=True)), OutboxRow.kind == bindparam("kind")
).order_by(OutboxRow.sent_at, OutboxRow.id)
_ONE = _REACHED.where(OutboxRow.key == bindparam("key"))


async def arrived(session: AsyncSession, person_ids: Collection[int], kind: str) -> list[Arrived]:
    """What of a kind reached these people, the oldest first."""
    found = await rows(session, _ARRIVED, people=list(person_ids), kind=kind)
    return [Arrived(one.person_id, one.payload, one.sent_at) for one in found]


async def message_of(session: AsyncSession, key: str) -> int | None:
    """The message in its receiver's chat on which a notice stands."""
    found = await row(session, _ONE, key=key)
    return found.message_id if found else None
