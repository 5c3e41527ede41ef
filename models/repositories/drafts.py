"""Drafts: a person's own conversations, nobody else's."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Table, and_, bindparam, case, null, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.drafts import DraftKind
from models.repositories.core import row, rows, run
from models.sessions import WritingSession
from models.tables.draft import Draft, DraftState
from models.tables.person import Absence, Membership


@dataclass(frozen=True, slots=True)
class Begun:
    """An open draft as far as its list needs it; ``answers`` are plain."""

    id: int
    answers: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asking:
    """An open draft as far as it says whose question a message answers."""

    id: int
    kind: str
    programme_id: int | None
    subject: str
    state: str
    message_id: int | None


_OWN = select(Draft).where(Draft.id == bindparam("draft"), Draft.person_id == bindparam("person"))
_OWN_LOCKED = _OWN.with_for_update()
_OPEN_ABOUT = (
    select(Draft)
    .where(
        Draft.person_id == bindparam("person"),
        Draft.kind == bindparam("kind"),
        Draft.subject.in_(bindparam("subjects", expanding=True)),
        Draft.state == DraftState.OPEN,
    )
    .order_by(Draft.id)
    .with_for_update()
)
_IN_CHAT = select(
    Draft.id, Draft.kind, Draft.programme_id, Draft.subject, Draft.state, Draft.message_id
).where(
    Draft.person_id == bindparam("person"), Draft.chat_id == bindparam("chat"), Draft.state == DraftState.OPEN
)
_LISTENING = (
    _IN_CHAT.where(Draft.listens.is_(True)).order_by(Draft.touched_at.desc(), Draft.id.desc()).limit(1)
)
_ON_MESSAGE = _IN_CHAT.where(Draft.message_id == bindparam("message"))
_TABLE = cast(Table, Draft.__table__)
_own = _TABLE.alias("own")
_STANDS_ELSEWHERE = (
    select(_own.c.id)
    .where(
        _own.c.id == bindparam("draft"),
        _own.c.person_id == bindparam("person"),
        _own.c.state == DraftState.OPEN,
        or_(
            _own.c.listens.is_(False),
            _own.c.message_id.is_(None),
            _own.c.message_id != bindparam("message"),
        ),
    )
    .exists()
)
_IS_IT = _TABLE.c.id == bindparam("draft")
_WAS_THERE = _TABLE.c.message_id == bindparam("message")
_PLACE = (
    update(_TABLE)
    .where(
        _TABLE.c.person_id == bindparam("person"),
        or_(
            _IS_IT,
            and_(_TABLE.c.chat_id == bindparam("chat"), or_(_TABLE.c.listens.is_(True), _WAS_THERE)),
        ),
        _STANDS_ELSEWHERE,
    )
    .values(
        chat_id=bindparam("chat", type_=_TABLE.c.chat_id.type),
        message_id=case(
            (_IS_IT, bindparam("message", type_=_TABLE.c.message_id.type)),
            (_WAS_THERE, null()),
            else_=_TABLE.c.message_id,
        ),
        listens=_IS_IT,
    )
)
_SILENCE = (
    update(_TABLE)
    .where(
        _TABLE.c.person_id == bindparam("person"),
        _TABLE.c.chat_id == bindparam("chat"),
        _TABLE.c.listens.is_(True),
    )
    .values(listens=False)
)
OF_UNITS = (DraftKind.SUBMISSION, DraftKind.PART)
"""What somebody begins for a unit: it passes on to its next person."""
_ACCEPTING = (Draft.kind == DraftKind.ACCEPT, Draft.state == DraftState.DONE)
_OPEN_ANSWERS = select(Draft.subject, Draft.answers).where(
    Draft.programme_id == bindparam("programme"),
    Draft.kind == DraftKind.SUBMISSION,
    Draft.state == DraftState.OPEN,
    Draft.subject.in_(bindparam("subjects", expanding=True)),
)
_BEGUN = select(Draft.id, Draft.subject, Draft.answers).where(
    Draft.person_id == bindparam("person"),
    Draft.programme_id == bindparam("programme"),
    Draft.kind == DraftKind.SUBMISSION,
    Draft.state == DraftState.OPEN,
)


async def own(session: AsyncSession, person_id: int | None, draft_id: int) -> Draft | None:
    """A draft of this person in whatever state; locked by a writer."""
    query = _OWN_LOCKED if isinstance(session, WritingSession) else _OWN
    return await session.scalar(query, {"person": person_id, "draft": draft_id})


async def of_programme(session: AsyncSession, programme_id: int, draft_id: int) -> Draft | None:
    """Anybody's draft of a programme, for whoever may decide about what it asks; locked by a writer."""
    query = select(Draft).where(Draft.id == draft_id, Draft.programme_id == programme_id)
    if isinstance(session, WritingSession):
        query = query.with_for_update()
    return await session.scalar(query)


