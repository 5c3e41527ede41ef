"""What waits for a head, and what went on without one."""

from collections.abc import Awaitable, Callable
from typing import Any

from domain.heads.agreeing import WhyPassedOn
from handlers.consent import screens
from handlers.screen import Screen
from services.consent.see_unagreed import see_unagreed
from services.context import Context
from services.notices.executors import FiguresToAgree, PassedOn
from services.notices.notice import Notice
from texts import texts


async def _to_agree(ctx: Context, notice: FiguresToAgree) -> Screen | None:
    found = await see_unagreed(ctx, notice.programme_id)
    return screens.unagreed(texts(ctx.actor.language), found) if found.waiting else None


async def _passed_on(ctx: Context, notice: PassedOn) -> Screen:
    return screens.passed_on(texts(ctx.actor.language), notice.numbers, WhyPassedOn(notice.why))


WORDS: dict[type[Notice], Callable[[Context, Any], Awaitable[Screen | None]]] = {
    FiguresToAgree: _to_agree,
    PassedOn: _passed_on,
}
