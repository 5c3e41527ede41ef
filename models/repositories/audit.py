"""Audit entries and the chain they are sealed into."""

from collections.abc import AsyncIterator, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.sessions import WritingSession
from models.tables.audit import AuditEntry


async def last_sealed(session: AsyncSession) -> tuple[int, str] | None:
    """Number and seal of the chain's end."""
    query = (
        select(AuditEntry.sealed_as, AuditEntry.seal)
        .where(AuditEntry.sealed_as.is_not(None))
        .order_by(AuditEntry.sealed_as.desc())
        .limit(1)
    )
    found = (await session.execute(query)).first()
    return None if found is None else (found.sealed_as, found.seal)


async def unsealed(session: WritingSession, n: int) -> Sequence[AuditEntry]:
    """The oldest entries that are not in the chain yet, locked."""
    query = select(AuditEntry).where(AuditEntry.sealed_as.is_(None)).order_by(AuditEntry.id).limit(n)
    return (await session.scalars(query.with_for_update())).all()


async def chain(session: AsyncSession) -> AsyncIterator[AuditEntry]:
    """Every sealed entry in the chain's order."""
    query = select(AuditEntry).where(AuditEntry.sealed_as.is_not(None)).order_by(AuditEntry.sealed_as)
    async for entry in await session.stream_scalars(query.execution_options(yield_per=500)):
        yield entry
