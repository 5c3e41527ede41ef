"""The first words with Telegram: waited for, and said once where nobody answers; then who the bot is."""

import asyncio
import logging
import socket
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramNotFound, TelegramUnauthorizedError

from bot.errors import CannotStart
from bot.telegram.troubles import is_passing
from bot.work.patience import Patience
from models.connecting import NO_SUCH_HOST

Wait = Callable[[float], Awaitable[object]]
_log = logging.getLogger(__name__)


async def introduce(bot: Bot, wait: Wait = asyncio.sleep) -> str:
    """The bot's username, once Telegram has told it and nothing keeps the bot from polling.

    ``CannotStart`` where waiting would not help.
    """
    patience = Patience("Telegram")
    while True:
        try:
            username = await _username(bot)
            await _take_off_the_webhook(bot)
        except AiogramError as error:
            await wait(patience.failed(_reason_to_wait(error)))
        else:
            patience.answered()
            return username


async def _username(bot: Bot) -> str:
    try:
        return (await bot.me()).username or "bot"
    except (TelegramUnauthorizedError, TelegramNotFound):
        raise CannotStart("BOT_TOKEN is refused by Telegram: copy it from @BotFather again") from None


async def _take_off_the_webhook(bot: Bot) -> None:
    """While one is set, Telegram gives a bot that asks nothing at all: it would be deaf for ever."""
    address = (await bot.get_webhook_info()).url
    if not address:
        return
    _log.warning(
        "A webhook is set (at %s) and is taken off: this bot asks for its messages itself; none is lost",
        urlsplit(address).hostname,
    )
    await bot.delete_webhook(drop_pending_updates=False)


def _reason_to_wait(error: AiogramError) -> AiogramError:
    if _is_unknown_host(error):
        raise CannotStart(
            "TELEGRAM_API_URL or TELEGRAM_PROXY names a host that is not known: correct it, or the network"
        ) from None
    if not is_passing(error):
        raise CannotStart(
            f"TELEGRAM_API_URL does not answer as Telegram does ({type(error).__name__}): check the address"
        ) from None
    return error


def _is_unknown_host(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, socket.gaierror) and error.errno in NO_SUCH_HOST:
            return True
        error = error.__cause__ or error.__context__
    return False
