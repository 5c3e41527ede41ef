"""What a unit's people are told of what was handed in for them."""

from handlers.for_whom import screens
from handlers.screen import Screen
from services.context import Context
from services.for_whom.tell_handed_in import brought_figures
from services.notices.executors import HandedInFor
from texts import texts


async def _brought(ctx: Context, notice: HandedInFor) -> Screen | None:
    found = await brought_figures(ctx, notice)
    return screens.brought(texts(ctx.actor.language), found) if found.figures else None


WORDS = {HandedInFor: _brought}
