"""Audit entries and the chain they are sealed into."""

from collections.abc import AsyncIterator, Sequence
from typing import cast

from sqlalchemy import Table, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.repositories.core import run
from models.sessions import WritingSession
from models.tables.audit import AuditEntry

_TABLE = cast(Table, AuditEntry.__table__)
_SEAL = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("entry"))
    .values(sealed_as=bindparam("number"), seal=bindparam("by"))
)


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


async def unsealed(session: WritingSession, n: int) -> Sequence[tuple[int, str]]:
    """Ids and digests of the oldest entries that are not in the chain yet, locked."""
    query = select(AuditEntry.id, AuditEntry.digest).where(AuditEntry.sealed_as.is_(None))
    found = await session.execute(query.order_by(AuditEntry.id).limit(n).with_for_update())
    return [(row.id, row.digest) for row in found]


async def seal(session: WritingSession, seals: Sequence[tuple[int, int, str]]) -> None:
    """Put entries into the chain: id, number there, seal."""
    if seals:
        await run(session, _SEAL, [{"entry": id_, "number": n, "by": seal} for id_, n, seal in seals])


async def entries_of(session: AsyncSession, programme_id: int) -> int:
    """How many a programme has: as long as it is the same, nothing has changed."""
    query = select(func.count(AuditEntry.id)).where(AuditEntry.programme_id == programme_id)
    return await session.scalar(query) or 0


async def chain(session: AsyncSession) -> AsyncIterator[AuditEntry]:
    """Every sealed entry in the chain's order."""
    query = select(AuditEntry).where(AuditEntry.sealed_as.is_not(None)).order_by(AuditEntry.sealed_as)
    async for entry in await session.stream_scalars(query.execution_options(yield_per=500)):
        yield entry
