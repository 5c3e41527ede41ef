"""What a person does in a chat: each act is stored, queued for the bot and shown in one commit."""

import secrets
import sqlite3

from playground.content.entities import units
from playground.content.formatting import CAPTION_LIMIT, TEXT_LIMIT, written
from playground.content.images import image_size
from playground.content.keyboards import has_button
from playground.errors import PlayError
from playground.state.files import Upload
from playground.state.people import chat_object, user_object
from playground.state.store import Json
from playground.state.world import World

_PICTURES = {"image/png", "image/jpeg"}
_PHOTO_LIMIT = 10 * 1024 * 1024


def chat_of(world: World, chat_id: int) -> sqlite3.Row:
    person = world.people.chat(chat_id)
    if person is None:
        raise PlayError(404, "Такого чата нет.")
    return person


def _open_chat(world: World, chat_id: int) -> sqlite3.Row:
    person = chat_of(world, chat_id)
    if person["blocked"]:
        raise PlayError(409, "Бот заблокирован. Сначала разблокируйте его.")
    return person


def _text(text: str, limit: int) -> tuple[str, list[Json]]:
    bare, entities = written(text)
    if units(bare) > limit:
        raise PlayError(400, f"Слишком длинный текст: {units(bare)} знаков, можно не больше {limit}.")
    return bare, entities


def _reply(world: World, chat_id: int, reply_to: int | None) -> Json:
    if not reply_to:
        return {}
    quoted = world.quoted(chat_id, reply_to)
    if quoted is None:
        raise PlayError(404, "Сообщение, на которое отвечают, не найдено.")
    return {"reply_to_message": quoted}


def _arrive(world: World, person: sqlite3.Row, contents: list[Json]) -> list[Json]:
    with world.store.transaction():
        messages = [world.post(chat_object(person), user_object(person), content) for content in contents]
        world.people.mark(person["id"], started=True)
        world.people.mark_read(person["id"])
        for message in messages:
            world.updates.push("message", message)
    for message in messages:
        world.tell("message", message)
    world.updates.wake()
    return messages


def send_text(world: World, chat_id: int, text: str, reply_to: int | None) -> Json:
    person = _open_chat(world, chat_id)
    bare, entities = _text(text, TEXT_LIMIT)
    if not bare:
        raise PlayError(400, "Пустое сообщение не отправить.")
    content = {"text": bare} | ({"entities": entities} if entities else {})
    return _arrive(world, person, [_reply(world, chat_id, reply_to) | content])[0]


def edit_text(world: World, chat_id: int, message_id: int, text: str) -> Json:
    """Change the text, or the caption, of a message of one's own.

    With the same words the bot is told all the same, as Telegram does for a reaction or a link's preview.
    """
    _open_chat(world, chat_id)
    message = world.messages.get(chat_id, message_id)
    if message is None:
        raise PlayError(404, "Сообщение не найдено.")
    if message["from"]["is_bot"]:
        raise PlayError(403, "Чужое сообщение не изменить.")
    key, marks, limit = ("text", "entities", TEXT_LIMIT)
    if "text" not in message:
        key, marks, limit = ("caption", "caption_entities", CAPTION_LIMIT)
    bare, entities = _text(text, limit)
    if key == "text" and not bare:
        raise PlayError(400, "Пустое сообщение не отправить.")
    return _edited(world, message, {key: bare, marks: entities})


def _edited(world: World, message: Json, content: Json) -> Json:
    changed = {key: value for key, value in (message | content).items() if value not in ("", [])}
    told = changed | {"edit_date": world.clock.unix()}
    if changed != message:
        changed = told
    with world.store.transaction():
        world.messages.replace(changed)
        world.updates.push("edited_message", told)
    world.tell("edited", changed)
    world.updates.wake()
    return changed


def press(world: World, chat_id: int, message_id: int, data: str, *, forged: bool) -> str:
    """Returns the query's id. `forged` skips the check that such a button is there."""
    person = _open_chat(world, chat_id)
    message = world.messages.get(chat_id, message_id)
    if not forged and (message is None or not has_button(message, data)):
        raise PlayError(403, "Такой кнопки под сообщением нет.")
    chat = chat_object(person)
    with world.store.transaction():
        query_id = world.queries.ask(chat_id, message_id, person["id"], data)
        query = {
            "id": query_id,
            "from": user_object(person),
            "message": message or {"chat": chat, "message_id": message_id, "date": 0},
            "chat_instance": str(7_000_000_000_000 + chat_id),
            "data": data,
        }
        world.updates.push("callback_query", query)
    world.updates.wake()
    return query_id


def send_files(
    world: World,
    chat_id: int,
    uploads: list[Upload],
    caption: str,
    reply_to: int | None,
    *,
    as_document: bool,
) -> list[Json]:
    """One message a file; several of one kind make an album, the caption stands on the first."""
    person = _open_chat(world, chat_id)
    if not uploads:
        raise PlayError(400, "Файл не выбран.")
    text, entities = _text(caption, CAPTION_LIMIT)
    reply = _reply(world, chat_id, reply_to)
    with world.store.transaction():
        contents = _album([_file_content(world, upload, as_document) for upload in uploads])
        if text:
            contents[0]["caption"] = text
        if entities:
            contents[0]["caption_entities"] = entities
        return _arrive(world, person, [reply | content for content in contents])


def _file_content(world: World, upload: Upload, as_document: bool) -> Json:
    if upload.size == 0:
        raise PlayError(400, f"Файл «{upload.name}» пуст.")
    if not as_document and upload.mime in _PICTURES and upload.size <= _PHOTO_LIMIT:
        size = image_size(upload.path)
        if size:
            return {"photo": [world.shelf.keep(upload, "photo", size)]}
    return {"document": world.shelf.keep(upload, "document")}


def _album(contents: list[Json]) -> list[Json]:
    for kind in ("photo", "document"):
        alike = [content for content in contents if kind in content]
        if len(alike) > 1:
            group = {"media_group_id": str(secrets.randbits(53))}
            for content in alike:
                content.update(group)
    return contents


def set_blocked(world: World, chat_id: int, *, blocked: bool) -> None:
    person = chat_of(world, chat_id)
    if bool(person["blocked"]) == blocked:
        return
    states = [_membership(world, kicked=not blocked), _membership(world, kicked=blocked)]
    change = {
        "chat": chat_object(person),
        "from": user_object(person),
        "date": world.clock.unix(),
        "old_chat_member": states[0],
        "new_chat_member": states[1],
    }
    with world.store.transaction():
        world.people.mark(chat_id, blocked=blocked)
        world.updates.push("my_chat_member", change)
    world.hub.tell("people")
    world.updates.wake()


def _membership(world: World, *, kicked: bool) -> Json:
    left = {"status": "kicked", "until_date": 0} if kicked else {"status": "member"}
    return {"user": world.bot, **left}
