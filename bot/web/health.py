"""``/healthz``: whether this process works, for whoever watches over it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from bot.errors import CannotStart
from bot.work.signs import Vital

STUCK = 503
Listen = Callable[[], list[Vital]]


@asynccontextmanager
async def serving_health(host: str, port: int, listen: Listen) -> AsyncIterator[str]:
    """Serve it at the address that is given out, until the block ends."""
    runner = web.AppRunner(_app(listen), access_log=None)
    await runner.setup()
    try:
        await _listen(runner, host, port)
        bound = runner.addresses[0]
        yield f"http://{bound[0]}:{bound[1]}/healthz"
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, host: str, port: int) -> None:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        raise CannotStart(
            f"HEALTH_PORT {port} on {host} cannot be listened to ({error.strerror}): choose another one"
        ) from None


def _app(listen: Listen) -> web.Application:
    async def healthz(_request: web.Request) -> web.Response:
        told = _told(listen())
        return web.json_response(told, status=STUCK if told["stuck"] else 200)

    app = web.Application()
    app.router.add_get("/healthz", healthz)
    return app


def _told(heard: list[Vital]) -> dict[str, Any]:
    stuck = [one.part for one in heard if one.stuck]
    return {
        "status": "stuck" if stuck else "ok",
        "stuck": stuck,
        "seconds_since": {one.part: round(one.ago, 1) for one in heard},
    }
