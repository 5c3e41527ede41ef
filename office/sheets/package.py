"""A workbook as an archive: its sheets in order, the texts they share, how its numbers are shown."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from office.container import Archive, check_workbook, open_archive
from office.raised import lowered, raised, without_marks
from office.unreadable import BadFile, Unreadable

WORKBOOK = "xl/workbook.xml"
MAX_SHEETS = 200
_SHIFTED = {"superscript": raised, "subscript": lowered}
_NO_SIGNS = str.maketrans({"\r": None, "\t": " ", "\u00ad": None})
_SWITCHED_OFF = ("0", "false")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet that is shown; ``root`` is its XML."""

    name: str
    root: etree._Element


@dataclass(frozen=True, slots=True)
class BookParts:
    """``styles`` are the number formats of cells by their style's number."""

    sheets: tuple[SheetPart, ...]
    texts: tuple[str, ...]
    formats: tuple[str | int, ...]
    from_1904: bool


def sheet_names(content: bytes) -> list[str]:
    """The names of a workbook's sheets; empty where it cannot be opened."""
    try:
        with open_archive(content) as archive:
            return [name for name, _ in _listed(_needed(archive, WORKBOOK))]
    except BadFile:
        return []


def open_book(content: bytes) -> BookParts:
    """``BadFile`` where it is no workbook or is not safe."""
    check_workbook(content)
    with open_archive(content) as archive:
        book = _needed(archive, WORKBOOK)
        if next(_listed(book), None) is None:
            raise BadFile(Unreadable.DAMAGED)
        places = _places(archive)
        parts = [(name, places.get(identity, "")) for name, identity in _listed(book, only_seen=True)]
        roots = ((name, archive.parsed(place)) for name, place in parts[:MAX_SHEETS])
        sheets = [SheetPart(name, root) for name, root in roots if root is not None]
        return BookParts(
            sheets=tuple(one for one in sheets if etree.QName(one.root).localname == "worksheet"),
            texts=tuple(_shared(archive.parsed("xl/sharedStrings.xml"))),
            formats=tuple(_formats(archive.parsed("xl/styles.xml"))),
            from_1904=_is_on(book.find("{*}workbookPr"), "date1904"),
        )


def merged_cells(content: bytes) -> dict[str, list[str]]:
    """«C3:C4»: what is merged, by the names of the sheets that have anything merged."""
    found = {
        sheet.name: [one.get("ref", "") for one in sheet.root.iterfind("{*}mergeCells/{*}mergeCell")]
        for sheet in open_book(content).sheets
    }
    return {name: refs for name, refs in found.items() if refs}


def text_of(item: etree._Element) -> str:
    """Of a cell or a shared text: what is struck is gone, a raised digit is a mark, readings are not said."""
    pieces: list[str] = []
    for child in item:
        name = etree.QName(child).localname
        if name == "t":
            pieces.append(child.text or "")
        elif name == "r":
            pieces.append(_run(child))
    return without_marks("".join(pieces).translate(_NO_SIGNS)).replace("_x000D_", "")


def _run(run: etree._Element) -> str:
    text = "".join(one.text or "" for one in run.iterfind("{*}t"))
    properties = run.find("{*}rPr")
    if properties is None:
        return text
    struck = properties.find("{*}strike")
    if struck is not None and struck.get("val", "1") not in _SWITCHED_OFF:
        return ""
    align = properties.find("{*}vertAlign")
    shifted = None if align is None else _SHIFTED.get(align.get("val", ""))
    return shifted(text) if shifted else text


def _needed(archive: Archive, name: str) -> etree._Element:
    root = archive.parsed(name)
    if root is None:
        raise BadFile(Unreadable.DAMAGED)
    return root


def _listed(book: etree._Element, *, only_seen: bool = False) -> Iterator[tuple[str, str]]:
    """Name and relationship of each sheet."""
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        if only_seen and sheet.get("state", "visible") != "visible":
            continue
        identity = next((value for key, value in sheet.items() if etree.QName(key).localname == "id"), "")
        yield sheet.get("name", ""), identity


def _places(archive: Archive) -> dict[str, str]:
    """Where the parts are that the workbook speaks of."""
    relations = archive.parsed("xl/_rels/workbook.xml.rels")
    if relations is None:
        return {}
    return {
        one.get("Id", ""): posixpath.normpath(posixpath.join("/xl", one.get("Target", ""))).lstrip("/")
        for one in relations
    }


def _shared(root: etree._Element | None) -> Iterator[str]:
    return (text_of(item) for item in root.iterfind("{*}si")) if root is not None else iter(())


def _formats(root: etree._Element | None) -> Iterator[str | int]:
    """For each style its own format's code, or the number of one that every program knows."""
    if root is None:
        return
    own = {
        one.get("numFmtId", ""): one.get("formatCode", "") for one in root.iterfind("{*}numFmts/{*}numFmt")
    }
    for style in root.iterfind("{*}cellXfs/{*}xf"):
        number = style.get("numFmtId", "0")
        yield own[number] if number in own else int(number) if number.isascii() and number.isdigit() else 0


def _is_on(found: etree._Element | None, switch: str) -> bool:
    return found is not None and found.get(switch, "0") not in _SWITCHED_OFF
