"""Files that people sent."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.tables.upload import Upload


async def of_person(session: AsyncSession, person_id: int, content_hash: str) -> Upload | None:
    query = select(Upload).where(Upload.person_id == person_id, Upload.content_hash == content_hash)
    return await session.scalar(query)
