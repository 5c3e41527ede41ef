"""What the sender takes from the outbox: claimed when due, held, marked with what became of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, Update, func, literal_column, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.repositories.queues.deaths import died_under, is_begun, is_death
from models.repositories.queues.outbox import LONG_AGO, is_waiting
from models.repositories.queues.processes import free
from models.sessions import WritingSession
from models.tables.outbox import OutboxRow, OutboxState
from models.tables.person import Person

_ORDER = (OutboxRow.importance.desc(), OutboxRow.due_at, OutboxRow.id)
_UNREACHABLE = (
    select(Person.id)
    .where(Person.id == OutboxRow.person_id, Person.unreachable_since.is_not(None))
    .correlate(OutboxRow)
    .exists()
)


@dataclass(frozen=True, slots=True)
class Owed:
    """A claimed row together with the person it is owed to, if they are known."""

    id: int
    owner: str
    kind: str
    payload: dict[str, Any]
    programme_id: int | None
    attempts: int
    deaths: int
    due_at: datetime
    person_id: int | None
    telegram_id: int
    name: str
    language: str


async def claim(
    session: WritingSession, owner: str, n: int, *, due: datetime, now: datetime, lease: timedelta
) -> list[Owed]:
    """Take up to ``n`` rows that are due: the most important first, then the longest due; none under which a
    process died.

    One of each person: Telegram takes one message a second in a chat, and whoever has forty of them to come
    is not to keep all others waiting.
    """
    claimable = _claimable(owner, due, now).where(~_suspect(owner), ~_another_goes_first(owner, due, now))
    chosen = claimable.order_by(*_ORDER).limit(n)
    return await _claim(session, owner, chosen, now + lease)


async def claim_suspect(
    session: WritingSession, owner: str, *, due: datetime, now: datetime, lease: timedelta
) -> list[Owed]:
    """Take one row under which a process died, to blame or not: for whoever has nothing else in hand."""
    chosen = _claimable(owner, due, now).where(_suspect(owner)).order_by(OutboxRow.deaths, *_ORDER).limit(1)
    return await _claim(session, owner, chosen, now + lease)


def _claimable(owner: str, due: datetime, now: datetime) -> Select[int]:
    is_free = free(OutboxRow.owner, OutboxRow.lease_until, owner, now)
    claimable = is_waiting(), OutboxRow.due_at <= due, is_free, ~_UNREACHABLE
    return select(OutboxRow.id).where(*claimable).with_for_update(skip_locked=True)


def _suspect(owner: str) -> ColumnElement[bool]:
    return died_under(OutboxRow.owner, OutboxRow.deaths, owner)


def _another_goes_first(owner: str, due: datetime, now: datetime) -> ColumnElement[bool]:
    """Something else is just being said to the same person, or is to be said before."""
    other = aliased(OutboxRow, name="other")
    is_free = free(other.owner, other.lease_until, owner, now)
    in_hand = (other.owner != "") & ~is_free
    before = tuple_(-other.importance, other.due_at, other.id) < tuple_(
        -OutboxRow.importance, OutboxRow.due_at, OutboxRow.id
    )
    goes_first = is_free & (other.due_at <= due) & ~died_under(other.owner, other.deaths, owner) & before
    waiting: ColumnElement[bool] = literal_column("other.state = 'waiting'")
    same = (other.person_id == OutboxRow.person_id) & (other.id != OutboxRow.id) & waiting
    return select(other.id).where(same, in_hand | goes_first).exists()


async def _claim(session: WritingSession, owner: str, chosen: Select[int], until: datetime) -> list[Owed]:
    taken = (
        update(OutboxRow)
        .where(OutboxRow.id.in_(chosen))
        .values(
            owner=owner,
            lease_until=until,
            attempts=OutboxRow.attempts + is_begun(OutboxRow.owner),
            deaths=OutboxRow.deaths + is_death(OutboxRow.owner, owner),
        )
        .returning(OutboxRow.id)
        .execution_options(synchronize_session=False)
    )
    return await _owed(session, [row.id for row in (await session.execute(taken)).all()])


async def _owed(session: AsyncSession, ids: list[int]) -> list[Owed]:
    if not ids:
        return []
    query = (
        select(
            OutboxRow.id,
            OutboxRow.owner,
            OutboxRow.kind,
            OutboxRow.payload,
            OutboxRow.programme_id,
            OutboxRow.attempts,
            OutboxRow.deaths,
            OutboxRow.due_at,
            Person.id,
            func.coalesce(Person.telegram_id, OutboxRow.chat_id),
            func.coalesce(Person.name, ""),
            func.coalesce(Person.language, "ru"),
        )
        .outerjoin(Person, Person.id == OutboxRow.person_id)
        .where(OutboxRow.id.in_(ids))
        .order_by(*_ORDER)
    )
    return [Owed(*row) for row in (await session.execute(query)).all()]


async def mark_sent(session: WritingSession, row: Owed, message_id: int | None, at: datetime) -> bool:
    """Delivered; without a message where there was nothing to say any more."""
    return await _hits(session, _of(row).values(state=OutboxState.SENT, message_id=message_id, sent_at=at))


async def mark_failed(session: WritingSession, row: Owed, error: str) -> bool:
    """Given up on, for the reason written down."""
    return await _hits(session, _of(row).values(state=OutboxState.FAILED, error=error[:300]))


async def mark_dropped(session: WritingSession, row: Owed, why: str) -> bool:
    """There is nothing to say any more, which is nobody's failure."""
    return await _hits(session, _of(row).values(state=OutboxState.DROPPED, error=why[:300]))


async def postpone(
    session: WritingSession, row: Owed, until: datetime, error: str, *, uncounted: bool = False
) -> bool:
    """Try again then (the machines' time); ``uncounted`` gives the attempt back (the row is not to blame)."""
    values: dict[str, Any] = {"owner": "", "lease_until": until, "error": error[:300]}
    if uncounted:
        values["attempts"] = OutboxRow.attempts - 1
    return await _hits(session, _of(row).values(**values))


async def put_off(session: WritingSession, row: Owed, until: datetime) -> bool:
    """It is told then (the town's time), which is no failed attempt."""
    values = {"owner": "", "due_at": until, "lease_until": LONG_AGO, "attempts": OutboxRow.attempts - 1}
    return await _hits(session, _of(row).values(**values))


async def renew(session: WritingSession, row: Owed, until: datetime) -> bool:
    """Hold on to a row that is still being built."""
    return await _hits(session, _of(row).values(lease_until=until))


def _of(row: Owed) -> Update:
    return (
        update(OutboxRow)
        .where(OutboxRow.id == row.id, OutboxRow.owner == row.owner)
        .execution_options(synchronize_session=False)
    )


async def _hits(session: AsyncSession, statement: Update) -> bool:
    return (await session.execute(statement.returning(OutboxRow.id))).first() is not None
