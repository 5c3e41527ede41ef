"""What aiogram's HTTP sessions do for TLS's sake is left out: tests speak plain HTTP to a playground."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest
from aiogram.client.session.aiohttp import AiohttpSession


@contextmanager
def quick_sessions() -> Iterator[None]:
    """One TLS context for all, and no quarter of a second at each end for connections to say goodbye."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        patch.setattr(AiohttpSession, "close", _close)
        yield


async def _close(session: AiohttpSession) -> None:
    if session._session is not None and not session._session.closed:
        await session._session.close()
