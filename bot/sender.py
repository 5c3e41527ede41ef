"""Sends what is owed: claims the rows that are due, has each made into a screen, sends it, marks it.

One process sends at a time. No database session is open while something is made or sent.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

from bot.errors import cause_of
from bot.limiter import Errand, errand
from bot.logs import redacted
from bot.parts import Parts, context_for_notice, machine_now
from bot.telegram.troubles import is_passing, pause_after
from bot.work.bell import Bell
from bot.work.in_hand import InHand
from bot.work.pulse import SENDING
from bot.work.together import Together
from domain.refusals import NotNow, Refusal
from handlers.screen import Screen
from handlers.show import Unreachable
from models.repositories import drafts
from models.repositories.queues import deaths, sending
from models.repositories.queues.inbox import LeaseLost
from models.repositories.queues.sending import Owed
from models.sessions import WritingSession
from services.context import Context
from services.notices.kinds import is_file
from services.people.touch import lose_touch
from services.upkeep.give_up import give_up_on_notice

ATTEMPTS = 8
_AT_ONCE = 20
_LEASE = timedelta(seconds=60)
_LOOK_EVERY = 1.0
_TOGETHER = 0.1
_ACTION_EVERY = 4.0
_SILENT = 120.0
_STUCK = 1800.0
"""Seconds for one notice: reports of a minute each that others asked for before, and Telegram's «later»."""
_DIED = "the process died under it"
_log = logging.getLogger(__name__)


