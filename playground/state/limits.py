"""Telegram's sending limits, off unless asked for: 30 messages a second in all, one a second per chat."""

import math
import time
from collections import defaultdict
from dataclasses import dataclass, field

from playground.errors import ApiError


@dataclass
class _Bucket:
    """Holds `size` tokens and gains `rate` a second."""

    size: float
    rate: float
    tokens: float = field(init=False)
    seen: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.tokens = self.size

    def wait(self) -> float:
        """Seconds until a token is there; 0 when there is one now."""
        now = time.monotonic()
        self.tokens = min(self.size, self.tokens + (now - self.seen) * self.rate)
        self.seen = now
        return max(0.0, (1 - self.tokens) / self.rate)


def _chat_bucket() -> _Bucket:
    return _Bucket(size=5, rate=1)


class Limits:
    def __init__(self, *, on: bool) -> None:
        self._on = on
        self._all = _Bucket(size=30, rate=30)
        self._chats: dict[int, _Bucket] = defaultdict(_chat_bucket)

    def spend(self, chat_id: int, count: int = 1) -> None:
        if not self._on:
            return
        buckets = self._all, self._chats[chat_id]
        wait = max(bucket.wait() for bucket in buckets)
        if wait > 0:
            seconds = math.ceil(wait)
            raise ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        for bucket in buckets:
            bucket.tokens -= count
