"""What a button carries: the conversation, the action, and ids; at most 64 bytes, and all of it untrusted."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from aiogram.filters import Filter
from aiogram.types import CallbackQuery

from domain.refusals import Stale
from handlers.screen import SEPARATOR

Place = tuple[int, int | None]
"""A chat, and the message in whose place a screen goes; without one it goes below."""
_NUMBER = re.compile(r"-?\d{1,9}", re.ASCII)  # what every database holds as an id


@dataclass(frozen=True, slots=True)
class Press:
    """A button pressed: its action, its numbers, and the message it stands on."""

    action: str
    numbers: tuple[int, ...]
    word: str = ""


class Pressed(Filter):
    """Lets the buttons of one conversation through; ``press`` is handed to the handler.

    Data that was not made by ``screen.data`` does not fit any filter and meets the catch-all.
    """

    def __init__(self, conversation: str, *actions: str, numbers: int | None = None) -> None:
        self._conversation = conversation
        self._actions = actions
        self._numbers = numbers

    async def __call__(self, callback: CallbackQuery) -> bool | dict[str, Press]:
        conversation, press = read_press(callback.data or "")
        if press is None or conversation != self._conversation or press.action not in self._actions:
            return False
        if self._numbers is not None and len(press.numbers) != self._numbers:
            return False
        return {"press": press}


def read_press(text: str) -> tuple[str, Press | None]:
    """The word that a button begins with, and the rest where it was made by ``screen.data``."""
    conversation, *rest = text.split(SEPARATOR)
    return conversation, (_press(rest[0], rest[1:]) if rest else None)


def _press(action: str, rest: list[str]) -> Press | None:
    words = [part[1:] for part in rest if part.startswith("=")]
    numbers = [part for part in rest if not part.startswith("=")]
    if not all(_NUMBER.fullmatch(part) for part in numbers):
        return None
    return Press(action, tuple(int(part) for part in numbers), words[0] if words else "")


def place(callback: CallbackQuery) -> Place:
    """The chat and the message of a button; one too old to be known to Telegram is answered anew."""
    if callback.message is None:
        return callback.from_user.id, None
    return callback.message.chat.id, callback.message.message_id


def day_of(number: int) -> date:
    """The day that a button carries as «20220720»; ``Stale`` for what no button has."""
    try:
        return datetime.strptime(str(number), "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise Stale from None


def text_place(callback: CallbackQuery) -> Place:
    """The same if the message is text: a picture or a file stays, what was asked for comes below."""
    chat_id, message_id = place(callback)
    is_text = not any(getattr(callback.message, kind, None) for kind in ("photo", "document"))
    return chat_id, message_id if is_text else None
