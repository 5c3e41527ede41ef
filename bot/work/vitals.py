"""What this process knows of itself, for its owner."""

import shutil
import tomllib
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware
from aiogram.methods import TelegramMethod

from bot.work.signs import Signs
from services.ports import PartSeen, Vitals

ROOT = Path(__file__).resolve().parents[2]


class LastAnswer(BaseRequestMiddleware):
    """Notes when Telegram has answered anything at all."""

    def __init__(self, signs: Signs) -> None:
        self._signs = signs
        self._answered_at: float | None = None

    async def __call__(
        self,
        make_request: Callable[[Bot, TelegramMethod[Any]], Awaitable[Any]],
        bot: Bot,
        method: TelegramMethod[Any],
    ) -> Any:
        answer = await make_request(bot, method)
        self._answered_at = self._signs.now()
        return answer

    @property
    def ago(self) -> float | None:
        """Seconds."""
        return None if self._answered_at is None else self._signs.now() - self._answered_at


def vitals_of(signs: Signs, contact: LastAnswer, folder: Path) -> Callable[[], Vitals]:
    """Asked again and again; the process counts as begun now."""
    began, told = signs.now(), version()
    disk = next(one for one in (folder, *folder.absolute().parents) if one.exists())

    def vitals() -> Vitals:
        parts = tuple(PartSeen(one.part, one.ago, one.stuck) for one in signs.heard())
        return Vitals(told, signs.now() - began, contact.ago, shutil.disk_usage(disk).free, parts)

    return vitals


def version() -> str:
    """The one in pyproject.toml, and the commit where the folder is a clone."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        number = str(tomllib.load(file)["project"]["version"])
    commit = _commit(ROOT / ".git")
    return f"{number} ({commit[:7]})" if commit else number


def _commit(folder: Path) -> str:
    try:
        head = (folder / "HEAD").read_text("ascii").strip()
        name = head.removeprefix("ref: ")
        return head if name == head else (folder / name).read_text("ascii").strip()
    except OSError:
        return ""
