"""Showing people: to a coordinator all of a programme, to the owner who runs what, to others themselves."""

from domain.access import Verb
from domain.refusals import NotAllowed
from handlers.heard import Heard
from handlers.invite import screens as invite_screens
from handlers.people import away, invited, screens
from handlers.press import Place, Press
from handlers.show import Show
from services.context import Context
from services.drafts.afterwards import leave_questions, place_draft
from services.drafts.find_draft import DraftFacts
from services.people.away import AwayAsked, await_days, say_days, see_away_question
from services.people.invite_all import invite_all
from services.people.see_people import (
    programmes_with_people,
    see_coordinators,
    see_people,
    see_self,
)
from services.reports.draw_list import draw_list_of
from texts import texts


async def show_people(ctx: Context, show: Show, chat_id: int) -> None:
    """One message for each programme; an owner's own list stands first."""
    t = texts(ctx.actor.language)
    managed, own = await programmes_with_people(ctx), await see_self(ctx)
    if not (managed or own or ctx.actor.is_owner):
        raise NotAllowed(Verb.MANAGE_PEOPLE)
    if ctx.actor.is_owner:
        await show.send(chat_id, screens.runs(t, await see_coordinators(ctx)))
    for found in managed:
        await show.send(chat_id, screens.people(t, found))
    for page in own:
        await show.send(chat_id, away.own(t, page))


async def show_list(ctx: Context, show: Show, programme_id: int, place: Place, number: int = 0) -> None:
    screen = screens.people(texts(ctx.actor.language), await see_people(ctx, programme_id), number)
    await show.edit_or_send(*place, screen)


async def overview(press: Press, ctx: Context, show: Show, place: Place) -> None:
    """An old button: the programme's people as they are now; to whoever manages none, what is theirs."""
    try:
        await show_list(ctx, show, press.numbers[0] if press.numbers else 0, place)
    except NotAllowed:
        await show_people(ctx, show, place[0])


async def present(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """The question for the days while it is open, else people as they are."""
    if draft.is_open:
        await present_question(ctx, show, draft.id, place)
    else:
        await show_people(ctx, show, place[0])


async def ask(ctx: Context, show: Show, asked: AwayAsked, place: Place) -> None:
    """What is typed next are the days."""
    screen = away.ask_days(texts(ctx.actor.language), asked)
    await place_draft(ctx, asked.draft_id, await show.edit_or_send(*place, screen))


async def begin(ctx: Context, show: Show, press: Press, place: Place) -> None:
    programme_id, person_id, substitute_id = press.numbers
    await ask(ctx, show, await await_days(ctx, programme_id, person_id, substitute_id), place)


async def answer(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    """The days as typed; a newcomer's link is a message by itself, to be forwarded."""
    done = await say_days(ctx, draft.id, heard.text)
    await leave_questions(ctx)
    await show.send(heard.chat_id, away.said(texts(ctx.actor.language), done))
    await send_link(show, done, heard.chat_id)


async def send_link(show: Show, done: AwayAsked, chat_id: int) -> None:
    if done.link is not None:
        await show.send(chat_id, invite_screens.link(texts("ru"), done.link))


async def present_question(ctx: Context, show: Show, draft_id: int, place: Place) -> None:
    await ask(ctx, show, await see_away_question(ctx, draft_id), place)


async def send_all(ctx: Context, show: Show, programme_id: int, place: Place, *, anew: bool) -> int:
    """The list first, so that nothing is lost on the way; then each text by itself. How many there are."""
    made = await invite_all(ctx, programme_id, anew=anew)
    t = texts(ctx.actor.language)
    await show.typing(place[0], "upload_document")
    book = await draw_list_of(ctx, *invited.listed(t, made))
    await show.send(place[0], invited.links(t, made, book))
    for one in made:
        await show.send(place[0], invite_screens.link(texts("ru"), one))
    return len(made)
