"""The bot in a process of its own, its clock and its ticks moved by hand."""

import asyncio
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from bot import intake, polling, running, sender
from bot.limiter import Limiter
from bot.voice import own_voice
from scheduler.ticks import TICKS
from services.context import Actor, Context
from services.upkeep.forget_updates import forget_updates
from services.upkeep.seal_audit import seal_audit
from services.upkeep.sweep_files import sweep_files
from tests.bot_on_playground import settings_for
from tests.doubles import FakeClock, InlineWorker
from tests.drills.bot_process import die_cheaply

_OF_NO_DAY = (seal_audit, forget_updates, sweep_files)


def run(url: str, database_url: str, folder: Path, told: Connection) -> None:
    """Each moment that comes is sent back once its ticks are over; ``None`` ends it. Where Telegram is away
    it tries again at once; pictures are drawn here and now."""
    die_cheaply()
    vars(running)["ProcessWorker"] = InlineWorker
    sender._LOOK_EVERY, intake._LOOK_EVERY, polling._LONGEST_PAUSE = 0.05, 0.05, 0.05
    vars(sender)["pause_after"] = _at_once
    asyncio.run(_run(url, database_url, folder, told))


def _at_once(_error: BaseException, _waited: timedelta) -> timedelta:
    return timedelta(seconds=0.1)


async def _run(url: str, database_url: str, folder: Path, told: Connection) -> None:
    clock = FakeClock(await asyncio.to_thread(told.recv))
    settings = settings_for(url, database_url, folder, timezone="UTC", log_level="ERROR")
    limiter = Limiter(overall=100_000, pause=0.00001, group_pause=0.00001)
    async with running.running_bot(settings, voice=own_voice(), limiter=limiter, clock=clock) as bot:
        ctx = Context(bot.parts.installation, Actor(telegram_id=0, name=""))
        moment: datetime | None = clock.now()
        while moment is not None:
            clock.move(moment)
            for use_case, _ in TICKS:
                if use_case not in _OF_NO_DAY:
                    await use_case(ctx)
            told.send(moment)
            moment = await asyncio.to_thread(told.recv)
