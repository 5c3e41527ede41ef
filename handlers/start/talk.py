"""Showing home, help, and the way in."""

from handlers.screen import Screen
from handlers.show import Show
from handlers.start import screens
from services.context import Context
from services.people.see_home import see_home
from texts import texts


async def show_home(ctx: Context, show: Show, chat_id: int, message_id: int | None = None) -> None:
    """With the command menu of whoever it is shown to."""
    home = await see_home(ctx)
    await show.set_menu(chat_id, {role.role for role in home.roles}, ctx.actor.language)
    screen = screens.home(texts(ctx.actor.language), home, ctx.actor.name)
    await show.edit_or_send(chat_id, message_id, screen)


async def show_help(ctx: Context, show: Show, chat_id: int) -> None:
    await show.send(chat_id, screens.help_text(texts(ctx.actor.language), await see_home(ctx)))


async def home_screen(ctx: Context) -> Screen:
    return screens.home(texts(ctx.actor.language), await see_home(ctx), ctx.actor.name)


async def way_in(ctx: Context) -> Screen | None:
    """What a stranger is shown whatever they send; ``None`` for everybody else."""
    is_stranger = (await see_home(ctx)).is_stranger
    return screens.stranger(texts(ctx.actor.language)) if is_stranger else None
