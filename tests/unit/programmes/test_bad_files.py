"""Files that cannot be read: each says why, none makes the reader hang."""

import io
import pickle
import zipfile
from contextlib import suppress

import docx
import pytest

from office import container
from office.unreadable import Unreadable
from programmes.reading import read_document
from programmes.unreadable import UnreadableFile
from tests.data.programme_files import ABOVE, part_of, saved, with_part, word_file
from tests.data.table_files import open_text

GOOD = word_file([["1", "м", "п, ед.", "5", "", "УГХ", ""]])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
OPENING = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
CLOSING = b"</w:body></w:document>"


def archive(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return buffer.getvalue()


def document_xml(data: bytes) -> bytes:
    return with_part(GOOD, "word/document.xml", data)


def encrypted_entry() -> bytes:
    """The flag of a password on every entry."""
    content = bytearray(GOOD)
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(signature, at + 4)
    return bytes(content)


def nested_tables(depth: int) -> bytes:
    return b"<w:tbl><w:tr><w:tc>" * depth + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * depth


def no_table() -> bytes:
    document = docx.Document()
    document.add_paragraph("Просто письмо")
    document.add_table(rows=2, cols=2)
    return saved(document)


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    + OPENING
    + b"<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"
    + CLOSING
)
UTF16_DOCTYPE = (
    '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE d [<!ENTITY a "b">]>' + (OPENING + CLOSING).decode()
).encode("utf-16")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Unreadable.NOT_WORD),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), Unreadable.PICTURE),
        (b"\xff\xd8\xff\xe0" + bytes(100), Unreadable.PICTURE),
        ("Сводный отчёт".encode(), Unreadable.NOT_WORD),
        (b"{\\rtf1 text}", Unreadable.RTF),
        (archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), Unreadable.OTHER_SHEET),
        (archive(**{"xl/workbook.bin": b"x"}), Unreadable.OTHER_SHEET),
        (archive(mimetype=b"application/vnd.oasis.opendocument.text"), Unreadable.DAMAGED),
        (archive(mimetype=b"application/vnd.oasis.opendocument.graphics"), Unreadable.NOT_WORD),
        (open_text("<text:p>Просто письмо</text:p>"), Unreadable.NO_TABLE),
        (archive(**{"xl/workbook.xml": b"<workbook/>"}), Unreadable.DAMAGED),
        (b"%PDF-1.7\n%...", Unreadable.PDF),
        (b"\xef\xbb\xbf%PDF-1.7\n%...", Unreadable.PDF),
        (OLE, Unreadable.OLD_WORD),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Unreadable.ENCRYPTED),
        (encrypted_entry(), Unreadable.ENCRYPTED),
        (bytes(container.MAX_FILE + 1), Unreadable.TOO_LARGE),
        (archive(**{f"word/{number}.xml": b"" for number in range(2001)}), Unreadable.TOO_LARGE),
        (document_xml(OPENING + b" " * 20_000_000 + CLOSING), Unreadable.TOO_LARGE),
        (archive(**{f"word/{n}.bin": bytes(16_000_000) for n in range(4)}), Unreadable.TOO_LARGE),
        (GOOD[:-40], Unreadable.DAMAGED),
        (GOOD[: len(GOOD) // 2], Unreadable.DAMAGED),
        (b"PK\x03\x04" + bytes(100), Unreadable.DAMAGED),
        (document_xml(b"<w:document"), Unreadable.DAMAGED),
        (document_xml(b"<html/>"), Unreadable.DAMAGED),
        (document_xml(ENTITIES), Unreadable.DAMAGED),
        (document_xml(UTF16_DOCTYPE), Unreadable.DAMAGED),
        (document_xml(OPENING + nested_tables(60) + CLOSING), Unreadable.TOO_DEEP),
        (document_xml(OPENING + nested_tables(5000) + CLOSING), Unreadable.TOO_DEEP),
        (no_table(), Unreadable.NO_TABLE),
        (word_file([["1", "специалист"]], titles=("№", "Ф. И. О."), above=ABOVE), Unreadable.NO_TABLE),
    ],
)
def test_each_bad_file_has_its_reason(content: bytes, reason: Unreadable) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_document(content, "документ.docx")
    assert refused.value.reason is reason
    assert pickle.loads(pickle.dumps(refused.value)).reason is reason


def test_a_part_with_a_false_checksum_is_damaged() -> None:
    content = bytearray(GOOD)
    with zipfile.ZipFile(io.BytesIO(GOOD)) as opened:
        start = opened.getinfo("word/document.xml").header_offset
    content[start + 30 + len("word/document.xml") + 40] ^= 0xFF
    with pytest.raises(UnreadableFile) as refused:
        read_document(bytes(content), "x.docx")
    assert refused.value.reason is Unreadable.DAMAGED


@pytest.mark.parametrize("seed", range(60))
def test_random_damage_never_escapes_as_another_error(seed: int) -> None:
    import random

    chance = random.Random(seed)
    content = bytearray(GOOD)
    for _ in range(20):
        content[chance.randrange(len(content))] = chance.randrange(256)
    with suppress(UnreadableFile):
        read_document(bytes(content), "x.docx")


@pytest.mark.parametrize("seed", range(60))
def test_random_damage_of_the_text_never_escapes_as_another_error(seed: int) -> None:
    import random

    chance = random.Random(seed)
    xml = bytearray(part_of(GOOD, "word/document.xml"))
    for _ in range(3):
        start = chance.randrange(len(xml))
        del xml[start : start + chance.randrange(1, 30)]
    with suppress(UnreadableFile):
        read_document(document_xml(bytes(xml)), "x.docx")


def test_a_refusal_says_which_columns_there_are() -> None:
    content = word_file([["1", "Иванов", "12-34"]], titles=("№", "Ф. И. О.", "Телефон"), above=ABOVE)
    with pytest.raises(UnreadableFile) as refused:
        read_document(content, "список.docx")
    assert (refused.value.reason, refused.value.found) == (Unreadable.NEITHER, "№; Ф. И. О.; Телефон")
