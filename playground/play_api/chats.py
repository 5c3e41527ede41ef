"""Messages, presses, uploads and files, as the page asks for them."""

from urllib.parse import quote

from aiohttp import web

from playground.bot_api.params import read_params
from playground.bot_api.routes import WORLD
from playground.errors import PlayError
from playground.play_api import acts
from playground.play_api.requests import body_of, chat_id_of, number

# What Telegram lets a person send.
_UPLOAD_LIMIT = 2_000 * 1024 * 1024
# Shown inside the page; everything else is a download, so that no sent file runs as a page.
_INLINE = {"image/png", "image/jpeg", "image/gif"}


def setup(app: web.Application) -> None:
    chat = r"/play/chats/{id:\d+}"
    app.router.add_get(f"{chat}/messages", _messages)
    app.router.add_post(f"{chat}/send", _send)
    app.router.add_post(f"{chat}/edit", _edit)
    app.router.add_post(f"{chat}/press", _press)
    app.router.add_post(f"{chat}/upload", _upload)
    app.router.add_post(f"{chat}/read", _read)
    app.router.add_get("/play/queries/{query}", _query)
    app.router.add_get("/play/files/{file}", _file)


async def _messages(request: web.Request) -> web.Response:
    world, chat_id = request.app[WORLD], chat_id_of(request)
    acts.chat_of(world, chat_id)
    after = number(request.query, "after", required=False)
    return web.json_response({"messages": world.messages.after(chat_id, after)})


async def _send(request: web.Request) -> web.Response:
    body = await body_of(request)
    reply_to = number(body, "reply_to", required=False)
    message = acts.send_text(request.app[WORLD], chat_id_of(request), str(body.get("text") or ""), reply_to)
    return web.json_response({"message": message})


async def _edit(request: web.Request) -> web.Response:
    body = await body_of(request)
    message_id, text = number(body, "message_id"), str(body.get("text") or "")
    return web.json_response(
        {"message": acts.edit_text(request.app[WORLD], chat_id_of(request), message_id, text)}
    )


async def _press(request: web.Request) -> web.Response:
    body = await body_of(request)
    message_id, data = number(body, "message_id"), str(body.get("data") or "")
    forged = bool(body.get("forged"))
    query_id = acts.press(request.app[WORLD], chat_id_of(request), message_id, data, forged=forged)
    return web.json_response({"query_id": query_id})


async def _upload(request: web.Request) -> web.Response:
    world, chat_id = request.app[WORLD], chat_id_of(request)
    acts.chat_of(world, chat_id)
    params = await read_params(request, world.shelf, _UPLOAD_LIMIT)
    try:
        if params.too_large:
            raise PlayError(413, "Файл больше 2 ГБ, Telegram такой не примет.")
        messages = acts.send_files(
            world,
            chat_id,
            list(params.files.values()),
            params.text("caption"),
            params.number("reply_to"),
            as_document=params.flag("as_document"),
        )
    finally:
        params.discard()
    return web.json_response({"messages": messages})


async def _read(request: web.Request) -> web.Response:
    world, chat_id = request.app[WORLD], chat_id_of(request)
    world.people.mark_read(chat_id)
    world.hub.tell("read", chat_id=chat_id)
    return web.json_response({"ok": True})


async def _query(request: web.Request) -> web.Response:
    row = request.app[WORLD].queries.get(request.match_info["query"])
    if row is None:
        raise PlayError(404, "Такого нажатия не было.")
    answer = {"answered": bool(row["answered"]), "text": row["text"] or "", "alert": bool(row["alert"])}
    place = {key: row[key] for key in ("chat_id", "message_id", "data", "url")}
    return web.json_response({"query_id": row["id"], **answer, **place})


async def _file(request: web.Request) -> web.StreamResponse:
    world = request.app[WORLD]
    record = world.shelf.get(request.match_info["file"])
    if record is None:
        raise PlayError(404, "Такого файла нет.")
    inline = record["mime"] in _INLINE and "download" not in request.query
    place = "inline" if inline else "attachment"
    headers = {
        "Content-Type": record["mime"] if inline else "application/octet-stream",
        "Content-Disposition": f"{place}; filename*=UTF-8''{quote(record['name'], safe='')}",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, max-age=31536000, immutable",
    }
    return web.FileResponse(world.shelf.location(record), headers=headers)
