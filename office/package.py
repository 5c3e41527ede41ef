"""A Word file as its parts: read from the template, written so that equal parts give equal bytes."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

DOCUMENT = "word/document.xml"
FOOTNOTES = "word/footnotes.xml"
CORE = "docProps/core.xml"
_TYPES, _RELS = "[Content_Types].xml", "_rels/.rels"
# What an office program leaves in a template it has saved: statistics, a picture of the first page, fields.
_LEFTOVERS = re.compile(r"docProps/(?!core\.xml$).+")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip can hold
_CORE_PROPERTIES = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title/><dc:language>ru-RU</dc:language>'
    "</cp:coreProperties>"
)


def parse(content: bytes) -> Any:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def serialise(root: Any) -> bytes:
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def read_parts(path: Path) -> dict[str, bytes]:
    """The parts of the template, without what an office program noted about its making."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    kept = {name: content for name, content in parts.items() if not _LEFTOVERS.fullmatch(name)}
    for index, attribute in ((_TYPES, "PartName"), (_RELS, "Target")):
        kept[index] = _without_leftovers(kept[index], attribute)
    return kept


def core_properties(title: str) -> bytes:
    """Title and language only: no author, no dates, so the same report is the same file."""
    root = parse(_CORE_PROPERTIES.encode())
    root.find("{http://purl.org/dc/elements/1.1/}title").text = title
    return serialise(root)


def write_parts(parts: dict[str, bytes]) -> bytes:
    """The file's bytes; the content types come first, as the packaging convention asks."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name in sorted(parts, key=lambda part: (part != _TYPES, part)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # otherwise Windows and Linux write different bytes
            package.writestr(entry, parts[name])
    return target.getvalue()


def _without_leftovers(index: bytes, attribute: str) -> bytes:
    root = parse(index)
    for entry in list(root):
        if _LEFTOVERS.fullmatch(entry.get(attribute, "").lstrip("/")):
            root.remove(entry)
    return serialise(root)
