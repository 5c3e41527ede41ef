"""The command menus, by role (storyboard 0)."""

from collections.abc import Set as AbstractSet

from domain.access import Role
from handlers.registry import CONVERSATIONS
from texts import texts

_COMMANDS = tuple(command for one in CONVERSATIONS for command in one.commands)
_EVERYBODY = tuple(command.name for command in _COMMANDS if not command.places)


def commands_of(roles: AbstractSet[Role]) -> tuple[str, ...]:
    """In the order in which they are needed, each once; without a role what everybody has."""
    own = [name for role in Role if role in roles for name in _of(role)]
    return tuple(dict.fromkeys((*own, *_EVERYBODY)))


def _of(role: Role) -> list[str]:
    placed = [(command.places[role], command.name) for command in _COMMANDS if role in command.places]
    return [name for _, name in sorted(placed)]


def about(language: str) -> tuple[str, str]:
    """What the bot says of itself before anybody has pressed anything: in an empty chat, in its profile."""
    t = texts(language)
    return t.label("about.description"), t.label("about.short")


def described(roles: AbstractSet[Role], language: str) -> list[tuple[str, str]]:
    """Each command with what it does."""
    t = texts(language)
    return [(command, t.label(f"menu.{command}")) for command in commands_of(roles)]
