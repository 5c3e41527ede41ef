"""The page of another origin can do nothing: neither as people, nor as the bot, nor by an address alone."""

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from tests.integration.playground.test_polling import TOKEN, Ground, playground

OWN = "own"


@pytest.fixture
async def ground(tmp_path: Path) -> AsyncIterator[Ground]:
    async with playground(tmp_path) as running:
        yield running


async def status(ground: Ground, method: str, path: str, **headers: str) -> int:
    """What a client gets that says of itself no more than this."""
    given = {name.replace("_", "-"): ground.url if value == OWN else value for name, value in headers.items()}
    async with (
        aiohttp.ClientSession() as http,
        http.request(method, f"{ground.url}{path}", json={}, headers=given) as answer,
    ):
        return answer.status


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Origin": OWN}, 200),
        ({"Origin": OWN, "Sec_Fetch_Site": "same-origin"}, 200),
        ({}, 403),
        ({"Sec_Fetch_Site": "none"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Origin": "http://localhost"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": OWN, "Sec_Fetch_Site": "cross-site"}, 403),
        ({"Origin": OWN, "Sec_Fetch_Site": "same-site"}, 403),
        ({"Origin": OWN, "Host": "evil.example"}, 403),
        ({"Origin": "http://evil.example:8090", "Host": "evil.example:8090"}, 403),
        ({"Origin": "http://localhost:1", "Host": "localhost:1"}, 200),
    ],
)
async def test_what_changes_something_needs_the_pages_own_origin(
    ground: Ground, headers: dict[str, str], expected: int
) -> None:
    assert await status(ground, "POST", "/play/chats/7/read", **headers) == expected


@pytest.mark.parametrize(
    ("path", "headers", "expected"),
    [
        ("/", {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}, 200),
        ("/", {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"}, 403),
        ("/", {"Host": "evil.example"}, 403),
        ("/play/people", {}, 200),
        ("/play/people", {"Sec_Fetch_Site": "same-origin"}, 200),
        ("/play/people", {"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "navigate"}, 403),
        ("/play/people", {"Origin": "http://evil.example"}, 403),
        ("/play/events", {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "cors"}, 403),
        ("/play/chats/7/send", {"Sec_Fetch_Site": "same-origin"}, 405),
        ("/play/clock?shift_seconds=1", {}, 200),
    ],
)
async def test_what_is_only_looked_at(
    ground: Ground, path: str, headers: dict[str, str], expected: int
) -> None:
    before = await ground.look("clock")
    assert await status(ground, "GET", path, **headers) == expected
    assert await ground.look("clock") == before


@pytest.mark.parametrize(
    ("method", "name", "headers", "expected"),
    [
        ("POST", "getUpdates", {}, 200),
        ("POST", "getUpdates", {"Origin": "http://evil.example"}, 403),
        ("POST", "getUpdates", {"Sec_Fetch_Site": "cross-site"}, 403),
        ("POST", "getUpdates", {"Host": "evil.example"}, 403),
        ("GET", "getMe", {}, 200),
        ("GET", "getMe", {"Sec_Fetch_Site": "cross-site"}, 403),
        ("GET", "getUpdates?offset=-1", {}, 405),
        ("GET", "sendMessage?chat_id=7&text=x", {}, 405),
        ("PUT", "setMyCommands", {}, 405),
    ],
)
async def test_the_bots_side_too(
    ground: Ground, method: str, name: str, headers: dict[str, str], expected: int
) -> None:
    await ground.say("/start")
    assert await status(ground, method, f"/bot{TOKEN}/{name}", **headers) == expected
    assert len((await ground.look("chats/7/messages"))["messages"]) == 1


async def test_no_other_page_may_frame_it_or_read_it(ground: Ground) -> None:
    async with ground.http.get(f"{ground.url}/") as answer:
        rules = answer.headers
    assert "frame-ancestors 'none'" in rules["Content-Security-Policy"]
    assert rules["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in rules
