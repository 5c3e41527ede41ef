"""Turns at sending: Telegram's limits are kept, and whoever waits longest in line goes first.

No test here takes time, so every moment is exact.
"""

import asyncio

import pytest
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import SendMessage

from bot.limiter import Limiter
from models.unit_of_work import Database
from tests.times import timeless


class Log:
    """Remembers who was let through, and when."""

    def __init__(self, limiter: Limiter) -> None:
        self._limiter = limiter
        self._start = asyncio.get_running_loop().time()
        self.sent: list[tuple[int, float]] = []

    async def send(self, chat: int) -> None:
        async def call() -> None:
            self.sent.append((chat, asyncio.get_running_loop().time() - self._start))

        await self._limiter.run(chat, call)

    def times(self, chat: int) -> list[float]:
        return [at for one, at in self.sent if one == chat]


@timeless
async def test_all_together_keep_the_pace() -> None:
    log = Log(Limiter(overall=100, pause=0.001))
    await asyncio.gather(*(log.send(chat) for chat in range(1, 31)))
    assert log.sent[-1][1] == pytest.approx(0.29)


@timeless
async def test_a_chat_gets_a_burst_then_its_pace() -> None:
    log = Log(Limiter(overall=10_000, pause=0.1, burst=3))
    await asyncio.gather(*(log.send(1) for _ in range(5)))
    assert log.times(1) == pytest.approx([0, 0, 0, 0.1, 0.2], abs=0.001)


@timeless
async def test_a_group_is_slower_than_a_person() -> None:
    log = Log(Limiter(overall=10_000, pause=0.01, group_pause=0.2, burst=1))
    await asyncio.gather(*(log.send(chat) for chat in (5, 5, -5, -5)))
    assert (log.times(5)[1], log.times(-5)[1]) == pytest.approx((0.01, 0.2), abs=0.001)


@timeless
async def test_a_chat_that_waits_holds_up_nobody_else() -> None:
    log = Log(Limiter(overall=10_000, pause=5, burst=1))
    await log.send(1)
    waiting = asyncio.create_task(log.send(1))
    await asyncio.sleep(0.05)
    await log.send(2)
    assert log.times(2)[0] == pytest.approx(0.05, abs=0.001)
    waiting.cancel()


@timeless
async def test_the_longest_backlog_goes_first() -> None:
    log = Log(Limiter(overall=50, pause=0.001))
    await log.send(9)
    await asyncio.gather(log.send(1), *(log.send(2) for _ in range(3)))
    assert [chat for chat, _ in log.sent] in ([9, 2, 2, 1, 2], [9, 2, 2, 2, 1])


@timeless
async def test_after_a_429_everybody_waits_and_the_call_is_made_again() -> None:
    limiter = Limiter(overall=10_000, pause=0.001)
    log, calls = Log(limiter), []

    async def flooded() -> str:
        calls.append(asyncio.get_running_loop().time())
        if len(calls) == 1:
            raise TelegramRetryAfter(SendMessage(chat_id=1, text=""), "Too Many Requests", 1)
        return "sent"

    assert (await asyncio.gather(limiter.run(1, flooded), _later(log)))[0] == "sent"
    assert calls[1] - calls[0] >= 1
    assert log.sent[0][1] >= 1


async def _later(log: Log) -> None:
    await asyncio.sleep(0.05)
    await log.send(2)


async def test_nobody_sends_with_a_session_open(sqlite_database: Database) -> None:
    limiter = Limiter()

    async def call() -> None:
        raise AssertionError("sent all the same")

    async with sqlite_database.reader():
        with pytest.raises(AssertionError, match="session is open"):
            await limiter.run(1, call)
