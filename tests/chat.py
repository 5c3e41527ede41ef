"""People in chats with the real bot over real HTTP: they type, press, send files and read.

An act returns when the bot has handled it and has sent everything that is due; what changed in the chat
meanwhile is its answer. Nothing sleeps to be in time: the inbox and the outbox say when they are empty.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import func, select

from bot.running import Running, running_bot
from models.tables.inbox import InboxRow, InboxState
from models.tables.outbox import OutboxRow, OutboxState
from playground.app import create_app, serving
from playground.bot_api.routes import WORLD
from playground.state.people import chat_object
from playground.state.world import Options, World
from tests.bot_on_playground import TOKEN, Ground, quick_limiter, settings_for
from tests.doubles import FIRST_MORNING, FakeClock

PATIENCE = 30.0
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot as its reader sees it."""

    id: int
    text: str
    buttons: tuple[str, ...]
    rows: tuple[tuple[Json, ...], ...]
    photo: bool
    file: Json | None

    def data(self, label: str) -> str:
        return str(next(one["callback_data"] for row in self.rows for one in row if one["text"] == label))


@dataclass(frozen=True, slots=True)
class Answer:
    """What an act was answered with: messages new or changed, oldest first, and the word on the button."""

    shown: tuple[Shown, ...]
    toast: str = ""
    said: int = 0
    """The act's own message."""

    @property
    def last(self) -> Shown:
        assert self.shown, "the bot did not answer"
        return self.shown[-1]

    @property
    def text(self) -> str:
        return self.last.text

    @property
    def buttons(self) -> tuple[str, ...]:
        return self.last.buttons

    @property
    def everything(self) -> str:
        """All that reached the person's eyes."""
        return "\n".join([self.toast, *(f"{one.text}\n{' '.join(one.buttons)}" for one in self.shown)])


class Person:
    """One person's private chat with the bot."""

    def __init__(self, chats: "Chats", person_id: int) -> None:
        self._chats = chats
        self.id = person_id

    async def say(self, text: str, reply_to: int | None = None) -> Answer:
        return await self._act("send", text=text, reply_to=reply_to)

    async def edit(self, message_id: int, text: str) -> Answer:
        """Change a message of one's own."""
        return await self._act("edit", message_id=message_id, text=text)

    async def press(self, label: str, on: int | None = None) -> Answer:
        """The button as it is labelled, on the newest message that has it, or on one message."""
        message = await self._with_button(label, on)
        return await self._act("press", message_id=message.id, data=message.data(label))

    async def forge(self, data: str, message_id: int = 1) -> Answer:
        """A button that a client of one's own making presses."""
        return await self._act("press", message_id=message_id, data=data, forged=True)

    async def upload(self, name: str, content: bytes, *, as_photo: bool = False) -> Answer:
        form = aiohttp.FormData()
        form.add_field("as_document", "" if as_photo else "1")
        form.add_field("file", content, filename=name, content_type=_mime(name))
        before = await self.messages()
        async with self._chats.http.post(f"{self._url}/upload", data=form) as answer:
            assert answer.status == 200, await answer.text()
        return await self._answer(before, "", 0)

    async def all_at_once(self, *acts: tuple[str, Json]) -> Answer:
        """Several acts without waiting for an answer in between."""
        before = await self.messages()
        for path, body in acts:
            await self._chats.play(f"chats/{self.id}/{path}", **body)
        return await self._answer(before, "", 0)

    async def shown(self) -> list[Shown]:
        """Everything the bot has said here, as it stands now."""
        return [_shown(one) for one in await self.messages() if one["from"]["is_bot"]]

    async def last(self) -> Shown:
        return (await self.shown())[-1]

    async def messages(self) -> list[Json]:
        async with self._chats.http.get(f"{self._url}/messages") as answer:
            return list((await answer.json())["messages"])

    async def file(self, shown: Shown) -> bytes:
        """The bytes of a document the bot sent."""
        assert shown.file is not None, shown
        async with self._chats.http.get(f"{self._chats.url}/play/files/{shown.file['file_id']}") as answer:
            assert answer.status == 200, await answer.text()
            return await answer.read()

    @property
    def _url(self) -> str:
        return f"{self._chats.url}/play/chats/{self.id}"

    async def _with_button(self, label: str, on: int | None) -> Shown:
        shown = [one for one in await self.shown() if on in (None, one.id)]
        found = [one for one in shown if label in one.buttons]
        assert found, f"no button «{label}», there are: {[one.buttons for one in shown[-3:]]}"
        return found[-1]

    async def _act(self, path: str, **body: Any) -> Answer:
        before = await self.messages()
        done = await self._chats.play(f"chats/{self.id}/{path}", **body)
        said = int(done.get("message", {}).get("message_id", 0))
        return await self._answer(before, str(done.get("query_id", "")), said)

    async def _answer(self, before: list[Json], query_id: str, said: int) -> Answer:
        await self._chats.quiet()
        known = {one["message_id"]: one for one in before}
        changed = tuple(
            _shown(one)
            for one in await self.messages()
            if one["from"]["is_bot"] and known.get(one["message_id"]) != one
        )
        return Answer(changed, await self._toast(query_id), said)

    async def _toast(self, query_id: str) -> str:
        if not query_id:
            return ""
        async with self._chats.http.get(f"{self._chats.url}/play/queries/{query_id}") as answer:
            found = await answer.json()
        assert found["answered"], "the button still spins"
        return str(found["text"])


