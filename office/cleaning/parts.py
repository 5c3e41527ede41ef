"""The parts of a Word file that are printed; everything else stays behind."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from lxml import etree

from office.cleaning.changes import accept, hidden_styles
from office.cleaning.fields import settle_fields
from office.package import CORE, DOCUMENT, core_properties, parse, serialise
from office.xml_names import w

_TYPES, _ROOT = "[Content_Types].xml", "_rels/.rels"
_KEPT = re.compile(
    r"word/(?:document|styles|numbering|fontTable|settings|footnotes|endnotes|header\d*|footer\d*)\.xml"
    r"|word/theme/[\w.-]+\.xml|word/media/[\w.-]+\.(?:png|jpe?g|gif|bmp|emf|wmf)"
)
_WITH_TEXT = re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml")
_SETTINGS = (
    "evenAndOddHeaders",
    "mirrorMargins",
    "defaultTabStop",
    "footnotePr",
    "endnotePr",
    "compat",
    "decimalSymbol",
)
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_V_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
MAX_PACKAGE = 8 * 1024 * 1024


class NotCleanable(ValueError):
    """Not a file whose own look can be kept: the argument says why."""


def cleaned(content: bytes) -> dict[str, bytes]:
    """The parts, by name; ``NotCleanable`` where the file is of another kind, or too large to be kept."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = set(package.namelist())
        if DOCUMENT not in names or _TYPES not in names:
            raise NotCleanable("main part")
        parts = {name: package.read(name) for name in names if _KEPT.fullmatch(name) or _is_relations(name)}
        types = package.read(_TYPES)
    if sum(map(len, parts.values())) > MAX_PACKAGE or b"purl.oclc.org/ooxml" in parts[DOCUMENT][:5000]:
        raise NotCleanable("size or strict")
    if b"document.main+xml" not in types:
        raise NotCleanable("kind")
    return _complete(_without_strangers(parts), types)


def _is_relations(name: str) -> bool:
    return (
        re.fullmatch(r"word/_rels/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml\.rels", name)
        is not None
    )


def _without_strangers(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Relations to what stays behind, or outside of the file, go, and what refers to them goes too."""
    styles = parse(parts["word/styles.xml"]) if "word/styles.xml" in parts else None
    hidden = hidden_styles(styles)
    for name in [name for name in parts if _WITH_TEXT.fullmatch(name)]:
        root = parse(parts[name])
        accept(root, hidden)
        settle_fields(root)
        known = _relations(parts, name)
        _drop_strangers(root, known)
        _name_spaces(root)
        parts[name] = serialise(root)
    if "word/fontTable.xml" in parts:
        fonts = parse(parts["word/fontTable.xml"])
        for font in [one for one in fonts.iter() if isinstance(one.tag, str) and "}embed" in one.tag]:
            font.getparent().remove(font)
        parts["word/fontTable.xml"] = serialise(fonts)
    if "word/settings.xml" in parts:
        parts["word/settings.xml"] = _settings(parts["word/settings.xml"])
    return parts


def _name_spaces(root: Any) -> None:
    """Those that nothing is in any more go; Word refuses a file that ignores one it does not declare."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
    ignored = root.get(_IGNORABLE, "").split()
    left = [prefix for prefix in ignored if prefix in root.nsmap]
    root.attrib.pop(_IGNORABLE, None)
    if left:
        root.set(_IGNORABLE, " ".join(left))


def _relations(parts: dict[str, bytes], name: str) -> set[str]:
    """The ids of those that stay; the part of relations is written anew."""
    at = f"word/_rels/{name.removeprefix('word/')}.rels"
    if at not in parts:
        return set()
    root = parse(parts[at])
    for relation in list(root.iter(_RELATIONS)):
        target = relation.get("Target", "").removeprefix("/word/")
        is_own = relation.get("TargetMode") != "External" and _KEPT.fullmatch(f"word/{target}") is not None
        if not is_own or f"word/{target}" not in parts:
            root.remove(relation)
        else:
            relation.set("Target", target)
    parts[at] = serialise(root)
    return {relation.get("Id", "") for relation in root.iter(_RELATIONS)}


def _drop_strangers(root: Any, known: set[str]) -> None:
    for picture in list(root.iter(_A_BLIP, _V_IMAGE)):
        names = (f"{_R}embed", f"{_R}link", f"{_R}id")
        is_ours = picture.get(f"{_R}link") is None and any(picture.get(name) in known for name in names)
        if not is_ours:
            around = next(picture.iterancestors(w("drawing"), w("pict")), None)
            if around is not None and around.getparent() is not None:
                around.getparent().remove(around)
    for element in list(root.iter()):
        if isinstance(element.tag, str):
            for name in [one for one in element.attrib if one.startswith(_R)]:
                if element.get(name) not in known:
                    _forget_relation(element, name)


def _forget_relation(element: Any, name: str) -> None:
    if element.tag in (w("headerReference"), w("footerReference")):
        element.getparent().remove(element)
    else:
        del element.attrib[name]


def _settings(content: bytes) -> bytes:
    """How pages are laid out, and nothing of who wrote them or where."""
    root = parse(content)
    kept = {w(name) for name in _SETTINGS}
    for child in [child for child in root if child.tag not in kept]:
        root.remove(child)
    for variable in list(root.iter(w("docVars"))):
        variable.getparent().remove(variable)
    return serialise(root)


def _complete(parts: dict[str, bytes], types: bytes) -> dict[str, bytes]:
    """With the lists of what is in the file."""
    root = parse(types)
    for entry in list(root):
        name = entry.get("PartName", "").lstrip("/")
        if name and name not in parts:
            root.remove(entry)
    core = etree.SubElement(root, f"{root.tag.rpartition('}')[0]}}}Override")
    core.set("PartName", f"/{CORE}")
    core.set("ContentType", "application/vnd.openxmlformats-package.core-properties+xml")
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    meta = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    relations = (
        f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}" Target="{DOCUMENT}"/>'
        f'<Relationship Id="rId2" Type="{meta}" Target="{CORE}"/></Relationships>'
    )
    used = {name: data for name, data in parts.items() if not name.startswith("word/media/")}
    media = {name: data for name, data in parts.items() if _is_used(name, parts)}
    return {
        **used,
        **media,
        _TYPES: serialise(root),
        _ROOT: serialise(parse(relations.encode())),
        CORE: core_properties(""),
    }


def _is_used(name: str, parts: Mapping[str, bytes]) -> bool:
    if not name.startswith("word/media/"):
        return False
    target = name.removeprefix("word/").encode()
    return any(target in data for at, data in parts.items() if at.endswith(".rels"))
