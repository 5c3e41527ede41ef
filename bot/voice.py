"""What the bot takes from ``handlers``; tests may give their own."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiogram import Router

from handlers.screen import Screen
from handlers.show import Menu, Show
from services.context import Context


@dataclass(frozen=True, slots=True)
class Voice:
    """``resume`` shows where things stand (an update found applied); ``notice`` makes an outbox row into a
    screen, or ``None`` where there is nothing to say any more; ``menu`` gives the commands of roles,
    ``about`` the bot's description and its short one in a language."""

    routers: Callable[[], list[Router]]
    resume: Callable[[Context, Show], Awaitable[None]]
    notice: Callable[[Context, str, dict[str, Any]], Awaitable[Screen | None]]
    menu: Menu
    about: Callable[[str], tuple[str, str]]


def own_voice() -> Voice:
    """The conversations of this bot."""
    from handlers.menu import about, described
    from handlers.notices import build
    from handlers.resume import resume
    from handlers.routers import build_routers

    return Voice(
        routers=build_routers,
        resume=resume,
        notice=build,
        menu=described,
        about=about,
    )
