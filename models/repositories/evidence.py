"""What stands beside figures, of one programme; what is not sent yet only with its draft."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.evidence import EvidenceKind, EvidencePiece
from models.repositories.core import rows
from models.sessions import WritingSession
from models.tables.draft import Draft, DraftState
from models.tables.submission import Evidence

_COLUMNS = (
    Evidence.id,
    Evidence.indicator_id,
    Evidence.period_id,
    Evidence.kind,
    Evidence.name,
    Evidence.text,
    Evidence.content_hash,
    Evidence.size,
    Evidence.known_as,
    Evidence.album,
    Evidence.draft_id,
    Evidence.since_version,
    Evidence.until_version,
    Evidence.dropped_draft_id,
)
_OF_PERIODS = (
    select(*_COLUMNS)
    .where(
        Evidence.programme_id == bindparam("programme"),
        Evidence.period_id.in_(bindparam("periods", expanding=True)),
        Evidence.removed_at.is_(None),
        or_(Evidence.since_version.is_not(None), Evidence.draft_id.in_(bindparam("drafts", expanding=True))),
    )
    .order_by(Evidence.id)
)
_OF_FIGURES = _OF_PERIODS.where(Evidence.indicator_id.in_(bindparam("indicators", expanding=True)))
_FEW = 100
"""Of more indicators than these the whole periods are read."""


async def of_figures(
    session: AsyncSession,
    programme_id: int,
    period_ids: Collection[int],
    indicator_ids: Collection[int],
    draft_ids: Collection[int] = (),
) -> list[EvidencePiece]:
    """Everything that was sent beside these figures, and what stands in these drafts; oldest first."""
    given: dict[str, Any] = {
        "programme": programme_id,
        "periods": list(period_ids),
        "drafts": list(draft_ids),
    }
    if len(indicator_ids) > _FEW:
        found = await rows(session, _OF_PERIODS, **given)
        wanted = set(indicator_ids)
        return [piece for piece in map(_piece, found) if piece.indicator_id in wanted]
    return list(map(_piece, await rows(session, _OF_FIGURES, **given, indicators=list(indicator_ids))))


def _piece(found: Any) -> EvidencePiece:
    number, indicator, period, kind, *rest = found
    return EvidencePiece(number, indicator, period, EvidenceKind(kind), *rest)


async def by_message(session: AsyncSession, chat_id: int, message_id: int) -> Evidence | None:
    """What a message was kept as, taken off or not."""
    query = select(Evidence).where(Evidence.chat_id == chat_id, Evidence.message_id == message_id)
    return await session.scalar(query)


async def by_id(session: WritingSession, programme_id: int, piece_id: int) -> Evidence | None:
    query = select(Evidence).where(
        Evidence.programme_id == programme_id, Evidence.id == piece_id, Evidence.removed_at.is_(None)
    )
    return await session.scalar(query.with_for_update())


async def touched_in(session: WritingSession, draft_ids: Iterable[int]) -> Sequence[Evidence]:
    """What these drafts attach, and what they take off."""
    drafts = list(draft_ids)
    query = select(Evidence).where(
        Evidence.removed_at.is_(None),
        Evidence.until_version.is_(None),
        or_(Evidence.draft_id.in_(drafts), Evidence.dropped_draft_id.in_(drafts)),
    )
    return (await session.scalars(query.order_by(Evidence.id).with_for_update())).all()


async def unsent_line(session: WritingSession, chat_id: int, message_id: int) -> Evidence | None:
    """A line or a link that came in a message and has not been sent with a figure."""
    query = (
        select(Evidence)
        .join(Draft, Draft.id == Evidence.draft_id)
        .where(
            Evidence.chat_id == chat_id,
            Evidence.message_id == message_id,
            Evidence.kind.in_((EvidenceKind.LINE, EvidenceKind.LINK)),
            Evidence.since_version.is_(None),
            Evidence.removed_at.is_(None),
            Draft.state == DraftState.OPEN,
        )
    )
    return await session.scalar(query)
