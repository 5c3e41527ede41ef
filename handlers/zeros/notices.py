"""What executors are told of it."""

from collections.abc import Awaitable, Callable
from typing import Any

from handlers.screen import Screen
from handlers.zeros.screens import told
from services.context import Context
from services.notices.executors import ZerosPlanned
from services.notices.notice import Notice
from services.zeros.tell_zeros import own_planned
from texts import texts


async def _planned(ctx: Context, notice: ZerosPlanned) -> Screen | None:
    own = await own_planned(ctx, notice)
    return told(texts(ctx.actor.language), notice, own) if own else None


WORDS: dict[type[Notice], Callable[[Context, Any], Awaitable[Screen | None]]] = {ZerosPlanned: _planned}
