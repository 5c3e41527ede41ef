"""«Заполнить»: the first card that is open, of a figure or of a part of somebody else's."""

from handlers.contribute import talk as parts
from handlers.show import Show
from handlers.submit import talk
from services.context import Context
from services.contributions.open_part import open_part
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
        if tasks.parts_owed:
            part = tasks.parts_owed[0]
            about = tasks.programme_id, part.indicator.id, tasks.period_id, part.executor_id
            await parts.show_part(ctx, show, await open_part(ctx, *about), (chat_id, None))
            return
    await talk.show_tasks(ctx, show, chat_id)
