"""What was read in a sheet, to whoever sent it."""

from handlers.screen import Screen
from handlers.unit_sheet import screens
from services.context import Context
from services.notices.asked_for import SheetRead
from services.unit_sheet.see_sheet import see_sheet
from texts import texts


async def _sheet_read(ctx: Context, notice: SheetRead) -> Screen:
    return screens.sheet(texts(ctx.actor.language), await see_sheet(ctx, notice.draft_id))


WORDS = {SheetRead: _sheet_read}
