"""Finds the method, reads its parameters, wraps its result."""

import hmac
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from playground.bot_api import about, editing, media, polling, sending
from playground.bot_api.params import Params, read_params, refuse_too_large
from playground.errors import ApiError, bad_request
from playground.state.world import World

UPLOAD_LIMIT = 50 * 1024 * 1024
DOWNLOAD_LIMIT = 20 * 1024 * 1024
WORLD = web.AppKey("world", World)
Method = Callable[[World, Params], Awaitable[Any]]

_METHODS: dict[str, Method] = {
    **polling.METHODS,
    **about.METHODS,
    **sending.METHODS,
    **media.METHODS,
    **editing.METHODS,
}
_READING = {
    *("getme", "getchat", "getchatmember", "getfile", "getwebhookinfo"),
    *("getmycommands", "getmydescription", "getmyshortdescription"),
}


def setup(app: web.Application) -> None:
    app.router.add_route("*", "/bot{token:[^/]+}/{method}", _call)
    app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", _download)


async def _call(request: web.Request) -> web.Response:
    try:
        result = await _result(request)
    except ApiError as error:
        return _refusal(error)
    return web.json_response({"ok": True, "result": result})


def _refusal(error: ApiError) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return web.json_response(body, status=error.code)


async def _result(request: web.Request) -> Any:
    world = request.app[WORLD]
    _check_token(request, world)
    name = request.match_info["method"].lower()
    method = _METHODS.get(name)
    if method is None:
        raise ApiError(404, "Not Found")
    # Telegram takes everything by GET as well; here that would be an effect by an address alone.
    if request.method != "POST" and name not in _READING:
        raise ApiError(405, "Method Not Allowed: use POST")
    params = await read_params(request, world.shelf, UPLOAD_LIMIT)
    try:
        refuse_too_large(params)
        return await method(world, params)
    finally:
        params.discard()


def _check_token(request: web.Request, world: World) -> None:
    given, token = request.match_info["token"].encode(), world.options.token.encode()
    if not hmac.compare_digest(given, token):
        raise ApiError(401, "Unauthorized")


async def _download(request: web.Request) -> web.StreamResponse:
    world = request.app[WORLD]
    try:
        _check_token(request, world)
        record = world.shelf.by_path(request.match_info["path"])
        if record is None:
            raise ApiError(404, "Not Found")
        if record["size"] > DOWNLOAD_LIMIT:
            raise bad_request("file is too big")
    except ApiError as error:
        return _refusal(error)
    return web.FileResponse(
        world.shelf.location(record), headers={"Content-Type": "application/octet-stream"}
    )
