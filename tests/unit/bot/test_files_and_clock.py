"""The file store and the clock that can be moved."""

import asyncio
import hashlib
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot import remote_clock
from bot.clock import SystemClock, clock_for
from bot.files import LocalFiles
from bot.remote_clock import RemoteClock


def kept(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()]


async def test_a_file_is_kept_under_its_hash_once(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path)
    content_hash = await files.put("акт".encode())
    assert content_hash == hashlib.sha256("акт".encode()).hexdigest()
    assert await files.put("акт".encode()) == content_hash
    assert await files.get(content_hash) == "акт".encode()
    assert kept(tmp_path) == [f"{content_hash[:2]}/{content_hash}"]


async def test_an_unknown_hash_is_a_key_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        await LocalFiles(tmp_path).get("0" * 64)


async def test_a_failed_write_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("bot.files.os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        await LocalFiles(tmp_path).put(b"x")
    assert kept(tmp_path) == []


WEEK = timedelta(days=7)


def made_old(folder: Path, content_hash: str, by: timedelta = timedelta(days=8)) -> Path:
    """As if nobody had put it since."""
    path = folder / content_hash[:2] / content_hash
    then = time.time() - by.total_seconds()
    os.utime(path, (then, then))
    return path


async def test_what_was_put_long_ago_is_told_and_removed_on_demand(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path)
    old, young = await files.put(b"old"), await files.put(b"young")
    made_old(tmp_path, old)
    assert await files.not_put_for(WEEK) == {old}
    assert await files.remove({old, young}, WEEK) == 1
    assert kept(tmp_path) == [f"{young[:2]}/{young}"]


async def test_what_is_put_again_is_young_again(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path)
    content_hash = await files.put(b"x")
    made_old(tmp_path, content_hash)
    seen = await files.not_put_for(WEEK)
    assert await files.put(b"x") == content_hash
    assert await files.remove(seen, WEEK) == 0, "somebody is about to name it"
    assert await files.get(content_hash) == b"x"


async def test_a_file_that_a_death_left_half_written_goes_away(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path)
    content_hash = await files.put(b"x")
    half = tmp_path / content_hash[:2] / "tmpq1w2e3"
    half.write_bytes(b"ha")
    assert await files.not_put_for(WEEK) == frozenset()
    assert half.exists(), "it may be just being written"
    os.utime(half, (0, 0))
    await files.not_put_for(WEEK)
    assert kept(tmp_path) == [f"{content_hash[:2]}/{content_hash}"]


async def test_a_death_between_the_steps_of_removing_loses_nothing(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path)
    content_hash = await files.put(b"x")
    path = made_old(tmp_path, content_hash)
    path.rename(path.with_name(f"{content_hash}.swept"))
    assert await files.not_put_for(WEEK) == {content_hash}
    assert await files.get(content_hash) == b"x"


class Source:
    """A served clock that can be moved and silenced."""

    def __init__(self) -> None:
        self.ahead = timedelta(days=-1600)
        self.answers = True
        self.asked = 0
        self.done = [datetime.min.replace(tzinfo=UTC)]

    async def tell(self, request: web.Request) -> web.Response:
        self.asked += 1
        if "done" in request.query:
            self.done.append(datetime.fromisoformat(request.query["done"]))
        if not self.answers:
            return web.Response(status=500)
        now = datetime.now(UTC) + self.ahead
        return web.json_response({"now": now.isoformat(timespec="seconds")})


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote_clock, "_FRESH_FOR", 0.0)


async def serve(source: Source) -> tuple[web.AppRunner, str]:
    app = web.Application()
    app.router.add_get("/clock", source.tell)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner, f"http://127.0.0.1:{runner.addresses[0][1]}/clock"


@pytest.mark.usefixtures("_impatient")
async def test_a_moved_clock_is_followed_and_never_runs_backwards_by_itself() -> None:
    source = Source()
    runner, url = await serve(source)
    async with RemoteClock(url) as clock:
        assert abs(clock.now() - (datetime.now(UTC) + source.ahead)) < timedelta(seconds=2)
        seen = []
        for _ in range(30):
            await clock.refresh()
            seen.append(clock.now())
        assert seen == sorted(seen)
        source.ahead += timedelta(days=6)
        await clock.refresh()
        assert clock.now() - seen[-1] > timedelta(days=5)
        source.ahead -= timedelta(days=9)
        await clock.refresh()
        assert clock.now() < seen[0]
    await runner.cleanup()


@pytest.mark.usefixtures("_impatient")
async def test_whoever_watches_it_is_told_of_a_move_and_the_source_until_when_all_is_done() -> None:
    source = Source()
    runner, url = await serve(source)
    moved = asyncio.Event()

    async def note() -> None:
        assert source.done[-1] < clock.now() - timedelta(days=5)
        moved.set()

    async with RemoteClock(url) as clock:
        watching = asyncio.create_task(clock.watch(note))
        while len(source.done) < 3:  # noqa: ASYNC110 - the source is looked at
            await asyncio.sleep(0)
        assert not moved.is_set()
        source.ahead += timedelta(days=6)
        await moved.wait()
        while source.done[-1] < clock.now() - timedelta(days=5):  # noqa: ASYNC110
            await asyncio.sleep(0)
        watching.cancel()
    await runner.cleanup()


@pytest.mark.usefixtures("_impatient")
async def test_a_silent_source_leaves_the_clock_running() -> None:
    source = Source()
    runner, url = await serve(source)
    async with RemoteClock(url) as clock:
        source.answers = False
        before = clock.now()
        await clock.refresh()
        assert timedelta(0) <= clock.now() - before < timedelta(seconds=2)
    await runner.cleanup()


async def test_a_look_a_moment_ago_is_good_enough() -> None:
    source = Source()
    runner, url = await serve(source)
    async with RemoteClock(url) as clock:
        for _ in range(10):
            await clock.refresh()
    assert source.asked == 1
    await runner.cleanup()


def test_without_an_address_it_is_the_systems_time() -> None:
    clock = clock_for("")
    assert isinstance(clock, SystemClock)
    assert clock.now().tzinfo is UTC
