"""A sheet as people make it: titles above, merged cells, what is hidden, formulas, several tables."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
import xlsxwriter

from office.document import Block, WordTable
from office.sheets.document import read_book
from office.sheets.grid import NOT_COMPUTED
from office.unreadable import BadFile, Unreadable
from tests.data.programme_files import part_of, with_part
from tests.data.table_files import book_of

TITLES = ["№", "Показатель", "План", "Факт"]
Sheet = Any


def drawn(rows: Sequence[Sequence[Any]], change: Callable[[Sheet], None] | None = None) -> bytes:
    def draw(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Лист1")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, [None if one == "" else one for one in row])
        if change is not None:
            change(sheet)

    return book_of(draw)


def blocks(content: bytes) -> list[Block]:
    return list(read_book(content).blocks)


def texts(block: Block) -> list[list[str]]:
    assert isinstance(block, WordTable)
    return [[cell.text for cell in row if cell.text] for row in block.rows]


def test_lines_above_and_a_signature_below_are_paragraphs() -> None:
    rows: list[list[Any]] = [
        ["", "", "", "УТВЕРЖДАЮ"],
        ["Отчет за 2022 год"],
        [],
        TITLES,
        [1, "Дороги", 5, 3],
        ["* Примечание"],
        [],
    ]
    *above, table, empty, signature = blocks(drawn([*rows, ["Глава", "", "", "И.И. Иванов"]]))
    assert above == ["УТВЕРЖДАЮ", "Отчет за 2022 год", ""]
    assert (empty, signature) == ("", "Глава\tИ.И. Иванов")
    assert texts(table) == [TITLES, ["1", "Дороги", "5", "3"], ["* Примечание"]]


def test_merged_cells_reach_over_what_is_seen() -> None:
    def merge(sheet: Sheet) -> None:
        sheet.merge_range("A1:A2", "№")
        sheet.merge_range("B1:B2", "Показатель")
        sheet.merge_range("C1:E1", "Значение")
        sheet.set_column("D:D", None, None, {"hidden": True})

    rows: list[list[Any]] = [
        ["", "", "", "", ""],
        ["", "", "План", "черновик", "Факт"],
        [1, "Дороги", 5, 4, 3],
    ]
    (table,) = blocks(drawn(rows, merge))
    assert isinstance(table, WordTable)
    places = [[(one.text, one.column, one.span, one.continues) for one in row] for row in table.rows]
    assert places == [
        [("№", 0, 1, False), ("Показатель", 1, 1, False), ("Значение", 2, 2, False)],
        [("", 0, 1, True), ("", 1, 1, True), ("План", 2, 1, False), ("Факт", 3, 1, False)],
        [("1", 0, 1, False), ("Дороги", 1, 1, False), ("5", 2, 1, False), ("3", 3, 1, False)],
    ]


def test_hidden_rows_and_sheets_are_no_rows() -> None:
    def hide(sheet: Sheet) -> None:
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.merge_range("A2:A3", "1")

    def draw(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Отчёт").write_row(0, 0, TITLES)
        secret = book.add_worksheet("Черновик")
        secret.write_row(0, 0, TITLES)
        secret.hide()

    (table,) = blocks(drawn([TITLES, ["", "Старое", 9, 9], ["", "Дороги", 5, 3]], hide))
    assert texts(table) == [TITLES, ["1", "Дороги", "5", "3"]]
    assert len(blocks(book_of(draw))) == 1


def test_cells_say_what_the_sheet_shows() -> None:
    def draw(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Лист1")
        sheet.write_row(0, 0, TITLES)
        sheet.write_number(1, 0, 0.156, book.add_format({"num_format": "0.0%"}))
        sheet.write_datetime(1, 1, date(2022, 7, 5), book.add_format({"num_format": "dd.mm.yyyy"}))
        sheet.write_formula(1, 2, "=1/3", None, 0.333333333333333)
        sheet.write_string(1, 3, " 3 153 ")
        sheet.write(2, 0, True)
        sheet.write_formula(2, 1, "=A1", None, "слово")
        sheet.write_rich_string(2, 2, "3,2", book.add_format({"font_script": 1}), "1")
        sheet.write_rich_string(2, 3, book.add_format({"font_strikeout": True}), "0,9", "1,1")
        sheet.write_formula(3, 0, "=1/0", None, "#DIV/0!")

    (table,) = blocks(book_of(draw))
    assert texts(table)[1:] == [
        ["15,6 %", "05.07.2022", "0,3333333333", "3 153"],
        ["да", "слово", "3,2", "1,1"],
        ["#DIV/0!"],
    ]


def test_a_formula_that_nothing_has_computed_is_no_empty_cell() -> None:
    content = drawn([TITLES, [1, "Дороги", 5, ""]], lambda sheet: sheet.write_formula("D2", "=C2*2", None, 7))
    sheet = part_of(content, "xl/worksheets/sheet1.xml").replace(b"<v>7</v>", b"")
    (table,) = blocks(with_part(content, "xl/worksheets/sheet1.xml", sheet))
    assert texts(table)[1] == ["1", "Дороги", "5", NOT_COMPUTED]


def test_new_titles_below_an_empty_row_begin_another_table() -> None:
    rows: list[list[Any]] = [
        TITLES,
        [1, "Дороги", 5, 3],
        [],
        [2, "Вода", 6, 4],
        [],
        ["Финансирование"],
        ["№", "Источник", "Сумма"],
    ]
    first, empty, title, second = blocks(drawn([*rows, [1, "Бюджет", 100]]))
    assert texts(first) == [TITLES, ["1", "Дороги", "5", "3"], ["2", "Вода", "6", "4"]]
    assert (empty, title) == ("", "Финансирование")
    assert texts(second) == [["№", "Источник", "Сумма"], ["1", "Бюджет", "100"]]


def test_a_table_may_stand_anywhere_and_a_further_sheet_says_its_name() -> None:
    def draw(book: xlsxwriter.Workbook) -> None:
        for name in ("Лист1", "Культура", "Лист3", "2021"):
            sheet = book.add_worksheet(name)
            sheet.write_row(3, 2, TITLES)
            sheet.write_row(4, 2, [1, name, 5, 3])

    found = blocks(book_of(draw))
    assert [one for one in found if isinstance(one, str)] == ["Культура", "за 2021 год"]
    assert [one.width for one in found if isinstance(one, WordTable)] == [4] * 4


def refused(content: bytes) -> Unreadable:
    with pytest.raises(BadFile) as caught:
        read_book(content)
    return caught.value.reason


def test_what_is_not_safe_is_refused() -> None:
    content = drawn([TITLES, [1, "Дороги", 5, 3]])
    entities = b'<!DOCTYPE d [<!ENTITY a "b">]><sst/>'
    assert refused(with_part(content, "xl/sharedStrings.xml", entities)) is Unreadable.DAMAGED
    assert refused(with_part(content, "xl/vbaProject.bin", b"x")) is Unreadable.MACROS
    long = drawn([[text] * 50 for text in ["x" * 30_000] * 10])
    assert refused(long) is Unreadable.TOO_LARGE  # one text, told of five hundred cells
    assert refused(drawn([[1] * 101])) is Unreadable.TOO_LARGE


@pytest.mark.parametrize("seed", range(40))
def test_random_damage_never_escapes_as_another_error(seed: int) -> None:
    import random
    from contextlib import suppress

    chance = random.Random(seed)
    content = drawn([TITLES, [1, "Дороги", 5, 3]], lambda sheet: sheet.merge_range("A4:D5", "Итого"))
    name = chance.choice(
        ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml", "xl/sharedStrings.xml"]
    )
    xml = bytearray(part_of(content, name))
    for _ in range(3):
        start = chance.randrange(len(xml))
        del xml[start : start + chance.randrange(1, 30)]
    with suppress(BadFile):
        read_book(with_part(content, name, bytes(xml)))


def test_a_year_over_the_titles_belongs_to_the_table_and_a_line_alone_begins_another() -> None:
    rows: list[list[Any]] = [
        ["Отчет"],
        ["", "", "2021 год"],
        TITLES,
        [1, "Дороги", 5, 3],
        [],
        ["Раздел 2"],
        [2, "Вода", 6, 4],
    ]
    title, first, empty, section, second = blocks(drawn(rows))
    assert (title, empty, section) == ("Отчет", "", "Раздел 2")
    assert texts(first) == [["2021 год"], TITLES, ["1", "Дороги", "5", "3"]]
    assert texts(second) == [["2", "Вода", "6", "4"]]
