"""What is told of what was given up on."""

from collections.abc import Awaitable, Callable
from typing import Any

from handlers import failure
from handlers.screen import Screen
from services.context import Context
from services.notices.failures import Alarm, UpdateFailed
from services.notices.notice import Notice
from texts import texts


async def _failed(_ctx: Context, notice: UpdateFailed) -> Screen:
    return failure.apology(notice)


async def _alarm(ctx: Context, notice: Alarm) -> Screen:
    return failure.alarm(texts(ctx.actor.language), notice)


WORDS: dict[type[Notice], Callable[[Context, Any], Awaitable[Screen | None]]] = {
    UpdateFailed: _failed,
    Alarm: _alarm,
}
