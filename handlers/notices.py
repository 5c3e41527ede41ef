"""What is owed to people, as screens of the moment they are sent (rule 2)."""

from typing import Any

from domain.refusals import NotAllowed, NotFound, Refusal, Stale
from handlers import refusal_screen
from handlers.registry import NOTICES
from handlers.screen import Screen
from services.context import Context
from services.notices.kinds import notice_of
from services.notices.quiet import check_hour
from texts import texts

_GONE = (NotAllowed, NotFound, Stale)


async def build(ctx: Context, kind: str, payload: dict[str, Any]) -> Screen | None:
    """The screen of an outbox row, or ``None`` where there is nothing to say any more.

    A refusal is an answer to what somebody asked for («файл не читается»). Where what it is about is gone,
    or no longer the receiver's to see, it is raised: such a notice is dropped.
    """
    notice = notice_of(kind, payload)
    await check_hour(ctx, notice)
    try:
        return await NOTICES[type(notice)](ctx, notice)
    except Refusal as refusal:
        if isinstance(refusal, _GONE) or not notice.ASKED_FOR:
            raise
        return refusal_screen.screen(texts(ctx.actor.language), refusal)
