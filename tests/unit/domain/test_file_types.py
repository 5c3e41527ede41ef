"""What a file is, by its content, whatever it is called."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from domain.file_types import SCANS, FileType, file_type
from tests.data.papers import PNG, PROGRAM, archive, pdf, word_file

KOPEYSK = Path(__file__).resolve().parents[3] / "programmes/samples/kopeysk-2022-h1-report.docx"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def workbook() -> bytes:
    kept = BytesIO()
    openpyxl.Workbook().save(kept)
    return kept.getvalue()


def open_document() -> bytes:
    return archive(mimetype=b"application/vnd.oasis.opendocument.text", **{"content.xml": b"<x/>"})


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (pdf(), FileType.PDF),
        (word_file(), FileType.WORD),
        (workbook(), FileType.SHEET),
        (open_document(), FileType.OPEN_DOCUMENT),
        (archive(**{"[Content_Types].xml": b"", "ppt/presentation.xml": b""}), FileType.SLIDES),
        (COMPOUND + "WordDocument".encode("utf-16-le"), FileType.OLD_WORD),
        (COMPOUND + "Workbook".encode("utf-16-le"), FileType.OLD_SHEET),
        (b"{\\rtf1 x}", FileType.RTF),
        (b"\xff\xd8\xff\xe0", FileType.JPEG),
        (PNG, FileType.PNG),
        (b"II*\x00", FileType.TIFF),
        (b"GIF89a", FileType.GIF),
        (b"RIFF\0\0\0\0WEBPVP8 ", FileType.WEBP),
        (b"\0\0\0\x18ftypheic", FileType.HEIC),
        (b"BM" + b"\0" * 12 + b"\x28\0\0\0", FileType.BMP),
    ],
)
def test_documents_and_pictures_are_known_by_their_content(content: bytes, found: FileType) -> None:
    assert file_type(content) is found


def test_a_document_as_an_office_has_it_is_one() -> None:
    assert file_type(KOPEYSK.read_bytes()) is FileType.WORD


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"text",
        PROGRAM,
        archive(**{"акт.pdf": pdf()}),
        archive(**{"акт.docx": word_file()}),
        archive(**{"[Content_Types].xml": b"", "setup.exe": PROGRAM}),
        word_file()[:-30],
        b"PK\x03\x04" + b"\xff" * 40,
        b"PK\x03\x04PK\x05\x06" + b"\xff" * 40,
        COMPOUND,
        b"Rar!\x1a\x07",
        b"\0\0\0\x18ftypisom",
        b"OggS",
        b"BMW",
    ],
)
def test_archives_programs_sound_and_what_is_cut_off_are_nothing_to_look_at(content: bytes) -> None:
    assert file_type(content) is None


def test_paper_becomes_a_pdf_or_a_picture() -> None:
    assert {file_type(pdf()), file_type(PNG)} <= SCANS
    assert file_type(word_file()) not in SCANS
