"""A deaf poller, a stuck sender, intake or tick, a loop that ended: the running bot says so and breaks off;
a network that is away, a long report, a process that waits for its turn do not."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiogram import Router
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetMe
from aiogram.types import Message

from bot import polling
from bot.errors import Broken
from bot.polling import Poller
from bot.running import Running
from bot.sender import Messenger
from bot.work import watchdog
from bot.work.pulse import Pulse
from bot.work.signs import Signs
from handlers.screen import Screen
from scheduler import ticks
from services.context import Context
from tests.bot_on_playground import OWNER, Ground, bot_on, playground, voice_of
from tests.doubles import FakeSeconds
from tests.integration.bot.test_sender import plan
from tests.times import PATIENCE


@pytest.fixture
async def ground(tmp_path: Path) -> AsyncIterator[Ground]:
    async with playground(tmp_path, OWNER, 2) as running:
        await running.say(2, "/start")
        yield running


class Watched:
    """A running bot whose watchdog's seconds pass by hand."""

    def __init__(self) -> None:
        self._seconds = FakeSeconds()
        self._looked = asyncio.Event()
        self.signs = Signs(self._seconds, self._looked.set)
        self.broken: asyncio.Task[None] | None = None

    def look_at(self, running: Running) -> None:
        self.broken = asyncio.create_task(running.broken())

    async def passes(self, seconds: int, but_for: str = "") -> str:
        """What is said by then, if anything; every part goes on meanwhile, but for the one that is asked."""
        for _ in range(seconds // 10):
            self._seconds.forward(10)
            for part, sign in self.signs._parts.items():
                if part != but_for:
                    sign.alive()
            if not await self._is_looked_at():
                break
        return await self.said() if self.broken and self.broken.done() else ""

    async def _is_looked_at(self) -> bool:
        """The second look began after the time had passed."""
        assert self.broken is not None
        for _ in range(2):
            self._looked.clear()
            looked = asyncio.create_task(self._looked.wait())
            await asyncio.wait((looked, self.broken), timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
            if self.broken.done():
                looked.cancel()
                return False
        return True

    async def said(self) -> str:
        assert self.broken is not None
        with pytest.raises(Broken) as told:
            await asyncio.wait_for(self.broken, PATIENCE)
        return str(told.value)


@asynccontextmanager
async def watched(
    ground: Ground, url: str, folder: Path, *routers: Router, **voice: Any
) -> AsyncIterator[Watched]:
    told = Watched()
    async with bot_on(ground, url, folder, voice_of(*routers, **voice), signs=told.signs) as running:
        told.look_at(running)
        yield told
        assert told.broken is not None
        told.broken.cancel()


@pytest.fixture(autouse=True)
def _looks_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watchdog, "EVERY", 0.001)
    monkeypatch.setattr("bot.running.FINISH_WITHIN", 0.1)  # what hangs is not waited for


async def _for_ever(*_: object) -> Any:
    await asyncio.Event().wait()


async def test_a_poller_that_hangs_far_beyond_its_timeout_is_deaf(
    ground: Ground, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Poller, "_ask", _for_ever)
    async with watched(ground, sqlite_url, tmp_path) as bot:
        assert await bot.passes(60, "poller") == ""
        assert "Stuck: poller (no sign of life for 1" in await bot.passes(120, "poller")


async def test_a_network_that_is_away_for_days_is_no_deafness(
    ground: Ground, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asyncio.Semaphore(0)

    async def away(_poller: Poller) -> Any:
        asked.release()
        await asyncio.sleep(0)
        raise TelegramNetworkError(GetMe(), "no route to host")

    monkeypatch.setattr(Poller, "_ask", away)
    monkeypatch.setattr(polling, "_LONGEST_PAUSE", 0.0)
    async with watched(ground, sqlite_url, tmp_path) as bot:
        for _ in range(1_100):  # 2.0 ** 1024 is no number
            await asyncio.wait_for(asked.acquire(), PATIENCE)
        for _ in range(5):
            assert await bot.passes(100, "poller") == ""
            await asyncio.wait_for(asked.acquire(), PATIENCE)


async def test_a_process_that_waits_for_its_turn_to_poll_is_not_deaf(
    ground: Ground, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def others_poll(_pulse: Pulse) -> None:
        """Nothing is taken."""

    monkeypatch.setattr(Pulse, "beat", others_poll)
    async with watched(ground, sqlite_url, tmp_path) as bot:
        assert await bot.passes(1000, "poller") == ""


async def test_a_notice_that_never_comes_to_its_end_is_a_stuck_sender_and_a_long_one_is_not(
    ground: Ground, sqlite_url: str, tmp_path: Path
) -> None:
    building = asyncio.Event()

    async def never(_ctx: Context, _kind: str, _payload: dict[str, Any]) -> Screen | None:
        building.set()
        await asyncio.Event().wait()
        return None

    told = Watched()
    voice = voice_of(notice=never)
    async with bot_on(ground, sqlite_url, tmp_path, voice, signs=told.signs) as running:
        told.look_at(running)
        await plan(running.parts.database, "report")
        await asyncio.wait_for(building.wait(), PATIENCE)
        assert await told.passes(600) == ""
        assert "notice 1 (no sign of life for 1" in await told.passes(1300)


async def test_an_update_that_cannot_even_be_broken_off_is_a_stuck_intake(
    ground: Ground, sqlite_url: str, tmp_path: Path
) -> None:
    router, begun = Router(), asyncio.Event()

    @router.message()
    async def never(_message: Message) -> None:
        begun.set()
        await asyncio.Event().wait()

    async with watched(ground, sqlite_url, tmp_path, router) as bot:
        await asyncio.wait_for(begun.wait(), PATIENCE)
        assert "update 1 (no sign of life" in await bot.passes(500)


async def test_a_tick_that_hangs_is_a_stuck_scheduler(
    ground: Ground, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hangs(_ctx: Context) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(ticks, "TICKS", ((hangs, 15),))
    async with watched(ground, sqlite_url, tmp_path) as bot:
        assert await bot.passes(100, "tick hangs") == ""
        assert "tick hangs (no sign of life for 3" in await bot.passes(400, "tick hangs")


async def test_a_loop_that_ends_breaks_the_bot_off(
    ground: Ground, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def ends(_messenger: Messenger) -> None:
        return None

    monkeypatch.setattr(Messenger, "run", ends)
    async with watched(ground, sqlite_url, tmp_path) as bot:
        assert await bot.said() == "The messenger has ended by itself; this process ends, to be started anew"
