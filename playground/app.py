"""Builds the playground's web application and runs it.

In a test's own process:

    app = create_app(Options(data=tmp_path, token="42:TEST",
                             people=[{"id": 7, "first_name": "Исполнитель"}],
                             clock=datetime.fromisoformat("2022-07-05T09:00:00+05:00"), frozen=True))
    async with serving(app) as url:          # "http://127.0.0.1:<free port>"
        bot = Bot("42:TEST", session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
        ...                                  # POST {url}/play/chats/7/send, …
    # `app[WORLD]` is the `World` behind it; the same `data` folder started again goes on.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from aiohttp import web

from playground import guard
from playground.bot_api import routes as bot_routes
from playground.bot_api.routes import WORLD
from playground.play_api import chats, people, stream, welcome
from playground.play_api.requests import refusals
from playground.state.world import Options, World

_STATIC = Path(__file__).parent / "static"
_CLOCK_SAVE_SECONDS = 0.5
# The people may send 2 GB; parts are streamed to disk, so this guards nothing else.
_BODY_LIMIT = 10 * 1024**3


def create_app(options: Options) -> web.Application:
    """The application over the folder `options.data`; `Options` says what can be set."""
    app = web.Application(middlewares=[guard.guard, refusals], client_max_size=_BODY_LIMIT)
    app[WORLD] = World(options)
    bot_routes.setup(app)
    for part in (people, chats, stream, welcome):
        part.setup(app)
    app.router.add_get("/", _page)
    app.router.add_static("/static", _STATIC)
    app.on_response_prepare.append(guard.add_headers)
    app.on_shutdown.append(_close_waiting)
    app.cleanup_ctx.append(_keep_clock)
    return app


async def _page(_request: web.Request) -> web.FileResponse:
    return web.FileResponse(_STATIC / "index.html", headers={"Cache-Control": "no-cache"})


async def _close_waiting(app: web.Application) -> None:
    app[WORLD].close()


async def _keep_clock(app: web.Application) -> AsyncIterator[None]:
    """Store the clock all the time, so that a killed playground goes on from where it was."""
    world = app[WORLD]
    saving = asyncio.create_task(_save_clock(world))
    yield
    saving.cancel()
    with suppress(asyncio.CancelledError):
        await saving
    world.clock.save()
    world.store.close()


async def _save_clock(world: World) -> None:
    while True:
        await asyncio.sleep(_CLOCK_SAVE_SECONDS)
        world.clock.save()


@asynccontextmanager
async def serving(app: web.Application, port: int = 0) -> AsyncIterator[str]:
    """Listen on 127.0.0.1 (0: any free port) and give the address; ends at once, open polls too."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", port)
        await site.start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
