"""A document of any kind that has a table in it, as paragraphs and tables: one model for all."""

from office.document import WordText, read_word
from office.kind import FileKind, kind_of
from office.unreadable import BadFile, Unreadable


def read_text(content: bytes) -> WordText:
    """The text of a .docx, an .odt or an .xlsx, told apart by what is in it.

    ``BadFile`` where it is none of them or is not safe. Only what reads this one is loaded.
    """
    kind = kind_of(content)
    if kind is FileKind.OTHER_SHEET:
        raise BadFile(Unreadable.OTHER_SHEET)
    if kind is FileKind.OPEN_TEXT:
        from office.odf.document import read_open_text

        return read_open_text(content)
    if kind is FileKind.WORKBOOK:
        from office.sheets.document import read_book

        return read_book(content)
    return read_word(content)
