"""People in chats with the real bot over real HTTP: they type, press, send files and read.

An act returns when the bot has handled it and has sent everything that is due; what changed in the chat
meanwhile is its answer. Nothing sleeps to be in time: the inbox and the outbox say when they are empty.
Where the bot fails, waiting ends with the exception and its place; where it says nothing, with what was done.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import bindparam, event, func, select

from bot.running import Running, running_bot
from models.tables.inbox import InboxRow, InboxState
from models.tables.outbox import OutboxRow, OutboxState
from models.tables.person import Person as Row
from playground.app import create_app, serving
from playground.bot_api.routes import WORLD
from playground.state.people import chat_object
from playground.state.world import Options, World
from tests.bot_on_playground import TOKEN, Ground, as_page, quick_limiter, settings_for
from tests.doubles import FIRST_MORNING, FakeClock
from tests.times import PATIENCE
from tests.troubles import Troubles, watched

Json = dict[str, Any]
_UPDATES = select(func.count()).where(InboxRow.state.in_((InboxState.NEW, InboxState.APPLIED)))
_UNREACHABLE = select(Row.id).where(Row.unreachable_since.is_not(None))
_OWED = (
    select(func.count())
    .where(OutboxRow.state == OutboxState.WAITING)
    .where(OutboxRow.due_at <= bindparam("now", type_=OutboxRow.due_at.type))
    .where(func.coalesce(OutboxRow.person_id, 0).not_in(_UNREACHABLE))
)
_UNFINISHED = select(_UPDATES.scalar_subquery(), _OWED.scalar_subquery())


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot as its reader sees it."""

    id: int
    text: str
    buttons: tuple[str, ...]
    rows: tuple[tuple[Json, ...], ...]
    photo: bool
    file: Json | None

    def __str__(self) -> str:
        rows = " ".join(f"[{label}]" for label in self.buttons)
        return f"{'(picture) ' if self.photo else ''}{self.text}\n{rows}".strip()

    def data(self, label: str) -> str:
        return str(next(one["callback_data"] for row in self.rows for one in row if one["text"] == label))


@dataclass(frozen=True, slots=True)
class Answer:
    """What an act was answered with: messages new or changed, oldest first, and the word on the button."""

    shown: tuple[Shown, ...]
    toast: str = ""
    said: int = 0
    """The act's own message."""
    before: str = ""
    """What was done, and the screen it was done on: for a bot that says nothing."""

    @property
    def last(self) -> Shown:
        __tracebackhide__ = True
        if not self.shown:
            pytest.fail(f"The bot did not answer. {self.before}")
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
        data = message.data(label)
        return await self._act("press", f"press «{label}»", message_id=message.id, data=data)

    async def forge(self, data: str, message_id: int = 1) -> Answer:
        """A button that a client of one's own making presses."""
        return await self._act("press", message_id=message_id, data=data, forged=True)

    async def upload(self, name: str, content: bytes, *, as_photo: bool = False, **more: Any) -> Answer:
        """``more`` as in ``album``."""
        return await self.album({name: content}, as_photos=as_photo, **more)

    async def album(
        self,
        files: Mapping[str, bytes],
        *,
        as_photos: bool = False,
        caption: str = "",
        reply_to: int | None = None,
    ) -> Answer:
        """Several files sent together, the caption with the first."""
        form = aiohttp.FormData()
        form.add_field("as_document", "" if as_photos else "1")
        form.add_field("caption", caption)
        if reply_to is not None:
            form.add_field("reply_to", str(reply_to))
        for name, content in files.items():
            form.add_field("file", content, filename=name, content_type=_mime(name))
        before = await self.messages()
        async with self._chats.http.post(f"{self._url}/upload", data=form) as answer:
            assert answer.status == 200, await answer.text()
        return await self._answer(before, f"upload {', '.join(files)}")

    async def all_at_once(self, *acts: tuple[str, Json]) -> Answer:
        """Several acts without waiting for an answer in between."""
        before = await self.messages()
        for path, body in acts:
            await self._chats.play(f"chats/{self.id}/{path}", **body)
        return await self._answer(before, f"{acts}")

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

    async def _act(self, path: str, done: str = "", **body: Any) -> Answer:
        __tracebackhide__ = True
        before = await self.messages()
        answered = await self._chats.play(f"chats/{self.id}/{path}", **body)
        said = int(answered.get("message", {}).get("message_id", 0))
        query_id = str(answered.get("query_id", ""))
        return await self._answer(before, done or _deed(path, body), query_id, said)

    async def _answer(self, before: list[Json], done: str, query_id: str = "", said: int = 0) -> Answer:
        __tracebackhide__ = True
        story = _story(self.id, done, before)
        await self._chats.quiet(story)
        known = {one["message_id"]: one for one in before}
        changed = tuple(
            _shown(one)
            for one in await self.messages()
            if one["from"]["is_bot"] and known.get(one["message_id"]) != one
        )
        return Answer(changed, await self._toast(query_id, story), said, story)

    async def _toast(self, query_id: str, story: str) -> str:
        __tracebackhide__ = True
        if not query_id:
            return ""
        async with self._chats.http.get(f"{self._chats.url}/play/queries/{query_id}") as answer:
            found = await answer.json()
        if not found["answered"]:
            pytest.fail(f"The button still spins. {story}")
        return _plain(str(found["text"]))


