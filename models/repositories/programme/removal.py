"""What belongs to a programme that is taken back or removed, under the lock of its row."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.repositories.submissions import DOCUMENT
from models.sessions import WritingSession
from models.tables.draft import Draft, DraftState
from models.tables.indicator import Indicator
from models.tables.person import Invitation, Membership
from models.tables.programme import ProgrammeRow
from models.tables.submission import Contribution, Submission


async def handed_in(session: AsyncSession, programme_id: int) -> list[str]:
    """The numbers of the indicators of which somebody has handed in a figure, or a part, in their order."""
    figure = select(Submission.id).where(
        Submission.indicator_id == Indicator.id, Submission.source != DOCUMENT
    )
    part = select(Contribution.id).where(Contribution.indicator_id == Indicator.id)
    query = (
        select(Indicator.number)
        .where(Indicator.programme_id == programme_id, or_(figure.exists(), part.exists()))
        .order_by(Indicator.id)
    )
    return list((await session.scalars(query)).all())


async def is_removed(session: AsyncSession, programme_id: int) -> bool:
    query = select(ProgrammeRow.removed_at).where(ProgrammeRow.id == programme_id)
    return await session.scalar(query) is not None


async def members(session: WritingSession, programme_id: int) -> Sequence[Membership]:
    query = select(Membership).where(Membership.programme_id == programme_id, Membership.ended_at.is_(None))
    return (await session.scalars(query.order_by(Membership.id).with_for_update())).all()


async def invitations(session: WritingSession, programme_id: int, now: datetime) -> Sequence[Invitation]:
    """Those by which somebody could still come in."""
    query = select(Invitation).where(
        Invitation.programme_id == programme_id, Invitation.used_at.is_(None), Invitation.expires_at > now
    )
    return (await session.scalars(query.order_by(Invitation.id).with_for_update())).all()


async def open_drafts(session: WritingSession, programme_id: int) -> Sequence[Draft]:
    query = select(Draft).where(Draft.programme_id == programme_id, Draft.state == DraftState.OPEN)
    return (await session.scalars(query.order_by(Draft.id).with_for_update())).all()
