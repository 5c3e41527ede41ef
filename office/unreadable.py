"""Why a file could not be read as what it calls itself."""

from enum import StrEnum


class Unreadable(StrEnum):
    """What is wrong with the file."""

    NOT_WORD = "not_word"  # a picture, a text: neither Word nor a workbook nor YAML
    PDF = "pdf"
    RTF = "rtf"
    PICTURE = "picture"  # a photo or a scan
    OTHER_SHEET = "other_sheet"  # .ods, .xlsb
    OLD_WORD = "old_word"  # .doc of Word 97-2003
    OLD_EXCEL = "old_excel"  # .xls of Excel 97-2003
    MACROS = "macros"  # a workbook with a program in it
    ENCRYPTED = "encrypted"  # a password is asked to open it
    TOO_LARGE = "too_large"  # the file, or what it unpacks to
    TOO_DEEP = "too_deep"  # tables within tables beyond reason
    DAMAGED = "damaged"  # a broken archive or broken XML, or XML with a document type
    NO_TABLE = "no_table"  # a Word file without a table of indicators
    NEITHER = "neither"  # a table with titles, none of them of indicators or targets
    NO_TARGET = "no_target"  # a table of indicators without a column of targets
    NO_INDICATOR = "no_indicator"  # a table of figures without a column of indicators


class BadFile(Exception):
    """``reason`` says what is wrong."""

    def __init__(self, reason: Unreadable) -> None:
        super().__init__(reason)
        self.reason = reason
