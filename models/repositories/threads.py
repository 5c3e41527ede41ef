"""Threads: questions to people with their answers. What somebody may see of them is decided by the caller."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.access import Role
from domain.asking.threads import Parties, ThreadSide
from domain.time.periods import Period
from models.repositories.core import row, rows
from models.sessions import WritingSession
from models.tables.indicator import Executor, Indicator
from models.tables.outbox import OutboxRow
from models.tables.period import PeriodRow
from models.tables.person import Person
from models.tables.thread import Thread, ThreadMessage


@dataclass(frozen=True, slots=True)
class ThreadFacts:
    """``of_unit`` and ``to_unit`` are names, empty where there is no such unit; so are ``number`` and
    ``short`` where it is about no figure. ``words`` are its last message's, ``taken_by`` is a coordinator.
    """

    id: int
    programme_id: int
    parties: Parties
    asker: str
    of_unit: str
    to_unit: str
    indicator_id: int | None
    number: str
    short: str
    period_id: int | None
    period: Period | None
    said_at: datetime
    waits_since: datetime | None
    taken_by_id: int | None
    taken_by: str
    words: str


@dataclass(frozen=True, slots=True)
class MessageFacts:
    id: int
    author_id: int
    author: str
    side: ThreadSide
    role: Role
    words: str
    said_at: datetime


_asker, _taker = aliased(Person), aliased(Person)
_of, _to = aliased(Executor), aliased(Executor)
_LAST = (
    select(ThreadMessage.words)
    .where(ThreadMessage.thread_id == Thread.id)
    .order_by(ThreadMessage.id.desc())
    .limit(1)
    .scalar_subquery()
)
_FACTS = (
    select(
        Thread.id,
        Thread.programme_id,
        Thread.asker_id,
        Thread.of_executor_id,
        Thread.to_executor_id,
        _asker.name.label("asker"),
        _of.name.label("of_unit"),
        _to.name.label("to_unit"),
        Thread.indicator_id,
        Indicator.number,
        Indicator.short,
        Thread.period_id,
        PeriodRow.key,
        Thread.said_at,
        Thread.waits_since,
        Thread.taken_by_id,
        _taker.name.label("taken_by"),
        _LAST.label("words"),
    )
    .join(_asker, _asker.id == Thread.asker_id)
    .outerjoin(_of, _of.id == Thread.of_executor_id)
    .outerjoin(_to, _to.id == Thread.to_executor_id)
    .outerjoin(Indicator, Indicator.id == Thread.indicator_id)
    .outerjoin(PeriodRow, PeriodRow.id == Thread.period_id)
    .outerjoin(_taker, _taker.id == Thread.taken_by_id)
)
_ONE = _FACTS.where(Thread.id == bindparam("thread"), Thread.programme_id == bindparam("programme"))
_UNITS: Any = bindparam("units", expanding=True)
_COORDINATED = Thread.programme_id.in_(bindparam("coordinated", expanding=True))
_MINE = and_(
    Thread.programme_id.in_(bindparam("programmes", expanding=True)),
    or_(
        _COORDINATED,
        Thread.asker_id == bindparam("person"),
        Thread.of_executor_id.in_(_UNITS),
        Thread.to_executor_id.in_(_UNITS),
    ),
)
_WAITING_FOR = and_(
    Thread.waits_since.is_not(None),
    Thread.programme_id.in_(bindparam("programmes", expanding=True)),
    Thread.asker_id != bindparam("person"),
    or_(_COORDINATED, and_(Thread.to_executor_id.in_(_UNITS), Thread.taken_by_id.is_(None))),
)
_LISTED = (
    _FACTS.where(_MINE)
    .order_by(Thread.waits_since.is_(None), Thread.waits_since, Thread.said_at.desc(), Thread.id.desc())
    .limit(bindparam("at_most"))
    .offset(bindparam("but"))
)
_COUNTED = select(func.count(Thread.id)).where(_MINE)
_WAITING = select(func.count(Thread.id)).where(_WAITING_FOR)
_UNANSWERED = select(func.count(Thread.id)).where(
    Thread.programme_id == bindparam("programme"), Thread.waits_since.is_not(None)
)
_ABOUT = _FACTS.where(
    Thread.programme_id == bindparam("programme"), Thread.indicator_id == bindparam("indicator")
).order_by(Thread.said_at.desc(), Thread.id.desc())
_COUNTS = (
    select(Thread.indicator_id, func.count(Thread.id))
    .where(
        Thread.programme_id == bindparam("programme"),
        Thread.indicator_id.in_(bindparam("indicators", expanding=True)),
    )
    .group_by(Thread.indicator_id)
)
_MESSAGES = (
    select(
        ThreadMessage.id,
        ThreadMessage.author_id,
        Person.name,
        ThreadMessage.side,
        ThreadMessage.role,
        ThreadMessage.words,
        ThreadMessage.said_at,
    )
    .join(Person, Person.id == ThreadMessage.author_id)
    .where(ThreadMessage.thread_id == bindparam("thread"))
    .order_by(ThreadMessage.id)
)
_SAID_SINCE = (
    select(func.count(ThreadMessage.id))
    .join(Thread, Thread.id == ThreadMessage.thread_id)
    .where(
        Thread.programme_id == bindparam("programme"),
        ThreadMessage.author_id == bindparam("person"),
        ThreadMessage.side == bindparam("side"),
        ThreadMessage.said_at >= bindparam("since", type_=ThreadMessage.said_at.type),
    )
)
_TOLD_ON = (
    select(OutboxRow.payload)
    .where(
        OutboxRow.person_id == bindparam("person"),
        OutboxRow.message_id == bindparam("message"),
        OutboxRow.kind.in_(bindparam("kinds", expanding=True)),
    )
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Sees:
    """Whose threads are looked for: all of the ``coordinated`` programmes, in the others one's own and those
    of one's ``units``."""

    person_id: int
    programme_ids: Collection[int]
    coordinated: Collection[int]
    units: Collection[int]

    def given(self) -> dict[str, object]:
        return {
            "person": self.person_id,
            "programmes": list(self.programme_ids),
            "coordinated": list(self.coordinated),
            "units": list(self.units),
        }


