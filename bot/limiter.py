"""Telegram's limits in one place: answers go before what is owed, then the chat with the longest backlog."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

from aiogram.exceptions import TelegramRetryAfter

from models.repositories.queues.inbox import LeaseLost
from models.unit_of_work import nothing_open

Result = TypeVar("Result")
Line = dict[int, deque[asyncio.Future[None]]]
_TRIES = 5
_LATE = 0.05
"""Seconds by which a turn may be late and the next ones make up for it."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What a task sends for: what is ``owed`` lets answers to people who wait go first. ``ours`` is asked in
    the moment of sending, whether another process may not have taken it over."""

    owed: bool = False
    ours: Callable[[], bool] = lambda: True


errand: ContextVar[Errand] = ContextVar("errand", default=Errand())  # noqa: B039 - it is frozen


class Limiter:
    """``overall`` sends a second in all; in a chat ``burst`` at once, then one every ``pause`` seconds.

    Telegram permits 30 a second, one a second in a chat and twenty a minute in a group, where sends and edits
    count; a pacer at exactly 30 trips its window by jitter.

    A 429 does not say whether it is about the chat or about the bot. One chat's stops that chat alone. It is
    about the bot where another chat is stopped already and this one did not use up a rate of its own: chats
    that are paced do not offend by chance at the same time, and a broadcast meets the second refusal within
    its next few messages. Stopping all for one chat kept everybody waiting for 11 s.
    """

    def __init__(
        self, overall: float = 28.8, pause: float = 1.0, group_pause: float = 4.2, burst: int = 4
    ) -> None:
        self.overall = overall
        self._spacing = 1 / overall
        self._pauses = (group_pause, pause)
        self._burst = burst
        self._lines: tuple[Line, Line] = ({}, {})
        self._paid_until: dict[int, float] = {}
        self._stopped_until: dict[int, float] = {}
        self._free_at = 0.0
        self._arrived = asyncio.Event()
        self._pump: asyncio.Task[None] | None = None
        self.answers = 0
        """How many turns were asked for by people who wait."""

    @property
    def pace(self) -> float:
        """Messages a second, just now."""
        return 1 / self._spacing

    def keep_to(self, overall: float) -> None:
        """From now on so many a second: other processes send as well."""
        self._spacing = 1 / overall

    async def run(self, chat_id: int, call: Callable[[], Awaitable[Result]]) -> Result:
        """The call's outcome, made when it is this chat's turn; repeated where Telegram says «later».

        ``LeaseLost`` where by then another process may be saying it.
        """
        assert nothing_open(), "a database session is open while something is sent"
        self.answers += not errand.get().owed
        for _ in range(_TRIES - 1):
            await self._turn(chat_id)
            try:
                return await call()
            except TelegramRetryAfter as flood:
                self._stop(chat_id, flood.retry_after)
        await self._turn(chat_id)
        return await call()

    async def _turn(self, chat_id: int) -> None:
        turn = asyncio.get_running_loop().create_future()
        on = errand.get()
        self._lines[on.owed].setdefault(chat_id, deque()).append(turn)
        self._arrived.set()
        if self._pump is None or self._pump.done():
            self._pump = asyncio.create_task(self._grant_turns(), name="limiter")
        await turn
        if not on.ours():
            raise LeaseLost(f"a message to {chat_id}")

    async def _grant_turns(self) -> None:
        while any(self._lines):
            self._arrived.clear()
            wait = self._grant_one()
            if wait > 0:
                await self._pass(wait)

    def _grant_one(self) -> float:
        """Let one through, or say for how long nobody may."""
        now = self._now()
        if self._free_at > now:
            return self._free_at - now
        waits = [{chat: self._allowed_at(chat) - now for chat in line} for line in self._lines]
        for line, wait in zip(self._lines, waits, strict=True):
            if ready := [chat for chat in line if wait[chat] <= 0]:
                self._let_through(line, max(ready, key=lambda chat: len(line[chat])), now)
                return 0.0
        return min(one for wait in waits for one in wait.values())

    def _let_through(self, line: Line, chat: int, now: float) -> None:
        turn = line[chat].popleft()
        if not line[chat]:
            del line[chat]
        if turn.done():  # whoever waited has gone
            return
        turn.set_result(None)
        self._free_at = max(self._free_at, now - _LATE) + self._spacing
        self._paid_until[chat] = max(self._paid_until.get(chat, 0.0), now) + self._pause(chat)
        if len(self._paid_until) > 10_000:
            self._paid_until = {one: until for one, until in self._paid_until.items() if until > now}

    def _stop(self, chat: int, seconds: float) -> None:
        now = self._now()
        self._stopped_until = {one: until for one, until in self._stopped_until.items() if until > now}
        used_up = self._paid_until.get(chat, 0.0) > now + self._pause(chat)
        if self._stopped_until.keys() - {chat} and not used_up:
            self._free_at = max(self._free_at, now + seconds)
        self._stopped_until[chat] = now + seconds

    def _allowed_at(self, chat: int) -> float:
        paced = self._paid_until.get(chat, 0.0) - (self._burst - 1) * self._pause(chat)
        return max(paced, self._stopped_until.get(chat, 0.0))

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
