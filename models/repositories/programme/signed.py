"""Reports that came back signed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.repositories.core import rows
from models.sessions import WritingSession
from models.tables.period import SignedReport


@dataclass(frozen=True, slots=True)
class SignedFacts:
    """One as it is shown; of ``scans`` each has ``hash``, ``name`` and ``size``."""

    id: int
    programme_id: int
    period_id: int
    revision: int
    content_hash: str
    filename: str
    edits: tuple[dict[str, Any], ...]
    scans: tuple[dict[str, Any], ...]
    kept_at: datetime


_FACTS = select(
    SignedReport.id,
    SignedReport.programme_id,
    SignedReport.period_id,
    SignedReport.revision,
    SignedReport.content_hash,
    SignedReport.filename,
    SignedReport.edits,
    SignedReport.scans,
    SignedReport.kept_at,
).order_by(SignedReport.revision.desc())
_OF_PERIOD = _FACTS.where(
    SignedReport.programme_id == bindparam("programme"), SignedReport.period_id == bindparam("period")
).limit(1)
_BY_ID = _FACTS.where(
    SignedReport.programme_id == bindparam("programme"), SignedReport.id == bindparam("signed")
)
_BY_DRAFT = _FACTS.where(SignedReport.draft_id == bindparam("draft"))


async def latest(session: AsyncSession, programme_id: int, period_id: int) -> SignedFacts | None:
    """The last one of a period."""
    return _one(await rows(session, _OF_PERIOD, programme=programme_id, period=period_id))


async def by_id(session: AsyncSession, programme_id: int, signed_id: int) -> SignedFacts | None:
    return _one(await rows(session, _BY_ID, programme=programme_id, signed=signed_id))


async def by_draft(session: AsyncSession, draft_id: int) -> SignedFacts | None:
    """What became of a file that somebody sent."""
    return _one(await rows(session, _BY_DRAFT, draft=draft_id))


async def last_revision(session: AsyncSession, period_id: int) -> int:
    query = select(func.max(SignedReport.revision)).where(SignedReport.period_id == period_id)
    return await session.scalar(query) or 0


async def for_change(session: WritingSession, programme_id: int, signed_id: int) -> SignedReport | None:
    query = select(SignedReport).where(
        SignedReport.programme_id == programme_id, SignedReport.id == signed_id
    )
    return await session.scalar(query.with_for_update())


def _one(found: Any) -> SignedFacts | None:
    for row in found:
        columns = row._asdict()
        return SignedFacts(**{**columns, "edits": tuple(columns["edits"]), "scans": tuple(columns["scans"])})
    return None
