"""getUpdates: offsets, redelivery, long poll, conflict, restart."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from playground.app import create_app, serving
from playground.state import updates as updates_module
from playground.state.store import Store
from playground.state.updates import Updates
from playground.state.world import Options
from tests.times import PATIENCE, timeless

TOKEN = "42:TEST"
PEOPLE = [
    {"id": 7, "first_name": "Исполнитель", "about": "отдел дорог", "language_code": "ru"},
    {"id": 8, "first_name": "Координатор"},
]
START = datetime.fromisoformat("2022-07-05T09:00:00+05:00")


@dataclass
class Ground:
    """A running playground and a client of both of its sides."""

    url: str
    http: ClientSession

    async def bot(self, method: str, **params: Any) -> dict[str, Any]:
        async with self.http.post(f"{self.url}/bot{TOKEN}/{method}", json=params) as answer:
            body: dict[str, Any] = await answer.json()
            assert body["ok"] is (answer.status == 200)
            return body

    async def result(self, method: str, **params: Any) -> Any:
        body = await self.bot(method, **params)
        assert body["ok"], body
        return body["result"]

    async def play(self, path: str, **body: Any) -> Any:
        async with self.http.post(f"{self.url}/play/{path}", json=body) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def look(self, path: str) -> Any:
        async with self.http.get(f"{self.url}/play/{path}") as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def say(self, text: str, person: int = 7) -> int:
        message_id: int = (await self.play(f"chats/{person}/send", text=text))["message"]["message_id"]
        return message_id


@asynccontextmanager
async def playground(data: Path, **options: Any) -> AsyncIterator[Ground]:
    defaults: dict[str, Any] = {"token": TOKEN, "people": PEOPLE, "clock": START, "frozen": True}
    app = create_app(Options(data=data, **defaults | {"limits": False} | options))
    async with ClientSession() as http, serving(app) as url:
        http.headers["Origin"] = url
        yield Ground(url, http)


@pytest.fixture
def polled(monkeypatch: pytest.MonkeyPatch) -> asyncio.Semaphore:
    """Released each time a poll has found nothing and waits."""
    waiting, wait = asyncio.Semaphore(0), Updates._wait_until

    async def noted(updates: Updates, deadline: float) -> bool:
        waiting.release()
        return await wait(updates, deadline)

    monkeypatch.setattr(Updates, "_wait_until", noted)
    return waiting


@pytest.fixture
async def ground(tmp_path: Path) -> AsyncIterator[Ground]:
    async with playground(tmp_path) as running:
        yield running


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_unconfirmed_updates_come_again_until_the_offset_passes_them(ground: Ground) -> None:
    for text in ("один", "два", "три"):
        await ground.say(text)
    first = await ground.result("getUpdates")
    assert texts(first) == ["один", "два", "три"]
    assert await ground.result("getUpdates") == first
    second_id = first[1]["update_id"]
    assert texts(await ground.result("getUpdates", offset=second_id)) == ["два", "три"]
    assert texts(await ground.result("getUpdates", limit=1)) == ["два"]
    assert (await ground.result("getWebhookInfo"))["pending_update_count"] == 2


async def test_a_negative_offset_forgets_all_but_the_last_ones(ground: Ground) -> None:
    for text in ("один", "два", "три"):
        await ground.say(text)
    assert texts(await ground.result("getUpdates", offset=-1)) == ["три"]
    assert texts(await ground.result("getUpdates")) == ["три"]


async def test_a_long_poll_wakes_when_something_arrives(ground: Ground, polled: asyncio.Semaphore) -> None:
    waiting = asyncio.create_task(ground.result("getUpdates", timeout=30))
    await polled.acquire()
    await ground.say("пора")
    assert texts(await waiting) == ["пора"]  # at its own end it would bring nothing


async def test_a_long_poll_ends_empty(ground: Ground) -> None:
    assert await ground.result("getUpdates", timeout=1) == []


@timeless
async def test_a_long_poll_ends_after_its_timeout(tmp_path: Path) -> None:
    updates = Updates(Store(tmp_path / "world.sqlite3"))
    for asked, kept in ((30, 30), (300, 50)):
        began = asyncio.get_running_loop().time()
        assert await updates.poll(0, 10, asked) == []
        assert asyncio.get_running_loop().time() - began == pytest.approx(kept, abs=0.01)


async def test_a_second_poll_ends_the_first_with_conflict(ground: Ground, polled: asyncio.Semaphore) -> None:
    earlier = asyncio.create_task(ground.bot("getUpdates", timeout=30))
    await polled.acquire()
    later = asyncio.create_task(ground.result("getUpdates", timeout=30))
    refused = await earlier
    assert refused["error_code"] == 409
    assert refused["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await ground.say("ещё")
    assert texts(await later) == ["ещё"]


async def test_allowed_updates_hold_until_changed(ground: Ground) -> None:
    await ground.result("getUpdates", allowed_updates=["edited_message"])
    message_id = await ground.say("5")
    await ground.play("chats/7/edit", message_id=message_id, text="50")
    updates = await ground.result("getUpdates")
    assert [update["edited_message"]["text"] for update in updates] == ["50"]
    await ground.result("getUpdates", allowed_updates=[], offset=updates[0]["update_id"] + 1)
    await ground.say("6")
    assert texts(await ground.result("getUpdates")) == ["6"]


async def test_delete_webhook_can_drop_what_is_pending(ground: Ground) -> None:
    await ground.say("старое")
    await ground.result("deleteWebhook", drop_pending_updates=True)
    assert await ground.result("getUpdates") == []


async def test_beside_a_webhook_nobody_polls_and_what_arrives_waits(ground: Ground) -> None:
    assert (await ground.bot("setWebhook", url="http://town.example/hook"))["error_code"] == 400
    await ground.result("setWebhook", url="https://town.example/hook")
    await ground.say("подождёт")
    assert (await ground.bot("getUpdates"))["error_code"] == 409
    info = await ground.result("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == ("https://town.example/hook", 1)
    await ground.result("deleteWebhook")
    assert texts(await ground.result("getUpdates")) == ["подождёт"]


async def test_stopping_ends_an_open_poll_and_an_event_stream(
    tmp_path: Path, polled: asyncio.Semaphore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updates_module, "_LONGEST_POLL", 10 * PATIENCE)
    async with asyncio.timeout(PATIENCE):
        async with playground(tmp_path) as ground:
            waiting = asyncio.create_task(ground.result("getUpdates", timeout=5 * PATIENCE))
            stream = await ground.http.get(f"{ground.url}/play/events")
            await polled.acquire()
        assert await waiting == []
    stream.close()


async def test_a_restart_goes_on_where_it_ended(tmp_path: Path) -> None:
    async with playground(tmp_path) as ground:
        await ground.say("один")
        await ground.say("два")
        sent = await ground.result("sendMessage", chat_id=7, text="ответ")
        done = await ground.result("getUpdates")
        await ground.result("getUpdates", offset=done[-1]["update_id"] + 1)
        await ground.result("deleteMessage", chat_id=7, message_id=sent["message_id"])
        await ground.say("три")
        await ground.play("clock", shift_seconds=86400)
    async with playground(tmp_path, clock=START + timedelta(days=300)) as ground:
        again = await ground.result("getUpdates")
        assert texts(again) == ["три"]
        assert again[0]["update_id"] == done[-1]["update_id"] + 1
        assert again[0]["message"]["message_id"] == sent["message_id"] + 1
        assert (await ground.look("clock"))["now"] == "2022-07-06T09:00:00+05:00"
        kept = (await ground.look("chats/7/messages"))["messages"]
        assert [message["text"] for message in kept] == ["один", "два", "три"]
        await ground.result("getUpdates", offset=again[0]["update_id"] + 1)
    async with playground(tmp_path) as ground:
        assert await ground.say("четыре") == sent["message_id"] + 2
        assert (await ground.result("getUpdates"))[0]["update_id"] == again[0]["update_id"] + 1


async def test_the_clock_runs_and_is_moved(tmp_path: Path) -> None:
    async with playground(tmp_path, frozen=False) as ground:
        async with asyncio.timeout(PATIENCE):
            while datetime.fromisoformat((await ground.look("clock"))["now"]) <= START:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        moved = await ground.play("clock", now="2022-01-01T08:00:00")
        assert moved["now"] == "2022-01-01T08:00:00+05:00"
        message_id = await ground.say("когда?")
        messages = (await ground.look("chats/7/messages"))["messages"]
        assert messages[-1]["message_id"] == message_id
        begin = datetime.fromisoformat("2022-01-01T08:00:00+05:00").timestamp()
        assert begin <= messages[-1]["date"] < begin + 10


async def test_an_edit_with_the_same_words_is_told_to_the_bot_and_changes_nothing(ground: Ground) -> None:
    """As Telegram does for a reaction or the preview of a link."""
    sent = await ground.say("50 %")
    again = await ground.play("chats/7/edit", message_id=sent, text="50 %")
    updates = await ground.result("getUpdates")
    assert [update["edited_message"]["text"] for update in updates if "edited_message" in update] == ["50 %"]
    assert "edit_date" in updates[-1]["edited_message"]
    assert "edit_date" not in again["message"]
    assert (await ground.look("chats/7/messages"))["messages"] == [again["message"]]