async def open_about(
    session: WritingSession, person_id: int | None, kind: DraftKind, subject: str
) -> Draft | None:
    return next(iter(await open_about_any(session, person_id, kind, [subject])), None)


async def open_about_any(
    session: WritingSession, person_id: int | None, kind: DraftKind, subjects: Collection[str]
) -> Sequence[Draft]:
    """Locked, in the order of beginning."""
    given = {"person": person_id, "kind": kind, "subjects": list(subjects)}
    return (await session.scalars(_OPEN_ABOUT, given)).all()


async def begun(session: AsyncSession, person_id: int | None, programme_id: int) -> dict[str, Begun]:
    """A person's open drafts of figures of a programme, by subject."""
    found = await rows(session, _BEGUN, person=person_id, programme=programme_id)
    return {one.subject: Begun(one.id, one.answers) for one in found}


async def open_answers(
    session: AsyncSession, programme_id: int, subjects: Collection[str]
) -> list[tuple[str, dict[str, Any]]]:
    """Subject and answers of every open draft of these figures, whoever has begun it."""
    found = await rows(session, _OPEN_ANSWERS, programme=programme_id, subjects=list(subjects))
    return [(one.subject, one.answers) for one in found]


async def begun_by_others(session: AsyncSession, person_id: int, subject: str) -> bool:
    """Whether anybody else has an open draft of the figure."""
    query = select(Draft.id).where(
        Draft.kind == DraftKind.SUBMISSION,
        Draft.subject == subject,
        Draft.state == DraftState.OPEN,
        Draft.person_id != person_id,
    )
    return (await session.scalar(query.limit(1))) is not None


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


async def latest_of(
    session: AsyncSession, person_id: int | None, kind: DraftKind, programme_id: int, at_most: int = 30
) -> Sequence[Draft]:
    """A person's drafts of one kind, in whatever state, the one touched last first."""
    query = (
        select(Draft)
        .where(Draft.person_id == person_id, Draft.kind == kind, Draft.programme_id == programme_id)
        .order_by(Draft.touched_at.desc(), Draft.id.desc())
        .limit(at_most)
    )
    return (await session.scalars(query)).all()


async def latest_of_kinds(
    session: AsyncSession, person_id: int | None, kinds: Collection[DraftKind], at_most: int
) -> Sequence[Draft]:
    """A person's drafts of these kinds that are open or done, the one touched last first."""
    query = (
        select(Draft)
        .where(Draft.person_id == person_id, Draft.kind.in_(kinds), Draft.state != DraftState.CANCELLED)
        .order_by(Draft.touched_at.desc(), Draft.id.desc())
        .limit(at_most)
    )
    return (await session.scalars(query)).all()


async def listening(session: AsyncSession, person_id: int | None, chat_id: int | None) -> Asking | None:
    """The draft a plain message in this chat answers."""
    found = await row(session, _LISTENING, person=person_id, chat=chat_id)
    return None if found is None else Asking(*found)


async def silence(session: WritingSession, person_id: int | None, chat_id: int | None) -> None:
    """No draft of this chat listens any more."""
    await run(session, _SILENCE, {"person": person_id, "chat": chat_id})


async def place(
    session: WritingSession, person_id: int | None, chat_id: int | None, draft_id: int, message_id: int
) -> None:
    """An open draft's screen stands on this message: it listens, and no other in the chat does; what stood
    there before stands there no more."""
    given = {"person": person_id, "chat": chat_id, "draft": draft_id, "message": message_id}
    await run(session, _PLACE, given)


async def standing_in(session: WritingSession, programme_id: int, period_id: int) -> Sequence[Draft]:
    """Everybody's open drafts of a period's figures, and of parts of them, that have a screen; those in hand
    are left to it."""
    query = select(Draft).where(
        Draft.programme_id == programme_id,
        or_(
            and_(
                Draft.kind == DraftKind.SUBMISSION,
                Draft.subject.endswith(f":{period_id}", autoescape=True),
            ),
            and_(Draft.kind == DraftKind.PART, Draft.subject.contains(f":{period_id}:", autoescape=True)),
        ),
        Draft.state == DraftState.OPEN,
        Draft.message_id.is_not(None),
    )
    return (await session.scalars(query.with_for_update(skip_locked=True))).all()


