"""What was read in a file, to whoever sent it."""

from dataclasses import replace

from domain.programme.reading_doubts import DoubtKind
from handlers.programme_file import talk
from handlers.screen import Screen
from services.context import Context
from services.notices.asked_for import FileRead
from services.programme.take_file import see_file


async def _file_read(ctx: Context, notice: FileRead) -> Screen:
    draft = await see_file(ctx, notice.draft_id)
    asks = draft.doubt is not None and draft.doubt.kind is DoubtKind.PERIOD
    return replace(await talk.understood(ctx, draft), asks=asks)


WORDS = {FileRead: _file_read}
