"""Whatever stands in the way to Telegram has one name, and is passing: nothing is given up on for it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetMe

from bot.telegram.session import Session
from bot.telegram.troubles import is_passing, pause_after
from tests.bot_on_playground import TOKEN

Answer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
ASKED = GetMe()


async def hang_up(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.close()


async def refuse_by_socks(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """It has no way to take anybody in."""
    await reader.readexactly(3)
    writer.write(b"\x05\xff")
    writer.close()


def answering(status: str, body: str) -> Answer:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
        await writer.drain()
        writer.close()

    return answer


@asynccontextmanager
async def listening(answer: Answer) -> AsyncIterator[int]:
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


@asynccontextmanager
async def bot_behind(port: int, proxy: str = "", host: str = "127.0.0.1") -> AsyncIterator[Bot]:
    """What Telegram is to it listens on the port; or a proxy before it does."""
    server = TelegramAPIServer.from_base(f"http://{host}:{port}")
    session = Session(api=server, proxy=f"{proxy}://{host}:{port}" if proxy else None)
    async with Bot(TOKEN, session=session) as bot:
        yield bot


@pytest.mark.parametrize("proxy", ["", "socks5", "http"])
@pytest.mark.parametrize("answer", [None, hang_up, refuse_by_socks])
async def test_what_is_away_hangs_up_or_refuses_is_the_way_s_trouble(
    proxy: str, answer: Answer | None
) -> None:
    """A proxy's errors derive from bare ``Exception``."""
    async with listening(answer or hang_up) as port:
        if answer is not None:
            await _fails_in_passing(port, proxy)
    if answer is None:
        await _fails_in_passing(port, proxy)


async def _fails_in_passing(port: int, proxy: str) -> None:
    async with bot_behind(port, proxy) as bot:
        with pytest.raises(TelegramNetworkError) as failed:
            await bot.get_me()
        assert is_passing(failed.value)
        with pytest.raises(TelegramNetworkError) as failed:
            await bot.download_file("documents/1")
    assert is_passing(failed.value)


@pytest.mark.parametrize("status", ["502 Bad Gateway", "200 OK"])
async def test_a_gateway_s_own_page_is_the_way_s_trouble(status: str) -> None:
    page = answering(status, "<html>Sign in to the network</html>")
    async with listening(page) as port, bot_behind(port) as bot:
        with pytest.raises(TelegramNetworkError):
            await bot.get_me()


async def test_a_file_that_telegram_no_longer_has_is_no_trouble_of_the_way() -> None:
    async with listening(answering("404 Not Found", "")) as port, bot_behind(port) as bot:
        with pytest.raises(Exception, match="404") as failed:
            await bot.download_file("documents/1")
    assert not is_passing(failed.value)


PASSING = [
    TelegramNetworkError(ASKED, "no route"),
    TelegramServerError(ASKED, "Bad Gateway"),
    TelegramRetryAfter(ASKED, "", 5),
    TelegramUnauthorizedError(ASKED, "Unauthorized"),
]
NOT_PASSING = [
    TelegramBadRequest(ASKED, "message is too long"),
    TelegramForbiddenError(ASKED, "bot was blocked by the user"),
    TelegramEntityTooLarge(ASKED, "Request Entity Too Large"),
    ZeroDivisionError(),
]


def test_what_is_passing_is_decided_once() -> None:
    assert [is_passing(error) for error in PASSING] == [True] * len(PASSING)
    assert [is_passing(error) for error in NOT_PASSING] == [False] * len(NOT_PASSING)


@pytest.mark.parametrize(
    ("waited", "retry_after", "pause"),
    [
        (timedelta(0), 0, timedelta(seconds=1)),
        (timedelta(seconds=40), 0, timedelta(seconds=10)),
        (timedelta(days=3), 0, timedelta(minutes=2)),
        (timedelta(0), 90, timedelta(seconds=90)),
        (timedelta(days=3), 600, timedelta(minutes=10)),
    ],
)
def test_pauses_grow_to_two_minutes_and_are_as_long_as_telegram_says(
    waited: timedelta, retry_after: int, pause: timedelta
) -> None:
    error: Any = TelegramRetryAfter(ASKED, "", retry_after) if retry_after else PASSING[0]
    assert pause_after(error, waited) == pause
