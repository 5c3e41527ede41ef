"""A stored message as HTML: what the bot said, readable and searchable without a browser's picture of it."""

from html import escape
from typing import Any

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}


def message_html(message: dict[str, Any]) -> str:
    """Text with its marks, then the rows of buttons."""
    text = message.get("text") or message.get("caption") or ""
    entities = message.get("entities") or message.get("caption_entities") or []
    who = "bot" if message["from"]["is_bot"] else "person"
    shown = _media(message) + _marked(text, entities).replace("\n", "<br>")
    return f'<div class="said {who}">{shown}</div>{_keyboard(message)}'


def _media(message: dict[str, Any]) -> str:
    if "photo" in message:
        return "<i>[picture]</i><br>"
    if "document" in message:
        return f"<i>[file: {escape(message['document'].get('file_name', ''))}]</i><br>"
    return ""


def _marked(text: str, entities: list[dict[str, Any]]) -> str:
    """Offsets count UTF-16 units, as in the Bot API."""
    raw = text.encode("utf-16-le")
    opened: dict[int, str] = {}
    closed: dict[int, str] = {}
    for one in entities:
        tag = _TAGS.get(one["type"])
        if tag:
            start, end = one["offset"], one["offset"] + one["length"]
            opened[start] = opened.get(start, "") + f"<{tag}>"
            closed[end] = f"</{tag}>" + closed.get(end, "")
    edges = sorted({0, len(raw) // 2, *opened, *closed})
    out = []
    for here, following in zip(edges, [*edges[1:], edges[-1]], strict=True):
        out.append(closed.get(here, "") + opened.get(here, ""))
        out.append(escape(raw[2 * here : 2 * following].decode("utf-16-le"), quote=False))
    return "".join(out)


def _keyboard(message: dict[str, Any]) -> str:
    rows = (message.get("reply_markup") or {}).get("inline_keyboard") or []
    lines = ["".join(f"<kbd>{escape(button['text'])}</kbd>" for button in row) for row in rows]
    return "".join(f'<div class="keys">{line}</div>' for line in lines)
