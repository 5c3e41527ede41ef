"""Raised, lowered and struck characters of Word and of a cell of several fonts: marks, or gone, no digits."""

import pytest
from docx import Document
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from office.inline import Notes, paragraph_text
from programmes.excel.read import as_seen

PIECES = [
    ([("3,2", ""), ("1", "superscript")], "3,2"),
    ([("45 ", ""), ("2)", "superscript")], "45"),
    ([("50 %", ""), ("12", "superscript")], "50 %"),
    ([("17 ", "strike"), ("7", "")], "7"),
    ([("площадь, м", ""), ("2", "superscript")], "площадь, м²"),
    ([("CO", ""), ("2", "subscript")], "CO₂"),
    ([("10", ""), ("6", "superscript")], "10⁶"),
    ([("7", ""), (" домов", "superscript")], "7 домов"),
]


@pytest.mark.parametrize(("pieces", "seen"), PIECES)
def test_a_raised_or_struck_run_is_no_digit_of_a_figure(pieces: list[tuple[str, str]], seen: str) -> None:
    paragraph = Document().add_paragraph()
    for text, how in pieces:
        run = paragraph.add_run(text)
        if how:
            setattr(run.font, how, True)
    assert paragraph_text(paragraph._p, Notes()).strip() == seen


@pytest.mark.parametrize(("pieces", "seen"), PIECES)
def test_nor_is_one_of_a_rich_cell(pieces: list[tuple[str, str]], seen: str) -> None:
    fonts = {
        "": InlineFont(),
        "strike": InlineFont(strike=True),
        "superscript": InlineFont(vertAlign="superscript"),
        "subscript": InlineFont(vertAlign="subscript"),
    }
    cell = CellRichText(*(TextBlock(fonts[how], text) for text, how in pieces))
    assert as_seen(cell).strip() == seen
