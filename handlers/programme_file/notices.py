"""What was read in a file, to whoever sent it."""

from handlers.programme_file import screens
from handlers.screen import Screen
from services.context import Context
from services.notices.asked_for import FileRead
from services.programme.take_file import see_file
from texts import texts


async def _file_read(ctx: Context, notice: FileRead) -> Screen:
    return screens.file(texts(ctx.actor.language), await see_file(ctx, notice.draft_id))


WORDS = {FileRead: _file_read}
