"""What the page says to somebody who has just opened it, and the sample that can be sent to the bot."""

import json
from pathlib import Path
from urllib.parse import quote

from aiohttp import web

from playground.bot_api.routes import WORLD
from playground.errors import PlayError
from playground.state.store import Json


def setup(app: web.Application) -> None:
    app.router.add_get("/play/welcome", _welcome)
    app.router.add_get("/play/sample", _sample)


def _read(request: web.Request) -> tuple[Path, Json]:
    file = request.app[WORLD].options.welcome
    if file is None:
        return Path(), {}
    content: Json = json.loads(file.read_text(encoding="utf-8"))
    return file.parent, content


async def _welcome(request: web.Request) -> web.Response:
    """Empty where there is none."""
    return web.json_response(_read(request)[1])


async def _sample(request: web.Request) -> web.FileResponse:
    folder, content = _read(request)
    sample = content.get("sample")
    if not sample:
        raise PlayError(404, "Образца нет.")
    headers = {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(sample['name'], safe='')}",
    }
    return web.FileResponse(folder / sample["file"], headers=headers)
