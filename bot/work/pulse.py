"""This process says that it is alive, and leads what nobody else does.

Decision 0017 says why that is safe where a process is stopped for a while and comes back.
"""

import asyncio
import logging
import os
import secrets
import socket
import time
from typing import Protocol

from bot.work.share import Portion
from models.repositories.queues import lease, processes
from models.unit_of_work import Database

POLLING, SENDING = "polling", "sending"
EVERY, EVERY_ALONE = 1.5, 10.0
_BELIEVES_FOR = processes.UNSEEN_FOR - 1.0
"""Seconds; less than others wait, since what is sent now arrives a moment later."""
_log = logging.getLogger(__name__)


class Rate(Protocol):
    """Who keeps the limits in this process."""

    overall: float
    answers: int

    def keep_to(self, overall: float) -> None: ...


class Leadership:
    """The right to do what one process at a time does; others take over within ten seconds of its death."""

    def __init__(self, pulse: "Pulse", name: str) -> None:
        self._pulse = pulse
        self.name = name
        self.taken = asyncio.Event()

    @property
    def held(self) -> bool:
        return self.taken.is_set() and self._pulse.fresh


class Pulse:
    """``name`` is this process in leases, until others had to take it for dead: what it held may be theirs by
    then, so it goes on under another name. On SQLite a lock file makes sure that there is no other."""

    def __init__(self, database: Database, rate: Rate) -> None:
        self._database = database
        self._rate = rate
        self._share = Portion(rate.overall)
        self._alone = database.is_sqlite
        self._beaten_at = _awake()
        self._answered = 0
        self._leaderships: list[Leadership] = []
        self.name = _process_name()

    @property
    def fresh(self) -> bool:
        """Whether the others take this process for alive; only then may it take, send, lead."""
        return self._alone or _awake() - self._beaten_at < _BELIEVES_FOR

    def is_ours(self, owner: str) -> bool:
        """Whether what was taken under that name is surely in nobody else's hands."""
        return owner == self.name and self.fresh

    def lead(self, name: str) -> Leadership:
        """To be taken with the next beat, if nobody has it."""
        self._leaderships.append(Leadership(self, name))
        return self._leaderships[-1]

    async def keep(self) -> None:
        """Beat until cancelled."""
        while True:
            await asyncio.sleep(EVERY_ALONE if self._alone else EVERY)
            try:
                await self.beat()
            except Exception:
                _log.exception("The database does not hear that this process is alive")

    async def beat(self) -> None:
        """Be seen, and take or keep what is led: one transaction.

        Out of breath for too long, what was led under the old name is free at once; what was being sent under
        it may be on its way, and stays its own until others take it for dead.
        """
        former = "" if self.fresh else self.name
        if former:
            self.name = _process_name()
        began = _awake()
        answers, before = self._rate.answers, self._beaten_at
        wanted = self._share.need(answers - self._answered, began - before)
        async with asyncio.timeout(_BELIEVES_FOR), self._database.writer() as writer:
            session, led = writer.session, self._leaderships
            if former:
                await lease.give_back(session, former)
            await processes.see(session, self.name, wanted)
            others = await processes.others(session, self.name)
            taken = {one for one in led if await lease.take(session, one.name, self.name)}
        self._beaten_at, self._answered = began, answers
        self._rate.keep_to(self._share.ours(others, sends=any(one.name == SENDING for one in taken)))
        for one in self._leaderships:
            one.taken.set() if one in taken else one.taken.clear()

    async def leave(self) -> None:
        """A clean stop: what is held here is free at once."""
        async with self._database.writer() as writer:
            await lease.give_back(writer.session, self.name)
            await processes.leave(writer.session, self.name)


def _process_name() -> str:
    return f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"


def _awake() -> float:
    """Seconds, those included in which the machine slept."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))
