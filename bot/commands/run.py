"""``python -m bot run``."""

import argparse
import asyncio
import gc
import signal
import time
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any, TypeVar

from bot.commands.migrate import upgrade
from bot.logs import set_up
from bot.settings import Settings, load
from bot.work.lockfile import only_one
from bot.work.patience import Patience
from bot.work.signs import Signs
from bot.work.watchdog import Deadman
from models.connecting import DatabaseAway

if TYPE_CHECKING:
    from bot.running import Running


Started = TypeVar("Started")


def main(arguments: list[str]) -> int:
    argparse.ArgumentParser(
        prog="python -m bot run", description="Run the bot until it is stopped (Ctrl-C, SIGTERM)."
    ).parse_args(arguments)
    gc.disable()  # nothing that is loaded at the start is garbage; see ``spare_collections``
    settings = load(Settings)
    set_up(settings.log_level, settings.bot_token.get_secret_value())
    with only_one(settings.sqlite_file):
        upgrade_once_it_answers(settings)
    with Deadman() as deadman:
        asyncio.run(run_until_told(settings, Signs(beat=deadman.beat)))
    return 0


def upgrade_once_it_answers(settings: Settings, wait: Callable[[float], None] = time.sleep) -> None:
    """After a power cut the bot may be there before its database."""
    patience = Patience("The database")
    while True:
        try:
            upgrade(settings)
        except DatabaseAway as away:
            wait(patience.failed(away))
        else:
            return patience.answered()


async def run_until_told(settings: Settings, signs: Signs | None = None) -> None:
    """Run until SIGINT or SIGTERM, then finish what is in hand."""
    told = told_by_signals()
    from bot.running import running_bot  # brings aiogram: seconds

    async with AsyncExitStack() as stack:
        running = await _unless(told, stack.enter_async_context(running_bot(settings, signs=signs)))
        if running is not None:
            await serve(running, told)


async def _unless(told: asyncio.Event, starting: Coroutine[Any, Any, Started]) -> Started | None:
    """The start may be a long wait for Telegram: ``None`` where it was given up, since somebody ended it."""
    start, end = asyncio.ensure_future(starting), asyncio.ensure_future(told.wait())
    await asyncio.wait((start, end), return_when=asyncio.FIRST_COMPLETED)
    end.cancel()
    if not start.done():
        start.cancel()
        await asyncio.wait((start,))
    return None if start.cancelled() else start.result()


def told_by_signals() -> asyncio.Event:
    """Set by the first SIGINT or SIGTERM."""
    told = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    return told


async def serve(running: "Running", told: asyncio.Event) -> None:
    spare_collections()
    await _first(told.wait(), running.broken())


def spare_collections() -> None:
    """What is loaded by now stays for good: walking through it again and again takes 90 ms each time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)
    gc.enable()


async def _first(*waits: Awaitable[object]) -> None:
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
