"""A document or a workbook as an archive: opened without trusting anything in it.

A file comes from outside, so sizes are bounded before and while unpacking, only the parts that are
needed are unpacked, and XML is read without entities, document types or the network.
"""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from office.kind import BROKEN, ENTRY, MAX_ENTRIES, is_archive
from office.unreadable import BadFile, Unreadable

MEGABYTE = 1024 * 1024
MAX_FILE = 20 * MEGABYTE  # what Telegram lets a bot fetch
MAX_UNPACKED = 60 * MEGABYTE
MAX_PART = 30 * MEGABYTE
MAX_RATIO = 400  # deflate reaches 1000 on nothing but repetition; ten thousand like rows 200
RATIO_COUNTS_FROM = MEGABYTE
MAX_SMALL_PART = 10 * MEGABYTE  # of a workbook: texts, styles; its sheets may be larger
MAX_DEPTH = 120  # elements; one table in a cell adds three or four

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF", b"AT&TFORM")
_APPLE_PICTURES = (b"ftypheic", b"ftypheix", b"ftypmif1")
_ENCRYPTED_OLE = "EncryptedPackage".encode("utf-16-le")
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCUMENT = re.compile(r"word/document\d*\.xml")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_OLD_WORKBOOK = "Workbook".encode("utf-16-le")
_DOCUMENT_TYPES = tuple(
    mark.encode(code) for mark in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")
)
_CAREFUL = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


@dataclass(frozen=True, slots=True)
class WordParts:
    """The parsed parts of a Word file; an absent part is ``None``."""

    document: etree._Element
    numbering: etree._Element | None
    styles: etree._Element | None
    footnotes: etree._Element | None
    endnotes: etree._Element | None


class Archive:
    """Parts are unpacked and parsed when they are asked for, each within its bounds."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._entries = {entry.filename: entry for entry in archive.infolist()}
        if sum(entry.file_size for entry in self._entries.values()) > MAX_UNPACKED:
            raise BadFile(Unreadable.TOO_LARGE)

    @property
    def names(self) -> list[str]:
        return sorted(self._entries)

    def parsed(self, name: str) -> etree._Element | None:
        """The root of a part; ``None`` where there is none of that name."""
        entry = self._entries.get(name)
        return None if entry is None else _parse(_unpack(self._archive, entry))


@contextmanager
def open_archive(content: bytes) -> Iterator[Archive]:
    """What is in ``content``; ``BadFile`` where it is no archive or is not safe, now or while it is read."""
    _refuse_other_kinds(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield Archive(archive)
    except BROKEN as error:
        raise BadFile(Unreadable.DAMAGED) from error


def open_parts(content: bytes) -> WordParts:
    """The parts of the Word file in ``content``; ``BadFile`` where it is none or is not safe."""
    with open_archive(content) as archive:
        return _parts(archive)


def check_workbook(content: bytes) -> None:
    """``BadFile`` where the workbook is not safe to open: size, password, macros, entities."""
    _refuse_other_kinds(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check_parts(archive)
    except BROKEN as error:
        raise BadFile(Unreadable.DAMAGED) from error


def _check_parts(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise BadFile(Unreadable.TOO_LARGE)
    for entry in entries:
        if entry.filename.lower().endswith("vbaproject.bin"):
            raise BadFile(Unreadable.MACROS)
        if entry.file_size > MAX_SMALL_PART and not _SHEET.fullmatch(entry.filename):
            raise BadFile(Unreadable.TOO_LARGE)
        data = _unpack(archive, entry)
        if any(mark in data for mark in _DOCUMENT_TYPES):
            raise BadFile(Unreadable.DAMAGED)


def _refuse_other_kinds(content: bytes) -> None:
    if len(content) > MAX_FILE:
        raise BadFile(Unreadable.TOO_LARGE)
    if b"%PDF-" in content[:1024]:
        raise BadFile(Unreadable.PDF)
    if content.startswith(_PICTURES) or content[4:12] in _APPLE_PICTURES:
        raise BadFile(Unreadable.PICTURE)
    if content.startswith(b"{\\rtf"):
        raise BadFile(Unreadable.RTF)
    if content.startswith(_OLE):
        raise BadFile(_old_kind(content))
    if not is_archive(content):
        raise BadFile(Unreadable.NOT_WORD)
    if content.count(ENTRY) > MAX_ENTRIES:  # before the archive's list is built in memory
        raise BadFile(Unreadable.TOO_LARGE)


def _old_kind(content: bytes) -> Unreadable:
    if _ENCRYPTED_OLE in content:
        return Unreadable.ENCRYPTED
    return Unreadable.OLD_EXCEL if _OLD_WORKBOOK in content else Unreadable.OLD_WORD


def _parts(archive: Archive) -> WordParts:
    name = next((name for name in archive.names if _DOCUMENT.fullmatch(name)), "")
    document = archive.parsed(name)
    if document is None:
        raise BadFile(Unreadable.NOT_WORD)
    return WordParts(
        document=document,
        numbering=archive.parsed("word/numbering.xml"),
        styles=archive.parsed("word/styles.xml"),
        footnotes=archive.parsed("word/footnotes.xml"),
        endnotes=archive.parsed("word/endnotes.xml"),
    )


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.flag_bits & 1:
        raise BadFile(Unreadable.ENCRYPTED)
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise BadFile(Unreadable.DAMAGED)
    swollen = entry.file_size > max(RATIO_COUNTS_FROM, MAX_RATIO * entry.compress_size)
    if swollen or entry.file_size > MAX_PART:
        raise BadFile(Unreadable.TOO_LARGE)
    with archive.open(entry) as part:  # never more than the size the entry declares
        return part.read(MAX_PART)


def _parse(data: bytes) -> etree._Element:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise BadFile(Unreadable.DAMAGED)
    try:
        root = etree.fromstring(data.replace(_STRICT, _TRANSITIONAL), etree.XMLParser(**_CAREFUL))
    except etree.XMLSyntaxError as error:
        deep = "depth" in str(error).lower()
        raise BadFile(Unreadable.TOO_DEEP if deep else Unreadable.DAMAGED) from error
    if root.getroottree().docinfo.doctype:
        raise BadFile(Unreadable.DAMAGED)
    _refuse_depth(root)
    return root


def _refuse_depth(root: etree._Element) -> None:
    """Readers of the tree may then call themselves without counting."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise BadFile(Unreadable.TOO_DEEP)
