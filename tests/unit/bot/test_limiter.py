"""Turns at sending: Telegram's limits are kept, and whoever waits longest in line goes first.

No test here takes time, so every moment is exact.
"""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import SendMessage

from bot.limiter import Errand, Limiter, errand
from models.repositories.queues.inbox import LeaseLost
from models.unit_of_work import Database
from tests.times import timeless


class Log:
    """Remembers who was let through, and when."""

    def __init__(self, limiter: Limiter) -> None:
        self._limiter = limiter
        self._start = asyncio.get_running_loop().time()
        self.sent: list[tuple[int, float]] = []

    async def send(self, chat: int) -> None:
        await self._limiter.run(chat, lambda: self.note(chat))

    async def owe(self, chat: int) -> None:
        """As the sender does."""
        errand.set(Errand(owed=True))
        await asyncio.create_task(self.send(chat))

    async def note(self, chat: int) -> None:
        self.sent.append((chat, asyncio.get_running_loop().time() - self._start))

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


def flooding(log: Log, chat: int, seconds: int) -> Callable[[], Awaitable[None]]:
    """Telegram says «later» once, to a message of that chat."""
    asked: list[int] = []

    async def call() -> None:
        if not asked:
            asked.append(chat)
            raise TelegramRetryAfter(SendMessage(chat_id=chat, text=""), "Too Many Requests", seconds)
        await log.note(chat)

    return call


@timeless
async def test_a_429_of_one_chat_stops_that_chat_alone() -> None:
    limiter = Limiter(overall=10_000, pause=0.001)
    log = Log(limiter)
    await asyncio.gather(limiter.run(1, flooding(log, 1, 11)), _later(log, 2), _later(log, 1))
    assert log.times(2)[0] == pytest.approx(0.05, abs=0.001)
    assert log.times(1) == pytest.approx([11, 11], abs=0.01)


@timeless
async def test_a_second_chats_429_meanwhile_stops_all() -> None:
    limiter = Limiter(overall=10_000, pause=0.001)
    log = Log(limiter)
    flooded = (limiter.run(chat, flooding(log, chat, 5)) for chat in (1, 2))
    await asyncio.gather(*flooded, _later(log, 3))
    assert min(at for _, at in log.sent) >= 5


@timeless
async def test_after_a_chats_stop_is_over_another_429_stops_that_other_chat_alone() -> None:
    limiter = Limiter(overall=10_000, pause=0.001)
    log = Log(limiter)
    await limiter.run(1, flooding(log, 1, 2))
    await asyncio.gather(limiter.run(2, flooding(log, 2, 11)), _later(log, 3))
    assert log.times(3)[0] == pytest.approx(2.05, abs=0.01)


@timeless
async def test_chats_that_used_up_their_own_rates_stop_nobody_else() -> None:
    limiter = Limiter(overall=10_000, pause=1)
    log = Log(limiter)
    for chat in (1, 2):
        await asyncio.gather(*(log.send(chat) for _ in range(3)))
        asyncio.get_running_loop().create_task(limiter.run(chat, flooding(log, chat, 11)))
    await _later(log, 3)
    assert log.times(3)[0] == pytest.approx(0.05, abs=0.01)


@timeless
async def test_an_answer_goes_before_a_broadcast_and_before_what_is_owed_in_its_own_chat() -> None:
    log = Log(Limiter(overall=10, pause=0.001))
    owed = [asyncio.create_task(log.owe(chat)) for chat in (*range(1, 21), 99, 99)]
    await asyncio.sleep(0.45)
    await log.send(99)
    assert len(log.sent) == 6
    assert log.times(99)[1] == pytest.approx(0.5, abs=0.001)
    await asyncio.gather(*owed)
    assert log.sent[-1][1] == pytest.approx(2.2, abs=0.001)


@timeless
async def test_a_group_gets_no_more_than_twenty_a_minute() -> None:
    log = Log(Limiter())
    await asyncio.gather(*(log.send(-5) for _ in range(60)))
    times = log.times(-5)
    assert max(sum(at <= one < at + 60 for one in times) for at in times) <= 20


@timeless
async def test_a_turn_that_comes_late_is_made_up_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A loop wakes some milliseconds late each time: 28.8 would be 26 a second."""
    passing = Limiter._pass

    async def late(limiter: Limiter, seconds: float) -> None:
        await passing(limiter, seconds)
        await asyncio.sleep(0.004)

    monkeypatch.setattr(Limiter, "_pass", late)
    log = Log(Limiter())
    await asyncio.gather(*(log.send(chat) for chat in range(1, 290)))
    assert log.sent[-1][1] == pytest.approx(10, abs=0.1)
    every_second = [sum(at <= one < at + 1 for _, one in log.sent) for _, at in log.sent]
    assert max(every_second) <= 30


@timeless
async def test_where_others_send_as_well_the_pace_is_less() -> None:
    limiter = Limiter(overall=100, pause=0.001)
    limiter.keep_to(10)
    log = Log(limiter)
    await asyncio.gather(*(log.send(chat) for chat in range(1, 12)))
    assert log.sent[-1][1] == pytest.approx(1.0)


@timeless
async def test_what_another_process_may_have_taken_over_is_not_said() -> None:
    """Asked when its turn comes, not when it began to wait."""
    limiter = Limiter(overall=10_000, pause=1, burst=1)
    log, held = Log(limiter), [True]
    errand.set(Errand(ours=lambda: held[0]))
    await log.send(1)
    waiting = asyncio.create_task(log.send(1))
    await asyncio.sleep(0.5)
    held[0] = False
    with pytest.raises(LeaseLost):
        await waiting
    assert len(log.sent) == 1


@timeless
async def test_answers_are_counted_and_what_is_owed_is_not() -> None:
    limiter = Limiter(overall=10_000)
    log = Log(limiter)
    await asyncio.gather(log.send(1), log.owe(2), log.send(3))
    assert limiter.answers == 2


async def _later(log: Log, chat: int) -> None:
    await asyncio.sleep(0.05)
    await log.send(chat)


async def test_nobody_sends_with_a_session_open(sqlite_database: Database) -> None:
    limiter = Limiter()

    async def call() -> None:
        raise AssertionError("sent all the same")

    async with sqlite_database.reader():
        with pytest.raises(AssertionError, match="session is open"):
            await limiter.run(1, call)
