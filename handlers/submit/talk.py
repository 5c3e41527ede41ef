"""Showing a submission's screens and keeping where they stand."""

from handlers.contribute import screens as parts
from handlers.evidence.screens import not_taken
from handlers.evidence.taking import is_read, taken
from handlers.for_whom import screens as choice
from handlers.heard import Heard
from handlers.press import Place, Press
from handlers.show import Show
from handlers.submit import receipts, screens, task_list
from services.context import Context
from services.contributions.answer_part import edit_part, part_said_in
from services.drafts.afterwards import leave_questions, place_draft
from services.drafts.find_draft import DraftFacts
from services.evidence.attach import attach_to_draft
from services.evidence.new_piece import NewPiece
from services.figures.answer_draft import answer_draft, edit_answer, sent_in
from services.figures.check_collected import check_collected
from services.figures.figure_draft import FigureDraft
from services.figures.open_draft import see_draft
from services.figures.receipts import Receipt
from services.figures.take_message import names_own, take_numbered
from services.figures.tasks import check_right_to_hand_in, list_tasks
from services.figures.where_it_stands import what_was_done, where_it_stands
from services.for_whom.find_units import find_units
from services.for_whom.hand_in_for import see_unit
from texts import texts


async def show_tasks(
    ctx: Context, show: Show, chat_id: int, message_id: int | None = None, *, of: tuple[int, ...] = ()
) -> None:
    """Each list, or those ``of`` a programme or of its period, in the place of a message; a unit's, for which
    a coordinator hands in; theirs to choose from where nothing is their own."""
    t = texts(ctx.actor.language)
    await check_right_to_hand_in(ctx)
    if len(of) > 2:
        programme_id, period_id, executor_id = of
        desk = await see_unit(ctx, programme_id, executor_id, period_id)
        await show.edit_or_send(chat_id, message_id, task_list.task_list(t, desk.tasks))
        return
    lists = [
        one
        for one in await list_tasks(ctx)
        if of in ((), (one.programme_id,), (one.programme_id, one.period_id))
    ]
    if not lists:
        if (units := await find_units(ctx, "")).units:
            await show.edit_or_send(chat_id, message_id, choice.units(t, units))
            return
        await check_collected(ctx)
    shown = [task_list.task_list(t, tasks) for tasks in lists] or [task_list.nothing_to_do(t)]
    await show.edit_or_send(chat_id, message_id, shown[0])
    for screen in shown[1:]:
        await show.send(chat_id, screen)


async def leave_receipt(show: Show, press: Press, place: Place, stands: int | None = None) -> Place:
    """Where what follows goes: in the button's place, below a receipt, which stays without its buttons.

    What has been put there already ``stands`` there: a second press shows it no second time.
    """
    chat_id, message_id = place
    if press.word != task_list.BELOW or message_id is None:
        return place
    await show.strip(chat_id, message_id)
    return chat_id, stands if stands and stands > message_id else None


async def show_draft(
    ctx: Context, show: Show, view: FigureDraft, chat_id: int, message_id: int | None = None
) -> None:
    """The open question: in place of a pressed message, else below; the old place loses its buttons."""
    stands = await show.edit_or_send(chat_id, message_id, screens.draft(texts(ctx.actor.language), view))
    if view.message_id is not None and view.message_id != stands:
        await show.strip(chat_id, view.message_id)
    await place_draft(ctx, view.id, stands)


async def present(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """The open card, the receipt of what was sent; of what was cancelled the list it belongs to."""
    found = await where_it_stands(ctx, draft.id)
    if isinstance(found, FigureDraft):
        await show_draft(ctx, show, found, *place)
    elif isinstance(found, Receipt):
        await show.edit_or_send(*place, receipts.receipt(texts(ctx.actor.language), found))
    else:
        await show_tasks(ctx, show, *place, of=draft.collected or ())


async def present_several(ctx: Context, show: Show, chat_id: int) -> None:
    """The figures that the update in hand has changed: those still open, those sent."""
    t = texts(ctx.actor.language)
    views, sent = await what_was_done(ctx)
    if views:
        await show.send(chat_id, receipts.taken(t, views))
    if sent:
        await show.send(chat_id, receipts.receipts(t, sent))


async def overview(press: Press, ctx: Context, show: Show, place: Place) -> None:
    of = press.numbers if press.action in ("tasks", "all") else ()
    await show_tasks(ctx, show, *place, of=of)


async def answer(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> bool:
    """The value, the explanation, or both; a file that came with it stands beside the figure."""
    piece = await _beside(heard, draft, ctx, show)
    view = await answer_draft(ctx, draft.id, heard.text, heard.message_id, piece)
    await show_draft(ctx, show, view, heard.chat_id)
    return piece is not None


async def _beside(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> NewPiece | None:
    """Whether the draft takes anything is asked before it is downloaded."""
    if heard.file is None:
        return None
    await see_draft(ctx, draft.id)
    return await taken(heard, ctx, show)


async def take_file(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> bool:
    """A file on its own that is sent to a card. Of one with words below it these say whom it is for; what is
    read as a programme or a sheet is that, unless it replies to the card."""
    if heard.text or (heard.reply_to is None and await is_read(heard, ctx, show)):
        return False
    piece = await _beside(heard, draft, ctx, show)
    if piece is None:
        await show.send(heard.chat_id, not_taken(texts(ctx.actor.language)))
        return True
    view, goes_on = await attach_to_draft(ctx, draft.id, piece)
    await show_draft(ctx, show, view, heard.chat_id, view.message_id if goes_on else None)
    return True


async def on_edit(heard: Heard, ctx: Context, show: Show) -> None:
    """An answer edited in Telegram before sending counts; afterwards its author is told how to correct it."""
    t = texts(ctx.actor.language)
    if (part := await part_said_in(ctx, heard.message_id, heard.text)) is not None:
        view = await edit_part(ctx, part, heard.text, heard.message_id)
        stands = await show.edit_or_send(heard.chat_id, view.message_id, parts.draft(t, view))
        await place_draft(ctx, view.id, stands)
        return
    views = await edit_answer(ctx, heard.text, heard.message_id)
    if len(views) == 1:
        await show_draft(ctx, show, views[0], heard.chat_id, views[0].message_id)
    elif views:
        await show.send(heard.chat_id, receipts.taken(t, views))
    elif sent := await sent_in(ctx, heard.message_id, heard.text):
        await show.send(heard.chat_id, receipts.edited_late(t, *sent), reply_to=heard.message_id)


async def take_named(
    lines: list[tuple[str, str]], meant: tuple[int, int] | None, heard: Heard, ctx: Context, show: Show
) -> bool:
    """Figures by number: the one card, or what was understood of several. A file stands beside the one."""
    is_one = heard.file is not None and len(lines) == 1 and await names_own(ctx, lines[0][0])
    piece = await taken(heard, ctx, show) if is_one else None
    found = await take_numbered(ctx, lines, heard.message_id, meant, heard=heard.text, piece=piece)
    if len(found.drafts) == 1 and not found.unknown:
        await show_draft(ctx, show, found.drafts[0], heard.chat_id)
    else:
        await show.send(heard.chat_id, receipts.taken(texts(ctx.actor.language), found.drafts, found.unknown))
        await leave_questions(ctx)
    return piece is not None
