"""Drafts: a person's own conversations, nobody else's."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.drafts import DraftKind
from models.repositories.core import rows
from models.tables.draft import Draft, DraftState


@dataclass(frozen=True, slots=True)
class Begun:
    """An open draft as far as its list needs it; ``answers`` are plain."""

    id: int
    answers: dict[str, Any]


_BEGUN = select(Draft.id, Draft.subject, Draft.answers).where(
    Draft.person_id == bindparam("person"),
    Draft.programme_id == bindparam("programme"),
    Draft.kind == DraftKind.SUBMISSION,
    Draft.state == DraftState.OPEN,
)


async def own(session: AsyncSession, person_id: int | None, draft_id: int) -> Draft | None:
    """A draft of this person in whatever state, locked."""
    query = select(Draft).where(Draft.id == draft_id, Draft.person_id == person_id)
    return await session.scalar(query.with_for_update())


async def open_about(
    session: AsyncSession, person_id: int | None, kind: DraftKind, subject: str
) -> Draft | None:
    return next(iter(await open_about_any(session, person_id, kind, [subject])), None)


async def open_about_any(
    session: AsyncSession, person_id: int | None, kind: DraftKind, subjects: Collection[str]
) -> Sequence[Draft]:
    """Locked, in the order of beginning."""
    query = select(Draft).where(
        Draft.person_id == person_id,
        Draft.kind == kind,
        Draft.subject.in_(subjects),
        Draft.state == DraftState.OPEN,
    )
    return (await session.scalars(query.order_by(Draft.id).with_for_update())).all()


async def begun(session: AsyncSession, person_id: int | None, programme_id: int) -> dict[str, Begun]:
    """A person's open drafts of figures of a programme, by subject."""
    found = await rows(session, _BEGUN, person=person_id, programme=programme_id)
    return {one.subject: Begun(one.id, one.answers) for one in found}


async def open_of(
    session: AsyncSession, person_id: int | None, kind: DraftKind, programme_id: int | None = None
) -> Sequence[Draft]:
    """A person's open drafts of one kind, the one touched last first."""
    query = select(Draft).where(
        Draft.person_id == person_id, Draft.kind == kind, Draft.state == DraftState.OPEN
    )
    if programme_id is not None:
        query = query.where(Draft.programme_id == programme_id)
    return (await session.scalars(query.order_by(Draft.touched_at.desc(), Draft.id.desc()))).all()


async def listening(session: AsyncSession, person_id: int | None, chat_id: int | None) -> Draft | None:
    """The draft a plain message in this chat answers."""
    query = select(Draft).where(
        Draft.person_id == person_id,
        Draft.chat_id == chat_id,
        Draft.state == DraftState.OPEN,
        Draft.listens.is_(True),
    )
    return await session.scalar(query.order_by(Draft.touched_at.desc(), Draft.id.desc()).limit(1))


async def silence(session: AsyncSession, person_id: int | None, chat_id: int | None) -> None:
    """No draft of this chat listens any more."""
    mine = (Draft.person_id == person_id, Draft.chat_id == chat_id, Draft.listens.is_(True))
    await session.execute(update(Draft).where(*mine).values(listens=False))


async def leave_message(
    session: AsyncSession, person_id: int | None, chat_id: int | None, message_id: int
) -> None:
    """What stood on a message stands there no more: another screen has taken its place."""
    there = (Draft.person_id == person_id, Draft.chat_id == chat_id, Draft.message_id == message_id)
    await session.execute(update(Draft).where(*there).values(message_id=None))


async def standing_in(session: AsyncSession, programme_id: int, period_id: int) -> Sequence[Draft]:
    """Everybody's open drafts of a period's figures that have a screen; those in hand are left to it."""
    query = select(Draft).where(
        Draft.programme_id == programme_id,
        Draft.kind == DraftKind.SUBMISSION,
        Draft.subject.endswith(f":{period_id}", autoescape=True),
        Draft.state == DraftState.OPEN,
        Draft.message_id.is_not(None),
    )
    return (await session.scalars(query.with_for_update(skip_locked=True))).all()


async def on_message(
    session: AsyncSession, person_id: int | None, chat_id: int | None, message_id: int
) -> Draft | None:
    """The open draft whose screen stands on a message."""
    query = select(Draft).where(
        Draft.person_id == person_id,
        Draft.chat_id == chat_id,
        Draft.message_id == message_id,
        Draft.state == DraftState.OPEN,
    )
    return await session.scalar(query)


async def touched_by(session: AsyncSession, person_id: int | None, update_id: int) -> Sequence[Draft]:
    """What one update (its inbox row) changed last, in whatever state, in the order of beginning."""
    query = select(Draft).where(Draft.person_id == person_id, Draft.touched_by_update == update_id)
    return (await session.scalars(query.order_by(Draft.id))).all()


async def done_of(
    session: AsyncSession, person_id: int | None, kind: DraftKind, at_most: int = 100
) -> Sequence[Draft]:
    """What a person finished, the latest first."""
    query = (
        select(Draft)
        .where(Draft.person_id == person_id, Draft.kind == kind, Draft.state == DraftState.DONE)
        .order_by(Draft.touched_at.desc(), Draft.id.desc())
        .limit(at_most)
    )
    return (await session.scalars(query)).all()
