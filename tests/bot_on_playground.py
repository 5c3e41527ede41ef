"""A bot and a playground in one process, for tests of the plumbing and of conversations."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

import aiohttp
import pytest
from aiogram import Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.dispatcher.event.handler import CallableObject

from bot.limiter import Limiter
from bot.running import Running, running_bot
from bot.settings import Settings, load
from bot.voice import Voice
from bot.work.signs import Signs
from handlers.screen import Screen
from handlers.show import Show
from playground.app import create_app, serving
from playground.state.world import Options
from services.context import Context, Installation
from services.notices.failures import Alarm, UpdateFailed
from tests.doubles import FIRST_MORNING, FakeClock
from tests.times import PATIENCE

TOKEN = "42:TEST"
OWNER = 1


def settings_for(url: str, database_url: str, folder: Path, **more: Any) -> Settings:
    """Settings of a bot on a playground, free of the machine's environment."""
    given: dict[str, Any] = {
        "_env_file": None,
        "bot_token": TOKEN,
        "owner_ids": frozenset({OWNER}),
        "telegram_api_url": url,
        "telegram_proxy": "",
        "clock_url": "",
        "data_dir": folder,
        "database_url": database_url,
        "timezone": "Asia/Yekaterinburg",
        "log_level": "INFO",
        "health_port": 0,
    }
    return load(Settings, **(given | more))


def quick_limiter() -> Limiter:
    """Telegram's order of turns without its pauses."""
    return Limiter(overall=1000, pause=0.001, group_pause=0.001)


async def _nothing_to_resume(_ctx: Context, _show: Show) -> None:
    """Says nothing."""


async def _of_failures(_ctx: Context, kind: str, payload: dict[str, Any]) -> Screen | None:
    if kind == UpdateFailed.KIND:
        return Screen("Учтено" if payload["is_applied"] else "Не получилось", answers=payload["callback"])
    return Screen(f"Тревога: {payload['cause']}") if kind == Alarm.KIND else None


def voice_of(*routers: Router, **more: Any) -> Voice:
    """A voice with these routers and nothing else to say, unless given."""
    given: dict[str, Any] = {
        "routers": lambda: list(routers),
        "resume": _nothing_to_resume,
        "notice": _of_failures,
        "menu": lambda _roles, _language: [],
        "about": lambda _language: ("", ""),
    }
    return Voice(**(given | more))


def as_page(url: str) -> aiohttp.ClientSession:
    """A client that asks as the playground's own page does."""
    return aiohttp.ClientSession(headers={"Origin": url})


