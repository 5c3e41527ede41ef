"""One reading through every door: Word, LibreOffice and a sheet of Excel say the same programme."""

from pathlib import Path

import pytest

from domain.programme.document import ReadDocument
from programmes.change.carry_over import says_everything
from programmes.excel.file import write_excel
from programmes.reading import read_document
from tests.data.programme_files import ABOVE, BELOW, KOPEYSK, TITLES, word_file
from tests.data.table_files import DrawnCell, as_book, as_open

DATA = Path(__file__).parents[2] / "data"
SAMPLES = KOPEYSK.parent
OPEN = sorted((DATA / "open").glob("*.odt"))
ROWS = [
    ["Раздел I. Благоустройство"],
    ["1", "Ремонт дорог", "Протяжённость дорог, км", "3,2", "1,1", "УГХ", "Работы по графику"],
    ["2", "Уборка", "Количество жалоб, ед.", "не более 20", "7", "УГХ", ""],
    ["3", "Освещение", "Количество светильников, шт.", "1648", "800", "МУП «Горсвет»", "Закуплено 900"],
]


def read(path: Path) -> ReadDocument:
    return read_document(path.read_bytes(), f"{path.stem}.docx")


@pytest.mark.parametrize("path", OPEN, ids=lambda path: path.stem)
def test_what_libreoffice_saved_is_read_as_the_word_file_was(path: Path) -> None:
    places = (SAMPLES, DATA / "word" / "cases")
    word = next(file for place in places if (file := place / f"{path.stem}.docx").exists())
    assert read(path) == read(word)


def drawn() -> list[list[DrawnCell]]:
    wide = [[DrawnCell(row[0], len(TITLES))] if len(row) == 1 else list(map(DrawnCell, row)) for row in ROWS]
    return [list(map(DrawnCell, TITLES)), *wide]


def test_a_sheet_is_read_as_the_same_table_in_word() -> None:
    word = read_document(word_file(ROWS), "отчёт.docx")
    above = [line for line in ABOVE if line != "Таблица"]
    for as_file in (as_open, as_book):
        found = read_document(as_file(above, drawn()), "отчёт.xlsx")
        assert found.facts == word.facts
        assert found.period == word.period
        assert found.programme.rows == word.programme.rows
        assert found.programme.municipality == word.programme.municipality == "Копейский городской округ"
        assert found.programme.title == word.programme.title
    assert BELOW


def test_our_own_workbook_is_still_ours() -> None:
    known = read_document(word_file(ROWS), "отчёт.docx")
    ours = read_document(write_excel(known.programme, known.period), "программа.xlsx")
    assert says_everything(ours)
    assert ours.facts == ()
    assert not says_everything(read_document(as_book(ABOVE, drawn()), "отчёт.xlsx"))
    assert not says_everything(known)
