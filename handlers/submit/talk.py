"""Showing a submission's screens and keeping where they stand."""

from aiogram.types import CallbackQuery

from handlers.show import Show
from handlers.submit import screens, task_list
from services.context import Context
from services.drafts.place_draft import place_draft
from services.figures.check_collected import check_collected
from services.figures.figure_draft import FigureDraft
from services.figures.tasks import check_right_to_hand_in, list_tasks
from texts import texts


def place(callback: CallbackQuery) -> tuple[int, int | None]:
    """The chat and the message of a button; one too old to be known to Telegram is answered anew."""
    if callback.message is None:
        return callback.from_user.id, None
    return callback.message.chat.id, callback.message.message_id


async def show_tasks(
    ctx: Context, show: Show, chat_id: int, message_id: int | None = None, *, of: tuple[int, ...] = ()
) -> None:
    """Each list, or those ``of`` a programme or of its period, in the place of a message."""
    t = texts(ctx.actor.language)
    await check_right_to_hand_in(ctx)
    lists = [
        one
        for one in await list_tasks(ctx)
        if of in ((), (one.programme_id,), (one.programme_id, one.period_id))
    ]
    if not lists:
        await check_collected(ctx)
    shown = [task_list.task_list(t, tasks) for tasks in lists] or [task_list.nothing_to_do(t)]
    await show.edit_or_send(chat_id, message_id, shown[0])
    for screen in shown[1:]:
        await show.send(chat_id, screen)


async def show_draft(
    ctx: Context, show: Show, view: FigureDraft, chat_id: int, message_id: int | None = None
) -> None:
    """The open question: in place of a pressed message, else below; the old place loses its buttons."""
    stands = await show.edit_or_send(chat_id, message_id, screens.draft(texts(ctx.actor.language), view))
    if view.message_id is not None and view.message_id != stands:
        await show.strip(chat_id, view.message_id)
    await place_draft(ctx, view.id, stands)
