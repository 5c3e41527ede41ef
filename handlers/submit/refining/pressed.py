"""The day of a preliminary figure, tapped."""

from aiogram.types import CallbackQuery

from handlers.press import Press, day_of, place
from handlers.show import Show
from handlers.submit import talk
from services.context import Context
from services.refining.mark_preliminary import mark_preliminary


async def on_day(callback: CallbackQuery, press: Press, ctx: Context, show: Show) -> None:
    draft_id, revision, number = press.numbers
    view = await mark_preliminary(ctx, draft_id, revision, day_of(number))
    await show.answer(callback.id)
    await talk.show_draft(ctx, show, view, *place(callback))
