"""Updates on their way: stored once, claimed under a lease, applied with their effect, then done.

A row is held for as long as its process is seen (see ``processes``). How long one is put back for is counted
in the machines' own time, never in the town's, which a demo can move by a month.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    Table,
    Update,
    bindparam,
    delete,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.dml import ReturningUpdate

from models.repositories.core import row, rows, rows_of_each
from models.repositories.people import PersonFacts
from models.repositories.queues.deaths import died_under, is_begun, is_death
from models.repositories.queues.processes import free
from models.sessions import WritingSession
from models.tables.inbox import InboxRow, InboxState

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
_MESSAGE_KINDS = ("message", "edited_message", "my_chat_member")


class LeaseLost(Exception):
    """Another process holds the row by now, or its effect is committed already: nothing may be written."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to handle one row; ``owner`` is the process that took it."""

    id: int
    owner: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row in hand. ``attempts`` counts this one too, ``deaths`` are the processes that died under it;
    ``sender`` caused it, if the bot has met them."""

    claim: Claim
    update_id: int
    chat_id: int
    payload: dict[str, Any]
    applied: bool
    attempts: int
    deaths: int
    received_at: datetime
    sender: PersonFacts | None = None


def _unfinished(name: str) -> ColumnElement[bool]:
    # Written out, not bound: only then does SQLite see that the partial index fits.
    return literal_column(f"{name}.state IN ('new', 'applied')")


_TABLE = cast(Table, InboxRow.__table__)
_STORE = {
    dialect: insert(_TABLE)
    .on_conflict_do_nothing(index_elements=["bot_id", "update_id"])
    .returning(_TABLE.c.id)
    for dialect, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}
_i, _o = _TABLE.alias("i"), _TABLE.alias("o")
_BLOCKED = select(_o.c.id).where(_o.c.chat_id == _i.c.chat_id, _o.c.id < _i.c.id, _unfinished("o")).exists()
_FREE = free(_i.c.owner, _i.c.lease_until, bindparam("owner", type_=String), bindparam("now"))
_CLAIMABLE = (
    select(_i.c.id)
    .where(_unfinished("i"), _FREE, ~_BLOCKED)
    .limit(bindparam("n", type_=Integer))
    .with_for_update(skip_locked=True)
)
_SUSPECT = died_under(_i.c.owner, _i.c.deaths, bindparam("owner", type_=String))


def _claim(which: Select[Any]) -> ReturningUpdate[Any]:
    return (
        update(_TABLE)
        .where(_TABLE.c.id.in_(which))
        .values(
            owner=bindparam("owner"),
            lease_until=bindparam("until"),
            attempts=_TABLE.c.attempts + is_begun(_TABLE.c.owner),
            deaths=_TABLE.c.deaths + is_death(_TABLE.c.owner, bindparam("owner")),
        )
        .returning(
            _TABLE.c.id,
            _TABLE.c.update_id,
            _TABLE.c.chat_id,
            _TABLE.c.payload,
            _TABLE.c.state,
            _TABLE.c.attempts,
            _TABLE.c.deaths,
            _TABLE.c.received_at,
        )
    )


_USUAL = _CLAIMABLE.where(~_SUSPECT).order_by(_i.c.id)
_CLAIM = _claim(_USUAL)
_CLAIM_SUSPECT = _claim(_CLAIMABLE.where(_SUSPECT).order_by(_i.c.deaths, _i.c.id))
_HELD = update(_TABLE).where(_TABLE.c.owner == bindparam("held_by"))
_APPLY = (
    _HELD.where(_TABLE.c.id == bindparam("held"), _TABLE.c.state == InboxState.NEW)
    .values(state=InboxState.APPLIED)
    .returning(_TABLE.c.id)
)
_DONE = (
    _HELD.where(_TABLE.c.id.in_(bindparam("ids", expanding=True)), _unfinished("inbox"))
    .values(state=InboxState.DONE, payload={})
    .returning(_TABLE.c.id)
)


async def store(
    session: WritingSession, bot_id: int, updates: Sequence[dict[str, Any]], now: datetime
) -> int:
    """Keep a batch received now (the town's time); what is there already stays. Returns how many were new."""
    if not updates:
        return 0
    storing = _STORE[session.get_bind().dialect.name]
    return len(await rows_of_each(session, storing, [_row(bot_id, payload, now) for payload in updates]))


def _row(bot_id: int, payload: dict[str, Any], now: datetime) -> dict[str, Any]:
    return {
        "bot_id": bot_id,
        "update_id": payload["update_id"],
        "chat_id": chat_of(payload),
        "payload": payload,
        "state": InboxState.NEW,
        "owner": "",
        "lease_until": _LONG_AGO,
        "attempts": 0,
        "deaths": 0,
        "received_at": now,
    }


def chat_of(payload: dict[str, Any]) -> int:
    """The chat an update belongs to, else its user, else 0: what must be handled in order."""
    event = next((payload[kind] for kind in _MESSAGE_KINDS if kind in payload), None)
    if event is None and "callback_query" in payload:
        event = payload["callback_query"].get("message") or payload["callback_query"]
    found = event or {}
    return int((found.get("chat") or found.get("from") or {"id": 0})["id"])


async def claim(
    session: WritingSession, owner: str, n: int, now: datetime, lease: timedelta
) -> list[Claimed]:
    """Take the oldest unfinished row of each chat, ``n`` chats at most, oldest first; but none under which a
    process died."""
    return await _claimed(session, _CLAIM, owner, n, now, lease)


async def claim_suspect(
    session: WritingSession, owner: str, now: datetime, lease: timedelta
) -> list[Claimed]:
    """Take one row under which a process died, to blame or not: for whoever has nothing else in hand."""
    return await _claimed(session, _CLAIM_SUSPECT, owner, 1, now, lease)


async def _claimed(
    session: WritingSession,
    statement: ReturningUpdate[Any],
    owner: str,
    n: int,
    now: datetime,
    lease: timedelta,
) -> list[Claimed]:
    found = await rows(session, statement, owner=owner, n=n, now=now, until=now + lease)
    return [
        Claimed(
            claim=Claim(row.id, owner),
            update_id=row.update_id,
            chat_id=row.chat_id,
            payload=row.payload,
            applied=row.state == InboxState.APPLIED,
            attempts=row.attempts,
            deaths=row.deaths,
            received_at=row.received_at,
        )
        for row in sorted(found, key=lambda row: row.id)
    ]


async def waits_behind(session: AsyncSession, chat_id: int, row_id: int) -> bool:
    """Whether a chat has a later update that is not done."""
    later = select(InboxRow.id).where(InboxRow.chat_id == chat_id, InboxRow.id > row_id, _unfinished("inbox"))
    return await session.scalar(later.limit(1)) is not None


async def mark_applied(session: WritingSession, held: Claim) -> None:
    """Part of the effect's own commit; ``LeaseLost`` unless the row is still held and not yet applied."""
    if await row(session, _APPLY, held=held.id, held_by=held.owner) is None:
        raise LeaseLost(f"inbox row {held.id}")


async def mark_done(session: WritingSession, held: Iterable[Claim]) -> int:
    """Finished and answered; the payload goes, since a ``/start`` carries an invitation's secret. How many
    were still held."""
    done = 0
    for owner, ids in _by_owner(held).items():
        done += len(await rows(session, _DONE, held_by=owner, ids=ids))
    return done


async def mark_failed(session: WritingSession, held: Claim) -> bool:
    """Given up on, so that the chat goes on; the payload goes as well."""
    return await _hits(session, _of(held).values(state=InboxState.FAILED, payload={}))


async def postpone(session: WritingSession, held: Claim, until: datetime, *, uncounted: bool = False) -> bool:
    """Put the row back until then; ``uncounted`` gives the attempt back (the row is not to blame)."""
    values: dict[str, Any] = {"owner": "", "lease_until": until}
    if uncounted:
        values["attempts"] = InboxRow.attempts - 1
    return await _hits(session, _of(held).values(**values))


async def renew(session: WritingSession, held: Iterable[Claim], until: datetime) -> None:
    """Hold on to rows that are still being handled."""
    for owner, ids in _by_owner(held).items():
        await session.execute(
            update(InboxRow)
            .where(InboxRow.id.in_(ids), InboxRow.owner == owner)
            .values(lease_until=until)
            .execution_options(synchronize_session=False)
        )


def _by_owner(held: Iterable[Claim]) -> dict[str, list[int]]:
    grouped: dict[str, list[int]] = {}
    for one in held:
        grouped.setdefault(one.owner, []).append(one.id)
    return grouped


async def hurry(session: WritingSession) -> None:
    """What was put back for a while is tried at once: what stood in the way is over."""
    await session.execute(
        update(InboxRow)
        .where(_unfinished("inbox"), InboxRow.owner == "", InboxRow.lease_until > _LONG_AGO)
        .values(lease_until=_LONG_AGO)
        .execution_options(synchronize_session=False)
    )


async def release_all(session: WritingSession, now: datetime) -> None:
    """Clear what an earlier process held; only where no other process can be alive (SQLite's start)."""
    await session.execute(
        update(InboxRow)
        .where(_unfinished("inbox"))
        .values(
            owner="",
            lease_until=now,
            attempts=InboxRow.attempts - is_death(InboxRow.owner, ""),
            deaths=InboxRow.deaths + is_death(InboxRow.owner, ""),
        )
        .execution_options(synchronize_session=False)
    )


async def delete_old(session: WritingSession, before: datetime) -> int:
    """Forget finished rows received before then; returns how many."""
    finished = (InboxState.DONE, InboxState.FAILED)
    statement = (
        delete(InboxRow)
        .where(InboxRow.received_at < before, InboxRow.state.in_(finished))
        .returning(InboxRow.id)
        .execution_options(synchronize_session=False)
    )
    return len((await session.execute(statement)).all())


def _of(held: Claim) -> Update:
    return (
        update(InboxRow)
        .where(InboxRow.id == held.id, InboxRow.owner == held.owner)
        .execution_options(synchronize_session=False)
    )


async def _hits(session: AsyncSession, statement: Update) -> bool:
    return (await session.execute(statement.returning(InboxRow.id))).first() is not None
