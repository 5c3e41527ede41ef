"""What a file is, told by its content: a name can say anything."""

import struct
from collections.abc import Iterator
from enum import StrEnum


class FileType(StrEnum):
    """The media types of documents and pictures that people can look at; no archives, no programs."""

    PDF = "application/pdf"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    OLD_WORD = "application/msword"
    OLD_SHEET = "application/vnd.ms-excel"
    OLD_SLIDES = "application/vnd.ms-powerpoint"
    OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
    RTF = "application/rtf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    TIFF = "image/tiff"
    GIF = "image/gif"
    WEBP = "image/webp"
    HEIC = "image/heic"
    BMP = "image/bmp"


SCANS = frozenset({FileType.PDF, FileType.JPEG, FileType.PNG, FileType.TIFF})
"""What paper becomes."""
_BEGINNINGS = (
    (b"%PDF-", FileType.PDF),
    (b"{\\rtf", FileType.RTF),
    (b"\xff\xd8\xff", FileType.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileType.PNG),
    (b"II*\x00", FileType.TIFF),
    (b"MM\x00*", FileType.TIFF),
    (b"GIF87a", FileType.GIF),
    (b"GIF89a", FileType.GIF),
)
_OFFICE = (
    ("word/document", FileType.WORD),
    ("xl/workbook", FileType.SHEET),
    ("ppt/presentation", FileType.SLIDES),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_OFFICE = (
    ("WordDocument", FileType.OLD_WORD),
    ("Workbook", FileType.OLD_SHEET),
    ("PowerPoint Document", FileType.OLD_SLIDES),
)
_OPEN = b"mimetypeapplication/vnd.oasis.opendocument."
_APPLE = (b"heic", b"heix", b"hevc", b"mif1", b"msf1")
_BITMAP = (40, 108, 124)
"""Sizes of its header."""
_LAST_RECORD, _ENTRY = b"PK\x05\x06", b"PK\x01\x02"
_MOST_ENTRIES = 10_000


def file_type(content: bytes) -> FileType | None:
    """``None`` for everything else: archives, programs, sound, plain text, an empty file."""
    for beginning, found in _BEGINNINGS:
        if content.startswith(beginning):
            return found
    if content.startswith(b"PK\x03\x04"):
        return _in_archive(content)
    if content.startswith(_COMPOUND):
        return _in_compound(content)
    return _picture(content)


def _picture(content: bytes) -> FileType | None:
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return FileType.WEBP
    if content[4:8] == b"ftyp" and content[8:12] in _APPLE:
        return FileType.HEIC
    is_bitmap = content[:2] == b"BM" and int.from_bytes(content[14:18], "little") in _BITMAP
    return FileType.BMP if is_bitmap else None


def _in_archive(content: bytes) -> FileType | None:
    """By the names of its entries: an archive with a document in it is not that document."""
    if content[30:].startswith(_OPEN):
        return FileType.OPEN_DOCUMENT
    names = list(_entries(content))
    if "[Content_Types].xml" not in names:
        return None
    return next((found for start, found in _OFFICE if any(one.startswith(start) for one in names)), None)


def _entries(content: bytes) -> Iterator[str]:
    """The names in an archive's own directory, which stands at its end; as many as can be read."""
    end = content.rfind(_LAST_RECORD)
    if end < 0 or len(content) < end + 20:
        return
    (at,) = struct.unpack_from("<I", content, end + 16)
    for _ in range(_MOST_ENTRIES):
        if content[at : at + 4] != _ENTRY or len(content) < at + 46:
            return
        name, extra, comment = struct.unpack_from("<HHH", content, at + 28)
        yield content[at + 46 : at + 46 + name].decode("utf-8", "replace")
        at += 46 + name + extra + comment


def _in_compound(content: bytes) -> FileType | None:
    """An installer is such a file, too: what is in it has a name."""
    return next((found for name, found in _OLD_OFFICE if name.encode("utf-16-le") in content), None)
