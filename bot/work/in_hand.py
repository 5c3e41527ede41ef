"""What a process has in hand: rows claimed a few at a time, each handled in a task of its own."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Hashable, Sequence
from typing import Any, Generic, TypeVar

from bot.work.bell import Bell
from bot.work.patience import Patience
from models.connecting import DatabaseAway

Row = TypeVar("Row")
Key = TypeVar("Key", bound=Hashable)
_ALONE_FOR = 10.0
"""Seconds: what has not killed the process by then does so no more."""
_BUSY_FOR = 60.0
_EMPTYING = 2.0
"""Seconds: after so long without an idle moment nothing is begun for so long, for the sake of such a row."""
_log = logging.getLogger(__name__)


class InHand(Generic[Row, Key]):
    """At most ``most`` rows at once; ``bell`` rings when there is room for the next. ``what`` names a row.

    What a process died under is claimed by ``alone``, looked for every ``look`` seconds while nothing else is
    in hand: if it kills again, nobody else is cut off. Others wait for it for a while at most, and for its
    turn, where there is always something in hand, once a minute.
    """

    def __init__(  # noqa: PLR0913 - what differs between updates and notices
        self,
        what: str,
        most: int,
        bell: Bell,
        *,
        claim: Callable[[int], Awaitable[Sequence[Row]]],
        alone: Callable[[], Awaitable[Sequence[Row]]],
        look: float,
        key: Callable[[Row], Key],
        handle: Callable[[Row], Coroutine[Any, Any, None]],
    ) -> None:
        self._what = what
        self._most = most
        self._bell = bell
        self._claim = claim
        self._claim_alone = alone
        self._look = look
        self._look_at = 0.0
        self._alone_until = 0.0
        self._looked_at = self._emptying_until = 0.0
        self._key = key
        self._handle = handle
        self._tasks: dict[Key, asyncio.Task[None]] = {}
        self._claiming = asyncio.Lock()
        self._patience = Patience("The database")
        self.stopping = False

    def keys(self) -> list[Key]:
        return list(self._tasks)

    async def take(self) -> bool:
        """Claim what there is room for and begin with it; whether there may be more."""
        self._empty_now_and_then()
        if not self._room:
            return False
        try:
            if _now() < self._emptying_until:
                await self._take_alone()
            more = await self.take_by(self._claim) or await self._take_alone()
            self._patience.answered()
            return more
        except DatabaseAway as away:
            self._patience.failed(away)
            return False
        except Exception:
            _log.exception("Claiming failed: %s", self._what)
            return False

    async def take_by(self, claim: Callable[[int], Awaitable[Sequence[Row]]]) -> bool:
        """The same with another way to claim, which is called though there be room for nothing."""
        async with self._claiming:
            room = self._room
            rows = await claim(room)
            for row in rows:
                self._begin(row)
        return 0 < room <= len(rows)

    def _empty_now_and_then(self) -> None:
        if self._tasks and _now() >= max(self._looked_at, self._emptying_until) + _BUSY_FOR:
            self._emptying_until = _now() + _EMPTYING

    async def _take_alone(self) -> bool:
        async with self._claiming:
            now = _now()
            if self._tasks or self.stopping or now < self._look_at:
                return False
            rows = await self._claim_alone()
            self._look_at = now if rows else now + self._look
            self._looked_at, self._emptying_until = now, 0.0
            self._alone_until = now + _ALONE_FOR if rows else 0.0
            for row in rows:
                self._begin(row)
        return False

    @property
    def _room(self) -> int:
        if self.stopping or (self._tasks and _now() < max(self._alone_until, self._emptying_until)):
            return 0
        return max(self._most - len(self._tasks), 0)

    async def stop(self, within: float) -> list[Key]:
        """Take no more, finish what is in hand; what took longer than ``within`` seconds and was cut off."""
        self.stopping = True
        self._bell.ring()
        async with self._claiming:
            pass  # what was being claimed meanwhile is in hand now
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=within)
        left = dict(self._tasks)
        for task in left.values():
            task.cancel()
        await asyncio.gather(*left.values(), return_exceptions=True)
        return list(left)

    def _begin(self, row: Row) -> None:
        key = self._key(row)
        if key in self._tasks:  # its lease ran out under us: it is being handled all the same
            return
        task = asyncio.create_task(self._handle(row), name=f"{self._what} {key}")
        self._tasks[key] = task
        task.add_done_callback(lambda _: self._finished(key))

    def _finished(self, key: Key) -> None:
        del self._tasks[key]
        self._bell.ring()


def _now() -> float:
    return asyncio.get_running_loop().time()
