"""Small files of many kinds, for tests of what may stand beside a figure."""

import zipfile
from io import BytesIO

import docx

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000"
    "050001a5f645400000000049454e44ae426082"
)
PROGRAM = b"MZ\x90\x00" + b"\0" * 60 + b"PE\0\0"


def pdf(words: str = "акт") -> bytes:
    return b"%PDF-1.7\n% " + words.encode()


def picture(number: int = 0) -> bytes:
    """One pixel; another number, other bytes."""
    return PNG + bytes([number])


def word_file(words: str = "Акт № 14") -> bytes:
    made, kept = docx.Document(), BytesIO()
    made.add_paragraph(words)
    made.save(kept)
    return kept.getvalue()


def archive(**files: bytes) -> bytes:
    """A zip in which the files stand as they are."""
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return kept.getvalue()
