"""Whoever only asks can neither write nor lock."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from models.repositories.queues import lease
from models.sessions import ReadOnly
from models.tables.process import Lease
from models.unit_of_work import Database


async def test_a_reader_writes_nothing(database: Database) -> None:
    async with database.reader() as session:
        with pytest.raises(ReadOnly):
            session.add(Lease(name="a", owner="b"))
        with pytest.raises(ReadOnly):
            await session.commit()


async def test_postgresql_refuses_a_readers_lock(postgresql_url: str) -> None:
    database = Database(postgresql_url)
    async with database.reader() as session:
        with pytest.raises(DBAPIError, match="read-only"):
            await session.scalar(select(Lease).with_for_update())
    async with database.writer() as writer:  # what the connection was then is forgotten
        assert await lease.take(writer.session, "a", "b")
    await database.close()
