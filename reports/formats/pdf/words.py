"""Words for the pages of a PDF: cleaned, kept together where they belong so, divided where no line would hold
them, addresses as links. Plain data: nothing in it is ever read as markup.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from domain.figures.numbers import NO_BREAK_SPACE
from reports.formats.word_text import clean
from reports.table import NoteMark, Piece

Part = str | dict[str, object]
Body = str | list[str | list[Part]]
"""A text, or its lines, each of which may be in parts: text, a footnote, a link, a word (divided or not)."""

_BELONG_TOGETHER = re.compile(r"(?<=\d) (?=\d{3}(?!\d))|(?<=\d) (?=[%‰°])|(?<=№) (?=\d)")
_ONE_WORD = re.compile(r"(?<![\w/])(\w{1,2}/\w{1,2})(?![\w/])")
"""«п/п», «км/ч»."""
_ADDRESS = re.compile(r"https?://[^\s<>«»\"]*[^\s<>«»\".,;:!?)]")
_MAY_BREAK_HERE = "\u200b"
_AFTER = re.compile(r"(?<=[/\-._&=?%,;:+)])(?=[^\s/])")
_RUSSIAN = re.compile(r"[«(]*[А-Яа-яЁё]{4,}[.,;:!?»)-]*")
_WIDTHS = {
    3.4: "',.:;|lij{}!\\()If²³t/J\"-°",
    4.7: "[]•*rs`гczсз?e~еётaаэ#$0123456789ь",
    5.4: "вFS_xбхяbgvГdoqко^kpyруLл≥≤huдч",
    6.1: "+<=>PnР«»–×−EЕЁЗЬъYЯцBRБВУийнпTТZК",
    7.1: "Э%KЛCСЧVДфUXПХФЦмGNАA&DOQИЙОж",
    8.0: "HНЪыюw—…mЫ",
}
"""What letters of the table's size take at most, in points; all others less than the widest."""
_LETTERS = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_WIDEST, _SPACE = 9.9, 2.5


def in_words(pieces: Iterable[Piece], notes: "PdfNotes", room: float = 0) -> Body:
    """``room`` is a line's width in points, 0 where there is enough of it."""
    lines: list[list[Part]] = [[]]
    for piece in pieces:
        if isinstance(piece, NoteMark):
            lines[-1].append(notes.refer(piece.key))
            continue
        for at, line in enumerate(clean(piece).split("\n")):
            if at:
                lines.append([])
            lines[-1] += _parts(line, room)
    found = [_joined(line) for line in lines]
    return found[0] if len(found) == 1 and isinstance(found[0], str) else found


class PdfNotes:
    """Footnotes in the order in which they are referred to, a text that is referred to twice with two."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._count = 0

    def refer(self, key: str) -> dict[str, object]:
        self._count += 1
        return {"note": clean(self._texts[key]).split("\n"), "number": str(self._count)}


def lines_at_most(text: str, room: float) -> int:
    """How many lines a cell's text takes in the worst case."""
    lines = 0
    for line in clean(text).split("\n"):
        lines, taken = lines + 1, 0.0
        for word in line.split():
            width = _width(word)
            if taken and taken + _SPACE + width > room:
                lines, taken = lines + 1, 0.0
            lines += int(width // room)
            taken += _SPACE + min(width, room)
    return lines


def _joined(line: list[Part]) -> str | list[Part]:
    if all(isinstance(part, str) for part in line):
        return "".join(str(part) for part in line)
    return line


def _parts(line: str, room: float) -> Iterator[Part]:
    if "://" not in line:
        yield from _kept_together(line, room)
        return
    end = 0
    for match in _ADDRESS.finditer(line):
        yield from _kept_together(line[end : match.start()], room)
        yield {"link": match[0], "text": _anywhere(match[0], room)}
        end = match.end()
    yield from _kept_together(line[end:], room)


def _kept_together(text: str, room: float) -> Iterator[Part]:
    for at, piece in enumerate(_ONE_WORD.split(text) if "/" in text else [text]):
        if at % 2 and (not room or _width(piece) <= room):
            yield {"whole": piece}
        elif piece:
            yield from _spaced(piece, room)


def _spaced(text: str, room: float) -> Iterator[Part]:
    together = _BELONG_TOGETHER.sub(NO_BREAK_SPACE, text)
    if not room or all(_width(word) <= room for word in together.split(" ")):
        yield together
        return
    for word in re.split("( +)", together):
        # What a line does not hold together are words of their own.
        for own in re.split(f"({NO_BREAK_SPACE})", word) if _width(word) > room else (word,):
            yield from [own.replace(NO_BREAK_SPACE, " ")] if own == NO_BREAK_SPACE else _divided(own, room)


def _divided(word: str, room: float) -> Iterator[Part]:
    """Russian words by their syllables, which typst knows; what is none behind its signs, or anywhere."""
    if _width(word) <= room:
        yield word
        return
    for at, piece in enumerate(_AFTER.sub(_MAY_BREAK_HERE, word).split(_MAY_BREAK_HERE)):
        yield _MAY_BREAK_HERE if at else ""
        width = _width(piece)
        if width <= room:
            yield piece
        elif width <= 3 * room and _RUSSIAN.fullmatch(piece):
            yield {"word": piece}
        else:
            yield _MAY_BREAK_HERE.join(piece)


def _anywhere(address: str, room: float) -> str:
    if not room or _width(address) <= room:
        return address
    pieces = _AFTER.sub(_MAY_BREAK_HERE, address).split(_MAY_BREAK_HERE)
    return _MAY_BREAK_HERE.join(
        _MAY_BREAK_HERE.join(piece) if _width(piece) > room else piece for piece in pieces
    )


def _width(word: str) -> float:
    return sum(_LETTERS.get(letter, _WIDEST) for letter in word)
