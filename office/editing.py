"""Texts of paragraphs and cells changed in place: what is not named keeps its runs, marks and looks."""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from office.xml_names import MC, value, w

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_TEXT = frozenset(
    {w("pPr"), w("rPr"), w("instrText"), w("fldData"), w("drawing"), w("pict"), f"{MC}AlternateContent"}
)
_TEXT = w("t")
_PUT = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-"}
NOTES = (w("footnoteReference"), w("endnoteReference"))
Marks = Mapping[tuple[str, str], str]
"""What stands for a note in a text, by its kind and id."""


class TextPiece(NamedTuple):
    node: Any
    text: str


def pieces(paragraph: Any, marks: Marks | None = None) -> list[TextPiece]:
    """The paragraph's own text by its nodes; text boxes in it are paragraphs of their own."""
    found: list[TextPiece] = []
    _walk(paragraph, marks or {}, found)
    return found


def _walk(element: Any, marks: Marks, found: list[TextPiece]) -> None:
    for child in element:
        tag = child.tag
        if tag in _NOT_TEXT or tag == w("p"):
            continue
        if tag == _TEXT:
            found.append(TextPiece(child, child.text or ""))
        elif tag == w("br"):
            is_line = child.get(w("type"), "textWrapping") == "textWrapping"
            found.append(TextPiece(child, "\n" if is_line else ""))
        elif tag in NOTES:
            kind = "footnote" if tag == NOTES[0] else "endnote"
            found.append(TextPiece(child, marks.get((kind, child.get(w("id"), "")), "")))
        elif tag in _PUT:
            found.append(TextPiece(child, _PUT[tag]))
        else:
            _walk(child, marks, found)


def text_in(paragraph: Any, marks: Marks | None = None) -> str:
    return "".join(piece.text for piece in pieces(paragraph, marks))


def text_without_fields(paragraph: Any) -> str:
    """What an office program counts itself, a page's number, is nobody's words."""
    depth, found = 0, ""
    texts = dict(pieces(paragraph))
    for element in paragraph.iter():
        if element.tag == w("fldChar"):
            depth += {"begin": 1, "end": -1}.get(element.get(w("fldCharType"), ""), 0)
        elif element in texts and not depth and next(element.iterancestors(w("fldSimple")), None) is None:
            found += texts[element]
    return found


def cell_text(cell: Any, marks: Marks) -> str:
    """Paragraphs parted by line feeds, blanks at the ends of lines gone, as readers have it."""
    lines = (text_in(paragraph, marks) for paragraph in cell.iter(w("p")))
    return "\n".join(line.strip() for line in "\n".join(lines).split("\n")).strip()


class Edit(NamedTuple):
    """``start`` to ``end`` of a paragraph's text becomes ``new``."""

    start: int
    end: int
    new: str


def edit(paragraph: Any, edits: Sequence[Edit]) -> None:
    """All of them refer to the text as it was, in any order; each stands in the run where it begins."""
    for one in sorted(edits, reverse=True):
        _edit_one(paragraph, one)


def _edit_one(paragraph: Any, one: Edit) -> None:
    at, is_put = 0, False
    for node, text in pieces(paragraph):
        start, end = at, at + len(text)
        at = end
        if end <= one.start or start >= one.end or not text:
            continue
        if node.tag != _TEXT:
            node.getparent().remove(node)
            continue
        before, behind = text[: max(0, one.start - start)], text[max(0, one.end - start) :]
        set_text(node, before + ("" if is_put else one.new) + behind)
        is_put = True


def set_text(node: Any, text: str) -> None:
    node.text = text
    node.set(SPACE, "preserve")


def empty(paragraph: Any) -> None:
    """Its text goes, its looks stay, pictures too."""
    for node, _ in pieces(paragraph):
        node.getparent().remove(node)


class CellLook(NamedTuple):
    """How a cell is set: the properties of its paragraph and of its text."""

    paragraph: Any
    run: Any


def look_of(cell: Any) -> CellLook | None:
    """Of the first text in a cell; ``None`` where it has none."""
    for paragraph in cell.iterchildren(w("p")):
        for run in paragraph.iter(w("r")):
            if any((text.text or "").strip() for text in run.iterchildren(_TEXT)):
                return CellLook(_of_paragraph(paragraph), _copied(run.find(w("rPr"))))
    return None


def _of_paragraph(paragraph: Any) -> Any:
    properties = _copied(paragraph.find(w("pPr")))
    if properties is not None:
        for name in ("numPr", "sectPr"):
            for element in properties.findall(w(name)):
                properties.remove(element)
    return properties


def _copied(element: Any) -> Any:
    return None if element is None else deepcopy(element)


def look_key(look: CellLook) -> tuple[str | None, ...]:
    """What tells looks apart: style, side, size, weight."""
    paths = (("paragraph", "pStyle"), ("paragraph", "jc"), ("run", "sz"), ("run", "b"), ("run", "rFonts"))
    found = []
    for side, name in paths:
        part = getattr(look, side)
        element = None if part is None else part.find(w(name))
        found.append(None if element is None else element.get(w("val"), element.get(w("ascii"), "")))
    return tuple(found)


def write_cell(cell: Any, lines: Iterable[Sequence[Any]], look: CellLook) -> None:
    """The cell's only content: a paragraph for each line, of texts and of runs that are put as they are."""
    for child in [child for child in cell if child.tag != w("tcPr")]:
        cell.remove(child)
    for line in lines:
        paragraph = cell.makeelement(w("p"))
        if look.paragraph is not None:
            paragraph.append(deepcopy(look.paragraph))
        for part in line:
            paragraph.append(run_of(paragraph, part, look.run) if isinstance(part, str) else part)
        cell.append(paragraph)
    if cell.find(w("p")) is None:
        cell.append(cell.makeelement(w("p")))


def run_of(parent: Any, text: str, properties: Any) -> Any:
    run = parent.makeelement(w("r"))
    if properties is not None:
        run.append(deepcopy(properties))
    for number, piece in enumerate(text.split("\t")):
        if number:
            run.append(run.makeelement(w("tab")))
        node = run.makeelement(_TEXT)
        set_text(node, piece)
        run.append(node)
    return run


def merge_of(cell: Any) -> str:
    """«restart», «continue» or nothing."""
    properties = cell.find(w("tcPr"))
    merge = None if properties is None else properties.find(w("vMerge"))
    return "" if merge is None else value(cell, "tcPr/vMerge") or "continue"


_BEFORE_MERGE = frozenset(map(w, ("cnfStyle", "tcW", "gridSpan", "hMerge")))


def set_merge(cell: Any, merge: str) -> None:
    """In its place among the cell's properties, whose order is fixed."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = cell.makeelement(w("tcPr"))
        cell.insert(0, properties)
    for old in properties.findall(w("vMerge")):
        properties.remove(old)
    if merge:
        element = properties.makeelement(w("vMerge"))
        element.set(w("val"), merge)
        at = sum(child.tag in _BEFORE_MERGE for child in properties)
        properties.insert(at, element)
