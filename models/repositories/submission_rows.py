"""Versions of figures as rows, most of them locked by whoever is about to decide about them."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.repositories.submissions import DOCUMENT, REPLACED, SIGNING
from models.sessions import WritingSession
from models.tables.indicator import Indicator
from models.tables.submission import Submission, SubmissionState


async def for_decision(session: WritingSession, programme_id: int, submission_id: int) -> Submission | None:
    query = select(Submission).where(Submission.programme_id == programme_id, Submission.id == submission_id)
    return await session.scalar(query.with_for_update())


async def awaiting_heads(
    session: WritingSession, programme_id: int, submission_ids: Collection[int]
) -> Sequence[Submission]:
    """Those of these versions that wait for a head still; locked."""
    query = select(Submission).where(
        Submission.programme_id == programme_id,
        Submission.id.in_(submission_ids),
        Submission.state == SubmissionState.AGREEING,
        ~REPLACED,
    )
    return (await session.scalars(query.order_by(Submission.id).with_for_update())).all()


async def newest_of(
    session: WritingSession, programme_id: int, period_id: int, indicator_ids: Collection[int]
) -> dict[int, Submission]:
    """The newest version of each of these figures of a period, in whatever state, by indicator."""
    query = select(Submission).where(
        Submission.programme_id == programme_id,
        Submission.period_id == period_id,
        Submission.indicator_id.in_(indicator_ids),
        ~REPLACED,
    )
    return {one.indicator_id: one for one in await session.scalars(query.with_for_update())}


async def accepted_of(
    session: WritingSession, programme_id: int, period_id: int, indicator_ids: Collection[int]
) -> dict[int, Submission]:
    """The last accepted version of each of these figures of a period, by indicator."""
    query = (
        select(Submission)
        .where(
            Submission.programme_id == programme_id,
            Submission.period_id == period_id,
            Submission.indicator_id.in_(indicator_ids),
            Submission.state == SubmissionState.ACCEPTED,
        )
        .order_by(Submission.version)
        .with_for_update()
    )
    return {one.indicator_id: one for one in await session.scalars(query)}


async def by_draft(session: AsyncSession, draft_id: int) -> Submission | None:
    return await session.scalar(select(Submission).where(Submission.draft_id == draft_id))


async def from_document(
    session: AsyncSession, programme_id: int, number: str, wording: str
) -> Submission | None:
    """The figure that a document itself, or the signed report, stated last for the indicator so numbered."""
    query = (
        select(Submission)
        .join(Indicator, Indicator.id == Submission.indicator_id)
        .where(
            Submission.programme_id == programme_id,
            Indicator.number == number,
            Submission.source.in_((DOCUMENT, SIGNING)),
            Submission.wording == wording,
        )
        .order_by(Submission.id.desc())
    )
    return await session.scalar(query.limit(1))
