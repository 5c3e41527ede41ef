"""The bot of the drill as seen from outside: begun, told what time it is, killed."""

import asyncio
from datetime import datetime
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from sqlalchemy import bindparam, select

from models.tables.inbox import InboxRow, InboxState
from models.tables.outbox import OutboxRow, OutboxState
from models.tables.person import Person
from models.unit_of_work import Database
from tests.drills.half_year import by_hand
from tests.drills.half_year.network import Network
from tests.drills.test_kill import FORKS
from tests.times import PATIENCE

_OWED = (
    select(OutboxRow.id)
    .outerjoin(Person, Person.id == OutboxRow.person_id)
    .where(OutboxRow.state == OutboxState.WAITING, OutboxRow.due_at <= bindparam("moment"))
    .where(Person.unreachable_since.is_(None))
    .limit(1)
)
_HEARD = select(InboxRow.id).where(InboxRow.state.in_((InboxState.NEW, InboxState.APPLIED))).limit(1)


class Bot:
    """One life after another on the same database."""

    def __init__(
        self, url: str, database_url: str, folder: Path, database: Database, network: Network
    ) -> None:
        FORKS.set_forkserver_preload(["tests.drills.bot_process"])
        self._arguments = url, database_url, folder
        self._database = database
        self._network = network
        self._process: BaseProcess | None = None
        self._told: Connection
        self.lives = 0
        network.kill = self.kill

    @property
    def is_up(self) -> bool:
        return self._process is not None and self._process.is_alive()

    async def begin(self, moment: datetime) -> None:
        """A new life at that moment, its first ticks over."""
        self._told, theirs = FORKS.Pipe()
        self._process = FORKS.Process(target=by_hand.run, args=(*self._arguments, theirs))
        await asyncio.to_thread(self._process.start)
        theirs.close()
        self.lives += 1
        self._network.life = self.lives
        self._told.send(moment)
        assert await self._answered(), "the bot did not start"

    async def at(self, moment: datetime) -> bool:
        """Its ticks of that moment, and all that is due said; whether it is still alive."""
        try:
            self._told.send(moment)
        except OSError:
            return False
        return await self._answered() and await self.settled(moment)

    async def _answered(self) -> bool:
        try:
            await asyncio.to_thread(self._told.recv)
        except (EOFError, ConnectionError):
            return False
        return True

    async def settled(self, moment: datetime) -> bool:
        """Nothing is in hand any more; away from Telegram that is not waited for."""
        async with asyncio.timeout(PATIENCE):
            while self.is_up and not self._network.away and await self._in_hand(moment):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        return self.is_up

    async def _in_hand(self, moment: datetime) -> bool:
        if self._network.world.updates.pending_count():
            return True
        async with self._database.reader() as session:
            return bool(await session.scalar(_OWED, {"moment": moment}) or await session.scalar(_HEARD))

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()

    async def die(self) -> None:
        """kill -9, and wait until it is gone."""
        self.kill()
        if self._process is not None:
            await asyncio.to_thread(self._process.join)
        self._process = None

    async def end(self) -> None:
        """As an operator ends it."""
        if self.is_up:
            self._told.send(None)
        if self._process is not None:
            await asyncio.to_thread(self._process.join)
        self._process = None
