"""Telegram's HTML subset -> text and entities, with Telegram's complaints about what is broken."""

import re
from dataclasses import dataclass

from playground.content.entities import units
from playground.errors import ApiError, bad_request
from playground.state.store import Json

_TYPES = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("span", "tg-spoiler"), "spoiler"),
    **{name: name for name in ("code", "pre", "blockquote")},
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(?P<dec>\d+)|#[xX](?P<hex>[0-9a-fA-F]+)|(?P<name>[a-zA-Z]+));?")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>/\"']+")
_ATTRIBUTE_VALUE = re.compile(r"\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9.\-]*)(?=[\s>]|$))")
_LINK = re.compile(
    r"(?:(?:https?|tg|ton|mailto|tel):\S+|[^\s:/]+\.[^\s:/]+(?::\d+)?(?:[/?#]\S*)?)", re.IGNORECASE
)
_BARE_HOST = re.compile(r"https?://[^/?#]+")


@dataclass
class _Open:
    name: str
    attributes: dict[str, str]
    offset: int
    out_length: int


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Text and entities; raises ApiError worded «can't parse entities: …»."""
    return _Parser(source).run()


def decode_references(text: str) -> str:
    return _REFERENCE.sub(_decoded, text)


def _decoded(match: re.Match[str]) -> str:
    """An unknown reference stays as it was written, as Telegram leaves it."""
    if match["name"]:
        return _NAMED.get(match["name"], match.group())
    code = int(match["dec"]) if match["dec"] else int(match["hex"], 16)
    usable = 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF
    return chr(code) if usable else match.group()


def valid_url(address: str) -> str | None:
    """The address as Telegram stores it; None for what it would not make a link of."""
    if not _LINK.fullmatch(address):
        return None
    full = address if re.match(r"[a-z]+:", address, re.IGNORECASE) else f"http://{address}"
    return f"{full}/" if _BARE_HOST.fullmatch(full) else full


class _Parser:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._out: list[str] = []
        self._offset = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []

    def run(self) -> tuple[str, list[Json]]:
        while self._at < len(self._source):
            if self._source.startswith("</", self._at):
                self._end_tag()
            elif self._source[self._at] == "<":
                self._start_tag()
            else:
                self._plain()
        if self._open:
            raise self._complaint(f'Can\'t find end tag corresponding to start tag "{self._open[-1].name}"')
        return "".join(self._out), sorted(self._entities, key=lambda e: (e["offset"], -e["length"]))

    @staticmethod
    def _complaint(detail: str) -> ApiError:
        return bad_request(f"can't parse entities: {detail}")

    def _at_byte(self, detail: str, position: int, tail: str = "") -> ApiError:
        offset = len(self._source[:position].encode("utf-8", "surrogatepass"))
        return self._complaint(f"{detail} at byte offset {offset}{tail}")

    def _plain(self) -> None:
        end = self._source.find("<", self._at)
        piece = decode_references(self._source[self._at : end if end >= 0 else None])
        self._out.append(piece)
        self._offset += units(piece)
        self._at = end if end >= 0 else len(self._source)

    def _start_tag(self) -> None:
        begin = self._at
        match = re.compile(r"[^\s>]*").match(self._source, begin + 1)
        assert match is not None, "the pattern matches the empty string too"
        name, self._at = match.group().lower(), match.end()
        if self._at >= len(self._source):
            raise self._at_byte("Unclosed start tag", begin)
        if name not in _TYPES:
            raise self._at_byte(f'Unsupported start tag "{name}"', begin)
        attributes = self._attributes(name, begin)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._at_byte('Tag "span" must have class "tg-spoiler"', begin)
        self._open.append(_Open(name, attributes, self._offset, len(self._out)))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            self._skip_blanks()
            if self._at >= len(self._source):
                raise self._at_byte("Unclosed start tag", begin)
            if self._source[self._at] == ">":
                self._at += 1
                return found
            name = _ATTRIBUTE_NAME.match(self._source, self._at)
            if name is None:
                raise self._at_byte(f'Empty attribute name in the tag "{tag}"', begin)
            self._at = name.end()
            found[name.group().lower()] = self._attribute_value(begin)

    def _attribute_value(self, begin: int) -> str:
        self._skip_blanks()
        if not self._source.startswith("=", self._at):
            return ""
        value = _ATTRIBUTE_VALUE.match(self._source, self._at)
        if value is None:
            quoted = self._source[self._at + 1 :].lstrip()[:1] in ("'", '"')
            raise self._at_byte("Unclosed start tag" if quoted else "Unexpected end of name token", begin)
        self._at = value.end()
        return decode_references(value[1] or value[2] or (value[3] or "").lower())

    def _skip_blanks(self) -> None:
        while self._at < len(self._source) and self._source[self._at].isspace():
            self._at += 1

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            raise self._at_byte("Unexpected end tag", begin)
        match = re.compile(r"</([^\s>]*)\s*>").match(self._source, begin)
        if match is None:
            raise self._at_byte("Unclosed end tag", begin)
        expected, found = self._open[-1].name, match[1].lower()
        if found and found != expected:
            tail = f', expected "</{expected}>", found "</{found}>"'
            raise self._at_byte("Unmatched end tag", begin, tail)
        self._at = match.end()
        self._close(self._open.pop())

    def _close(self, tag: _Open) -> None:
        length = self._offset - tag.offset
        if length == 0:
            return
        entity: Json = {"type": _TYPES[tag.name], "offset": tag.offset, "length": length}
        finish = {"a": self._link, "pre": self._pre, "code": self._code, "blockquote": self._quote}
        extra = finish.get(tag.name, self._other)(tag, entity)
        if extra is not None:
            self._entities.append(entity | extra)

    def _link(self, tag: _Open, _entity: Json) -> Json | None:
        address = tag.attributes.get("href") or "".join(self._out[tag.out_length :])
        url = valid_url(address.strip())
        return None if url is None else {"url": url}

    def _pre(self, _tag: _Open, entity: Json) -> Json:
        """`<pre><code class="language-x">` becomes one entity that names the language."""
        inner = self._entities[-1] if self._entities else None
        same = inner and inner["type"] == "code" and inner["offset"] == entity["offset"]
        if not inner or not same or inner["length"] != entity["length"]:
            return {}
        language = self._entities.pop().get("language")
        return {"language": language} if language else {}

    def _code(self, tag: _Open, _entity: Json) -> Json:
        language = tag.attributes.get("class", "").removeprefix("language-")
        in_pre = bool(self._open) and self._open[-1].name == "pre"
        return {"language": language} if language and in_pre else {}

    def _quote(self, tag: _Open, _entity: Json) -> Json:
        return {"type": "expandable_blockquote"} if "expandable" in tag.attributes else {}

    def _other(self, tag: _Open, _entity: Json) -> Json:
        emoji = tag.attributes.get("emoji-id")
        return {"custom_emoji_id": emoji} if emoji else {}
