"""Ends the process where a part of it is stuck or the loop stands still, so that it is started anew."""

import asyncio
import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType

from bot.errors import Broken
from bot.work.signs import Seconds, Signs, Vital

EVERY = 5.0
_ASLEEP = 6 * EVERY
_LOOP_STANDS_STILL = 120.0
_STARTED_ANEW = "this process ends, to be started anew"
_log = logging.getLogger(__name__)


class Watchdog:
    def __init__(self, signs: Signs) -> None:
        self._signs = signs
        self._looked_at = signs.now()

    async def run(self) -> None:
        """Look until something is stuck: raises ``Broken``."""
        while True:
            await asyncio.sleep(EVERY)
            self.look()

    def look(self) -> None:
        """Whoever was asleep itself cannot judge: the machine was suspended, or the loop stood still."""
        now, before = self._signs.now(), self._looked_at
        self._looked_at = now
        self._signs.beat()
        if now - before > _ASLEEP:
            self._signs.forgive()
        if stuck := self._signs.fatal():
            raise Broken(f"Stuck: {', '.join(map(_told, stuck))}; {_STARTED_ANEW}")


def _told(heard: Vital) -> str:
    return f"{heard.part} (no sign of life for {heard.ago:.0f} s)"


def ended(loop: asyncio.Task[None]) -> Broken:
    """What is said of a loop that came to its end though nobody stopped it."""
    error = None if loop.cancelled() else loop.exception()
    if isinstance(error, Broken):
        return error
    if error is not None:
        _log.error("The %s has ended", loop.get_name(), exc_info=error)
    reason = f" ({type(error).__name__})" if error is not None else ""
    return Broken(f"The {loop.get_name()} has ended by itself{reason}; {_STARTED_ANEW}")


class Deadman:
    """A thread beside the loop, which ends the process where the loop stands still or does not end.

    It counts from the first beat on; its own sleep, if that was too long, counts for nothing.
    """

    def __init__(self, now: Seconds = time.monotonic, leave: Callable[[int], object] = os._exit) -> None:
        self._now = now
        self._leave = leave
        self._beaten = False
        self._silent_for = 0.0
        self._looked_at = now()
        self._over = threading.Event()

    def beat(self) -> None:
        self._beaten, self._silent_for = True, 0.0

    def __enter__(self) -> "Deadman":
        threading.Thread(target=self._watch, name="deadman", daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()

    def _watch(self) -> None:
        while not self._over.wait(EVERY):
            self.look()

    def look(self) -> None:
        now, before = self._now(), self._looked_at
        self._looked_at = now
        if self._beaten:
            self._silent_for += min(now - before, 2 * EVERY)
        if self._silent_for > _LOOP_STANDS_STILL:
            print(f"Stuck: the loop stands still; {_STARTED_ANEW}", file=sys.stderr, flush=True)
            self._leave(1)
