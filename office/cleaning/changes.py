"""Tracked changes taken as accepted; comments, hidden text and rows, controls and marks of editing gone."""

from collections.abc import Iterable
from typing import Any

from office.xml_names import MC, W, is_on, value, w

_GONE = tuple(
    map(
        w,
        (
            "del", "moveFrom", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange",
            "tcPrChange", "trPrChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
            "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
            "customXmlInsRangeStart", "customXmlInsRangeEnd",
            "customXmlDelRangeStart", "customXmlDelRangeEnd",
            "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart",
            "customXmlMoveToRangeEnd", "commentRangeStart", "commentRangeEnd", "commentReference",
            "annotationRef", "proofErr", "permStart", "permEnd", "lastRenderedPageBreak", "object", "control",
            "altChunk", "subDoc", "contentPart", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr",
        ),
    )
)  # fmt: skip
_UNWRAPPED = tuple(
    map(w, ("ins", "moveTo", "sdt", "sdtContent", "customXml", "smartTag", "hyperlink", "dir", "bdo"))
)
_IDENTITIES = ("rsid", "paraId", "textId")


def accept(root: Any, hidden_styles: Iterable[str]) -> None:
    """In place: what Word shows with all changes accepted, and nothing that it does not show."""
    _choose(root)
    _join_deleted_marks(root)
    for row in [row for row in root.iter(w("tr")) if _is_gone(row)]:
        row.getparent().remove(row)
    hidden = frozenset(hidden_styles)
    for run in [run for run in root.iter(w("r")) if _is_hidden(run, hidden)]:
        run.getparent().remove(run)
    for control in list(root.iter(w("sdt"))):
        if control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None:
            for run in list(control.iter(w("r"))):
                run.getparent().remove(run)
    for element in list(root.iter(*_GONE)):
        _remove(element)
    for element in list(root.iter(*_UNWRAPPED)):
        unwrap(element)
    _forget(root)


def unwrap(element: Any) -> None:
    """Its children stand where it stood."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for child in list(element):
        parent.insert(at, child)
        at += 1
    parent.remove(element)


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _choose(root: Any) -> None:
    """The first way to draw something; the same thing follows for older programs."""
    for both in list(root.iter(f"{MC}AlternateContent")):
        chosen = both.find(f"{MC}Choice")
        for other in [child for child in both if child is not chosen]:
            both.remove(other)


def _join_deleted_marks(root: Any) -> None:
    """A paragraph whose end is deleted goes on with the next one."""
    for paragraph in list(root.iter(w("p"))):
        mark = paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('del')}")
        following = paragraph.getnext()
        if mark is None or following is None or following.tag != w("p"):
            continue
        properties = following.find(w("pPr"))
        at = 0 if properties is None else 1
        for child in [child for child in paragraph if child.tag != w("pPr")]:
            following.insert(at, child)
            at += 1
        paragraph.getparent().remove(paragraph)


def _is_gone(row: Any) -> bool:
    return row.find(f"{w('trPr')}/{w('del')}") is not None or is_on(row, "trPr/hidden")


def _is_hidden(run: Any, styles: frozenset[str]) -> bool:
    properties = run.find(w("rPr"))
    if properties is None:
        return False
    own = value(run, "rPr/rStyle")
    shown_again = properties.find(w("vanish")) is not None and not is_on(run, "rPr/vanish")
    struck = is_on(run, "rPr/strike") or is_on(run, "rPr/dstrike")  # taken back: no reader counts it
    return (
        is_on(run, "rPr/vanish")
        or is_on(run, "rPr/specVanish")
        or struck
        or (own in styles and not shown_again)
    )


def _forget(root: Any) -> None:
    """Numbers of editing sessions and paragraphs; paths and names in the descriptions of pictures."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str):  # a comment of XML's own, an instruction to somebody's program
            if element.getparent() is not None:
                element.getparent().remove(element)
            continue
        for name in [one for one in element.attrib if _says_who(one)]:
            del element.attrib[name]
        if element.tag.endswith(("}docPr", "}cNvPr")):
            for name in ("descr", "title", "name"):
                if name in element.attrib:
                    element.set(name, "")


def _says_who(attribute: str) -> bool:
    name = attribute.rpartition("}")[2]
    return name.startswith(_IDENTITIES) or attribute in (f"{W}author", f"{W}initials")


def hidden_styles(styles: Any) -> list[str]:
    """Of characters, whose text nobody sees."""
    found = styles.iterfind(w("style")) if styles is not None else ()
    return [style.get(w("styleId"), "") for style in found if is_on(style, "rPr/vanish")]
