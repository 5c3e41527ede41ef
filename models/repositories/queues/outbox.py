"""What is owed to people: planned once, told when it is due (see ``sending``).

``due_at`` is the town's time; leases are counted in the machines' own (see ``inbox``).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Table,
    bindparam,
    delete,
    func,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from models.repositories.core import rows, rows_of_each
from models.sessions import WritingSession
from models.tables.inbox import InboxRow
from models.tables.outbox import OutboxRow, OutboxState

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
PLANNED = "outbox planned"
"""Key in ``session.info``: when the first of it is due; told after the commit."""


@dataclass(frozen=True, slots=True)
class Planned:
    """Something to say: ``key`` makes saying it twice one row; higher ``importance`` goes first."""

    key: str
    kind: str
    person_id: int | None
    due_at: datetime
    payload: dict[str, Any]
    programme_id: int | None = None
    importance: int = 0
    chat_id: int | None = None
    """Of somebody whom the bot does not know as a person."""


_PLAN = {
    dialect: insert(cast(Table, OutboxRow.__table__))
    .on_conflict_do_nothing(index_elements=["key"])
    .returning(OutboxRow.id)
    for dialect, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}

_KNOWN_KEYS = select(OutboxRow.key).where(OutboxRow.key.in_(bindparam("keys", expanding=True)))


async def plan(session: WritingSession, *notices: Planned) -> int:
    """Write down what is owed; a key that is there already stays as it is. Returns how many were new."""
    if not notices:
        return 0
    planning = _PLAN[session.get_bind().dialect.name]
    stored = await rows_of_each(session, planning, [_row(one) for one in notices])
    rouse(session, min(one.due_at for one in notices))
    return len(stored)


async def known_keys(session: AsyncSession, keys: Collection[str]) -> set[str]:
    """Those that were planned already, whatever became of them."""
    return {one.key for one in await rows(session, _KNOWN_KEYS, keys=list(keys))} if keys else set()


async def told_lately(session: AsyncSession, prefix: str, since: datetime) -> bool:
    """Something under the keys that begin so waits, or was due after a moment."""
    planned = OutboxRow.key.startswith(prefix, autoescape=True)
    query = select(OutboxRow.id).where(planned, or_(is_waiting(), OutboxRow.due_at > since)).limit(1)
    return await session.scalar(query) is not None


async def cancel(session: WritingSession, prefix: str) -> bool:
    """Take back what waits under the keys that begin so; not if some of it is told, or just being told."""
    planned = OutboxRow.key.startswith(prefix, autoescape=True)
    rows = (await session.execute(select(OutboxRow.id).where(planned))).all()
    untold = delete(OutboxRow).where(planned, is_waiting(), OutboxRow.owner == "").returning(OutboxRow.id)
    gone = (await session.execute(untold.execution_options(synchronize_session=False))).all()
    return len(gone) == len(rows)


def rouse(session: WritingSession, at: datetime) -> None:
    """Something may be sent now that could not be before: the messenger looks after the commit."""
    session.info[PLANNED] = min(at, session.info.get(PLANNED, at))


async def undelivered(
    session: AsyncSession, person_id: int, programme_id: int, due: datetime
) -> list[tuple[str, dict[str, Any]]]:
    """Kinds and facts of what waits for a person in a programme or in all of them, the oldest first."""
    query = select(OutboxRow.kind, OutboxRow.payload).where(
        is_waiting(),
        OutboxRow.person_id == person_id,
        func.coalesce(OutboxRow.programme_id, programme_id) == programme_id,
        OutboxRow.due_at <= due,
    )
    found = await session.execute(query.order_by(OutboxRow.due_at, OutboxRow.id))
    return [(kind, payload) for kind, payload in found.all()]


async def readdress(session: WritingSession, from_id: int, to_id: int, programme_id: int) -> None:
    """What waits for somebody in a programme waits for another, who has their part now."""
    await session.execute(
        update(OutboxRow)
        .where(
            is_waiting(),
            OutboxRow.person_id == from_id,
            OutboxRow.programme_id == programme_id,
            OutboxRow.owner == "",
        )
        .values(person_id=to_id)
        .execution_options(synchronize_session=False)
    )


async def told_since(
    session: AsyncSession, person_id: int, kind: str, chat_id: int, before_update: int
) -> list[tuple[dict[str, Any], int | None]]:
    """Facts and message of what a person was told since their last update but the one in hand."""
    last = (
        select(func.max(InboxRow.received_at))
        .where(InboxRow.chat_id == chat_id, InboxRow.id < before_update)
        .scalar_subquery()
    )
    query = select(OutboxRow.payload, OutboxRow.message_id).where(
        OutboxRow.person_id == person_id,
        OutboxRow.kind == kind,
        OutboxRow.state == OutboxState.SENT,
        OutboxRow.sent_at >= func.coalesce(last, LONG_AGO),
    )
    found = (await session.execute(query.order_by(OutboxRow.message_id))).all()
    return [(payload, message_id) for payload, message_id in found]


def _row(notice: Planned) -> dict[str, Any]:
    return {
        "key": notice.key,
        "kind": notice.kind,
        "person_id": notice.person_id,
        "chat_id": notice.chat_id,
        "programme_id": notice.programme_id,
        "payload": notice.payload,
        "importance": notice.importance,
        "due_at": notice.due_at,
        "state": OutboxState.WAITING,
        "owner": "",
        "lease_until": LONG_AGO,
        "attempts": 0,
        "deaths": 0,
        "error": "",
    }


def is_waiting() -> ColumnElement[bool]:
    # Written out, not bound: only then does SQLite see that the partial index fits.
    return literal_column("outbox.state = 'waiting'")


async def forget_waiting(session: WritingSession) -> None:
    """Nobody hears of it any more: what a demo's past would have told."""
    await session.execute(
        update(OutboxRow)
        .where(is_waiting())
        .values(state=OutboxState.DROPPED, error="forgotten")
        .execution_options(synchronize_session=False)
    )


async def hurry(session: WritingSession) -> None:
    """What was put back for a while is tried at once: what stood in the way is over."""
    await session.execute(
        update(OutboxRow)
        .where(is_waiting(), OutboxRow.owner == "", OutboxRow.lease_until > LONG_AGO)
        .values(lease_until=LONG_AGO)
        .execution_options(synchronize_session=False)
    )


async def release_all(session: WritingSession, now: datetime) -> None:
    """Clear what an earlier process held; only where no other process can be alive (SQLite's start)."""
    await session.execute(
        update(OutboxRow)
        .where(is_waiting(), OutboxRow.owner != "")
        .values(owner="", lease_until=now, attempts=OutboxRow.attempts - 1, deaths=OutboxRow.deaths + 1)
        .execution_options(synchronize_session=False)
    )
