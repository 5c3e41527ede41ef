"""Which kind of file it is, before anything that reads one is loaded."""

import zipfile
import zlib
from io import BytesIO

MAX_ENTRIES = 2_000
ENTRY = b"PK\x01\x02"
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What opening an archive raises where it is none."""
_WORKBOOK = "xl/workbook.xml"


def is_archive(content: bytes) -> bool:
    return content.startswith(b"PK")


def is_workbook(content: bytes) -> bool:
    """Whether an archive calls itself a workbook; it may still be none."""
    if not is_archive(content) or content.count(ENTRY) > MAX_ENTRIES:
        return False
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _WORKBOOK in archive.namelist()
    except BROKEN:
        return False
