"""The stage: the real bot on a playground in this process, people's phones, and the camera on them."""

import asyncio
import json
import re
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import select

from bot.commands.demo import PEOPLE, WELCOME, seed
from bot.running import Running, running_bot
from models.tables import Base
from models.tables.inbox import InboxRow, InboxState
from models.tables.outbox import OutboxRow, OutboxState
from models.unit_of_work import Database
from playground.app import create_app, serving
from playground.bot_api.routes import WORLD
from playground.state.world import Options, World
from scheduler.ticks import look_now
from tests.bot_on_playground import TOKEN, Ground, as_page, quick_limiter, settings_for
from tests.doubles import FIRST_MORNING
from tests.gallery.album import Album, cropped, slim
from tests.gallery.camera import DESK, PHONE, SHARPNESS, Camera, Shot
from tests.gallery.cast import CAST, OWNERS, QUARTER_CAST
from tests.gallery.rendered import message_html
from texts import Texts, texts

_PATIENCE = 15.0
_MARGIN = 8 * SHARPNESS


class WorldClock:
    """The playground's clock without a way over HTTP: whole scenes happen at one moment."""

    def __init__(self, world: World) -> None:
        self._world = world

    def now(self) -> datetime:
        return self._world.clock.now()

    async def refresh(self) -> None:
        """Always right."""

    async def watch(self, moved: Callable[[], Awaitable[None]]) -> None:
        """Nobody waits for it to be moved."""

    async def close(self) -> None:
        """Nothing to close."""


@dataclass
class Stage:
    """One bot and its people, in one language."""

    ground: Ground
    world: World
    running: Running
    album: Album
    camera: Camera | None
    language: str
    guide_pictures: Path | None
    group: str = ""

    @property
    def t(self) -> Texts:
        return texts(self.language)

    def phone(self, person: int) -> "Phone":
        return Phone(self, person)

    async def scene(self, group: str, act: Callable[["Stage"], Awaitable[None]]) -> None:
        """One scene; a broken one is told loudly and does not end the others."""
        self.group = group
        print(f"  {self.language} · {group} · {act.__name__.replace('_', ' ')}", flush=True)
        try:
            await act(self)
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)
            line = next((step for step in reversed(where) if step.name == act.__name__), where[-1])
            self.album.breaks(
                f"{self.language}, {act.__name__}, line {line.lineno}: {str(error).splitlines()[:1]}"
            )

    async def settled(self) -> None:
        """Until everything is handled and everything due is sent."""
        deadline = asyncio.get_running_loop().time() + _PATIENCE
        while not await self._quiet():
            if asyncio.get_running_loop().time() > deadline:
                raise TimeoutError("the bot is still busy")
            await asyncio.sleep(0.02)

    async def _quiet(self) -> bool:
        if self.world.updates.pending_count():
            return False
        in_hand = select(InboxRow.id).where(InboxRow.state.in_((InboxState.NEW, InboxState.APPLIED)))
        owed = select(OutboxRow.id).where(
            OutboxRow.state == OutboxState.WAITING, OutboxRow.due_at <= self.world.clock.now()
        )
        async with self.running.parts.database.reader() as session:
            return not any([(await session.execute(query.limit(1))).first() for query in (in_hand, owed)])

    async def move_clock(self, to: str) -> None:
        await self.ground.play("clock", now=to)

    async def look_at(self, moment: str) -> None:
        """The clock is moved there, the ticks look, and whatever is due is told."""
        await self.move_clock(moment)
        await look_now(self.running.parts.installation)
        await self.settled()


