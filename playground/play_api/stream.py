"""The page's event stream (server-sent events)."""

import asyncio
import json

from aiohttp import web

from playground.bot_api.routes import WORLD

# A comment line now and then, so that a vanished page is noticed.
_HEARTBEAT = 15.0


def setup(app: web.Application) -> None:
    app.router.add_get("/play/events", _events)


async def _events(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    hub = request.app[WORLD].hub
    queue = hub.listen()
    try:
        await response.prepare(request)
        await response.write(b"retry: 1000\n\n")
        while (line := await _next_line(queue)) is not None:
            await response.write(line)
    except ConnectionError:
        pass
    finally:
        hub.leave(queue)
    return response


async def _next_line(queue: asyncio.Queue[dict[str, object] | None]) -> bytes | None:
    try:
        async with asyncio.timeout(_HEARTBEAT):
            event = await queue.get()
    except TimeoutError:
        return b": still here\n\n"
    return None if event is None else f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode()
