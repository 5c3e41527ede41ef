"""Whether a workbook is one of the bot's own, or a table as people make it."""

from office.sheets.package import sheet_names
from programmes.excel.sheets import INSTRUCTIONS, SHEETS

ENOUGH = 3
"""Sheets called as ours: whoever has renamed some of the others is told so, and is not read as a table."""
_OURS = {INSTRUCTIONS, *(sheet.name for sheet in SHEETS)}


def is_own(content: bytes) -> bool:
    return len(_OURS.intersection(sheet_names(content))) >= ENOUGH
