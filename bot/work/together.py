"""What is to be written while another commit is under way is committed together: one wait for the disk."""

import asyncio
from collections.abc import Awaitable, Callable

from models.sessions import WritingSession
from models.unit_of_work import Database

Change = Callable[[WritingSession], Awaitable[object]]


class Together:
    """For small changes that fail with the database only: what fails, fails for all of them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[tuple[Change, asyncio.Future[None]]] = []
        self._turn = asyncio.Lock()

    async def do(self, change: Change) -> None:
        """Returns when it is committed."""
        done = asyncio.get_running_loop().create_future()
        self._waiting.append((change, done))
        async with self._turn:
            if not done.done():
                await self._commit()
        await done

    async def _commit(self) -> None:
        batch, self._waiting = self._waiting, []
        try:
            async with self._database.writer() as writer:
                for change, _ in batch:
                    await change(writer.session)
        except BaseException as error:
            for _, done in batch:
                done.set_exception(error if isinstance(error, Exception) else RuntimeError("cut off"))
                done.exception()  # whoever waits is told; who was cut off does not look
            raise
        for _, done in batch:
            done.set_result(None)
