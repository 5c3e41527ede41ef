"""``/healthz``: 200 while every part gives signs of life, 503 with the names of those that do not."""

import socket
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.errors import CannotStart
from bot.running import running_bot
from bot.web.health import serving_health
from bot.work.signs import Signs
from tests.bot_on_playground import OWNER, playground, quick_limiter, settings_for, voice_of
from tests.doubles import FakeClock, FakeSeconds


async def asked(address: str) -> tuple[int, dict[str, Any]]:
    async with aiohttp.ClientSession() as http, http.get(address) as answer:
        return answer.status, await answer.json()


async def test_it_names_what_is_stuck() -> None:
    seconds = FakeSeconds()
    signs = Signs(seconds)
    poller = signs.of("poller", 120)
    signs.of("database", 60, fatal=False)
    async with serving_health("127.0.0.1", 0, signs.heard) as address:
        seconds.forward(60)
        poller.alive()
        since = {"poller": 0.0, "database": 60.0}
        assert await asked(address) == (200, {"status": "ok", "stuck": [], "seconds_since": since})
        seconds.forward(30.5)
        since = {"poller": 30.5, "database": 90.5}
        assert await asked(address) == (
            503,
            {"status": "stuck", "stuck": ["database"], "seconds_since": since},
        )


async def test_nothing_else_is_served() -> None:
    async with (
        serving_health("127.0.0.1", 0, list) as address,
        aiohttp.ClientSession() as http,
        http.get(address.replace("/healthz", "/")) as answer,
    ):
        assert answer.status == 404


def free_port() -> int:
    with socket.socket() as trying:
        trying.bind(("127.0.0.1", 0))
        return int(trying.getsockname()[1])


async def test_the_running_bot_tells_of_all_its_parts(tmp_path: Path, sqlite_url: str) -> None:
    port = free_port()
    async with playground(tmp_path, OWNER) as ground:
        settings = settings_for(ground.url, sqlite_url, tmp_path, health_port=port)
        bot = running_bot(settings, voice=voice_of(), limiter=quick_limiter(), clock=FakeClock())
        async with bot:
            status, told = await asked(f"http://127.0.0.1:{port}/healthz")
    assert (status, told["status"]) == (200, "ok")
    assert {"poller", "intake", "sender", "tick seal_audit", "tick forget_updates"} <= {
        *told["seconds_since"]
    }


async def test_a_port_that_is_taken_ends_the_start_with_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotStart, match=f"HEALTH_PORT {port} on 127.0.0.1 cannot be listened to"):
            async with serving_health("127.0.0.1", port, list):
                pass
