"""A file that somebody sent becomes a piece of evidence."""

from aiogram.exceptions import TelegramBadRequest

from handlers.heard import Heard
from handlers.show import DOWNLOAD_LIMIT, Show, check_size
from services.context import Context
from services.evidence.new_piece import NewPiece, ReceivedFile, piece_of
from services.programme.receive_file import is_sheet, takes_programmes_in

_SHEETS = (".xlsx", ".ods", ".xls")
_SHOWN = 1_000_000
"""Bytes from which on one sees that the bot is at work."""


async def taken(heard: Heard, ctx: Context, show: Show, *, text: str = "") -> NewPiece | None:
    """Downloaded and kept; ``None`` where there is no file, or Telegram gives it out no more: the words that
    came with it count all the same. Whoever calls has asked for the right."""
    sent = heard.file
    if sent is None:
        return None
    check_size(sent.size)
    if sent.size > _SHOWN:
        await show.typing(heard.chat_id)
    try:
        content = await show.download(sent.id)
    except TelegramBadRequest:
        return None
    file = ReceivedFile(
        content=content,
        name=sent.name,
        message_id=heard.message_id,
        is_photo=sent.is_photo,
        text=text,
        known_as=sent.id,
        album=sent.album,
    )
    return await piece_of(ctx, file)


async def is_read(heard: Heard, ctx: Context, show: Show) -> bool:
    """A document that the bot reads and does not only keep: a programme of whoever takes such in, a unit's
    sheet of anybody."""
    sent = heard.file
    if sent is None or not sent.may_be_programme or sent.size > DOWNLOAD_LIMIT:
        return False
    if await takes_programmes_in(ctx):
        return True
    return sent.name.casefold().endswith(_SHEETS) and await is_sheet(ctx, await show.download(sent.id))
