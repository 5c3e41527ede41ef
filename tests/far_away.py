"""A playground as far away as Telegram."""

import asyncio

from aiohttp import web
from aiohttp.typedefs import Handler

AWAY = 0.2
"""Seconds there and back."""


@web.middleware
async def far_away(request: web.Request, handler: Handler) -> web.StreamResponse:
    """The bot's requests alone; the page stands beside the playground."""
    if not request.path.startswith("/bot"):
        return await handler(request)
    await asyncio.sleep(AWAY / 2)
    answer = await handler(request)
    await asyncio.sleep(AWAY / 2)
    return answer
