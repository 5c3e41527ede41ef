"""Message entities: offsets in UTF-16 units, trimming, and what Telegram finds in plain text by itself."""

import re
from collections.abc import Iterator

from playground.state.store import Json

_FOUND = re.compile(
    r"(?P<url>(?:https?://|tg://)[^\s<>\"«»]+"
    r"|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:ru|рф|com|org|net|info|me|io|su)(?:[/?#][^\s<>\"«»]*)?(?![\w-]))"
    r"|(?P<email>(?<![\w.])[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"|(?P<bot_command>(?<![\w/])/[a-zA-Z0-9_]{1,64}(?:@\w{3,32})?(?![\w/]))"
    r"|(?P<mention>(?<![\w@/])@[a-zA-Z]\w{2,31}(?!\w))"
    r"|(?P<hashtag>(?<![\w#&])#(?=\w*[^\W\d])\w+)",
    re.IGNORECASE,
)
_URL_TAIL = ".,;:!?)]}'…"
# Telegram looks for nothing inside these.
_OPAQUE = {"code", "pre", "text_link", "text_mention", "url", "email", "mention", "bot_command", "hashtag"}


def units(text: str) -> int:
    """Length in UTF-16 units, the way Telegram counts."""
    return len(text) + sum(char > "\uffff" for char in text)


def clean(text: str) -> str:
    """Line ends and control characters as Telegram's server leaves them."""
    plain = text.replace("\r", "")
    return "".join(" " if char < " " and char != "\n" else char for char in plain)


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Without blanks at both ends, the entities moved along."""
    left = units(text) - units(text.lstrip())
    bare = text.strip()
    clipped = (_clip(entity, left, units(bare)) for entity in entities)
    return bare, [entity for entity in clipped if entity["length"] > 0]


def _clip(entity: Json, left: int, total: int) -> Json:
    start = max(entity["offset"] - left, 0)
    end = min(entity["offset"] + entity["length"] - left, total)
    return entity | {"offset": start, "length": end - start}


def with_found(text: str, entities: list[Json]) -> list[Json]:
    """The given entities and those Telegram detects, in Telegram's order."""
    taken = [e for e in entities if e["type"] in _OPAQUE]
    found = [e for e in _detect(text) if not any(_overlap(e, other) for other in taken)]
    return sorted([*entities, *found], key=lambda e: (e["offset"], -e["length"]))


def _detect(text: str) -> Iterator[Json]:
    for match in _FOUND.finditer(text):
        kind = match.lastgroup or ""
        piece = match.group().rstrip(_URL_TAIL) if kind == "url" else match.group()
        yield {"type": kind, "offset": units(text[: match.start()]), "length": units(piece)}


def _overlap(one: Json, other: Json) -> bool:
    ends = one["offset"] + one["length"], other["offset"] + other["length"]
    return bool(one["offset"] < ends[1] and other["offset"] < ends[0])