def _mime(name: str) -> str:
    kinds = {"png": "image/png", "jpg": "image/jpeg", "pdf": "application/pdf"}
    return kinds.get(name.rsplit(".", 1)[-1], "application/octet-stream")


def _shown(message: Json) -> Shown:
    rows = tuple(tuple(row) for row in message.get("reply_markup", {}).get("inline_keyboard", []))
    return Shown(
        id=message["message_id"],
        text=message.get("text") or message.get("caption", ""),
        buttons=tuple(one["text"] for row in rows for one in row),
        rows=rows,
        photo="photo" in message,
        file=message.get("document"),
    )


@dataclass
class Chats:
    """The playground, the bot on it, and the clock of both."""

    url: str
    http: aiohttp.ClientSession
    world: World
    clock: FakeClock
    start: Callable[[], Any]
    running: Running | None = None
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    def person(self, person_id: int) -> Person:
        return Person(self, person_id)

    async def play(self, path: str, **body: Any) -> Json:
        return await Ground(self.url, self.http).play(path, **body)

    def receive(self, person_id: int, content: Json) -> Json:
        """A message of a kind that the page cannot send, such as a sticker."""
        user = self.world.user(person_id)
        person = self.world.people.chat(person_id)
        assert user is not None
        assert person is not None
        message = self.world.post(chat_object(person), user, content)
        self.world.updates.push("message", message)
        self.world.updates.wake()
        return message

    async def start_bot(self) -> None:
        self.running = await self._stack.enter_async_context(self.start())

    async def stop_bot(self) -> None:
        self.running = None
        await self._stack.aclose()

    async def restart(self) -> None:
        await self.stop_bot()
        await self.start_bot()

    async def forward(self, **passed: float) -> None:
        """Time passes, and what has become due is sent."""
        self.clock.forward(**passed)
        await self.quiet()

    async def quiet(self) -> None:
        """Until nothing is in hand: no update waits, nothing due is unsent."""
        async with asyncio.timeout(PATIENCE):
            while self.world.updates.pending_count() or await self._unfinished():  # noqa: ASYNC110
                await asyncio.sleep(0.005)

    async def _unfinished(self) -> int:
        assert self.running is not None, "the bot is stopped"
        database = self.running.parts.database
        async with database.reader() as session:
            updates = select(func.count()).where(InboxRow.state.in_((InboxState.NEW, InboxState.APPLIED)))
            if waiting := await session.scalar(updates):
                return waiting
            due = (OutboxRow.state == OutboxState.WAITING) & (OutboxRow.due_at <= self.clock.now())
            owed = await session.scalar(select(func.count()).where(due)) or 0
        if owed:
            for ring in database.on_planned:
                ring(self.clock.now())
        return owed


@asynccontextmanager
async def chats_on(
    database_url: str, folder: Path, people: Mapping[int, str], clock: FakeClock | None = None
) -> AsyncIterator[Chats]:
    """A playground with these people, and the bot on it."""
    clock = clock or FakeClock()
    known = [{"id": one, "first_name": name, "language_code": "ru"} for one, name in people.items()]
    app = create_app(
        Options(data=folder / "playground", token=TOKEN, people=known, clock=FIRST_MORNING, frozen=True)
    )
    async with serving(app) as url, aiohttp.ClientSession() as http:
        settings = settings_for(url, database_url, folder)

        def start() -> Any:
            return running_bot(settings, limiter=quick_limiter(), clock=clock)

        chats = Chats(url, http, app[WORLD], clock, start)
        await chats.start_bot()
        try:
            yield chats
        finally:
            await chats.stop_bot()
