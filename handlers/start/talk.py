"""Showing home, help, and the way in; taking a link that was pasted instead of opened."""

import re
from functools import partial

from handlers.conversation import Handle
from handlers.heard import Heard
from handlers.screen import Screen
from handlers.show import Show
from handlers.start import screens
from services.consent.set_consent import see_consent
from services.context import Context
from services.drafts.find_draft import DraftFacts
from services.people.accept_invitation import open_invitation
from services.people.see_home import see_home
from texts import texts

_LINK = re.compile(r"(?:\bt\.me/\w+|\bresolve)\?\S*?\bstart=([\w-]{1,64})", re.ASCII | re.IGNORECASE)
_SECRET = re.compile(r"(?=.+[0-9A-Z_-])[\w-]{22}", re.ASCII)
"""Nothing but the secret; a word of 22 letters is none."""


async def names(heard: Heard, _question: DraftFacts | None, _ctx: Context) -> Handle | None:
    """A link that was pasted, also within its letter, or the bare secret."""
    found = _LINK.search(heard.text)
    if found is not None:
        return partial(_open, found[1])
    text = heard.text.strip()
    return partial(_open, text) if _SECRET.fullmatch(text) else None


async def _open(secret: str, heard: Heard, ctx: Context, show: Show) -> None:
    await show_offer(ctx, show, heard.chat_id, secret)


async def show_offer(ctx: Context, show: Show, chat_id: int, secret: str) -> None:
    offer = await open_invitation(ctx, secret)
    await show.send(chat_id, screens.offer(texts(ctx.actor.language), offer))


async def show_home(
    ctx: Context, show: Show, chat_id: int, message_id: int | None = None, *, asking: int | None = None
) -> None:
    """With the command menu of whoever it is shown to; ``asking`` is a programme that they have just begun to
    coordinate: what was not asked of whoever created it is asked here, once."""
    home = await see_home(ctx)
    await show.set_menu(chat_id, {role.role for role in home.roles}, ctx.actor.language)
    t, name = texts(ctx.actor.language), ctx.actor.name
    screen = screens.home(t, home, name)
    if asking is not None and (await see_consent(ctx, asking)).needed is None:
        screen = screens.first_home(t, home, name, asking)
    await show.edit_or_send(chat_id, message_id, screen)


async def show_help(ctx: Context, show: Show, chat_id: int) -> None:
    await show.send(chat_id, screens.help_text(texts(ctx.actor.language), await see_home(ctx)))


async def home_screen(ctx: Context) -> Screen:
    return screens.home(texts(ctx.actor.language), await see_home(ctx), ctx.actor.name)


async def way_in(ctx: Context) -> Screen | None:
    """What a stranger is shown whatever they send; ``None`` for everybody else."""
    is_stranger = (await see_home(ctx)).is_stranger
    return screens.stranger(texts(ctx.actor.language)) if is_stranger else None
