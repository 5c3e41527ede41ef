"""What became of the due date that somebody proposed."""

from collections.abc import Awaitable, Callable
from typing import Any

from handlers.due_dates.screens import answered
from handlers.screen import Screen
from services.ahead.due_decided import due_answered
from services.context import Context
from services.notices.executors import DueDecided
from services.notices.notice import Notice
from texts import texts


async def _decided(ctx: Context, notice: DueDecided) -> Screen:
    found = await due_answered(ctx, notice)
    return answered(texts(ctx.actor.language), found, notice.programme_id, notice.period_id)


WORDS: dict[type[Notice], Callable[[Context, Any], Awaitable[Screen | None]]] = {DueDecided: _decided}
