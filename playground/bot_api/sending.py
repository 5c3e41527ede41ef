"""Text messages, chat actions and answers to buttons."""

from typing import Any

from playground.bot_api.params import Params
from playground.content.formatting import caption_content, formatted, text_content
from playground.content.keyboards import answer_too_long, inline_keyboard
from playground.errors import bad_request
from playground.state.store import Json
from playground.state.world import World

_ACTIONS = {
    *("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice"),
    *("upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note"),
}


def text_of(world: World, params: Params) -> Json:
    text, entities = formatted(
        params.text("text"), params.text("parse_mode"), params.structure("entities"), world.user
    )
    return text_content(text, entities)


def caption_of(world: World, params: Params) -> Json:
    text, entities = formatted(
        params.text("caption"), params.text("parse_mode"), params.structure("caption_entities"), world.user
    )
    return caption_content(text, entities)


def keyboard_of(params: Params) -> Json:
    keyboard = inline_keyboard(params.structure("reply_markup"))
    return {"reply_markup": keyboard} if keyboard else {}


def reply_of(world: World, params: Params, chat_id: int) -> Json:
    asked = params.structure("reply_parameters")
    given: dict[str, Any] = asked if isinstance(asked, dict) else {}
    message_id = given.get("message_id") or params.number("reply_to_message_id")
    if not message_id:
        return {}
    quoted = world.quoted(chat_id, int(message_id))
    lenient = given.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply")
    if quoted is None and not lenient:
        raise bad_request("message to be replied not found")
    return {"reply_to_message": quoted} if quoted else {}


def deliver(world: World, chat: Json, contents: list[Json]) -> list[Json]:
    """Store messages of the bot in one commit and show them."""
    world.limits.spend(chat["id"], len(contents))
    with world.store.transaction():
        messages = [world.post(chat, world.bot, content) for content in contents]
    for message in messages:
        world.tell("message", message)
    return messages


async def send_message(world: World, params: Params) -> Json:
    if not params.text("text"):
        raise bad_request("message text is empty")
    chat = world.writable_chat(params.number("chat_id"))
    content = reply_of(world, params, chat["id"]) | text_of(world, params) | keyboard_of(params)
    return deliver(world, chat, [content])[0]


async def send_chat_action(world: World, params: Params) -> bool:
    chat = world.writable_chat(params.number("chat_id"))
    action = params.text("action").lower()
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.hub.tell("action", chat_id=chat["id"], action=action)
    return True


async def answer_callback_query(world: World, params: Params) -> bool:
    text, alert = params.text("text"), params.flag("show_alert")
    if answer_too_long(text):
        raise bad_request("MESSAGE_TOO_LONG")
    query = world.queries.answer(params.text("callback_query_id"), text, params.text("url"), alert=alert)
    world.hub.tell(
        "answer",
        query_id=query["id"],
        chat_id=query["chat_id"],
        message_id=query["message_id"],
        text=text,
        alert=alert,
    )
    return True


METHODS = {
    "sendmessage": send_message,
    "sendchataction": send_chat_action,
    "answercallbackquery": answer_callback_query,
}
