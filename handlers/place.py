"""Where a pressed button stands, for what takes its message's place."""

from aiogram.types import CallbackQuery


def text_place(callback: CallbackQuery) -> tuple[int, int | None]:
    """The chat, and the message if it is text: a picture or a file stays, what was asked for comes below."""
    message = callback.message
    if message is None:
        return callback.from_user.id, None
    is_text = not any(getattr(message, kind, None) for kind in ("photo", "document"))
    return message.chat.id, message.message_id if is_text else None
