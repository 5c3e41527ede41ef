"""Reading the page's requests and answering refusals as JSON."""

import json
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler

from playground.errors import PlayError
from playground.state.store import Json


async def body_of(request: web.Request) -> Json:
    text = await request.text()
    try:
        body = json.loads(text or "{}")
    except ValueError:
        raise PlayError(400, "Запрос не разобрать: нужен JSON.") from None
    if not isinstance(body, dict):
        raise PlayError(400, "Запрос не разобрать: нужен объект JSON.")
    return body


def number(body: Any, name: str, *, required: bool = True) -> int:
    """A whole number; 0 for an absent one that is not required."""
    value = body.get(name)
    try:
        return int(value or 0) if not required else int(value)
    except (TypeError, ValueError):
        raise PlayError(400, f"Нужно целое число: {name}.") from None


def chat_id_of(request: web.Request) -> int:
    return int(request.match_info["id"])


@web.middleware
async def refusals(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except PlayError as error:
        return web.json_response({"error": error.reason}, status=error.status)
