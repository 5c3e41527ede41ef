"""Says now and then how every part of the process is: in its row every few seconds, in the log at times."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.work.patience import Patience
from bot.work.signs import Signs, Vital
from models.repositories.queues import processes
from models.unit_of_work import Database

EVERY = 15.0
_LOGGED_EVERY = 40
_SILENT = 4 * EVERY
_log = logging.getLogger(__name__)


class Heart:
    """``name`` is the process's own just now. A database that does not take it is no reason to start anew:
    the start would wait for it."""

    def __init__(self, database: Database, signs: Signs, name: Callable[[], str]) -> None:
        self._database = database
        self._signs = signs
        self._name = name
        self._sign = signs.of("database", _SILENT, fatal=False)
        self._patience = Patience("The database")
        self._beats = 0

    async def run(self, now: Callable[[], datetime]) -> None:
        """Beat until cancelled."""
        while True:
            await self.beat(now())
            await asyncio.sleep(EVERY)

    async def beat(self, now: datetime) -> None:
        """What was written is a sign of life of the database's."""
        try:
            async with asyncio.timeout(EVERY), self._database.writer() as writer:
                told = {one.part: _row(one, now) for one in self._signs.heard()}
                await processes.tell(writer.session, self._name(), told)
            self._sign.alive()
            self._patience.answered()
        except Exception as error:
            self._patience.failed(type(error).__name__)
        if self._beats % _LOGGED_EVERY == 0:
            _log.info("Alive: %s", ", ".join(map(_told, self._signs.heard())))
        self._beats += 1


def _row(vital: Vital, now: datetime) -> dict[str, object]:
    at = now - timedelta(seconds=vital.ago)
    return {"at": at.isoformat(timespec="seconds"), "stuck": vital.stuck}


def _told(vital: Vital) -> str:
    return f"{vital.part} {vital.ago:.0f} s ago{' (stuck)' if vital.stuck else ''}"
