"""Showing a unit's list, and the question from where its figures are."""

from handlers.for_whom import screens
from handlers.heard import Heard
from handlers.press import Place, Press
from handlers.show import Show
from handlers.submit import task_list
from services.context import Context
from services.drafts.afterwards import leave_questions, place_draft
from services.drafts.find_draft import DraftFacts
from services.for_whom.find_units import UnitsFound, find_units
from services.for_whom.hand_in_for import UnitDesk, hand_in_for, name_source, see_source, see_unit
from services.for_whom.sitting import ids_in
from texts import texts


async def show_units(ctx: Context, show: Show, place: Place, words: str) -> bool:
    """The unit that is meant, else which it may be; whether the actor hands in for others at all."""
    found = await find_units(ctx, words)
    if found.coordinates:
        await show_found(ctx, show, place, found)
    return found.coordinates


async def show_found(ctx: Context, show: Show, place: Place, found: UnitsFound) -> None:
    """The one that is meant, else those that may be."""
    if (one := found.the_one) is not None:
        await show_desk(
            ctx, show, await hand_in_for(ctx, one.programme_id, one.executor_id, one.period_id), place
        )
        return
    t = texts(ctx.actor.language)
    await show.edit_or_send(*place, screens.units(t, found) if found.units else screens.no_units(t))


async def show_desk(ctx: Context, show: Show, desk: UnitDesk, place: Place) -> None:
    """The question for the source where it is open, else the list."""
    t = texts(ctx.actor.language)
    if desk.question_id is None:
        await show.edit_or_send(*place, task_list.task_list(t, desk.tasks))
        await leave_questions(ctx)
        return
    screen = screens.ask_source(t, desk)
    await place_draft(ctx, desk.question_id, await show.edit_or_send(*place, screen))


async def answer_source(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    desk = await name_source(ctx, draft.id, heard.text)
    await show_desk(ctx, show, desk, (heard.chat_id, None))


async def present(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """The question while it is open, else the unit's list."""
    assert draft.programme_id is not None
    is_asked = draft.kind == "source" and draft.is_open
    about = ids_in(draft.subject)
    desk = await (see_source(ctx, draft.id) if is_asked else see_unit(ctx, draft.programme_id, *about))
    await show_desk(ctx, show, desk, place)


async def pass_over(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    """A unit's list has buttons; what names its figures was taken before."""
    await present(draft, ctx, show, (heard.chat_id, None))


async def overview(_press: Press, ctx: Context, show: Show, place: Place) -> None:
    await show_units(ctx, show, place, "")
