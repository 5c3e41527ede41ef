"""The text of one paragraph of an OpenDocument file as a reader of the page sees it.

What is hidden, struck or deleted is left out; a note stands as ``[^n]``, numbered in the order of the
document; blanks that the file only lays itself out with are one blank.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from office.odf.names import DRAW, LOEXT, OFFICE, SVG, TEXT, XLINK, whole
from office.odf.styles import PLAIN, Look, Styles
from office.raised import lowered, raised, without_marks

MAX_BLANKS = 200
PARAGRAPHS = frozenset({f"{TEXT}p", f"{TEXT}h"})
_SKIPPED = frozenset(
    {
        f"{OFFICE}annotation", f"{OFFICE}forms", f"{TEXT}ruby-text", f"{TEXT}note-citation",
        f"{SVG}title", f"{SVG}desc", f"{DRAW}enhanced-geometry", f"{DRAW}glue-point", f"{DRAW}image",
        f"{TEXT}tracked-changes", f"{TEXT}alphabetical-index-mark", f"{TEXT}toc-mark", f"{LOEXT}table",
        "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}table",
    }
)  # fmt: skip
_PUT = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_HIDDEN = f"{TEXT}hidden-text"
_SPECIAL = PARAGRAPHS | _PUT.keys() | {f"{TEXT}s", f"{TEXT}note", f"{DRAW}object"}
_BLANKS = re.compile(r"[ \t\r\n]+")
_SHIFTED = {1: raised, -1: lowered}


@dataclass(slots=True)
class OpenNotes:
    """The texts of the notes met so far, in their order."""

    texts: list[str] = field(default_factory=list)

    def mark(self, text: str) -> str:
        if not text:
            return ""
        self.texts.append(text)
        return f"[^{len(self.texts)}]"

    def in_order(self) -> dict[str, str]:
        return {str(number): text for number, text in enumerate(self.texts, start=1)}


@dataclass(frozen=True, slots=True)
class Inline:
    """Reads paragraphs; ``notes`` are those of the document, ``None`` within a note itself."""

    styles: Styles
    formulas: dict[str, str]
    notes: OpenNotes | None

    def text(self, paragraph: etree._Element) -> str:
        """Text boxes included; without its automatic number."""
        if any(
            found.get(f"{TEXT}is-hidden") == "true" for found in paragraph.iter(f"{TEXT}hidden-paragraph")
        ):
            return ""
        line = _Line()
        self._take(paragraph, self._look(paragraph, PLAIN), line)
        return without_marks("".join(line.pieces).rstrip(" "))

    def joined(self, paragraphs: Iterable[etree._Element]) -> str:
        return "\n".join(self.text(one).strip() for one in paragraphs).strip()

    def _look(self, found: etree._Element, around: Look) -> Look:
        family = "paragraph" if found.tag in PARAGRAPHS else "text"
        return self.styles.look(family, found.get(f"{TEXT}style-name"), around)

    def _take(self, element: etree._Element, look: Look, line: "_Line") -> None:
        line.add(element.text, look)
        for child in element:
            self._child(child, look, line)
            line.add(child.tail, look)

    def _child(self, child: etree._Element, look: Look, line: "_Line") -> None:
        tag = child.tag
        if tag in _SKIPPED or (tag == _HIDDEN and child.get(f"{TEXT}is-hidden") == "true"):
            return
        if tag == f"{TEXT}span":
            self._take(child, self._look(child, look), line)
        elif tag in _SPECIAL:
            line.put(self._special(child, look), look)
        else:
            self._take(child, look, line)

    def _special(self, child: etree._Element, look: Look) -> str:
        if child.tag == f"{TEXT}s":
            return " " * whole(child.get(f"{TEXT}c"), 1, MAX_BLANKS)
        if child.tag == f"{TEXT}note":
            return self._note(child, look)
        if child.tag in PARAGRAPHS:
            return f"\n{self.text(child)}\n"
        return _PUT.get(child.tag) or self.formulas.get(child.get(f"{XLINK}href", ""), "")

    def _note(self, note: etree._Element, look: Look) -> str:
        body = note.find(f"{TEXT}note-body")
        if body is None or self.notes is None or not look.is_seen:
            return ""
        within = Inline(self.styles, self.formulas, None)
        return self.notes.mark(within.joined(body.iter(*PARAGRAPHS)))


@dataclass(slots=True)
class _Line:
    pieces: list[str] = field(default_factory=list)
    is_open: bool = True
    """Nothing, or a blank, stands before: a further blank of the file adds nothing."""

    def add(self, text: str | None, look: Look) -> None:
        """What the file has between its marks."""
        if not text or not look.is_seen:
            return
        plain = _BLANKS.sub(" ", text).replace("\u00ad", "")
        if self.is_open and plain.startswith(" "):
            plain = plain[1:]
        if plain:
            self.is_open = plain.endswith(" ")
            shifted = _SHIFTED.get(look.shift)
            self.pieces.append(shifted(plain) if shifted else plain)

    def put(self, text: str, look: Look) -> None:
        """A blank, a break or a note that has a mark of its own."""
        if text and look.is_seen:
            self.pieces.append(text)
            self.is_open = False
