"""Named leases: one process at a time polls, one at a time sends, for as long as it is seen."""

from sqlalchemy import delete, or_

from models.repositories.core import insert_of
from models.repositories.queues.processes import lives
from models.sessions import WritingSession
from models.tables.process import Lease


async def take(session: WritingSession, name: str, owner: str) -> bool:
    """Take it, or find that it is ours already; ``False`` while somebody else who is alive has it."""
    insert = insert_of(session)
    taken = await session.execute(
        insert(Lease)
        .values(name=name, owner=owner)
        .on_conflict_do_update(
            index_elements=["name"],
            set_={"owner": owner},
            where=or_(Lease.owner == owner, ~lives(Lease.owner)),
        )
        .returning(Lease.name)
    )
    return taken.first() is not None


async def give_back(session: WritingSession, owner: str) -> None:
    """Whatever this owner holds is free at once (a clean stop)."""
    await session.execute(delete(Lease).where(Lease.owner == owner))
