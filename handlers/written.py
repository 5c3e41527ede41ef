"""What somebody wrote in a message."""

from aiogram.types import Message


def written(message: Message) -> str:
    """Its text, or what stands below a photo; empty where there are no words."""
    return message.text or message.caption or ""
