"""A unit's sheet: what is drawn is what is read again, whatever has been done to the file."""

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from domain.time.periods import Period
from programmes.unit_sheet.layout import (
    FilledSheet,
    SheetMark,
    SheetRow,
    SheetTrouble,
    UnitSheet,
    mark_of,
)
from programmes.unit_sheet.read import mark_in, read_unit_sheet
from programmes.unit_sheet.write import draw_unit_sheet, draw_unit_sheets
from tests.filled_sheet import Table, table_of, titles_of, written
from tests.sample import KOPEYSK

MARK = SheetMark(1, 2, 17, 3, "ab12cd")
ROWS = (
    SheetRow("4", "Дороги", "%", "100 %", "12 %", "50 %", "работы ведутся по графику"),
    SheetRow("8", "Станция", "", "1", "", "нет", "ввод в 3 квартале", choices=("да", "нет")),
    SheetRow("1.2", "Дворы", "ед.", "не менее 12", "", "1 598"),
    SheetRow("6", "Мониторинг", "", "-", "", "", "ведётся", is_open=False),
)
SAVED = Path(__file__).resolve().parents[3] / "data" / "sheets" / "saved_by_libreoffice.xlsx"
"""The same four rows, saved anew by LibreOffice 24.2."""


def sheet(*rows: SheetRow) -> UnitSheet:
    half_year = Period.from_key("2022-H1")
    return UnitSheet(
        MARK, "Копейский городской округ", "Развитие города", "УГХ", half_year, date(2022, 7, 11), rows
    )


def facts(found: FilledSheet | None) -> list[tuple[str, str, str]]:
    assert found is not None
    return [(row.number, row.fact, row.explanation) for row in found.rows if row.fact or row.explanation]


DRAWN = draw_unit_sheet(sheet(*ROWS))
SAID = [(row.number, row.fact, row.explanation) for row in ROWS]


def changed(change: object) -> FilledSheet | None:
    table: Table = table_of(DRAWN)
    change(table)  # type: ignore[operator]
    return read_unit_sheet(written(table))


def test_a_mark_says_whose_it_is() -> None:
    assert mark_of(f"Служебная строка, не удаляйте: {MARK.text}") == MARK
    assert mark_of("бланк-1-2") is None
    assert mark_of(f"бланк-{'z' * 30}-1-1-1-ab12cd") is None


def test_what_is_drawn_is_read_again() -> None:
    assert facts(read_unit_sheet(DRAWN)) == SAID


def test_what_libreoffice_has_saved_is_read_the_same() -> None:
    content = SAVED.read_bytes()
    assert mark_in(content) == MARK
    assert facts(read_unit_sheet(content)) == SAID


def test_a_cell_is_named_as_excel_names_it() -> None:
    found = read_unit_sheet(DRAWN)
    assert found is not None
    assert [(row.cell, row.words_cell) for row in found.rows[:2]] == [("F8", "G8"), ("F9", "G9")]


def test_only_what_is_to_be_filled_in_can_be_written_into() -> None:
    with ZipFile(BytesIO(DRAWN)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<sheetProtection" in xml
    assert "password" not in xml
    assert 'fitToWidth="0"' not in xml
    assert 'fitToHeight="0"' in xml
    assert "<formula1>&quot;да,нет&quot;</formula1>" in xml or '<formula1>"да,нет"</formula1>' in xml


def test_the_grey_line_alone_is_enough() -> None:
    found = changed(lambda table: None)
    assert facts(found) == SAID


def test_a_number_that_a_program_has_written_out_is_the_same() -> None:
    def spoil(table: Table) -> None:
        for row in table:
            row[0] = {"4": "4.0", "8": "№ 8."}.get(row[0], row[0])

    assert [number for number, _, _ in facts(changed(spoil))] == ["4", "8", "1.2", "6"]


@pytest.mark.parametrize(
    ("title", "instead", "trouble"),
    [
        ("ФАКТ", "Итого", SheetTrouble.NO_FACTS),
        ("ПОЯСНЕНИЕ", "ФАКТ", SheetTrouble.TWICE),
        ("ФАКТ", "факт ", None),
    ],
)
def test_titles_that_cannot_be_told_are_said(title: str, instead: str, trouble: SheetTrouble | None) -> None:
    def rename(table: Table) -> None:
        titles = list(titles_of(table))
        row = table[table.index(titles)]
        row[titles.index(title)] = instead

    found = changed(rename)
    assert found is not None
    assert found.trouble is trouble


def test_without_numbers_and_names_nothing_can_be_told() -> None:
    def rename(table: Table) -> None:
        row = table[table.index(list(titles_of(table)))]
        row[0], row[1] = "", ""

    found = changed(rename)
    assert found is not None
    assert found.trouble is SheetTrouble.NO_NUMBERS


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", KOPEYSK.read_bytes()])
def test_what_is_no_sheet_has_no_mark(content: bytes) -> None:
    assert mark_in(content) is None
    assert read_unit_sheet(content) is None


def test_two_units_of_one_name_have_two_files() -> None:
    with ZipFile(BytesIO(draw_unit_sheets([("Бланк.xlsx", sheet(*ROWS))] * 2))) as archive:
        assert len(set(archive.namelist())) == 2
