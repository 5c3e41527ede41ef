"""Photos, documents, albums and files to download."""

import secrets
from typing import Any

from playground.bot_api.params import Params
from playground.bot_api.sending import caption_of, deliver, keyboard_of, reply_of
from playground.content.images import image_size
from playground.errors import bad_request
from playground.state.files import Upload
from playground.state.store import Json
from playground.state.world import World

_PHOTO_LIMIT = 10 * 1024 * 1024
_GETFILE_LIMIT = 20 * 1024 * 1024
_KINDS = ("photo", "document")


def attached(params: Params, name: str, value: Any) -> Upload | None:
    """The uploaded file a field means: `attach://part`, or the part of the field's own name."""
    if isinstance(value, str) and value.startswith("attach://"):
        upload = params.files.get(value.removeprefix("attach://"))
        if upload is None:
            raise bad_request("there is no file in the request to attach")
        return upload
    return params.files.get(name)


def media_content(world: World, params: Params, kind: str, value: Any) -> Json:
    """`{"photo": […]}` or `{"document": {…}}` from an upload or a known file_id."""
    upload = attached(params, kind, value)
    described = keep(world, upload, kind) if upload else _known(world, kind, value)
    return {kind: [described] if kind == "photo" else described}


def keep(world: World, upload: Upload, kind: str) -> Json:
    if upload.size == 0:
        raise bad_request("file must be non-empty")
    if kind == "document":
        return world.shelf.keep(upload, kind)
    return world.shelf.keep(upload, kind, _photo_size(upload))


def _photo_size(upload: Upload) -> tuple[int, int]:
    if upload.size > _PHOTO_LIMIT:
        raise bad_request("file is too big for a photo; the maximum size is 10485760 bytes")
    size = image_size(upload.path)
    if size is None or 0 in size:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > 10_000 or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def _known(world: World, kind: str, value: Any) -> Json:
    if not value:
        raise bad_request(f"there is no {kind} in the request")
    record = world.shelf.get(str(value))
    if record is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if record["kind"] != kind:
        raise bad_request(f"can't use file of type {record['kind'].title()} as {kind.title()}")
    return world.shelf.described(record)


async def _send(world: World, params: Params, kind: str) -> Json:
    chat = world.writable_chat(params.number("chat_id"))
    content = reply_of(world, params, chat["id"]) | caption_of(world, params) | keyboard_of(params)
    with world.store.transaction():
        content = media_content(world, params, kind, params.values.get(kind)) | content
        return deliver(world, chat, [content])[0]


async def send_photo(world: World, params: Params) -> Json:
    return await _send(world, params, "photo")


async def send_document(world: World, params: Params) -> Json:
    return await _send(world, params, "document")


async def send_media_group(world: World, params: Params) -> list[Json]:
    chat = world.writable_chat(params.number("chat_id"))
    items = params.structure("media")
    if not isinstance(items, list) or not 2 <= len(items) <= 10:
        raise bad_request("group send failed: an album holds 2 to 10 items")
    shared = reply_of(world, params, chat["id"]) | {"media_group_id": str(secrets.randbits(53))}
    with world.store.transaction():
        return deliver(world, chat, [_album_item(world, params, item) | shared for item in items])


def _album_item(world: World, params: Params, item: Any) -> Json:
    kind = item.get("type") if isinstance(item, dict) else None
    if kind not in _KINDS:
        raise bad_request("can't parse InputMedia: type must be photo or document")
    caption = caption_of(world, Params(item))
    return media_content(world, params, kind, item.get("media")) | caption


async def get_file(world: World, params: Params) -> Json:
    record = world.shelf.get(params.text("file_id"))
    if record is None:
        raise bad_request("invalid file_id")
    if record["size"] > _GETFILE_LIMIT:
        raise bad_request("file is too big")
    return {
        "file_id": record["file_id"],
        "file_unique_id": record["unique_id"],
        "file_size": record["size"],
        "file_path": record["path"],
    }


METHODS = {
    "sendphoto": send_photo,
    "senddocument": send_document,
    "sendmediagroup": send_media_group,
    "getfile": get_file,
}
