"""Every place in the database that names a file in the store. A table that names one more says so here:
what no row names is removed from the store."""

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models.tables.draft import Draft, DraftState
from models.tables.period import SignedReport
from models.tables.programme import ProgrammeRow, ReportForm
from models.tables.submission import Evidence, UnitPaper
from models.tables.upload import Upload

NAMING: tuple[InstrumentedAttribute[str], ...] = (
    Upload.content_hash,
    SignedReport.content_hash,
    ProgrammeRow.source_hash,
    ReportForm.source_hash,
    ReportForm.package_hash,
)
"""Columns whose rows keep their file as long as they are there."""
_STANDING = or_(
    Evidence.since_version.is_not(None),
    and_(Evidence.removed_at.is_(None), Draft.state == DraftState.OPEN),
)
_EVIDENCE = select(Evidence.content_hash).outerjoin(Draft, Draft.id == Evidence.draft_id).where(_STANDING)
"""What was taken off before sending, or stood in a draft that is gone, is nobody's any more."""


async def named(session: AsyncSession) -> frozenset[str]:
    """The hashes of all files that some row names."""
    found: set[str] = set()
    for column in NAMING:
        found.update(await session.scalars(select(column)))
    found.update(await session.scalars(_EVIDENCE))
    for column_of_scans in (SignedReport.scans, UnitPaper.scans):
        for scans in await session.scalars(select(column_of_scans)):
            found.update(one["hash"] for one in scans)
    return frozenset(found - {""})
