"""What a button carries: the conversation, the action, and ids; at most 64 bytes, and all of it untrusted."""

import re
from dataclasses import dataclass

from aiogram.filters import Filter
from aiogram.types import CallbackQuery

from handlers.callback import SEPARATOR

_NUMBER = re.compile(r"-?\d{1,9}", re.ASCII)  # what every database holds as an id


@dataclass(frozen=True, slots=True)
class Press:
    """A button pressed: its action, its numbers, and the message it stands on."""

    action: str
    numbers: tuple[int, ...]
    word: str = ""


class Pressed(Filter):
    """Lets the buttons of one conversation through; ``press`` is handed to the handler.

    Data that was not made by ``callback.data`` does not fit any filter and meets the catch-all.
    """

    def __init__(self, conversation: str, *actions: str, numbers: int | None = None) -> None:
        self._conversation = conversation
        self._actions = actions
        self._numbers = numbers

    async def __call__(self, callback: CallbackQuery) -> bool | dict[str, Press]:
        parts = (callback.data or "").split(SEPARATOR)
        if len(parts) < 2 or parts[0] != self._conversation or parts[1] not in self._actions:
            return False
        press = _press(parts[1], parts[2:])
        if press is None or (self._numbers is not None and len(press.numbers) != self._numbers):
            return False
        return {"press": press}


def _press(action: str, rest: list[str]) -> Press | None:
    words = [part[1:] for part in rest if part.startswith("=")]
    numbers = [part for part in rest if not part.startswith("=")]
    if not all(_NUMBER.fullmatch(part) for part in numbers):
        return None
    return Press(action, tuple(int(part) for part in numbers), words[0] if words else "")
