"""Who came in, to whoever invited."""

from handlers.invite import screens
from handlers.screen import Screen
from services.context import Context
from services.notices.coordinators import SomebodyJoined
from services.notices.look_up import who_joined
from texts import texts


async def _joined(ctx: Context, notice: SomebodyJoined) -> Screen:
    found = await who_joined(ctx, notice)
    return screens.came_in(texts(ctx.actor.language), found)


WORDS = {SomebodyJoined: _joined}
