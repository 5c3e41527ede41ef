"""Changes that come at once are committed together; whoever waits knows what became of theirs."""

import asyncio

import pytest
from sqlalchemy import select

from bot.work.together import Together
from models.sessions import WritingSession
from models.tables.process import Lease
from models.unit_of_work import Database
from tests.integration.services.figures.test_statement_counts import statements


async def test_what_comes_at_once_takes_two_commits_and_each_is_kept(database: Database) -> None:
    together = Together(database)
    kept: list[str] = []

    async def keep(name: str) -> None:
        async def change(session: WritingSession) -> None:
            kept.append(name)
            session.add(Lease(name=name, owner=""))

        await together.do(change)

    with statements(database) as sent:
        await asyncio.gather(*(keep(f"{number}") for number in range(20)))
    async with database.reader() as session:
        assert len((await session.scalars(select(Lease.name))).all()) == 20
    assert sum("INSERT" in one for one in sent) <= 2


async def test_a_failure_is_everybodys_and_the_next_ones_are_kept(database: Database) -> None:
    together = Together(database)

    async def fail(_session: WritingSession) -> None:
        raise ZeroDivisionError

    async def keep(session: WritingSession) -> None:
        session.add(Lease(name="a", owner=""))

    done = await asyncio.gather(together.do(fail), together.do(fail), return_exceptions=True)
    assert [type(one) for one in done] == [ZeroDivisionError] * 2
    await together.do(keep)
    async with database.reader() as session:
        assert (await session.scalars(select(Lease.name))).all() == ["a"]


async def test_whoever_is_cut_off_leaves_nobody_waiting(database: Database) -> None:
    together, begun = Together(database), asyncio.Event()

    async def never(_session: WritingSession) -> None:
        begun.set()
        await asyncio.Event().wait()

    async def keep(session: WritingSession) -> None:
        session.add(Lease(name="a", owner=""))

    cut_off = asyncio.create_task(together.do(never))
    await begun.wait()
    waiting = asyncio.create_task(together.do(keep))
    await asyncio.sleep(0)
    cut_off.cancel()
    await waiting
    with pytest.raises(asyncio.CancelledError):
        await cut_off
