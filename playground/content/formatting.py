"""From what the bot or a person wrote to text and entities within Telegram's limits."""

import re
from collections.abc import Callable
from typing import Any

from playground.content.entities import clean, trimmed, units, with_found
from playground.content.html_markup import parse_html
from playground.errors import bad_request
from playground.state.store import Json

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
_USER_LINK = re.compile(r"tg://user\?id=(\d+)")
FindUser = Callable[[int], Json | None]


def formatted(text: str, parse_mode: str, entities: Any, find_user: FindUser) -> tuple[str, list[Json]]:
    """A bot's text: its markup read, blanks trimmed, links and commands found."""
    cleaned = clean(text)
    mode = parse_mode.lower()
    if mode not in ("", "html"):
        raise bad_request("unsupported parse_mode")
    given = entities if isinstance(entities, list) else []
    plain, marked = parse_html(cleaned) if mode == "html" else (cleaned, given)
    bare, kept = trimmed(plain, marked)
    return bare, with_found(bare, _with_mentions(kept, find_user))


def written(text: str) -> tuple[str, list[Json]]:
    """A person's text: plain, with the entities Telegram finds in it."""
    bare = clean(text).strip()
    return bare, with_found(bare, [])


def _with_mentions(entities: list[Json], find_user: FindUser) -> list[Json]:
    return [done for entity in entities if (done := _mention(entity, find_user))]


def _mention(entity: Json, find_user: FindUser) -> Json | None:
    """A link to a user is a mention of somebody known, or nothing at all."""
    match = _USER_LINK.fullmatch(entity.get("url", ""))
    if match is None:
        return entity
    user = find_user(int(match[1]))
    place = {"type": "text_mention", "offset": entity["offset"], "length": entity["length"]}
    return place | {"user": user} if user else None


def text_content(text: str, entities: list[Json]) -> Json:
    if not text:
        raise bad_request("message text is empty")
    if units(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption_content(text: str, entities: list[Json]) -> Json:
    if units(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    if not text:
        return {}
    return {"caption": text, "caption_entities": entities} if entities else {"caption": text}