def _deed(path: str, body: Json) -> str:
    return " ".join([path, *(f"{key}={value!r}" for key, value in body.items() if value is not None)])


def _story(person_id: int, done: str, before: list[Json]) -> str:
    screens = [str(_shown(one)) for one in before if one["from"]["is_bot"]]
    on = f"The last screen there:\n{screens[-1]}" if screens else "Nothing had been said there before."
    return f"What {person_id} did: {done}. {on}"


def _mime(name: str) -> str:
    kinds = {"png": "image/png", "jpg": "image/jpeg", "pdf": "application/pdf"}
    return kinds.get(name.rsplit(".", 1)[-1], "application/octet-stream")


def _shown(message: Json) -> Shown:
    rows = tuple(tuple(row) for row in message.get("reply_markup", {}).get("inline_keyboard", []))
    return Shown(
        id=message["message_id"],
        text=_plain(message.get("text") or message.get("caption", "")),
        buttons=tuple(one["text"] for row in rows for one in row),
        rows=rows,
        photo="photo" in message,
        file=message.get("document"),
    )


def _plain(text: str) -> str:
    """With plain blanks behind «№»: that they are none is ``tests/integration/handlers/test_show.py``'s."""
    return text.replace("№\u00a0", "№ ").replace("No.\u00a0", "No. ")


@dataclass
class Chats:
    """The playground, the bot on it, and the clock of both."""

    url: str
    http: aiohttp.ClientSession
    world: World
    clock: FakeClock
    start: Callable[[], AbstractAsyncContextManager[Running]]
    troubles: Troubles
    running: Running | None = None
    _return: asyncio.Event = field(default_factory=asyncio.Event)
    _returned: int = 0
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
        self.troubles.found.clear()
        self.running = running = await self._stack.enter_async_context(self.start())
        event.listen(running.parts.database.engine.sync_engine, "checkin", self._note_return)

    async def stop_bot(self) -> None:
        if self.running is not None:
            event.remove(self.running.parts.database.engine.sync_engine, "checkin", self._note_return)
        self.running = None
        await self._stack.aclose()

    async def restart(self) -> None:
        await self.stop_bot()
        await self.start_bot()

    async def forward(self, **passed: float) -> None:
        """Time passes, and what has become due is sent."""
        self.clock.forward(**passed)
        await self.quiet()

    async def quiet(self, story: str = "") -> None:
        """Until nothing is in hand: no update waits, nothing due is unsent. ``story`` is what led here."""
        __tracebackhide__ = True
        try:
            async with asyncio.timeout(PATIENCE):
                while not self.troubles.found and await self._is_busy():
                    await self._somebody_else_returns()
        except TimeoutError:
            pytest.fail(f"The bot is not done after {PATIENCE:g} s. {story}")
        if self.troubles.found:
            pytest.fail(f"{self.troubles.found[0]}\n{story}")

    async def _is_busy(self) -> bool:
        while self.world.updates.pending_count():  # noqa: ASYNC110 - the poller asks for them at once
            await asyncio.sleep(0.002)
        self._returned = 0
        return bool(await self._unfinished() or self.world.updates.pending_count())

    async def _somebody_else_returns(self) -> None:
        """Beside our own, some connection has come back to its pool since we asked; or soon enough."""
        if self._returned > 1:
            return
        self._return.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._return.wait(), 0.1)

    def _note_return(self, *_: object) -> None:
        self._returned += 1
        self._return.set()

    async def _unfinished(self) -> int:
        assert self.running is not None, "the bot is stopped"
        database = self.running.parts.database
        async with database.reader() as session:
            updates, owed = (await session.execute(_UNFINISHED, {"now": self.clock.now()})).one()
        if owed and not updates:
            for ring in database.on_planned:
                ring(self.clock.now())
        return int(updates + owed)


@asynccontextmanager
async def chats_on(
    database_url: str, folder: Path, people: Mapping[int, str], clock: FakeClock | None = None
) -> AsyncIterator[Chats]:
    """A playground with these people, and the bot on it."""
    clock = clock or FakeClock()
    known = [{"id": one, "first_name": name, "language_code": "ru"} for one, name in people.items()]
    app = create_app(
        Options(
            data=folder / "playground",
            token=TOKEN,
            people=known,
            clock=FIRST_MORNING,
            frozen=True,
            limits=False,
        )
    )
    async with serving(app) as url, as_page(url) as http:
        settings = settings_for(url, database_url, folder)

        def start() -> AbstractAsyncContextManager[Running]:
            return running_bot(settings, limiter=quick_limiter(), clock=clock)

        with watched() as troubles:
            chats = Chats(url, http, app[WORLD], clock, start, troubles)
            await chats.start_bot()
            try:
                yield chats
            finally:
                await chats.stop_bot()
