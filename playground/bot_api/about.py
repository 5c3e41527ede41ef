"""The bot about itself, its menus, and what it may know of a chat."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from playground.bot_api.params import Params
from playground.content.entities import units
from playground.errors import bad_request
from playground.state.commands import scope_key
from playground.state.store import Json
from playground.state.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
Method = Callable[[World, Params], Awaitable[Json]]
_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


async def get_me(world: World, _params: Params) -> Json:
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }
    return world.bot | abilities


async def set_my_commands(world: World, params: Params) -> bool:
    commands = params.structure("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands JSON object")
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    cleaned = [_command(command) for command in commands]
    world.commands.set(_scope(world, params), params.text("language_code"), cleaned)
    world.hub.tell("commands")
    return True


def _command(command: Any) -> Json:
    name = str(command.get("command", "")).removeprefix("/") if isinstance(command, dict) else ""
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    description = str(command.get("description") or "").strip()
    if not 1 <= units(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def _scope(world: World, params: Params) -> str:
    key = scope_key(params.structure("scope"))
    if key.startswith("chat:"):
        chat_id = key.removeprefix("chat:")
        world.seen_chat(int(chat_id) if chat_id.isdigit() else None)
    return key


async def delete_my_commands(world: World, params: Params) -> bool:
    world.commands.delete(_scope(world, params), params.text("language_code"))
    world.hub.tell("commands")
    return True


async def get_my_commands(world: World, params: Params) -> list[Json]:
    return world.commands.get(_scope(world, params), params.text("language_code")) or []


async def set_my_name(world: World, params: Params) -> bool:
    return _keep(world, params, "name", 64)


async def set_my_description(world: World, params: Params) -> bool:
    return _keep(world, params, "description", 512)


async def set_my_short_description(world: World, params: Params) -> bool:
    return _keep(world, params, "short_description", 120)


def _keep(world: World, params: Params, name: str, limit: int) -> bool:
    value = params.text(name)
    if units(value) > limit:
        raise bad_request(f"{name.replace('_', ' ')} is too long")
    world.store.set_meta(_key(name, params), value)
    world.hub.tell("bot")
    return True


def _key(name: str, params: Params) -> str:
    """Telegram keeps one text for all, and one for each language that has its own."""
    language = params.text("language_code")
    return f"bot_{name}:{language}" if language else f"bot_{name}"


def _kept(name: str) -> Method:
    async def get(world: World, params: Params) -> Json:
        return {name: world.store.meta(_key(name, params)) or world.store.meta(f"bot_{name}") or ""}

    return get


async def accept(_world: World, _params: Params) -> bool:
    return True


async def get_chat(world: World, params: Params) -> Json:
    chat = world.seen_chat(params.number("chat_id"))
    gifts = dict.fromkeys(_GIFTS, False)
    return chat | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


async def get_chat_member(world: World, params: Params) -> Json:
    chat = world.seen_chat(params.number("chat_id"))
    user_id = params.number("user_id")
    if user_id == world.bot["id"]:
        return {"status": "member", "user": world.bot}
    user = world.user(chat["id"]) if user_id == chat["id"] else None
    if user is None:
        raise bad_request("user not found")
    return {"status": "member", "user": user}


METHODS = {
    "getme": get_me,
    "setmycommands": set_my_commands,
    "deletemycommands": delete_my_commands,
    "getmycommands": get_my_commands,
    "setmyname": set_my_name,
    "setmydescription": set_my_description,
    "setmyshortdescription": set_my_short_description,
    "getmydescription": _kept("description"),
    "getmyshortdescription": _kept("short_description"),
    "setchatmenubutton": accept,
    "leavechat": accept,
    "getchat": get_chat,
    "getchatmember": get_chat_member,
}
