"""What is a number in a book, and what stays text."""

from decimal import Decimal
from io import BytesIO

import pytest
import xlsxwriter
from openpyxl import load_workbook

from reports.formats.excel.cells import OPTIONS, Formats, SheetWriter, number_format, shown_number


@pytest.mark.parametrize(
    ("words", "value", "shown"),
    [
        ("50", "50", "0"),
        ("1,45%", "1.45", '0.00"%"'),
        ("100 %", "100", '0" %"'),
        ("3 153 чел.", "3153", '#,##0" чел."'),
        ("1 500,5 тыс. руб.", "1500.5", '#,##0.0" тыс. руб."'),
        ("−2,1", "-2.1", "0.0"),
        ("+2,5 %", "2.5", '+0.0" %";-0.0" %";0.0" %"'),
    ],
)
def test_a_number_with_its_unit_is_a_number_that_reads_the_same(words: str, value: str, shown: str) -> None:
    found = shown_number(words)
    assert found is not None
    assert (found.value, found.format) == (Decimal(value), shown)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "",
            "-",
            "не более 2 %",
            "Более 280 человек",
            "24 из 26",
            "50 % идут торги",
            "3,153",
            "1.648",
            "05.07",
        ),
        *("007", "1 полугодие – 1,45%", "12–15", "1234567890123456", "=1+1", "+7 (351) 1-23-45", "1 % - 5 %"),
    ],
)
def test_everything_else_stays_text(words: str) -> None:
    assert shown_number(words) is None


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("1648", "ед.", '#,##0" ед."'),
        ("1.45", "%", '#,##0.00" %"'),
        ("100", "", "#,##0"),
        ("2.50", "", "#,##0.0"),
    ],
)
def test_a_value_has_the_format_of_its_unit(value: str, unit: str, shown: str) -> None:
    assert number_format(Decimal(value), unit) == shown


def test_nothing_that_people_typed_becomes_a_formula() -> None:
    typed = ["=1+1", "+7 351", "-5 шт", "@SUM(A1)", "http://example.org", "{=1}", "a\x00b"]
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        sheet = book.add_worksheet()
        writer = SheetWriter(sheet, Formats(book), [20.0])
        for row, words in enumerate(typed):
            writer.text(row, 0, words)
    cells = [row[0] for row in load_workbook(BytesIO(buffer.getvalue())).worksheets[0].iter_rows()]
    assert [cell.value for cell in cells] == [*typed[:-1], "ab"]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells[:4])
