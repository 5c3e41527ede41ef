"""A line of evidence edited in Telegram before its figure is sent counts."""

from domain.evidence import LONGEST_LINE, kind_of_line
from models.repositories import evidence
from services.context import Work


async def edited_line(work: Work, text: str, message_id: int) -> int | None:
    """The draft that it stands in; ``None`` where it is no line of an open draft, or says the same."""
    chat_id = work.ctx.chat_id or work.ctx.actor.telegram_id
    row = await evidence.unsent_line(work.session, chat_id, message_id)
    line = text.strip()[:LONGEST_LINE]
    if row is None or not line or row.text == line:
        return None
    row.text, row.kind = line, kind_of_line(line)
    return row.draft_id
