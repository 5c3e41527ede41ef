"""Takes updates from Telegram: stored and committed first, confirmed by the next request only."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from aiogram.exceptions import AiogramError, TelegramConflictError, TelegramUnauthorizedError
from aiogram.methods import Response, TelegramMethod

from bot.parts import Parts
from bot.work.pulse import POLLING
from services.context import Actor, Context
from services.upkeep.note_contact import note_contact

KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]
_LONG_POLL = 20
_LONGEST_PAUSE = 30.0
_DOUBLINGS = 10
"""After some hours without a network two to the power of the failures would be no number any more."""
_DEAF = 150.0
"""Seconds: far more than a request, storing what it brought and a pause may take together."""
_NOTED_EVERY = timedelta(minutes=1)
_log = logging.getLogger(__name__)


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """``getUpdates`` as it comes: one field that the library does not know must not lose a batch."""

    __returning__: ClassVar[Any] = list[dict[str, Any]]
    __api_method__: ClassVar[str] = "getUpdates"

    offset: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None


_HELD = Response[GetRawUpdates.__returning__]  # as in handlers/show.py


class Poller:
    def __init__(self, parts: Parts, take_in: Callable[[list[dict[str, Any]]], Awaitable[None]]) -> None:
        self._parts = parts
        self._take_in = take_in
        self._leadership = parts.pulse.lead(POLLING)
        self._sign = parts.signs.of("poller", _DEAF)
        self._offset: int | None = None
        self._failures = 0
        self._lost = True
        """Telegram may have been out of reach, or nobody was there to ask it."""
        self._noted_at = datetime.min.replace(tzinfo=UTC)

    async def run(self) -> None:
        """Poll while this process is the one to do it; until cancelled."""
        while True:
            with self._sign.resting():
                await self._leadership.taken.wait()
            await self._round()

    async def _round(self) -> None:
        try:
            await self._keep(await self._ask())
            self._failures = 0
            await self._note_contact()
        except Exception as error:
            await self._pause(error)

    async def _note_contact(self) -> None:
        """At once where Telegram was out of reach, or we were; else now and then."""
        await self._parts.clock.refresh()
        now = self._parts.clock.now()
        if self._lost or abs(now - self._noted_at) > _NOTED_EVERY:
            ctx = Context(self._parts.installation, Actor(telegram_id=0, name=""))
            await note_contact(ctx, self._parts.bot.id, was_lost=self._lost)
            self._lost, self._noted_at = False, now

    async def _ask(self) -> list[dict[str, Any]]:
        wait = 0 if self._lost else _LONG_POLL  # that contact is back is to be known at once
        asking = GetRawUpdates(offset=self._offset, timeout=wait, allowed_updates=KINDS)
        return await self._parts.bot(asking, request_timeout=_LONG_POLL + 10)

    async def _keep(self, updates: list[dict[str, Any]]) -> None:
        if not updates:
            return
        await self._take_in(updates)
        self._offset = max(update["update_id"] for update in updates) + 1

    async def _pause(self, error: Exception) -> None:
        self._sign.alive()
        self._failures += 1
        self._lost = True
        pause = min(2.0 ** min(self._failures - 1, _DOUBLINGS), _LONGEST_PAUSE)
        if isinstance(error, TelegramConflictError):
            _log.error("Another process polls with this token, or a webhook is set; next try in %g s", pause)
        elif isinstance(error, TelegramUnauthorizedError):
            _log.error("Telegram refuses BOT_TOKEN; next try in %g s", pause)
        elif isinstance(error, AiogramError):
            _log.warning("Telegram does not answer (%s); next try in %g s", error, pause)
        else:
            _log.error("Updates could not be stored; next try in %g s", pause, exc_info=error)
        await asyncio.sleep(pause)
