"""A context for commands that need no Telegram: nobody acts, jobs run in this process."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from bot.clock import SystemClock
from bot.files import LocalFiles
from bot.settings import StoreSettings
from models.unit_of_work import Database
from services.context import Actor, Context, Installation

Result = TypeVar("Result")


class SameProcess:
    """The worker port for a command that does one thing and ends."""

    async def run(self, job: Callable[..., Result], *arguments: object) -> Result:
        return job(*arguments)


@asynccontextmanager
async def context(settings: StoreSettings) -> AsyncIterator[Context]:
    """Opened for one command; its audit entries name no person."""
    database = Database(settings.database)
    installation = Installation(
        database=database,
        clock=SystemClock(),
        worker=SameProcess(),
        files=LocalFiles(settings.data_dir / "files"),
        timezone=settings.timezone,
    )
    try:
        yield Context(installation, Actor(telegram_id=0, name="", is_owner=True))
    finally:
        await database.close()
