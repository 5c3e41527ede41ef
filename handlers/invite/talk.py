"""Showing whom one can invite."""

from domain.access import Verb
from domain.refusals import NotAllowed
from handlers.invite import screens
from handlers.show import Show
from services.context import Context
from services.people.invite import programmes_to_invite_to
from texts import texts


async def show_inviting(ctx: Context, show: Show, chat_id: int) -> None:
    """One message for each programme one may invite to."""
    found = await programmes_to_invite_to(ctx)
    if not found:
        raise NotAllowed(Verb.INVITE)
    for inviting in found:
        await show.send(chat_id, screens.units(texts(ctx.actor.language), inviting))