async def listed(session: AsyncSession, sees: Sees, at_most: int, but: int) -> list[ThreadFacts]:
    """What waits for an answer first, the longest wait first; then what was said last."""
    return [_facts(one) for one in await rows(session, _LISTED, **sees.given(), at_most=at_most, but=but)]


async def counted(session: AsyncSession, sees: Sees) -> int:
    return int((await row(session, _COUNTED, **sees.given()))[0])


async def waiting(session: AsyncSession, sees: Sees) -> int:
    """How many wait for somebody to answer them; not one's own, nor those that a coordinator took over."""
    return int((await row(session, _WAITING, **sees.given()))[0])


async def unanswered(session: AsyncSession, programme_id: int) -> int:
    """Of a programme, whoever is asked."""
    return int((await row(session, _UNANSWERED, programme=programme_id))[0])


async def about(session: AsyncSession, programme_id: int, indicator_id: int) -> list[ThreadFacts]:
    """Everybody's about an indicator, what was said last first."""
    found = await rows(session, _ABOUT, programme=programme_id, indicator=indicator_id)
    return [_facts(one) for one in found]


async def counts(session: AsyncSession, programme_id: int, indicator_ids: Collection[int]) -> dict[int, int]:
    """How many there are about each of these indicators, whoever asked; those about none are left out."""
    found = await rows(session, _COUNTS, programme=programme_id, indicators=list(indicator_ids))
    return {one[0]: one[1] for one in found}


async def one(session: AsyncSession, programme_id: int, thread_id: int) -> ThreadFacts | None:
    found = await row(session, _ONE, programme=programme_id, thread=thread_id)
    return None if found is None else _facts(found)


async def messages(session: AsyncSession, thread_id: int) -> list[MessageFacts]:
    """In the order in which they were said."""
    return [
        MessageFacts(
            one.id, one.author_id, one.name, ThreadSide(one.side), Role(one.role), one.words, one.said_at
        )
        for one in await rows(session, _MESSAGES, thread=thread_id)
    ]


async def said_since(
    session: AsyncSession, programme_id: int, person_id: int, side: ThreadSide, since: datetime
) -> int:
    """How many messages somebody has written on one side."""
    given = {"programme": programme_id, "person": person_id, "side": side, "since": since}
    return int((await row(session, _SAID_SINCE, **given))[0])


async def told_on(
    session: AsyncSession, person_id: int, message_id: int, kinds: Collection[str]
) -> tuple[int, int] | None:
    """Programme and thread of what stands on a message that somebody got."""
    found = await row(session, _TOLD_ON, person=person_id, message=message_id, kinds=list(kinds))
    return None if found is None else (found.payload["programme"], found.payload["thread"])


async def for_change(session: WritingSession, programme_id: int, thread_id: int) -> Thread | None:
    query = select(Thread).where(Thread.id == thread_id, Thread.programme_id == programme_id)
    return await session.scalar(query.with_for_update())


async def taken_by(session: WritingSession, programme_id: int, person_id: int) -> Sequence[Thread]:
    """Those that a coordinator answers instead of a unit."""
    query = select(Thread).where(Thread.programme_id == programme_id, Thread.taken_by_id == person_id)
    return (await session.scalars(query.order_by(Thread.id).with_for_update())).all()


async def asked_by(session: WritingSession, programme_id: int, person_id: int) -> Sequence[Thread]:
    """Those whose answers are somebody's."""
    query = select(Thread).where(Thread.programme_id == programme_id, Thread.asker_id == person_id)
    return (await session.scalars(query.order_by(Thread.id).with_for_update())).all()


def _facts(found: Any) -> ThreadFacts:
    return ThreadFacts(
        id=found.id,
        programme_id=found.programme_id,
        parties=Parties(found.asker_id, found.of_executor_id, found.to_executor_id),
        asker=found.asker,
        of_unit=found.of_unit or "",
        to_unit=found.to_unit or "",
        indicator_id=found.indicator_id,
        number=found.number or "",
        short=found.short or "",
        period_id=found.period_id,
        period=Period.from_key(found.key) if found.key else None,
        said_at=found.said_at,
        waits_since=found.waits_since,
        taken_by_id=found.taken_by_id,
        taken_by=found.taken_by or "",
        words=found.words or "",
    )
