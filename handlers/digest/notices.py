"""The weekly digest as it is told, with the picture of who has handed in."""

from collections.abc import Awaitable, Callable
from typing import Any

from handlers.digest import screens
from handlers.screen import Screen
from services.context import Context
from services.digest.compile_digest import weekly_digest
from services.notices.digest import WeeklyDigest
from services.notices.notice import Notice
from services.standing.draw_progress import Grouping, draw_progress_of
from texts import texts


async def _digest(ctx: Context, notice: WeeklyDigest) -> Screen | None:
    """By executors for whoever sees them, else by sections."""
    found = await weekly_digest(ctx, notice)
    by = Grouping.EXECUTORS if found.decisions else Grouping.SECTIONS
    return screens.digest(texts(ctx.actor.language), found, await draw_progress_of(ctx, found.collection, by))


WORDS: dict[type[Notice], Callable[[Context, Any], Awaitable[Screen | None]]] = {WeeklyDigest: _digest}
