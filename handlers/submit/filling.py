"""«Заполнить»: the first card that is open."""

from handlers.show import Show
from handlers.submit import talk
from services.context import Context
from services.figures.open_draft import open_draft
from services.figures.tasks import list_tasks


async def show_next(ctx: Context, show: Show, chat_id: int) -> None:
    """The list where nothing is left to fill in."""
    for tasks in await list_tasks(ctx):
        following = tasks.next_open()
        if following is not None:
            view = await open_draft(ctx, tasks.programme_id, following.indicator.id, tasks.period_id)
            await talk.show_draft(ctx, show, view, chat_id)
            return
    await talk.show_tasks(ctx, show, chat_id)
