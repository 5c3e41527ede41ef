"""An OpenDocument file as an archive: its content, its styles, and the formulas it shows."""

import re
from dataclasses import dataclass

from lxml import etree

from office.container import Archive, open_archive
from office.odf.names import DRAW, MANIFEST, XLINK
from office.unreadable import BadFile, Unreadable

MAX_FORMULAS = 200
_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_OBJECT = re.compile(r"(?:\./)?([\w .-]{1,80})/?")
_MATH = "{http://www.w3.org/1998/Math/MathML}"
_SAID = (f"{_MATH}mn", f"{_MATH}mi", f"{_MATH}mo", f"{_MATH}mtext")


@dataclass(frozen=True, slots=True)
class OpenParts:
    """``formulas`` are texts by what the content calls them."""

    content: etree._Element
    styles: etree._Element | None
    formulas: dict[str, str]


def open_parts(content: bytes) -> OpenParts:
    """``BadFile`` where it is no OpenDocument text, is not safe or asks for a password."""
    with open_archive(content) as archive:
        manifest = archive.parsed(_MANIFEST)
        if manifest is not None and next(manifest.iter(f"{MANIFEST}encryption-data"), None) is not None:
            raise BadFile(Unreadable.ENCRYPTED)
        root = archive.parsed(_CONTENT)
        if root is None:
            raise BadFile(Unreadable.DAMAGED)
        return OpenParts(root, archive.parsed(_STYLES), _formulas(root, archive))


def _formulas(root: etree._Element, archive: Archive) -> dict[str, str]:
    found: dict[str, str] = {}
    for drawn in root.iter(f"{DRAW}object"):
        place = drawn.get(f"{XLINK}href", "")
        name = _OBJECT.fullmatch(place)
        if name is None or len(found) >= MAX_FORMULAS:
            continue
        formula = archive.parsed(f"{name[1]}/{_CONTENT}")
        if formula is not None and formula.tag == f"{_MATH}math":
            found[place] = "".join(one.text or "" for one in formula.iter(*_SAID))
    return found
