"""Showing a programme's periods, and taking what is typed about one."""

from domain.access import Verb
from domain.refusals import NotAllowed, NotFound
from handlers.heard import Heard
from handlers.period import screens
from handlers.press import Place, Press
from handlers.show import Show
from services.context import Context
from services.drafts.afterwards import place_draft
from services.drafts.find_draft import DraftFacts
from services.periods.move_deadline import move_deadline
from services.periods.see_periods import PeriodLine, Periods, periods_to_manage, see_periods
from texts import texts


async def show_periods(ctx: Context, show: Show, chat_id: int) -> None:
    """One message for each programme one coordinates."""
    found = await periods_to_manage(ctx)
    if not found:
        raise NotAllowed(Verb.MANAGE_PERIOD)
    for one in found:
        await show.send(chat_id, screens.overview(texts(ctx.actor.language), one))


async def ask_deadline(
    ctx: Context, show: Show, found: Periods, period_id: int, draft_id: int, place: Place
) -> None:
    """What is typed next is the new deadline."""
    line = line_of(found, period_id)
    screen = screens.ask_deadline(texts(ctx.actor.language), line, found.programme_id, draft_id)
    await place_draft(ctx, draft_id, await show.edit_or_send(*place, screen))


async def move(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    """The new deadline as typed."""
    moved = await move_deadline(ctx, draft.id, heard.text)
    await show.send(heard.chat_id, screens.moved(texts(ctx.actor.language), moved))


async def present(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """The question while it is open, else the periods as they are."""
    assert draft.programme_id is not None
    found = await see_periods(ctx, draft.programme_id)
    if draft.is_open:
        await ask_deadline(ctx, show, found, int(draft.subject), draft.id, place)
    else:
        await show.edit_or_send(*place, screens.overview(texts(ctx.actor.language), found))


async def overview(press: Press, ctx: Context, show: Show, place: Place) -> None:
    """Of the programme that was pressed; of each one where none was."""
    if press.numbers:
        found = await see_periods(ctx, press.numbers[0])
        await show.edit_or_send(*place, screens.overview(texts(ctx.actor.language), found))
    else:
        await show_periods(ctx, show, place[0])


def line_of(found: Periods, period_id: int) -> PeriodLine:
    for line in found.lines:
        if line.id == period_id:
            return line
    raise NotFound("period")
