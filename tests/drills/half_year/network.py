"""The playground as the bot's Telegram: it can be away, and a message can be the bot's last."""

import json
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler

from playground.app import create_app, serving
from playground.bot_api.routes import WORLD
from playground.state.world import Options, World
from tests.bot_on_playground import TOKEN, Ground, as_page

REPORT = "🗂 Отчёт главе за"
_REMINDER = "remind:tomorrow:"


@dataclass(frozen=True, slots=True)
class Told:
    """A reminder as Telegram accepted it; ``life`` counts the bot's starts."""

    telegram_id: int
    moment: datetime
    message_id: int
    reminder_id: int
    life: int
    text: str


class Network:
    """What lies between the bot and the playground."""

    def __init__(self) -> None:
        self.away = False
        self.life = 0
        self.told: list[Told] = []
        self.kill: Callable[[], None] = lambda: None
        self.deadly = 0
        """The how-manieth message from now on is the bot's last."""
        self.after_acceptance = False
        self.world: World

    @web.middleware
    async def between(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not request.path.startswith("/bot"):
            return await handler(request)
        sends = request.path.endswith("/sendMessage")
        if sends and self.deadly and not self.after_acceptance:
            self._count_down(request)
        if self.away:
            self._cut(request)
        answer = await handler(request)
        if sends and isinstance(answer, web.Response):
            self._note(json.loads(answer.text or "{}"))
            if self.deadly and self.after_acceptance:
                self._count_down(request)
        if self.away:
            self._cut(request)
        return answer

    def _count_down(self, request: web.Request) -> None:
        self.deadly -= 1
        if not self.deadly:
            self.kill()
            self._cut(request)

    @staticmethod
    def _cut(request: web.Request) -> None:
        if request.transport is not None:
            request.transport.abort()
        raise web.HTTPServiceUnavailable

    def _note(self, answer: dict[str, object]) -> None:
        message = answer.get("result")
        if not isinstance(message, dict):
            return
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        data = [button.get("callback_data", "") for row in rows for button in row]
        reminder_id = next((int(one.split(":")[2]) for one in data if one.startswith(_REMINDER)), 0)
        text = message["text"].replace("\xa0", " ")
        if reminder_id or REPORT in text:
            chat, moment = message["chat"]["id"], self.world.clock.now()
            self.told.append(Told(chat, moment, message["message_id"], reminder_id, self.life, text))


@asynccontextmanager
async def playground_for(
    network: Network, folder: Path, people: Iterable[int], start: datetime
) -> AsyncIterator[Ground]:
    known = [{"id": one, "first_name": f"Сотрудник {one}", "language_code": "ru"} for one in people]
    options = Options(
        data=folder / "playground",
        token=TOKEN,
        people=known,
        clock=start,
        frozen=True,
        query_lifetime=3600,
        limits=False,
    )
    app = create_app(options)
    app.middlewares.append(network.between)
    network.world = app[WORLD]
    async with serving(app) as url, as_page(url) as http:
        yield Ground(url, http)
