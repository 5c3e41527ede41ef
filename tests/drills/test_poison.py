"""An update that kills the process takes its neighbours with it once: from then on it is tried alone."""

import asyncio
import os
from pathlib import Path

from aiogram import Router
from aiogram.types import Message
from sqlalchemy import select

from bot import running
from handlers.screen import Screen
from handlers.show import Show
from models.tables.inbox import InboxRow, InboxState
from models.unit_of_work import Database
from tests.bot_on_playground import OWNER, Ground, playground, quick_limiter, settings_for, voice_of
from tests.drills import bot_process
from tests.drills.test_kill import FORKS
from tests.times import PATIENCE

NEIGHBOURS = range(3, 10)
POISONED = 2


def live(url: str, database_url: str, folder: Path) -> None:
    """A life that ends with the poison, which waits for company the first time."""
    asyncio.run(_live(url, database_url, folder))


async def _live(url: str, database_url: str, folder: Path) -> None:
    first, in_hand, company = not (folder / "died").exists(), 0, asyncio.Event()

    async def handle(message: Message, show: Show) -> None:
        nonlocal in_hand
        in_hand += 1
        if in_hand == 1 + len(NEIGHBOURS):
            company.set()
        if first:
            await company.wait()
        if message.text == "яд":
            (folder / "died").touch()
            os._exit(1)
        if first:
            await asyncio.Event().wait()
        await show.send(message.chat.id, Screen(f"Принято, рядом {in_hand - 1}"))
        in_hand -= 1

    router = Router()
    router.message.register(handle)
    settings = settings_for(url, database_url, folder)
    running._warm = bot_process._stay_cold
    async with running.running_bot(settings, voice=voice_of(router), limiter=quick_limiter()):
        await asyncio.Event().wait()


async def test_a_poisonous_update_is_tried_alone_and_its_neighbours_lose_nothing(
    sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    async with playground(tmp_path, OWNER, POISONED, *NEIGHBOURS) as ground:
        for person in (POISONED, *NEIGHBOURS):
            await ground.say(person, "яд" if person == POISONED else "50%")
        deaths = await _lives_until_done(ground, sqlite_database, sqlite_url, tmp_path)
        for person in NEIGHBOURS:
            await ground.until_said(person, "Принято, рядом 0")
        await ground.until_said(POISONED, "Не получилось")
    assert deaths == 4
    async with sqlite_database.reader() as session:
        rows = (await session.scalars(select(InboxRow).order_by(InboxRow.id))).all()
    assert [(row.state, row.attempts, row.deaths) for row in rows] == [
        (InboxState.FAILED, 1, 4),
        *[(InboxState.DONE, 1, 1)] * len(NEIGHBOURS),
    ]


async def _lives_until_done(ground: Ground, database: Database, url: str, folder: Path) -> int:
    """How often it died until nothing was unfinished any more."""
    died = 0
    FORKS.set_forkserver_preload(["tests.drills.bot_process"])
    async with asyncio.timeout(PATIENCE):
        while True:
            process = FORKS.Process(target=live, args=(ground.url, url, folder))
            await asyncio.to_thread(process.start)  # it is our loop that answers it
            while process.is_alive() and await _unfinished(database):  # noqa: ASYNC110 - another process
                await asyncio.sleep(0.02)
            if process.is_alive():
                await asyncio.sleep(0.2)  # the apology follows
                process.kill()
                await asyncio.to_thread(process.join)
                return died
            died += 1


async def _unfinished(database: Database) -> bool:
    async with database.reader() as session:
        states = (await session.scalars(select(InboxRow.state))).all()
    return not states or any(one in (InboxState.NEW, InboxState.APPLIED) for one in states)
