"""aiogram's session, with one name for everything that may stand in the way to Telegram."""

import json
from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError
from aiogram.methods import GetFile, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientError, ClientResponseError
from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError

_IN_THE_WAY = (ProxyError, ProxyConnectionError, ProxyTimeoutError, ClientError, EOFError, OSError)
"""What aiogram lets through: a proxy's errors have no base but ``Exception``."""

_FINAL = {400, 403, 404, 410}
"""A file that Telegram has no longer, or never had."""


class Session(AiohttpSession):
    """Whatever the network, a proxy or a gateway does, callers see a ``TelegramNetworkError``."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> TelegramType:
        with _named(method):
            return await super().make_request(bot, method, timeout)

    async def stream_content(self, url: str, *args: Any, **more: Any) -> AsyncGenerator[bytes, None]:
        with _named(GetFile(file_id="")):
            async for chunk in super().stream_content(url, *args, **more):
                yield chunk


@contextmanager
def _named(method: TelegramMethod[Any]) -> Iterator[None]:
    try:
        yield
    except ClientResponseError as error:
        if error.status in _FINAL and error.__cause__ is None:  # with a cause it was not even HTTP
            raise
        raise _in_the_way(method, error) from error
    except ClientDecodeError as error:  # a gateway's own page; what Telegram says is always JSON
        if isinstance(error.original, json.JSONDecodeError):
            raise TelegramNetworkError(method, "the answer is not Telegram's") from error
        raise
    except _IN_THE_WAY as error:
        raise _in_the_way(method, error) from error


def _in_the_way(method: TelegramMethod[Any], error: Exception) -> TelegramNetworkError:
    return TelegramNetworkError(method, f"{type(error).__name__}: {error}")
