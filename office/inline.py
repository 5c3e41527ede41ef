"""The text of one paragraph as a reader of the page sees it.

Deleted and struck text is left out, inserted text kept; a footnote stands as ``[^n]``, numbered in the order
of the document; line breaks become line feeds.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from office.raised import lowered, raised, without_marks
from office.xml_names import MC, M, is_on, w

_UNSEEN = ("pPr", "rPr", "sdtPr", "del", "moveFrom", "delText", "instrText", "fldData", "rt", "tbl")
_SKIPPED = {w(name) for name in _UNSEEN}
_RUN, _PARAGRAPH, _ALTERNATIVES = w("r"), w("p"), MC + "AlternateContent"
_BREAK, _SYMBOL = w("br"), w("sym")
_PROPERTIES = w("rPr")
_TEXT = {w("t"), M + "t"}
_PUT = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): ""}
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_SYMBOLS = {0xB7: "·", 0xB3: "≥", 0xA3: "≤", 0x2D: "−", 0xB1: "±", 0xB4: "×"}  # of the font Symbol
_SHIFTED = {"superscript": raised, "subscript": lowered}
_NO_BREAKS = str.maketrans(
    "\n\r\t", "   ", "\u00ad"
)  # in the file they are blanks, not breaks; soft hyphens go


@dataclass(slots=True)
class Notes:
    """Footnotes and endnotes: their texts by id, and those met so far."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    met: dict[tuple[str, str], str] = field(default_factory=dict)

    def mark(self, kind: str, identity: str) -> str:
        """``[^n]``; empty where the note itself is missing."""
        key = (kind, identity)
        if not self.texts.get(key):
            return ""
        return f"[^{self.met.setdefault(key, str(len(self.met) + 1))}]"

    def in_order(self) -> dict[str, str]:
        """The texts of the notes met, by number."""
        return {number: self.texts[key] for key, number in self.met.items()}


def read_notes(footnotes: etree._Element | None, endnotes: etree._Element | None) -> Notes:
    """The notes of a document; either part may be missing."""
    notes = Notes()
    for kind, part in (("footnote", footnotes), ("endnote", endnotes)):
        for note in part.iterfind(w(kind)) if part is not None else ():
            lines = [paragraph_text(paragraph, Notes()).strip() for paragraph in note.iterfind(w("p"))]
            notes.texts[kind, note.get(w("id"), "")] = "\n".join(lines).strip()
    return notes


def paragraph_text(paragraph: etree._Element, notes: Notes) -> str:
    """The paragraph's text, text boxes included; without its automatic number."""
    return without_marks("".join(_pieces(paragraph, notes)))


def mark_is_deleted(paragraph: etree._Element) -> bool:
    """The paragraph's end is deleted: what follows continues it."""
    return paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is not None


def _pieces(element: etree._Element, notes: Notes) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in _SKIPPED or (tag == _RUN and _is_unseen(child)):
            continue
        if tag == _RUN and (shifted := _SHIFTED.get(_align(child))):
            yield shifted("".join(_pieces(child, notes)))
            continue
        if tag in _TEXT:
            yield (child.text or "").translate(_NO_BREAKS)
        elif tag == _ALTERNATIVES:
            yield from _pieces(child[:1], notes)  # the same thing follows for older programs
        elif tag == _PARAGRAPH:
            yield f"\n{paragraph_text(child, notes)}\n"
        else:
            yield _special(child, notes)
            yield from _pieces(child, notes)


def _is_unseen(run: etree._Element) -> bool:
    """Hidden, or struck through: its author took it back. Most runs have no properties to ask."""
    if run.find(_PROPERTIES) is None:
        return False
    return any(is_on(run, f"rPr/{name}") for name in ("vanish", "strike", "dstrike"))


def _align(run: etree._Element) -> str:
    """How a run stands to its line; a note's reference is raised and has its own sign."""
    properties = run.find(_PROPERTIES)
    align = None if properties is None else properties.find(w("vertAlign"))
    if align is None:
        return ""
    is_note = any(child.tag in _NOTES for child in run)
    return "" if is_note else align.get(w("val"), "")


def _special(child: etree._Element, notes: Notes) -> str:
    if child.tag == _BREAK:
        return "\n" if child.get(w("type"), "textWrapping") == "textWrapping" else ""
    if child.tag == _SYMBOL:
        return _symbol(child.get(w("char"), ""))
    if child.tag in _NOTES:
        return notes.mark(_NOTES[child.tag], child.get(w("id"), ""))
    return _PUT.get(child.tag, "")


def _symbol(code: str) -> str:
    try:
        character = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= character <= 0xF0FF:
        return _SYMBOLS.get(character - 0xF000, "")
    return chr(character) if 0x20 <= character < 0xD800 else ""
