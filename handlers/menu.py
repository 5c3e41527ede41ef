"""The command menus, by role (storyboard 0)."""

from collections.abc import Set as AbstractSet

from aiogram import Bot
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats

from domain.access import Role
from handlers.show import Show
from texts import texts
from texts.catalogue import LANGUAGES

_EVERYBODY = ("start", "help", "language")
_BY_ROLE = {
    Role.EXECUTOR: ("tasks", "status", "report"),
    Role.DEPUTY: ("status", "tasks", "report"),
    Role.COORDINATOR: ("review", "status", "period", "plan", "report", "invite"),
}


def commands_of(roles: AbstractSet[Role]) -> tuple[str, ...]:
    """In the order in which they are needed, each once."""
    own = [command for role in Role if role in roles for command in _BY_ROLE[role]]
    return tuple(dict.fromkeys((*own, *_EVERYBODY)))


async def set_menus(bot: Bot) -> None:
    """What everybody sees before they come in."""
    for language in LANGUAGES:
        await bot.set_my_commands(
            described(_EVERYBODY, language),
            scope=BotCommandScopeAllPrivateChats(),
            language_code=None if language == LANGUAGES[0] else language,
        )


async def set_own(show: Show, chat_id: int, roles: AbstractSet[Role], language: str = LANGUAGES[0]) -> None:
    """The commands of somebody's roles, in their chat."""
    await show.set_menu(chat_id, described(commands_of(roles), language))


def described(commands: tuple[str, ...], language: str) -> list[BotCommand]:
    t = texts(language)
    return [BotCommand(command=command, description=t.label(f"menu.{command}")) for command in commands]