async def open_about_figures(
    session: WritingSession, programme_id: int, subjects: Collection[str]
) -> Sequence[Draft]:
    """Everybody's open drafts of these figures; those in hand are left to it."""
    query = select(Draft).where(
        Draft.programme_id == programme_id,
        Draft.kind == DraftKind.SUBMISSION,
        Draft.subject.in_(subjects),
        Draft.state == DraftState.OPEN,
    )
    return (await session.scalars(query.with_for_update(skip_locked=True))).all()


async def on_message(
    session: AsyncSession, person_id: int | None, chat_id: int | None, message_id: int
) -> Asking | None:
    """The open draft whose screen stands on a message."""
    found = await row(session, _ON_MESSAGE, person=person_id, chat=chat_id, message=message_id)
    return None if found is None else Asking(*found)


async def touched_by(session: AsyncSession, person_id: int | None, update_id: int) -> Sequence[Draft]:
    """What one update (its inbox row) changed last, in whatever state, in the order of beginning."""
    query = select(Draft).where(Draft.person_id == person_id, Draft.touched_by_update == update_id)
    return (await session.scalars(query.order_by(Draft.id))).all()


async def accepted_by(session: AsyncSession, draft_id: int) -> frozenset[int]:
    """The versions that a coordinator's list accepted."""
    query = select(Draft.answers).where(Draft.id == draft_id, *_ACCEPTING)
    return _listed(await session.scalars(query))


async def planned_by(session: AsyncSession, draft_id: int) -> dict[str, Any]:
    """What a coordinator's list of zeros has set; nothing where it was taken back."""
    query = select(Draft.answers).where(
        Draft.id == draft_id, Draft.kind == DraftKind.ZEROS, Draft.state == DraftState.DONE
    )
    return await session.scalar(query) or {}


async def accepted_by_lists(session: AsyncSession, programme_id: int, since: datetime) -> frozenset[int]:
    """The versions that any coordinator's list of a programme has accepted since."""
    query = select(Draft.answers).where(
        Draft.programme_id == programme_id, Draft.touched_at >= since, *_ACCEPTING
    )
    return _listed(await session.scalars(query))


def _listed(found: Iterable[dict[str, Any]]) -> frozenset[int]:
    return frozenset(one for answers in found for one in answers.get("accepted", ()))


async def done_on(
    session: AsyncSession, person_id: int | None, chat_id: int | None, message_id: int
) -> Sequence[Draft]:
    """What was finished together by a button on this message."""
    query = select(Draft).where(
        Draft.person_id == person_id,
        Draft.chat_id == chat_id,
        Draft.message_id == message_id,
        Draft.state == DraftState.DONE,
    )
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


async def begun_in(session: WritingSession, programme_id: int, person_id: int) -> Sequence[Draft]:
    """What somebody has begun in a programme, whatever its kind."""
    query = select(Draft).where(
        Draft.programme_id == programme_id,
        Draft.person_id == person_id,
        Draft.state == DraftState.OPEN,
    )
    return (await session.scalars(query.order_by(Draft.id).with_for_update())).all()


async def left_by_others(session: WritingSession, programme_id: int, today: date) -> Sequence[Draft]:
    """Figures and parts of them, begun by somebody who has no role in the programme any more, nor stands in
    for anybody."""
    here = select(Membership.person_id).where(
        Membership.programme_id == programme_id, Membership.ended_at.is_(None)
    )
    standing_in = (
        select(Absence.substitute_id)
        .join(Membership, Membership.id == Absence.membership_id)
        .where(
            Membership.programme_id == programme_id,
            Absence.substitute_id.is_not(None),
            Absence.ended_at.is_(None),
            Absence.until >= today,
        )
    )
    query = select(Draft).where(
        Draft.programme_id == programme_id,
        Draft.kind.in_(OF_UNITS),
        Draft.state == DraftState.OPEN,
        Draft.person_id.not_in(here),
        Draft.person_id.not_in(standing_in),
    )
    return (await session.scalars(query.order_by(Draft.id).with_for_update())).all()
