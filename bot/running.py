"""A bot from its first part to its last: ``async with running_bot(settings) as running``.

No signals, no migrations: tests run a bot and a playground in one process.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass

from aiogram import Bot, Dispatcher
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError

from bot.clock import RefreshedClock, clock_for
from bot.files import LocalFiles
from bot.intake import Intake
from bot.limiter import Limiter
from bot.parts import Parts, machine_now
from bot.polling import Poller
from bot.sender import Messenger
from bot.settings import Settings
from bot.telegram.introduction import introduce
from bot.telegram.session import Session
from bot.voice import Voice, own_voice
from bot.work.bell import Bell
from bot.work.heart import Heart
from bot.work.lockfile import only_one
from bot.work.pulse import Pulse
from bot.work.signs import Signs
from bot.work.vitals import LastAnswer, vitals_of
from bot.work.watchdog import Watchdog, ended
from bot.work.worker import ProcessWorker
from handlers.show import Show
from models.repositories.queues import inbox, outbox, processes
from models.unit_of_work import Database
from scheduler.ticks import build_scheduler, look_now
from services.context import Installation

FINISH_WITHIN = 8.0
_TICK = 300.0
"""Seconds by which a tick may be late, or that it may take."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Running:
    """``loops`` end only when something is broken beyond repair."""

    parts: Parts
    intake: Intake
    messenger: Messenger
    loops: tuple[asyncio.Task[None], ...]

    async def broken(self) -> None:
        """Returns never; raises ``Broken`` once a loop has ended or something is stuck."""
        done, _ = await asyncio.wait(self.loops, return_when=asyncio.FIRST_COMPLETED)
        raise ended(done.pop())


@asynccontextmanager
async def running_bot(
    settings: Settings,
    *,
    voice: Voice | None = None,
    limiter: Limiter | None = None,
    clock: RefreshedClock | None = None,
    prepare: Callable[[Installation], Awaitable[None]] | None = None,
    signs: Signs | None = None,
) -> AsyncIterator[Running]:
    """Poll, handle, send and tick until the block ends; then finish what is in hand for 8 s at most.

    ``prepare`` is awaited before anybody is heard; a watchdog looks at the ``signs`` of life.
    """
    async with AsyncExitStack() as stack:
        stack.enter_context(only_one(settings.sqlite_file))
        parts = await _assemble(
            stack, settings, voice or own_voice(), limiter or Limiter(), clock, signs or Signs()
        )
        await _clear_old_leases(parts)
        if prepare is not None:
            await prepare(parts.installation)
        await _serve_health(stack, settings, parts)
        running = await _start(stack, parts)
        _log.info("Running as @%s", parts.installation.bot_username)
        yield running


async def _assemble(
    stack: AsyncExitStack,
    settings: Settings,
    voice: Voice,
    limiter: Limiter,
    clock: RefreshedClock | None,
    signs: Signs,
) -> Parts:
    bot = open_bot(settings)
    stack.push_async_callback(bot.session.close)
    bot.session.middleware(contact := LastAnswer(signs))
    username = await introduce(bot)
    time = clock or clock_for(settings.clock_url)
    stack.push_async_callback(time.close)
    await time.refresh()
    worker = ProcessWorker()
    stack.push_async_callback(worker.close)
    database = Database(settings.database)
    stack.push_async_callback(database.close)
    installation = Installation(
        database=database,
        clock=time,
        worker=worker,
        files=LocalFiles(settings.data_dir / "files"),
        owner_ids=settings.owner_ids,
        bot_username=username,
        timezone=settings.timezone,
        vitals=vitals_of(signs, contact, settings.data_dir),
    )
    dispatcher = Dispatcher(disable_fsm=True)
    for router in voice.routers():
        dispatcher.include_router(router)
    show = Show(bot, limiter, voice.menu)
    return Parts(installation, time, bot, dispatcher, show, voice, Pulse(database, limiter), signs)


def open_bot(settings: Settings) -> Bot:
    """The bot on whatever server the settings name, through a proxy where they name one."""
    base = settings.telegram_api_url
    server = TelegramAPIServer(
        base=f"{base}/bot{{token}}/{{method}}", file=f"{base}/file/bot{{token}}/{{path}}"
    )
    session = Session(api=server, proxy=settings.telegram_proxy or None)
    return Bot(settings.bot_token.get_secret_value(), session=session)


async def _clear_old_leases(parts: Parts) -> None:
    """On SQLite the lock file says that nobody else is alive, so nobody else can hold anything."""
    async with parts.database.writer() as writer:
        if not parts.database.is_sqlite:
            await processes.forget_dead(writer.session)
            return
        await inbox.release_all(writer.session, machine_now())
        await outbox.release_all(writer.session, machine_now())
        await processes.clear(writer.session)


async def _serve_health(stack: AsyncExitStack, settings: Settings, parts: Parts) -> None:
    if settings.health_port:
        from bot.web.health import serving_health  # most installations have none

        where = serving_health(settings.health_host, settings.health_port, parts.signs.heard)
        _log.info("Health is told at %s", await stack.enter_async_context(where))


async def _start(stack: AsyncExitStack, parts: Parts) -> Running:
    room, planned = Bell(), Bell()
    parts.database.on_planned.append(lambda due: planned.ring() if due <= parts.clock.now() else None)
    intake, messenger = Intake(parts, room), Messenger(parts, planned)
    poller = Poller(parts, intake.take_in)
    await parts.pulse.beat()
    heart = Heart(parts.database, parts.signs, lambda: parts.process)
    loops = [
        asyncio.create_task(parts.pulse.keep(), name="pulse"),
        asyncio.create_task(Watchdog(parts.signs).run(), name="watchdog"),
        asyncio.create_task(heart.run(machine_now), name="heart"),
        asyncio.create_task(intake.run(), name="intake"),
        asyncio.create_task(messenger.run(), name="messenger"),
        asyncio.create_task(poller.run(), name="poller"),
    ]
    stack.push_async_callback(_stop, parts, loops, intake, messenger)
    scheduler = build_scheduler(
        parts.installation,
        parts.clock.refresh,
        lambda name, every: parts.signs.of(f"tick {name}", every + _TICK).alive,
    )
    scheduler.start()
    stack.callback(scheduler.shutdown, wait=False)

    async def moved() -> None:
        await look_now(parts.installation)
        planned.ring()

    early = [
        asyncio.create_task(_warm(parts)),
        asyncio.create_task(_menus(parts)),
        asyncio.create_task(parts.clock.watch(moved)),
    ]
    stack.callback(lambda: [task.cancel() for task in early])
    return Running(parts, intake, messenger, tuple(loops))


async def _warm(parts: Parts) -> None:
    worker = parts.installation.worker
    if isinstance(worker, ProcessWorker):
        await worker.start()


async def _menus(parts: Parts) -> None:
    try:
        await parts.show.set_menus()
        await parts.show.set_about(parts.voice.about)
    except AiogramError as error:
        _log.warning("The command menus or the description could not be set: %s", error)


async def _stop(parts: Parts, loops: list[asyncio.Task[None]], intake: Intake, messenger: Messenger) -> None:
    *_, poller = loops
    poller.cancel()
    await asyncio.gather(intake.stop(FINISH_WITHIN), messenger.stop(FINISH_WITHIN))
    for task in loops:
        task.cancel()
    await asyncio.gather(*loops, return_exceptions=True)
    with suppress(Exception):
        await parts.pulse.leave()
