"""Inline keyboards: what Telegram accepts, and finding a button on a message."""

from typing import Any

from playground.content.entities import units
from playground.content.html_markup import valid_url
from playground.errors import bad_request
from playground.state.store import Json

_MOST_BUTTONS = 100
_DATA_BYTES = 64
# Accepted and without effect: the bot uses inline keyboards only.
_IGNORED = ("force_reply", "remove_keyboard", "keyboard")


def inline_keyboard(markup: Any) -> Json | None:
    """The keyboard as Telegram would keep it; None when there is none."""
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        if any(key in markup for key in _IGNORED):
            return None
        raise bad_request("can't parse reply keyboard markup JSON object")
    rows = [[_button(button) for button in row] for row in _rows(markup["inline_keyboard"])]
    rows = [row for row in rows if row]
    if sum(len(row) for row in rows) > _MOST_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return {"inline_keyboard": rows} if rows else None


def _rows(rows: Any) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup should be an Array of Arrays')
    return rows


def _button(button: Any) -> Json:
    text = str(button.get("text") or "").strip() if isinstance(button, dict) else ""
    if not text:
        raise bad_request("inline keyboard button text must be non-empty")
    kept = {key: value for key, value in button.items() if value is not None} | {"text": text}
    if "callback_data" in kept:
        return _data_button(kept)
    if "url" in kept:
        return _url_button(kept)
    if not set(kept) & {"web_app", "switch_inline_query", "copy_text", "login_url"}:
        raise bad_request("Text buttons are unallowed in the inline keyboard")
    return kept


def _data_button(button: Json) -> Json:
    if not 1 <= len(str(button["callback_data"]).encode()) <= _DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return button


def _url_button(button: Json) -> Json:
    address = str(button["url"])
    url = valid_url(address)
    if url is None:
        raise bad_request(f"inline keyboard button URL '{address}' is invalid: Wrong HTTP URL")
    return button | {"url": url}


def has_button(message: Json, data: str) -> bool:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return any(button.get("callback_data") == data for row in rows for button in row)


def answer_too_long(text: str) -> bool:
    return units(text) > 200