class Ground:
    """The playground's people side: what is typed, pressed and read there."""

    def __init__(self, url: str, http: aiohttp.ClientSession) -> None:
        self.url = url
        self._http = http

    async def play(self, path: str, **body: Any) -> dict[str, Any]:
        async with self._http.post(f"{self.url}/play/{path}", json=body) as answer:
            assert answer.status == 200, await answer.text()
            found: dict[str, Any] = await answer.json()
            return found

    async def tell(self, method: str, **params: Any) -> None:
        """As the bot, or somebody who has its token, does."""
        async with self._http.post(f"{self.url}/bot{TOKEN}/{method}", json=params) as answer:
            assert answer.status == 200, await answer.text()

    async def say(self, person: int, text: str, reply_to: int | None = None) -> int:
        sent = await self.play(f"chats/{person}/send", text=text, reply_to=reply_to)
        return int(sent["message"]["message_id"])

    async def send_photos(self, person: int, photos: Mapping[str, bytes], caption: str) -> None:
        """Together, as an album."""
        form = aiohttp.FormData()
        form.add_field("caption", caption)
        for name, content in photos.items():
            form.add_field("file", content, filename=name, content_type="image/png")
        await self._upload(person, form)

    async def send_file(self, person: int, name: str, content: bytes) -> None:
        form = aiohttp.FormData()
        form.add_field("as_document", "1")
        form.add_field("file", content, filename=name)
        await self._upload(person, form)

    async def _upload(self, person: int, form: aiohttp.FormData) -> None:
        async with self._http.post(f"{self.url}/play/chats/{person}/upload", data=form) as answer:
            assert answer.status == 200, await answer.text()

    async def press(self, person: int, message_id: int, data: str) -> str:
        pressed = await self.play(f"chats/{person}/press", message_id=message_id, data=data)
        return str(pressed["query_id"])

    async def messages(self, person: int) -> list[dict[str, Any]]:
        async with self._http.get(f"{self.url}/play/chats/{person}/messages") as answer:
            return list((await answer.json())["messages"])

    async def asked(self, query_id: str) -> dict[str, Any]:
        """What became of a press."""
        async with self._http.get(f"{self.url}/play/queries/{query_id}") as answer:
            return dict(await answer.json())

    async def said_to(self, person: int) -> list[str]:
        """What the bot has said to a person, oldest first."""
        return [
            one.get("text") or one.get("caption", "")
            for one in await self.messages(person)
            if one["from"]["is_bot"]
        ]

    async def until_said(self, person: int, *texts: str, within: float = PATIENCE) -> list[str]:
        """Wait until the bot has said these, in this order and nothing else."""
        said: list[str] = []
        deadline = asyncio.get_running_loop().time() + within
        while said != list(texts) and asyncio.get_running_loop().time() < deadline:
            said = await self.said_to(person)
            await asyncio.sleep(0.02)
        assert said == list(texts)
        return said


@asynccontextmanager
async def playground(folder: Path, *people: int, limits: bool = False) -> AsyncIterator[Ground]:
    """A playground with these people, its clock on the demo's first morning; ``limits`` are Telegram's."""
    known = [{"id": one, "first_name": f"Человек {one}", "language_code": "ru"} for one in people]
    options = Options(
        data=folder / "playground", token=TOKEN, people=known, clock=FIRST_MORNING, limits=limits
    )
    async with serving(create_app(options)) as url, as_page(url) as http:
        yield Ground(url, http)


@asynccontextmanager
async def bot_on(
    ground: Ground,
    database_url: str,
    folder: Path,
    voice: Voice,
    clock: FakeClock | None = None,
    prepare: Callable[[Installation], Awaitable[None]] | None = None,
    signs: Signs | None = None,
) -> AsyncIterator[Running]:
    """The bot on that playground."""
    running = running_bot(
        settings_for(ground.url, database_url, folder),
        voice=voice,
        limiter=quick_limiter(),
        clock=clock or FakeClock(),
        prepare=prepare,
        signs=signs,
    )
    async with running as bot:
        yield bot


@contextmanager
def quick_bots() -> Iterator[None]:
    """What aiogram's sessions do for TLS's sake is left out, since a playground speaks plain HTTP: a context
    of one's own at each beginning, and a quarter of a second at each end. Handlers are looked at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        patch.setattr(AiohttpSession, "close", _close)
        patch.setattr(CallableObject, "__post_init__", _looked_at_once(CallableObject.__post_init__))
        yield


def _looked_at_once(look: Callable[[CallableObject], None]) -> Callable[[CallableObject], None]:
    """A bot has five hundred handlers and filters, and each test a bot: their parameters are read once."""
    known: dict[CodeType, tuple[bool, set[str], bool]] = {}

    def looked_at(callable_object: CallableObject) -> None:
        code = getattr(callable_object.callback, "__code__", None)
        if code is None or hasattr(callable_object.callback, "__wrapped__"):
            look(callable_object)
            return
        if code not in known:
            look(callable_object)
            known[code] = callable_object.awaitable, callable_object.params, callable_object.varkw
        callable_object.awaitable, callable_object.params, callable_object.varkw = known[code]

    return looked_at


async def _close(session: AiohttpSession) -> None:
    if session._session is not None and not session._session.closed:
        await session._session.close()