class Messenger:
    def __init__(self, parts: Parts, planned: Bell) -> None:
        self._parts = parts
        self._planned = planned
        self._together = Together(parts.database)
        self._leadership = parts.pulse.lead(SENDING)
        self._sign = parts.signs.of("sender", _SILENT)
        self._in_hand: InHand[Owed, tuple[int, str]] = InHand(
            "notice",
            _AT_ONCE,
            planned,
            claim=self._claim,
            alone=self._claim_suspect,
            look=_LOOK_EVERY,
            key=_claim_of,
            handle=self._deliver,
        )

    async def run(self) -> None:
        """Send while this process is the one to do it; until ``stop``."""
        while not self._in_hand.stopping:
            self._sign.alive()
            if not (self._leadership.held and await self._in_hand.take()):
                await self._planned.wait(_LOOK_EVERY)
                await self._others_who_are_nearly_sent()

    async def _others_who_are_nearly_sent(self) -> None:
        """In a broadcast the next ones are claimed a few at a time."""
        if len(self._in_hand.keys()) > _AT_ONCE / 2 and not self._in_hand.stopping:
            await asyncio.sleep(_TOGETHER)

    async def stop(self, within: float) -> None:
        """Take no more, finish what is in hand; what takes longer is built again by whoever sends next."""
        await self._in_hand.stop(within)

    async def _claim(self, n: int) -> list[Owed]:
        await self._parts.clock.refresh()
        due = self._parts.installation.clock.now()
        async with self._parts.database.writer() as writer:
            return await sending.claim(
                writer.session, self._parts.process, n, due=due, now=machine_now(), lease=_LEASE
            )

    async def _claim_suspect(self) -> list[Owed]:
        due = self._parts.installation.clock.now()
        async with self._parts.database.writer() as writer:
            return await sending.claim_suspect(
                writer.session, self._parts.process, due=due, now=machine_now(), lease=_LEASE
            )

    async def _deliver(self, row: Owed) -> None:
        with self._parts.signs.work(f"notice {row.id}", _STUCK):
            await self._deliver_in_hand(row)

    async def _deliver_in_hand(self, row: Owed) -> None:
        errand.set(Errand(owed=True, ours=lambda: self._parts.pulse.is_ours(row.owner)))
        try:
            if row.deaths > deaths.MOST:
                await self._give_up(row, _DIED, _DIED)
                return
            async with self._held(row):
                message_id, asks = await self._say(row)
            await self._sent(row, message_id, asks)
        except LeaseLost:
            _log.warning("Notice %s may be in other hands by now", row.id)
            await self._give_back(row)
        except Unreachable as error:
            await self._unreachable(row, error)
        except NotNow as wait:
            await self._mark(sending.put_off, row, wait.until)
        except Refusal as refusal:
            _log.info("Notice %s (%s) was dropped: %r", row.id, row.kind, refusal)
            await self._mark(sending.mark_dropped, row, repr(refusal))
        except Exception as error:
            await self._failed(row, error)

    async def _give_back(self, row: Owed) -> None:
        """Nobody has to wait for its lease, unless the database is away as well."""
        try:
            await self._mark(sending.postpone, row, machine_now(), "", uncounted=True)
        except Exception:
            _log.exception("Notice %s could not be given back; its lease runs out", row.id)

    async def _say(self, row: Owed) -> tuple[int | None, int | None]:
        """The message, and the draft that what is typed next answers, where it asks."""
        ctx = await context_for_notice(self._parts, row)
        screen = await self._build(ctx, row)
        if screen is None:
            return None, None
        if screen.replaces is not None:
            return await self._parts.show.replace(row.telegram_id, screen.replaces, screen), None
        message_id = await self._parts.show.send(row.telegram_id, screen)
        return message_id, screen.draft_id if screen.asks else None

    async def _build(self, ctx: Context, row: Owed) -> Screen | None:
        kind = "upload_document" if is_file(row.kind) else "typing"
        showing = asyncio.create_task(self._show_action(row.telegram_id, kind))
        try:
            return await self._parts.voice.notice(ctx, row.kind, row.payload)
        finally:
            showing.cancel()

    async def _show_action(self, chat_id: int, kind: str) -> None:
        await asyncio.sleep(0.3)  # most notices are made at once
        while True:
            await self._parts.show.typing(chat_id, kind)
            await asyncio.sleep(_ACTION_EVERY)

    @asynccontextmanager
    async def _held(self, row: Owed) -> AsyncIterator[None]:
        renewing = asyncio.create_task(self._renew(row))
        try:
            yield
        finally:
            renewing.cancel()
            with suppress(asyncio.CancelledError):
                await renewing

    async def _renew(self, row: Owed) -> None:
        while True:
            await asyncio.sleep(_LEASE.total_seconds() / 3)
            try:
                await self._mark(sending.renew, row, machine_now() + _LEASE)
            except Exception:
                _log.exception("The lease of notice %s could not be renewed", row.id)

    async def _failed(self, row: Owed, error: Exception) -> None:
        reason = redacted(f"{type(error).__name__}: {error}", self._parts.bot.token)
        if is_passing(error):
            pause = pause_after(error, self._parts.installation.clock.now() - row.due_at)
            _log.warning(
                "Notice %s (%s) waits for Telegram: %s; again in %s", row.id, row.kind, reason, pause
            )
            await self._mark(sending.postpone, row, machine_now() + pause, reason, uncounted=True)
            return
        if row.attempts >= ATTEMPTS:
            _log.error("Notice %s (%s) was given up on", row.id, row.kind, exc_info=error)
            await self._give_up(row, reason, cause_of(error))
            return
        pause = timedelta(seconds=min(2.0**row.attempts, 900.0))
        _log.warning("Notice %s (%s): %s; again in %s", row.id, row.kind, reason, pause, exc_info=error)
        await self._mark(sending.postpone, row, machine_now() + pause, reason)

    async def _give_up(self, row: Owed, reason: str, cause: str) -> None:
        await give_up_on_notice(await context_for_notice(self._parts, row), row, reason, cause)

    async def _unreachable(self, row: Owed, error: Unreachable) -> None:
        """It waits with everything else until the person is there again; nobody else's does."""
        if await lose_touch(await context_for_notice(self._parts, row), row.telegram_id):
            await self._mark(sending.postpone, row, machine_now(), str(error), uncounted=True)
        else:
            await self._mark(sending.mark_failed, row, str(error))

    async def _sent(self, row: Owed, message_id: int | None, asks: int | None) -> None:
        at = self._parts.installation.clock.now()

        async def write_down(session: WritingSession) -> None:
            await sending.mark_sent(session, row, message_id, at)
            if asks is not None and message_id is not None:
                await drafts.place(session, row.person_id, row.telegram_id, asks, message_id)

        await self._together.do(write_down)

    async def _mark(self, change: Callable[..., Awaitable[object]], *facts: object, **more: object) -> None:
        async with self._parts.database.writer() as writer:
            await change(writer.session, *facts, **more)


def _claim_of(row: Owed) -> tuple[int, str]:
    return row.id, row.owner
