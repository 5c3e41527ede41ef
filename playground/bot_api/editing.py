"""Edits and deletions of the bot's messages."""

from playground.bot_api.media import media_content
from playground.bot_api.params import Params
from playground.bot_api.sending import caption_of, keyboard_of, text_of
from playground.errors import bad_request
from playground.state.store import Json
from playground.state.world import World

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
_DELETABLE_SECONDS = 48 * 3600
_TEXT = ("text", "entities")
_CAPTION = ("caption", "caption_entities")
_MEDIA = ("photo", "document", *_CAPTION)
# What a comparison looks at: two messages equal in these are the same for Telegram.
_CONTENT = (*_TEXT, *_MEDIA, "reply_markup")


async def edit_text(world: World, params: Params) -> Json:
    message = _own_message(world, params)
    if not params.text("text"):
        raise bad_request("message text is empty")
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _change(world, message, _TEXT, text_of(world, params) | keyboard_of(params))


async def edit_caption(world: World, params: Params) -> Json:
    message = _own_message(world, params)
    if "text" in message:
        raise bad_request("there is no caption in the message to edit")
    return _change(world, message, _CAPTION, caption_of(world, params) | keyboard_of(params))


async def edit_markup(world: World, params: Params) -> Json:
    return _change(world, _own_message(world, params), (), keyboard_of(params))


async def edit_media(world: World, params: Params) -> Json:
    message = _own_message(world, params)
    item = params.structure("media")
    kind = item.get("type") if isinstance(item, dict) else None
    if kind not in ("photo", "document"):
        raise bad_request("can't parse InputMedia: type must be photo or document")
    caption = caption_of(world, Params(item))
    with world.store.transaction():
        media = media_content(world, params, kind, item.get("media"))
        return _change(world, message, (*_TEXT, *_MEDIA), media | caption | keyboard_of(params))


def _own_message(world: World, params: Params) -> Json:
    chat = world.seen_chat(params.number("chat_id"))
    message_id = params.number("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    message = world.messages.get(chat["id"], message_id)
    if message is None:
        raise bad_request("message to edit not found")
    if not message["from"]["is_bot"]:
        raise bad_request("message can't be edited")
    return message


def _change(world: World, message: Json, replaced: tuple[str, ...], content: Json) -> Json:
    """Every edit sets the keyboard anew: without one in the request it goes."""
    gone = {*replaced, "reply_markup"}
    changed = {key: value for key, value in message.items() if key not in gone} | content
    if all(changed.get(key) == message.get(key) for key in _CONTENT):
        raise bad_request(_NOT_MODIFIED)
    world.limits.spend(message["chat"]["id"])
    # As in Telegram, a change of the buttons alone does not make a message an edited one.
    if any(changed.get(key) != message.get(key) for key in _CONTENT[:-1]):
        changed["edit_date"] = world.clock.unix()
    world.messages.replace(changed)
    world.tell("edited", changed)
    return changed


async def delete_message(world: World, params: Params) -> bool:
    chat = world.seen_chat(params.number("chat_id"))
    message = world.messages.get(chat["id"], params.number("message_id") or 0)
    if message is None:
        raise bad_request("message to delete not found")
    if world.clock.unix() - message["date"] > _DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    world.messages.delete(chat["id"], message["message_id"])
    world.hub.tell("deleted", chat_id=chat["id"], message_id=message["message_id"])
    return True


METHODS = {
    "editmessagetext": edit_text,
    "editmessagecaption": edit_caption,
    "editmessagereplymarkup": edit_markup,
    "editmessagemedia": edit_media,
    "deletemessage": delete_message,
}
