"""The time that a playground serves, which people and tests can move."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from types import TracebackType

import aiohttp

_FRESH_FOR = 0.2
_GRAIN = timedelta(seconds=1)
"""The source may tell whole seconds only: less than that is no move, and time never runs backwards."""
_log = logging.getLogger(__name__)


class RemoteClock:
    """Follows ``{"now": "<ISO 8601 with offset>"}`` at an address; between two looks it runs on by itself."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._ahead = timedelta(0)
        self._looked_at = -1000.0
        self._silent = False
        self._done: datetime | None = None
        self._session: aiohttp.ClientSession | None = None
        self._one_at_a_time = asyncio.Lock()

    async def __aenter__(self) -> "RemoteClock":
        await self.refresh()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    async def refresh(self) -> None:
        """Look again unless that was a moment ago; where the source is silent, the last answer runs on."""
        async with self._one_at_a_time:
            if time.monotonic() - self._looked_at < _FRESH_FOR:
                return
            try:
                ahead = await self._told() - datetime.now(UTC)
                if abs(ahead - self._ahead) >= _GRAIN:
                    self._ahead = ahead
                self._silent = False
            except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError) as error:
                if not self._silent:
                    _log.warning("The clock at CLOCK_URL does not answer: %s", type(error).__name__)
                self._silent = True
            self._looked_at = time.monotonic()

    async def watch(self, moved: Callable[[], Awaitable[None]]) -> None:
        """Await that whenever somebody has moved it, and tell the source until when all is done; until
        cancelled."""
        followed = self._ahead
        while True:
            moment, ahead = self.now(), self._ahead
            if ahead != followed:
                await moved()
                followed = ahead
            self._done = moment
            await asyncio.sleep(_FRESH_FOR * (5 if self._silent else 1))
            await self.refresh()

    async def _told(self) -> datetime:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=2))
        done = {"done": self._done.isoformat()} if self._done else {}
        async with self._session.get(self._url, params=done) as answer:
            told = datetime.fromisoformat((await answer.json())["now"])
        if told.tzinfo is None:
            raise ValueError("a clock without an offset")
        return told.astimezone(UTC)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None