@dataclass(frozen=True)
class Phone:
    """One person's chat with the bot."""

    stage: Stage
    person: int

    async def say(self, words: str, reply_to: int | None = None) -> None:
        await self.stage.ground.say(self.person, words, reply_to)
        await self.stage.settled()

    async def edit_last(self, words: str) -> None:
        own = [one for one in await self.messages() if not one["from"]["is_bot"]]
        body = {"message_id": own[-1]["message_id"], "text": words}
        await self.stage.ground.play(f"chats/{self.person}/edit", **body)
        await self.stage.settled()

    async def send_file(self, name: str, content: bytes, kind: str = "application/octet-stream") -> None:
        form = aiohttp.FormData()
        form.add_field("file", content, filename=name, content_type=kind)
        async with as_page(self.stage.ground.url) as http:
            url = f"{self.stage.ground.url}/play/chats/{self.person}/upload"
            async with http.post(url, data=form) as answer:
                assert answer.status == 200, await answer.text()
        await self.stage.settled()

    async def press(self, name: str, **facts: object) -> None:
        """The newest button with this label (``button.send``), or whose label has these words in it."""
        label = self.stage.t.label(name, **facts) if self.stage.t.has(name) else name
        exact = self.stage.t.has(name)
        for message in reversed(await self.messages()):
            for button in _buttons(message):
                if button["text"] == label or (not exact and label in button["text"]):
                    await self.stage.ground.press(self.person, message["message_id"], button["callback_data"])
                    await self.stage.settled()
                    return
        raise LookupError(f"nowhere a button «{label}»")

    async def press_first(self, conversation: str) -> None:
        """The first button of the last message that leads into that conversation."""
        message = (await self.messages())[-1]
        found = [one for one in _buttons(message) if one["callback_data"].startswith(f"{conversation}:")]
        await self.stage.ground.press(self.person, message["message_id"], found[0]["callback_data"])
        await self.stage.settled()

    async def press_if(self, name: str) -> None:
        """The same where the last message has it."""
        if await self.has(name):
            await self.press(name)

    async def labels(self) -> list[str]:
        """The buttons of the last message."""
        return [button["text"] for button in _buttons((await self.messages())[-1])]

    async def has_words(self, name: str) -> bool:
        """The same whatever the label's facts are: by what stands before them."""
        words = self.stage.t.label(name, n=0).partition("0")[0]
        return any(label.startswith(words) for label in await self.labels())

    async def has(self, name: str) -> bool:
        return self.stage.t.label(name) in await self.labels()

    async def messages(self) -> list[dict[str, Any]]:
        return await self.stage.ground.messages(self.person)

    async def last_id(self) -> int:
        return int((await self.messages())[-1]["message_id"])

    async def link(self) -> str:
        """The start parameter in the newest link."""
        for message in reversed(await self.messages()):
            found = re.search(r"\?start=([\w-]+)", message.get("text", ""))
            if found:
                return found[1]
        raise LookupError("nowhere a link")

    async def shot(self, name: str, caption: str, n: int = 1, *, desk: bool = False, guide: str = "") -> None:
        """Keep what is seen now: the last ``n`` messages whole, as picture and as text.

        ``guide`` names the picture for the guides that is cut out of it.
        """
        stage = self.stage
        entry = stage.album.entry(stage.group, name, caption)
        shown = (await self.messages())[-n:]
        entry.texts[stage.language] = "".join(message_html(one) for one in shown)
        if stage.camera is None:
            return
        shot = await self._look(shown, PHONE)
        stage.album.keep(entry, stage.language, shot.image)
        entry.remarks += [f"{stage.language}: {one}" for one in shot.remarks]
        if desk and stage.language == "ru":
            await self._desk(name, caption, shown)
        if guide and shot.box and stage.guide_pictures and stage.language == "ru":
            left, top, right, bottom = shot.box
            box = (left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN)
            stage.guide_pictures.mkdir(parents=True, exist_ok=True)
            (stage.guide_pictures / f"{guide}.png").write_bytes(slim(cropped(shot.image, box)))

    async def _look(self, shown: list[dict[str, Any]], size: tuple[int, int]) -> Shot:
        assert self.stage.camera is not None
        expected = [_expected(one) for one in shown]
        url = self.stage.ground.url
        return await asyncio.to_thread(self.stage.camera.shoot, url, self.person, expected, size)

    async def _desk(self, name: str, caption: str, shown: list[dict[str, Any]]) -> None:
        stage = self.stage
        shot = await self._look(shown, DESK)
        entry = stage.album.entry(stage.group, f"{name}-desk", f"{caption} (on a desk)", wide=True)
        stage.album.keep(entry, stage.language, shot.image)
        entry.remarks += [f"{stage.language}: {one}" for one in shot.remarks]


def _expected(message: dict[str, Any]) -> dict[str, Any]:
    """What the page has to show before a picture of it is worth taking."""
    said = message.get("text") or message.get("caption") or ""
    keys = [button["text"] for button in _buttons(message)]
    return {"id": message["message_id"], "text": said, "keys": keys}


def _buttons(message: dict[str, Any]) -> list[dict[str, str]]:
    rows = (message.get("reply_markup") or {}).get("inline_keyboard") or []
    return [button for row in rows for button in row]


async def _create_tables(url: str) -> None:
    opened = Database(url)
    async with opened.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    await opened.close()


@asynccontextmanager
async def staged(
    folder: Path,
    album: Album,
    camera: Camera | None,
    language: str,
    guide_pictures: Path | None,
    *,
    demo: bool = False,
) -> AsyncIterator[Stage]:
    """A bot with an empty database on a playground with the whole cast, or the ``demo`` as it begins.

    Its clock stands.
    """
    cast = [player.person(language) for player in (*CAST, *QUARTER_CAST[1:])]
    known = json.loads(PEOPLE.read_text("utf-8")) if demo else cast
    options = Options(
        data=folder / "playground",
        token=TOKEN,
        people=known,
        clock=FIRST_MORNING,
        frozen=True,
        limits=False,
        welcome=WELCOME if demo else None,
    )
    app = create_app(options)
    async with serving(app) as url, as_page(url) as http:
        database = f"sqlite+aiosqlite:///{folder}/bot.sqlite3"
        settings = settings_for(url, database, folder, owner_ids=OWNERS, log_level="ERROR")
        await _create_tables(database)
        clock = WorldClock(app[WORLD])
        begin = seed if demo else None
        async with running_bot(settings, limiter=quick_limiter(), clock=clock, prepare=begin) as running:
            yield Stage(Ground(url, http), app[WORLD], running, album, camera, language, guide_pictures)
