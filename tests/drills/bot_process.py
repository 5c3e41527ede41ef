"""The bot with its own conversations, in a process that the drill kills."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from bot import intake, running
from bot.limiter import Limiter
from bot.parts import Parts
from bot.voice import own_voice
from bot.work import pulse
from handlers import failure, menu, notices, resume  # noqa: F401 - forked with everything imported
from handlers.screen import Screen
from models.repositories.queues import deaths, processes
from services.context import Context
from tests.bot_on_playground import settings_for
from texts import texts

Result = TypeVar("Result")
texts("ru")  # the catalogue is compiled before the fork as well


def run(url: str, database_url: str, folder: Path) -> None:
    """Run until killed."""
    die_cheaply()
    asyncio.run(_run(url, database_url, folder))


def die_cheaply() -> None:
    """Leases are short, so that a drill with many deaths does not wait for each; no update is given up on,
    since none is to blame for a death; nothing is drawn, so no worker is warmed up."""
    deaths.MOST = 1_000
    intake.LEASE = timedelta(seconds=1)
    processes.UNSEEN_FOR, pulse.EVERY, pulse._BELIEVES_FOR = 2, 0.2, 1.5
    running._warm = _stay_cold


def run_one_of_two(url: str, database_url: str, folder: Path, unseen_for: int) -> None:
    """The bot as it is, with Telegram's limits; a notice says its number. Nobody is to blame for a death."""
    deaths.MOST = 1_000
    processes.UNSEEN_FOR, pulse._BELIEVES_FOR = unseen_for, unseen_for - 1
    pulse.EVERY = unseen_for / 4
    running._warm = _stay_cold
    asyncio.run(_run_one_of_two(url, database_url, folder))


async def _run_one_of_two(url: str, database_url: str, folder: Path) -> None:
    settings = settings_for(url, database_url, folder, clock_url=f"{url}/play/clock")
    async with running.running_bot(settings, voice=replace(own_voice(), notice=_numbered)):
        await asyncio.Event().wait()


async def _numbered(_ctx: Context, _kind: str, payload: dict[str, Any]) -> Screen:
    return Screen(f"Уведомление {payload['n']}")


async def _stay_cold(parts: Parts) -> None:
    """The worker starts with its first job."""


class FarAway(Limiter):
    """Telegram is not on this machine: an answer is some time on its way, in which the bot may die."""

    async def run(self, chat_id: int, call: Callable[[], Awaitable[Result]]) -> Result:
        await asyncio.sleep(0.04)
        return await super().run(chat_id, call)


async def _run(url: str, database_url: str, folder: Path) -> None:
    settings = settings_for(url, database_url, folder, clock_url=f"{url}/play/clock")
    async with running.running_bot(
        settings, voice=own_voice(), limiter=FarAway(overall=1000, pause=0.001, group_pause=0.001)
    ):
        await asyncio.Event().wait()
