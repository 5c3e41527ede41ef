"""The first words with Telegram: a 502 is waited for, what waiting does not help ends the start, a webhook
is taken off."""

import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot, Router
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetMe
from aiogram.types import Message, User, WebhookInfo

from bot.errors import CannotStart
from bot.telegram.introduction import introduce
from tests.bot_on_playground import OWNER, bot_on, playground, voice_of
from tests.integration.bot.test_way_to_telegram import answering, bot_behind, listening

ASKED = GetMe()


class Scripted:
    """A bot whose server answers one question after another with what it is given; then as it should."""

    def __init__(self, *answers: Exception, webhook: str = "") -> None:
        self._answers = list(answers)
        self._webhook = webhook
        self.dropped: list[bool] = []
        self.pauses: list[float] = []

    async def me(self) -> User:
        if self._answers:
            raise self._answers.pop(0)
        return User(id=42, is_bot=True, first_name="Сведения", username="programme_bot")

    async def get_webhook_info(self) -> WebhookInfo:
        return WebhookInfo(url=self._webhook, has_custom_certificate=False, pending_update_count=0)

    async def delete_webhook(self, *, drop_pending_updates: bool) -> bool:
        self.dropped.append(drop_pending_updates)
        return True

    async def introduced(self) -> str:
        as_bot: Any = self
        return await introduce(as_bot, self._wait)

    async def _wait(self, seconds: float) -> None:
        self.pauses.append(seconds)


PASSING = (
    TelegramServerError(ASKED, "Bad Gateway"),
    TelegramNetworkError(ASKED, "Request timeout error"),
    TelegramRetryAfter(ASKED, "", 5),
)


async def test_what_is_passing_is_waited_for_and_said_once(caplog: pytest.LogCaptureFixture) -> None:
    bot = Scripted(*PASSING)
    assert await bot.introduced() == "programme_bot"
    assert bot.pauses == [1, 2, 4]
    said = [record.message for record in caplog.records]
    assert len(said) == 2
    assert said[0].startswith("Telegram does not answer (")
    assert "Bad Gateway" in said[0]
    assert said[1] == "Telegram answers"


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (TelegramUnauthorizedError(ASKED, "Unauthorized"), "BOT_TOKEN is refused by Telegram"),
        (TelegramNotFound(ASKED, "Not Found"), "BOT_TOKEN is refused by Telegram"),
        (TelegramBadRequest(ASKED, "?"), "TELEGRAM_API_URL does not answer as Telegram does"),
    ],
)
async def test_what_waiting_does_not_help_ends_the_start(answer: Exception, line: str) -> None:
    with pytest.raises(CannotStart) as told:
        await Scripted(answer).introduced()
    assert str(told.value).startswith(line)


@pytest.mark.parametrize("proxy", ["", "socks5", "http"])
async def test_an_unknown_host_is_told_from_a_network_that_is_away(
    proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(*_: object, **__: object) -> Sequence[Any]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    async def never(_seconds: float) -> None:
        raise AssertionError("it waits")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    async with bot_behind(9, proxy, host="telegram.example") as bot:
        with pytest.raises(CannotStart, match="names a host that is not known"):
            await introduce(bot, never)


async def test_a_gateway_s_502_is_waited_for() -> None:
    class Waited(Exception):
        pass

    async def once(_seconds: float) -> None:
        raise Waited

    async with listening(answering("502 Bad Gateway", "<html>")) as port, bot_behind(port) as bot:
        with pytest.raises(Waited):
            await introduce(bot, once)


async def test_a_webhook_is_taken_off_after_saying_so(caplog: pytest.LogCaptureFixture) -> None:
    bot = Scripted(webhook="https://town.example/secret-path")
    await bot.introduced()
    assert bot.dropped == [False]
    [said] = [record.message for record in caplog.records]
    assert said.startswith("A webhook is set (at town.example) and is taken off")
    assert "secret-path" not in said


async def test_without_a_webhook_nothing_is_taken_off_and_nothing_said(
    caplog: pytest.LogCaptureFixture,
) -> None:
    bot = Scripted()
    await bot.introduced()
    assert (bot.dropped, caplog.records) == ([], [])


async def test_a_new_installation_hears_what_was_said_while_a_webhook_stood(
    tmp_path: Path, sqlite_url: str
) -> None:
    router = Router()

    @router.message()
    async def echo(message: Message, bot: Bot) -> None:
        await bot.send_message(message.chat.id, f"Слышу: {message.text}")

    async with playground(tmp_path, OWNER) as ground:
        await ground.tell("setWebhook", url="https://town.example/hook")
        await ground.say(OWNER, "сводка готова?")
        async with bot_on(ground, sqlite_url, tmp_path, voice_of(router)):
            await ground.until_said(OWNER, "Слышу: сводка готова?")
