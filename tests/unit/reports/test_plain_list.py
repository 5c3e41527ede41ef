"""A list as a book: text stays text, whole numbers and days are themselves."""

from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from reports.formats.plain_list import Cell, ListPage, draw_list

ROWS: tuple[tuple[Cell, ...], ...] = (
    ("=1+1", 3, date(2022, 7, 11), ""),
    ("@SUM(A1)", 0, date(2022, 12, 31), "https://t.me/bot?start=x"),
    ("УГХ\x07", -1, date(2022, 1, 1), "+7 900"),
)


def test_nothing_that_people_type_becomes_a_formula_or_a_link() -> None:
    columns = (("Исполнитель", 30.0), ("Сдано", 9.0), ("Срок", 13.0), ("Ссылка", 40.0))
    book = draw_list(ListPage("Список", ("Заголовок",), columns, ROWS))
    sheet = load_workbook(BytesIO(book))["Список"]
    rows = list(sheet.iter_rows(min_row=3))
    assert [cell.value for cell in next(iter(sheet.iter_rows(min_row=2)))] == [name for name, _ in columns]
    assert [row[0].value for row in rows] == ["=1+1", "@SUM(A1)", "УГХ"]
    assert [row[1].value for row in rows] == [3, 0, -1]
    assert str(rows[0][2].value) == "2022-07-11 00:00:00"
    assert {cell.data_type for row in rows for cell in (row[0], row[3])} <= {"s", "n"}
    assert all(cell.hyperlink is None for row in rows for cell in row)
    assert sheet.freeze_panes == "B3"
