"""Showing a programme's silent units as things stand."""

from handlers.escalation import screens
from handlers.press import Place, Press
from handlers.show import Show
from services.context import Context
from services.escalation.silent import see_silent
from texts import texts


async def show_silent(ctx: Context, show: Show, programme_id: int, place: Place) -> None:
    found = await see_silent(ctx, programme_id)
    await show.edit_or_send(*place, screens.silent(texts(ctx.actor.language), found))


async def overview(press: Press, ctx: Context, show: Show, place: Place) -> None:
    """An old button: where things stand now."""
    await show_silent(ctx, show, press.numbers[0] if press.numbers else 0, place)
