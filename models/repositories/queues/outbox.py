"""What is owed to people: planned once, claimed when due, marked with what became of it.

``due_at`` is the town's time; leases are counted in the machines' own (see ``inbox``).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    func,
    literal_column,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.repositories.core import rows, rows_of_each
from models.repositories.queues.deaths import died_under, is_begun, is_death
from models.repositories.queues.processes import free
from models.sessions import WritingSession
from models.tables.inbox import InboxRow
from models.tables.outbox import OutboxRow, OutboxState
from models.tables.person import Person

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
_ORDER = (OutboxRow.importance.desc(), OutboxRow.due_at, OutboxRow.id)
_UNREACHABLE = (
    select(Person.id)
    .where(Person.id == OutboxRow.person_id, Person.unreachable_since.is_not(None))
    .correlate(OutboxRow)
    .exists()
)
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


async def cancel(session: WritingSession, prefix: str) -> bool:
    """Take back what waits under the keys that begin so; not if some of it is told, or just being told."""
    planned = OutboxRow.key.startswith(prefix, autoescape=True)
    rows = (await session.execute(select(OutboxRow.id).where(planned))).all()
    untold = delete(OutboxRow).where(planned, _waiting(), OutboxRow.owner == "").returning(OutboxRow.id)
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
        _waiting(),
        OutboxRow.person_id == person_id,
        func.coalesce(OutboxRow.programme_id, programme_id) == programme_id,
        OutboxRow.due_at <= due,
    )
    found = await session.execute(query.order_by(OutboxRow.due_at, OutboxRow.id))
    return [(kind, payload) for kind, payload in found.all()]


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
        OutboxRow.sent_at >= func.coalesce(last, _LONG_AGO),
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
        "lease_until": _LONG_AGO,
        "attempts": 0,
        "deaths": 0,
        "error": "",
    }


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
    claimable = _waiting(), OutboxRow.due_at <= due, is_free, ~_UNREACHABLE
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


def _waiting() -> ColumnElement[bool]:
    # Written out, not bound: only then does SQLite see that the partial index fits.
    return literal_column("outbox.state = 'waiting'")


async def mark_sent(session: WritingSession, row: Owed, message_id: int | None, at: datetime) -> bool:
    """Delivered; without a message where there was nothing to say any more."""
    return await _hits(session, _of(row).values(state=OutboxState.SENT, message_id=message_id, sent_at=at))


async def mark_failed(session: WritingSession, row: Owed, error: str) -> bool:
    """Given up on, for the reason written down."""
    return await _hits(session, _of(row).values(state=OutboxState.FAILED, error=error[:300]))


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
    values = {"owner": "", "due_at": until, "lease_until": _LONG_AGO, "attempts": OutboxRow.attempts - 1}
    return await _hits(session, _of(row).values(**values))


async def renew(session: WritingSession, row: Owed, until: datetime) -> bool:
    """Hold on to a row that is still being built."""
    return await _hits(session, _of(row).values(lease_until=until))


async def forget_waiting(session: WritingSession) -> None:
    """Nobody hears of it any more: what a demo's past would have told."""
    await session.execute(
        update(OutboxRow)
        .where(_waiting())
        .values(state=OutboxState.FAILED, error="forgotten")
        .execution_options(synchronize_session=False)
    )


async def hurry(session: WritingSession) -> None:
    """What was put back for a while is tried at once: what stood in the way is over."""
    await session.execute(
        update(OutboxRow)
        .where(_waiting(), OutboxRow.owner == "", OutboxRow.lease_until > _LONG_AGO)
        .values(lease_until=_LONG_AGO)
        .execution_options(synchronize_session=False)
    )


async def release_all(session: WritingSession, now: datetime) -> None:
    """Clear what an earlier process held; only where no other process can be alive (SQLite's start)."""
    await session.execute(
        update(OutboxRow)
        .where(_waiting(), OutboxRow.owner != "")
        .values(owner="", lease_until=now, attempts=OutboxRow.attempts - 1, deaths=OutboxRow.deaths + 1)
        .execution_options(synchronize_session=False)
    )


def _of(row: Owed) -> Update:
    return (
        update(OutboxRow)
        .where(OutboxRow.id == row.id, OutboxRow.owner == row.owner)
        .execution_options(synchronize_session=False)
    )


async def _hits(session: AsyncSession, statement: Update) -> bool:
    return (await session.execute(statement.returning(OutboxRow.id))).first() is not None
