"""One process at a time polls, one at a time sends; another takes over within ten seconds."""

import asyncio
import logging
from datetime import timedelta

from bot.parts import Parts, machine_now
from models.repositories.queues import lease

_LENGTH = timedelta(seconds=10)
_EVERY = 3.0
_log = logging.getLogger(__name__)


class Leadership:
    """``held`` is set while this process is the one. On SQLite a lock file has made sure of that already."""

    def __init__(self, parts: Parts, name: str) -> None:
        self._parts = parts
        self._name = name
        self.held = asyncio.Event()

    async def keep(self) -> None:
        """Take it, keep it, and say when it is lost; runs until cancelled."""
        if self._parts.database.is_sqlite:
            self.held.set()
            return
        while True:
            if await self._take():
                self.held.set()
            else:
                self.held.clear()
            await asyncio.sleep(_EVERY)

    async def _take(self) -> bool:
        now = machine_now()
        try:
            async with self._parts.database.writer() as writer:
                return await lease.take(writer.session, self._name, self._parts.process, now, now + _LENGTH)
        except Exception:
            _log.exception("The lease %s could not be renewed", self._name)
            return False
