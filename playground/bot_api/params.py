"""A method's parameters, whichever way they came: query, JSON, urlencoded or multipart."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from aiohttp import BodyPartReader, web

from playground.errors import ApiError, bad_request
from playground.state.files import Shelf, Upload
from playground.state.store import Json

_CHUNK = 256 * 1024
_TRUE = {"true", "1", "yes"}


@dataclass
class Params:
    values: Json
    files: dict[str, Upload] = field(default_factory=dict)
    too_large: bool = False

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return "" if value is None else str(value)

    def number(self, name: str) -> int | None:
        """None for what is absent or no number, such as an @name."""
        try:
            return int(self.text(name))
        except ValueError:
            return None

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in _TRUE

    def structure(self, name: str) -> Any:
        """A nested value; forms carry it as JSON text."""
        value = self.values.get(name)
        if not isinstance(value, str) or not value:
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def discard(self) -> None:
        for upload in self.files.values():
            upload.discard()


async def read_params(request: web.Request, shelf: Shelf, limit: int) -> Params:
    """A file beyond `limit` is read to its end and refused, so that the sender hears the reason."""
    params = Params(dict(request.query))
    if request.content_type == "multipart/form-data":
        await _read_multipart(request, shelf, limit, params)
    elif request.content_type == "application/json":
        params.values |= await _json(request)
    elif request.body_exists:
        params.values |= await request.post()
    return params


async def _json(request: web.Request) -> Json:
    text = await request.text()
    try:
        body = json.loads(text or "{}")
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(body, dict):
        raise bad_request("object expected")
    return body


async def _read_multipart(request: web.Request, shelf: Shelf, limit: int, params: Params) -> None:
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        if part.filename is None:
            params.values[part.name] = await part.text()
        else:
            params.files[_free_name(part.name, params)] = await store_part(part, shelf, limit)
    params.too_large = any(upload.size > limit for upload in params.files.values())


def _free_name(name: str, params: Params) -> str:
    """Several parts may share one name (the page's uploads)."""
    return name if name not in params.files else f"{name}#{len(params.files)}"


async def store_part(part: BodyPartReader, shelf: Shelf, limit: int) -> Upload:
    sink = shelf.sink(limit)
    try:
        while chunk := await part.read_chunk(_CHUNK):
            sink.write(chunk)
    finally:
        sink.close()
    name = _readable(part.filename or "").replace("\\", "/").rsplit("/", 1)[-1]
    mime = part.headers.get("Content-Type", "application/octet-stream").split(";")[0]
    return Upload(name or "file", mime, sink.size, sink.path)


def _readable(name: str) -> str:
    """Some clients percent-encode Cyrillic in a plain `filename`; a bare «50%20.pdf» stays itself."""
    decoded = unquote(name, errors="replace")
    return name if decoded.isascii() or "\ufffd" in decoded else decoded


def refuse_too_large(params: Params) -> None:
    if params.too_large:
        raise ApiError(413, "Request Entity Too Large")
