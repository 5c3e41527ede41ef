"""Handles what the poller stored: a few chats at once, each in its own order, every update to its end.

A row is claimed, handled, answered, done; the claim of the next ones says so of those before, together with
what their answers left behind in their chats. What was cut off is claimed again; what is found applied is
not handled again, its person is shown where things stand; what fails three times is given up on, with
an apology to the person and an alarm to the owners, and the chat goes on.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

from aiogram.types import Update

from bot.errors import cause_of
from bot.limiter import Errand, errand
from bot.parts import Parts, context_for_update, machine_now, with_senders
from bot.telegram.quiet import Quiet
from bot.telegram.troubles import is_passing, pause_after
from bot.work.bell import Bell
from bot.work.in_hand import InHand
from handlers.show import Unreachable
from models.repositories.queues import deaths, inbox
from models.repositories.queues.inbox import Claim, Claimed, LeaseLost
from models.sessions import WritingSession
from models.unit_of_work import Conflict
from services.context import Afterwards, Context
from services.drafts.afterwards import write_afterwards
from services.notices.failures import UpdateFailed
from services.people.touch import lose_touch
from services.upkeep.give_up import give_up_on_update

IN_HAND = 8
ATTEMPTS = 3
LEASE = timedelta(seconds=30)
_RENEW_EVERY = 8.0
_LOOK_EVERY = 1.0
_SILENT = 120.0
_TOGETHER = 0.01
_LONGEST = 120.0
_STUCK = 3 * _LONGEST
"""Seconds in which an update comes to an end, were it given up on with everybody being told."""
_AWAITED = timedelta(hours=6)
"""For how long somebody waits for an answer; after that it would be a flood of old ones."""
_log = logging.getLogger(__name__)


class Intake:
    def __init__(self, parts: Parts, bell: Bell) -> None:
        self._parts = parts
        self._bell = bell
        self._answered: list[tuple[Claim, Sequence[Afterwards]]] = []
        self._failures = 0
        self._sign = parts.signs.of("intake", _SILENT)
        self._in_hand: InHand[Claimed, Claim] = InHand(
            "update",
            IN_HAND,
            bell,
            claim=self._claim,
            alone=self._claim_suspect,
            look=_LOOK_EVERY,
            key=lambda row: row.claim,
            handle=self._handle,
        )

    async def run(self) -> None:
        """Claim and handle until ``stop``."""
        renewing = asyncio.create_task(self._hold_on(), name="inbox leases")
        try:
            while not self._in_hand.stopping:
                self._sign.alive()
                if not await self._in_hand.take():
                    await self._bell.wait(_LOOK_EVERY)
                    await self._others_who_are_nearly_done()
        finally:
            renewing.cancel()

    async def _others_who_are_nearly_done(self) -> None:
        """They are settled together: a transaction for each would be a fifth of what an update costs."""
        if self._in_hand.keys() and not self._in_hand.stopping:
            await asyncio.sleep(_TOGETHER)

    async def stop(self, within: float) -> None:
        """Take no more, finish what is in hand; what takes longer is left to the next start."""
        left = await self._in_hand.stop(within)
        async with self._settling() as session:
            for claim in left:
                await inbox.postpone(session, claim, machine_now(), uncounted=True)

    async def take_in(self, updates: Sequence[dict[str, Any]]) -> None:
        """Keep a batch from Telegram and take in hand what there is room for, in one transaction: when this
        returns, the batch is safe."""
        now = self._parts.installation.clock.now()

        async def store_and_claim(n: int) -> list[Claimed]:
            async with self._settling() as session:
                await inbox.store(session, self._parts.bot.id, updates, now)
                return await self._claim_in(session, n)

        await self._in_hand.take_by(store_and_claim)

    async def _claim(self, n: int) -> list[Claimed]:
        async with self._settling() as session:
            return await self._claim_in(session, n)

    async def _claim_suspect(self) -> list[Claimed]:
        async with self._settling() as session:
            claimed = await inbox.claim_suspect(session, self._parts.process, machine_now(), LEASE)
            return await with_senders(session, claimed)

    async def _claim_in(self, session: WritingSession, n: int) -> list[Claimed]:
        if not (n and self._parts.pulse.fresh):
            return []
        claimed = await inbox.claim(session, self._parts.process, n, machine_now(), LEASE)
        return await with_senders(session, claimed)

    @asynccontextmanager
    async def _settling(self) -> AsyncIterator[WritingSession]:
        """A transaction in which what was answered is done first: only then is its chat free again.

        A death before it repeats the screen, never the effect. What cannot be written is tried with the next.
        """
        settled = self._answered.copy()
        try:
            async with self._parts.database.writer() as writer:
                for _, afterwards in settled:
                    await write_afterwards(writer.session, afterwards)
                await inbox.mark_done(writer.session, [claim for claim, _ in settled])
                yield writer.session
        except Exception:
            self._could_not_settle()
            raise
        del self._answered[: len(settled)]
        self._failures = 0

    def _answered_claims(self) -> list[Claim]:
        return [claim for claim, _ in self._answered]

    def _could_not_settle(self) -> None:
        """Where a screen stands is worth less than that everybody else's updates are taken in hand."""
        self._failures += 1
        if self._failures >= ATTEMPTS:
            self._answered = [(claim, ()) for claim, _ in self._answered]

    async def _hold_on(self) -> None:
        while True:
            await asyncio.sleep(_RENEW_EVERY)
            try:
                async with self._parts.database.writer() as writer:
                    held = [*self._in_hand.keys(), *self._answered_claims()]
                    await inbox.renew(writer.session, held, machine_now() + LEASE)
            except Exception:
                _log.exception("Leases could not be renewed")

    async def _handle(self, row: Claimed) -> None:
        with self._parts.signs.work(f"update {row.update_id}", _STUCK):
            await self._handle_in_hand(row)

    async def _handle_in_hand(self, row: Claimed) -> None:
        if row.claim in self._answered_claims():
            return  # its lease ran out before that could be written: it is answered all the same
        try:
            await self._settle(row)
        except Exception:
            _log.exception("Update %s could not be marked; its lease runs out", row.update_id)

    async def _settle(self, row: Claimed) -> None:
        """One attempt, and what becomes of the row."""
        try:
            if row.deaths > deaths.MOST:
                await self._give_up(row, "the process died under it")
                return
            async with asyncio.timeout(_LONGEST):
                afterwards = await self._attempt(row)
        except LeaseLost:
            _log.warning("Update %s is in other hands, or was to be applied twice", row.update_id)
            await self._put_back(row, timedelta(), uncounted=True)
        except Unreachable as error:
            await lose_touch(await context_for_update(self._parts, row), error.chat_id)
            self._answered.append((row.claim, ()))
        except Exception as error:
            await self._failed(row, error)
        else:
            self._answered.append((row.claim, afterwards))

    async def _attempt(self, row: Claimed) -> Sequence[Afterwards]:
        errand.set(Errand(ours=lambda: self._parts.pulse.is_ours(row.claim.owner)))
        ctx = await context_for_update(self._parts, row)
        if row.applied:
            await self._show_again(ctx, row)
            return ctx.afterwards
        try:
            await self._feed(ctx, row)
        except Conflict:
            if ctx.applied:
                raise
            _log.info("Update %s met somebody who was first; once more", row.update_id)
            async with self._parts.database.reader() as session:
                [row] = await with_senders(session, [row])
            ctx = await context_for_update(self._parts, row)
            await self._feed(ctx, row)
        return ctx.afterwards

    async def _feed(self, ctx: Context, row: Claimed) -> None:
        """Where nobody waits for its answer any more, the person sees where things stand, once for all."""
        is_late = ctx.now() - row.received_at > _AWAITED
        bot, show = self._parts.bot, self._parts.show
        update = Update.model_validate(row.payload, context={"bot": bot})
        await self._parts.dispatcher.feed_update(bot, update, ctx=ctx, show=Quiet(show) if is_late else show)
        if is_late:
            await self._show_again(ctx, row)

    async def _show_again(self, ctx: Context, row: Claimed) -> None:
        """Unless something later waits in the chat, which is answered as well."""
        if ctx.now() - row.received_at > _AWAITED and await self._is_followed(row):
            return
        button = row.payload.get("callback_query")
        if button:
            await self._parts.show.answer(button["id"])
        await self._parts.voice.resume(ctx, self._parts.show)

    async def _is_followed(self, row: Claimed) -> bool:
        async with self._parts.database.reader() as session:
            return await inbox.waits_behind(session, row.chat_id, row.claim.id)

    async def _failed(self, row: Claimed, error: Exception) -> None:
        if is_passing(error):
            pause = pause_after(error, self._parts.installation.clock.now() - row.received_at)
            _log.warning("Telegram did not take the answer to update %s: %s", row.update_id, error)
            await self._put_back(row, pause, uncounted=True)
            return
        _log.error("Update %s failed, attempt %s", row.update_id, row.attempts, exc_info=error)
        if row.attempts >= ATTEMPTS:
            await self._give_up(row, cause_of(error))
        else:
            await self._put_back(row, timedelta(seconds=row.attempts))

    async def _put_back(self, row: Claimed, pause: timedelta, *, uncounted: bool = False) -> None:
        async with self._parts.database.writer() as writer:
            await inbox.postpone(writer.session, row.claim, machine_now() + pause, uncounted=uncounted)

    async def _give_up(self, row: Claimed, cause: str) -> None:
        """What must be said of it is a row as well, so that it survives whatever happens now."""
        ctx = await context_for_update(self._parts, row)
        press = row.payload.get("callback_query") or {}
        failed = UpdateFailed(row.claim.id, ctx.actor.language, str(press.get("id", "")), row.applied)
        if await give_up_on_update(ctx, row.claim, failed, row.update_id, cause):
            _log.error("Update %s was given up on: %s", row.update_id, cause)
