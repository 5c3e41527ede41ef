"""The time: the system's, or the one a playground serves (``bot.remote_clock``)."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Protocol


class RefreshedClock(Protocol):
    """A clock that is asked to look at its source before each update and each tick."""

    def now(self) -> datetime: ...

    async def refresh(self) -> None: ...

    async def watch(self, moved: Callable[[], Awaitable[None]]) -> None: ...

    async def close(self) -> None: ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    async def refresh(self) -> None:
        """Always right."""

    async def watch(self, moved: Callable[[], Awaitable[None]]) -> None:
        """Nobody moves it."""

    async def close(self) -> None:
        """Nothing to close."""


def clock_for(url: str) -> RefreshedClock:
    """The clock that the settings ask for."""
    if not url:
        return SystemClock()
    from bot.remote_clock import RemoteClock  # brings aiohttp

    return RemoteClock(url)
