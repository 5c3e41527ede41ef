"""When Telegram last answered."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.repositories.core import insert_of
from models.sessions import WritingSession
from models.tables.contact import LastContact


async def last(session: AsyncSession, bot_id: int) -> datetime | None:
    return await session.scalar(select(LastContact.at).where(LastContact.bot_id == bot_id))


async def note(session: WritingSession, bot_id: int, at: datetime) -> None:
    insert = insert_of(session)
    noted = insert(LastContact).values(bot_id=bot_id, at=at)
    await session.execute(noted.on_conflict_do_update(index_elements=["bot_id"], set_={"at": at}))
