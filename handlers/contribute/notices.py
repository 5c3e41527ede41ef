"""What whoever hands in, and contributors, are told of parts."""

from collections.abc import Awaitable, Callable
from typing import Any

from handlers.contribute import screens
from handlers.screen import Screen
from services.context import Context
from services.contributions.tell_parts import came_parts, lacking_parts
from services.notices.executors import PartsCame, SentWithoutPart
from services.notices.notice import Notice
from texts import texts


async def _came(ctx: Context, notice: PartsCame) -> Screen | None:
    found = await came_parts(ctx, notice)
    return screens.came(texts(ctx.actor.language), found) if found else None


async def _lacking(ctx: Context, notice: SentWithoutPart) -> Screen | None:
    found = await lacking_parts(ctx, notice)
    return screens.lacking(texts(ctx.actor.language), found) if found else None


WORDS: dict[type[Notice], Callable[[Context, Any], Awaitable[Screen | None]]] = {
    PartsCame: _came,
    SentWithoutPart: _lacking,
}
