"""The questions about a programme's document, open and answered."""

from collections.abc import Sequence

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.methodology.given import Decided
from domain.programme.document import QuestionKind
from models.repositories.programme.definition import once
from models.sessions import WritingSession
from models.tables.indicator import Indicator
from models.tables.programme import QuestionRow


async def open_of(session: AsyncSession, programme_id: int) -> Sequence[QuestionRow]:
    """But those about indicators that have ended: they wait for these to come back."""
    ended = exists().where(
        Indicator.programme_id == programme_id,
        Indicator.number == QuestionRow.number,
        Indicator.ended_at.is_not(None),
    )
    query = select(QuestionRow).where(
        QuestionRow.programme_id == programme_id, QuestionRow.answered_at.is_(None)
    )
    return (await session.scalars(query.where(~ended).order_by(QuestionRow.id))).all()


async def every(session: AsyncSession, programme_id: int) -> Sequence[QuestionRow]:
    """Open and answered."""
    query = select(QuestionRow).where(QuestionRow.programme_id == programme_id)
    return (await session.scalars(query.order_by(QuestionRow.id))).all()


async def for_update(session: WritingSession, programme_id: int, question_id: int) -> QuestionRow | None:
    query = select(QuestionRow).where(QuestionRow.programme_id == programme_id, QuestionRow.id == question_id)
    return await session.scalar(query.with_for_update())


async def keys(session: AsyncSession, programme_id: int) -> set[str]:
    """Of every question ever asked about a programme, answered or not."""
    query = select(QuestionRow.key).where(QuestionRow.programme_id == programme_id)
    return set(await session.scalars(query))


@once
async def decisions(session: AsyncSession, programme_id: int) -> dict[int, tuple[Decided, ...]]:
    """What the coordinator has decided about methodologies, by indicator id: numbers change, also of what a
    closed period keeps."""
    query = (
        select(Indicator.id, QuestionRow.proposal, QuestionRow.answer)
        .join(QuestionRow, QuestionRow.number == Indicator.number)
        .where(
            Indicator.programme_id == programme_id,
            QuestionRow.programme_id == programme_id,
            QuestionRow.kind == QuestionKind.DECISION,
            QuestionRow.answered_at.is_not(None),
        )
        .order_by(QuestionRow.id)
    )
    found: dict[int, tuple[Decided, ...]] = {}
    for indicator_id, name, answer in await session.execute(query):
        found[indicator_id] = (*found.get(indicator_id, ()), Decided(name, answer or ""))
    return found
