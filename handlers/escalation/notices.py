"""Silent units, told to coordinators, heads and overseers."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from handlers.escalation import screens
from handlers.screen import Screen
from services.context import Context
from services.escalation.silent import proposed_silent, silent_on_message
from services.escalation.tell_silent import unit_silent
from services.notices.notice import Notice
from services.notices.silent import SilentProposed, SilentStands, UnitSilent
from texts import texts


async def _proposed(ctx: Context, notice: SilentProposed) -> Screen | None:
    return screens.silent(texts(ctx.actor.language), await proposed_silent(ctx, notice))


async def _stands(ctx: Context, notice: SilentStands) -> Screen | None:
    """In the place of that day's message; nothing where there is none."""
    found = await silent_on_message(ctx, notice)
    if found is None:
        return None
    silent, message_id = found
    return replace(screens.silent(texts(ctx.actor.language), silent), replaces=message_id)


async def _told(ctx: Context, notice: UnitSilent) -> Screen | None:
    return screens.told(texts(ctx.actor.language), await unit_silent(ctx, notice))


WORDS: dict[type[Notice], Callable[[Context, Any], Awaitable[Screen | None]]] = {
    SilentProposed: _proposed,
    SilentStands: _stands,
    UnitSilent: _told,
}
