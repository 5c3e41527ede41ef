"""A screen that nobody waits for any more is not shown: what was asked long ago has its effect, silently."""

# ruff: noqa: ARG002 - what is not said is not looked at

from collections.abc import Set as AbstractSet

from domain.access import Role
from handlers.screen import Screen
from handlers.show import Show

_NOWHERE = 0


class Quiet(Show):
    """Knows what the other shows, and reads files as it does; but says nothing."""

    def __init__(self, show: Show) -> None:
        self.__dict__.update(show.__dict__)

    async def edit_or_send(self, chat_id: int, message_id: int | None, screen: Screen) -> int:
        return message_id or _NOWHERE

    async def send(self, chat_id: int, screen: Screen, reply_to: int | None = None) -> int:
        return _NOWHERE

    async def replace(self, chat_id: int, message_id: int, screen: Screen) -> int | None:
        return None

    async def strip(self, chat_id: int, message_id: int) -> None:
        """It stays as it is."""

    async def answer(self, callback_id: str, text: str = "", *, alert: bool = False) -> None:
        """Telegram has forgotten the press."""

    async def set_menu(self, chat_id: int, roles: AbstractSet[Role], language: str) -> None:
        """Set with the next screen of home."""

    async def typing(self, chat_id: int, kind: str = "typing") -> None:
        """Nothing comes."""
