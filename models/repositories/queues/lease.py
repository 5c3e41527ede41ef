"""Named leases: one process at a time polls, one at a time sends."""

from datetime import datetime

from sqlalchemy import delete, or_
from sqlalchemy.dialects import postgresql, sqlite

from models.sessions import WritingSession
from models.tables.lease import Lease


async def take(session: WritingSession, name: str, owner: str, now: datetime, until: datetime) -> bool:
    """Take or renew; ``False`` while somebody else's still runs."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    statement = insert(Lease).values(name=name, owner=owner, until=until)
    taken = await session.execute(
        statement.on_conflict_do_update(
            index_elements=["name"],
            set_={"owner": owner, "until": until},
            where=or_(Lease.owner == owner, Lease.until <= now),
        ).returning(Lease.name)
    )
    return taken.first() is not None


async def give_back(session: WritingSession, owner: str) -> None:
    """Whatever this owner holds is free at once (a clean stop)."""
    await session.execute(delete(Lease).where(Lease.owner == owner))


async def clear(session: WritingSession) -> None:
    """Nobody holds anything; only where no other process can be alive (SQLite's start)."""
    await session.execute(delete(Lease))
