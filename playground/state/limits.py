"""Telegram's sending limits: 30 messages a second in all, one a second in a chat, twenty a minute in a group.

Sends and edits count.
"""

import math
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Protocol

from playground.errors import ApiError


class _Limit(Protocol):
    def wait(self, now: float) -> float:
        """Seconds until one more may be sent; 0 when it may be now."""

    def spend(self, count: int, now: float) -> None: ...


@dataclass
class _Bucket:
    """Holds `size` tokens and gains `rate` a second."""

    size: float
    rate: float
    tokens: float = field(init=False)
    seen: float = 0.0

    def __post_init__(self) -> None:
        self.tokens = self.size

    def wait(self, now: float) -> float:
        self.tokens = min(self.size, self.tokens + (now - self.seen) * self.rate)
        self.seen = now
        return max(0.0, (1 - self.tokens) / self.rate)

    def spend(self, count: int, _now: float) -> None:
        self.tokens -= count


@dataclass
class _Window:
    """At most `size` in any `seconds`."""

    size: int
    seconds: float
    spent: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        while self.spent and self.spent[0] <= now - self.seconds:
            self.spent.popleft()
        too_many = len(self.spent) - self.size
        return 0.0 if too_many < 0 else self.spent[too_many] + self.seconds - now

    def spend(self, count: int, now: float) -> None:
        self.spent.extend([now] * count)


def _all() -> _Bucket:
    return _Bucket(size=30, rate=30)


def _of_chat() -> _Bucket:
    return _Bucket(size=5, rate=1)


def _of_group() -> _Window:
    return _Window(size=20, seconds=60)


class Limits:
    def __init__(self, *, on: bool) -> None:
        self._on = on
        self._all = _all()
        self._chats: dict[int, _Bucket] = defaultdict(_of_chat)
        self._groups: dict[int, _Window] = defaultdict(_of_group)

    def spend(self, chat_id: int, count: int = 1) -> None:
        """So many messages to a chat, or the refusal Telegram would give."""
        if not self._on:
            return
        now = time.monotonic()
        limits = self._of(chat_id)
        wait = max(limit.wait(now) for limit in limits)
        if wait > 0:
            seconds = math.ceil(wait)
            raise ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        for limit in limits:
            limit.spend(count, now)

    def _of(self, chat_id: int) -> tuple[_Limit, ...]:
        """A group has a number below zero."""
        common = self._all, self._chats[chat_id]
        return (*common, self._groups[chat_id]) if chat_id < 0 else common
