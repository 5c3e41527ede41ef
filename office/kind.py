"""Which kind of file it is, before anything that reads one is loaded."""

import zipfile
import zlib
from enum import StrEnum
from io import BytesIO

MAX_ENTRIES = 2_000
ENTRY = b"PK\x01\x02"
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What opening an archive raises where it is none."""
_OPEN = "application/vnd.oasis.opendocument."


class FileKind(StrEnum):
    """What an archive calls itself; it may still be none."""

    WORD = "word"  # or nothing that is known
    WORKBOOK = "workbook"
    OPEN_TEXT = "open_text"
    OTHER_SHEET = "other_sheet"  # .ods, .xlsb


def is_archive(content: bytes) -> bool:
    return content.startswith(b"PK")


def kind_of(content: bytes) -> FileKind:
    if not is_archive(content) or content.count(ENTRY) > MAX_ENTRIES:
        return FileKind.WORD
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _kind(archive)
    except BROKEN:
        return FileKind.WORD


def _kind(archive: zipfile.ZipFile) -> FileKind:
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return FileKind.WORKBOOK
    if "xl/workbook.bin" in names:
        return FileKind.OTHER_SHEET
    if "mimetype" not in names:
        return FileKind.OPEN_TEXT if {"content.xml", "META-INF/manifest.xml"} <= names else FileKind.WORD
    with archive.open("mimetype") as said:
        what = said.read(100).decode("ascii", "replace")
    if what.startswith(f"{_OPEN}spreadsheet"):
        return FileKind.OTHER_SHEET
    return FileKind.OPEN_TEXT if what.startswith(f"{_OPEN}text") else FileKind.WORD
