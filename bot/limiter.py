"""Telegram's limits in one place: a queue for each chat, the longest backlog first."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TypeVar

from aiogram.exceptions import TelegramRetryAfter

from models.unit_of_work import nothing_open

Result = TypeVar("Result")
_TRIES = 5


class Limiter:
    """``overall`` sends a second in all; in a chat ``burst`` at once, then one every ``pause`` seconds.

    Telegram permits 30 a second, one a second in a chat and twenty a minute in a group; a pacer at
    exactly 30 trips its window by jitter. After a 429 everybody waits as long as it says.
    """

    def __init__(
        self, overall: float = 28.0, pause: float = 1.0, group_pause: float = 3.0, burst: int = 5
    ) -> None:
        self._spacing = 1 / overall
        self._pauses = (group_pause, pause)
        self._burst = burst
        self._queues: dict[int, deque[asyncio.Future[None]]] = {}
        self._paid_until: dict[int, float] = {}
        self._free_at = 0.0
        self._arrived = asyncio.Event()
        self._pump: asyncio.Task[None] | None = None

    async def run(self, chat_id: int, call: Callable[[], Awaitable[Result]]) -> Result:
        """The call's outcome, made when it is this chat's turn; repeated where Telegram says «later»."""
        assert nothing_open(), "a database session is open while something is sent"
        for _ in range(_TRIES - 1):
            await self._turn(chat_id)
            try:
                return await call()
            except TelegramRetryAfter as flood:
                self._free_at = max(self._free_at, self._now() + flood.retry_after)
        await self._turn(chat_id)
        return await call()

    async def _turn(self, chat_id: int) -> None:
        turn = asyncio.get_running_loop().create_future()
        self._queues.setdefault(chat_id, deque()).append(turn)
        self._arrived.set()
        if self._pump is None or self._pump.done():
            self._pump = asyncio.create_task(self._grant_turns(), name="limiter")
        await turn

    async def _grant_turns(self) -> None:
        while self._queues:
            self._arrived.clear()
            wait = self._grant_one()
            if wait > 0:
                await self._pass(wait)

    def _grant_one(self) -> float:
        """Let one through, or say for how long nobody may."""
        now = self._now()
        if self._free_at > now:
            return self._free_at - now
        waits = {chat: self._allowed_at(chat) - now for chat in self._queues}
        ready = [chat for chat, wait in waits.items() if wait <= 0]
        if not ready:
            return min(waits.values())
        self._let_through(max(ready, key=lambda chat: len(self._queues[chat])), now)
        return 0.0

    def _let_through(self, chat: int, now: float) -> None:
        turn = self._queues[chat].popleft()
        if not self._queues[chat]:
            del self._queues[chat]
        if turn.done():  # whoever waited has gone
            return
        turn.set_result(None)
        self._free_at = now + self._spacing
        self._paid_until[chat] = max(self._paid_until.get(chat, 0.0), now) + self._pause(chat)
        if len(self._paid_until) > 10_000:
            self._paid_until = {one: until for one, until in self._paid_until.items() if until > now}

    def _allowed_at(self, chat: int) -> float:
        return self._paid_until.get(chat, 0.0) - (self._burst - 1) * self._pause(chat)

    def _pause(self, chat: int) -> float:
        return self._pauses[chat > 0]

    async def _pass(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._arrived.wait()
        except TimeoutError:
            pass

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()
