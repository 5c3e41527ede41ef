"""A programme as a workbook and back, equal; what is wrong in a workbook is named by sheet and cell."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given

from domain.programme.document import Course, Indicator, Programme, Question, QuestionKind
from domain.programme.file_problems import FileProblem, FileProblemKind, FileProblems
from programmes.change.edits import change_indicators
from programmes.excel.build import build
from programmes.excel.file import read_excel
from programmes.excel.read import read_sheets
from programmes.excel.rows import rows_of
from programmes.excel.sheets import INSTRUCTIONS, SHEETS
from programmes.excel.write import draw
from programmes.plain.nodes import data
from programmes.plain.whole import from_plain, to_plain
from programmes.reading import read_document
from tests.sample_files import mytishchi
from tests.unit.programmes.programme_strategies import FEWER, programmes

K = FileProblemKind
USUAL = Course.RUNNING_TOTAL
EXCELS_DAY = datetime.fromisoformat("2022-05-12")


@given(programmes())
@FEWER
def test_what_is_written_as_a_workbook_is_read_equal(programme: Programme) -> None:
    content = draw(rows_of(to_plain(programme)), ())
    assert from_plain(data(build(read_sheets(content)))) == programme


@pytest.fixture(scope="module")
def content() -> bytes:
    from programmes.excel.file import write_excel

    document = mytishchi()
    return write_excel(document.programme, document.period)


def changed(content: bytes, change: Callable[[Any], None]) -> bytes:
    """The workbook as somebody saved it after editing."""
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    change(workbook)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def put(sheet: str, cell: str, value: Any, shown_as: str = "@") -> Callable[[Any], None]:
    def change(workbook: Any) -> None:
        workbook[sheet][cell] = value
        workbook[sheet][cell].number_format = shown_as

    return change


def found(content: bytes) -> list[FileProblem]:
    with pytest.raises(FileProblems) as refused:
        read_excel(content)
    return list(refused.value.problems)


def indicators(content: bytes) -> dict[str, Indicator]:
    return {one.number: one for one in read_excel(content).programme.indicators()}


def test_saved_by_another_program_it_is_the_same(content: bytes) -> None:
    assert read_excel(changed(content, lambda workbook: None)) == read_excel(content)


def test_what_a_coordinator_sees(content: bytes) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    assert workbook.sheetnames == [INSTRUCTIONS, *(sheet.name for sheet in SHEETS)]
    told = "\n".join(str(row[0].value or "") for row in workbook[INSTRUCTIONS])
    assert "Поручения — кто что делает" in told
    assert "{period}" in told
    rows = workbook["Показатели"]
    assert rows.freeze_panes == "B2"
    lists = {one.formula1 for one in rows.data_validations.dataValidation}
    assert '"нарастающим итогом,уровень,не решено"' in lists
    assert '"да,нет"' in lists
    names = {one.formula1 for one in workbook["Поручения"].data_validations.dataValidation}
    assert any(one.startswith("'Исполнители'!$A$2") for one in names)
    cells = [cell for sheet in workbook for row in sheet for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.number_format == "@" for cell in rows[2] if cell.value is not None)


def test_an_indicator_without_a_number_has_its_measures(content: bytes) -> None:
    assert read_excel(changed(content, put("Показатели", "E2", None))) == read_excel(content)


def test_columns_and_sheets_may_stand_in_any_order(content: bytes) -> None:
    def change(workbook: Any) -> None:
        workbook.move_sheet("Сноски", -10)
        sheet = workbook["Исполнители"]
        for row in sheet.iter_rows():
            values = [cell.value for cell in row]
            for cell, value in zip(row, reversed(values), strict=True):
                cell.value = value
        sheet.insert_rows(2, 3)
        del workbook[INSTRUCTIONS]

    assert read_excel(changed(content, change)) == read_excel(content)


@pytest.mark.parametrize(
    ("typed", "shown_as", "kept"),
    [
        (8, "General", "8"),
        (8.0, "0.00", "8,00"),
        (108.11, "General", "108,11"),
        (0.5, "0%", "50 %"),
        (0.125, "0.0%", "12,5 %"),
        (6000, "#,##0", "6000"),
        (True, "General", "да"),
        ("не более 2 %", "@", "не более 2 %"),
        ("  8,00", "@", "  8,00"),
    ],
)
def test_numbers_are_kept_as_they_are_shown(content: bytes, typed: Any, shown_as: str, kept: str) -> None:
    assert indicators(changed(content, put("Показатели", "I2", typed, shown_as)))["1"].target == kept


def test_a_number_of_an_indicator_may_be_typed_as_a_number(content: bytes) -> None:
    def change(workbook: Any) -> None:
        for sheet in workbook:
            for row in sheet.iter_rows(min_row=2):
                for cell in row:
                    if cell.value == "1" and cell.column_letter in "ABE":
                        cell.value = 1.2

    assert "1.2" in indicators(changed(content, change))


def test_days_may_be_excels_own(content: bytes) -> None:
    def change(workbook: Any) -> None:
        sheet = workbook["Новые цели"]
        for at, value in enumerate(["1", "100", EXCELS_DAY, "постановление № 1204"], start=1):
            sheet.cell(2, at, value)

    (change_of_target,) = indicators(changed(content, change))["1"].changes
    assert change_of_target.since == date(2022, 5, 12)


def delete_column(sheet: str, column: int) -> Callable[[Any], None]:
    return lambda workbook: workbook[sheet].delete_cols(column)


@pytest.mark.parametrize(
    ("change", "kind", "sheet", "cell", "suggestion"),
    [
        (put("Показатели", "I3", "=1+1"), K.FORMULA_IN_CELL, "Показатели", "I3", ""),
        (put("Формулы", "E2", "=It/Ib"), K.FORMULA, "Формулы", "E2", ""),
        (put("Показатели", "E2", date(2022, 2, 1), "dd.mm"), K.DATE_IN_CELL, "Показатели", "E2", ""),
        (put("Показатели", "L2", "уровни"), K.NOT_ONE_OF, "Показатели", "L2", "уровень"),
        (put("Показатели", "M2", "может"), K.NOT_ONE_OF, "Показатели", "M2", "да, нет"),
        (put("Показатели", "A2", "строка"), K.NOT_ONE_OF, "Показатели", "A2", None),
        (put("Показатели", "E3", "1"), K.DUPLICATE_NUMBER, "Показатели", "E3", ""),
        (put("Показатели", "K3", "СМИ"), K.DUPLICATE_SHORT_NAME, "Показатели", "K3", ""),
        (put("Показатели", "K3", "я" * 41), K.TOO_LONG, "Показатели", "K3", "40"),
        (put("Показатели", "A1", "Вид строк"), K.RENAMED_COLUMN, "Показатели", "A1", "Вид строки"),
        (put("Показатели", "Z1", "Моё"), K.UNKNOWN_COLUMN, "Показатели", "Z1", ""),
        (put("Показатели", "Z3", "заметка"), K.NOTE_BESIDE, "Показатели", "", ""),
        (delete_column("Показатели", 9), K.MISSING_COLUMN, "Показатели", "", ""),
        (put("Поручения", "B2", "Отдел рекламы"), K.UNKNOWN_EXECUTOR, "Поручения", "B2", None),
        (put("Поручения", "A2", "11"), K.UNKNOWN_INDICATOR, "Поручения", "A2", "1"),
        (put("Поручения", "C2", None), K.EMPTY_CELL, "Поручения", "", ""),
        (put("Исполнители", "A3", None), K.EMPTY_CELL, "Исполнители", "", ""),
        (put("Методика", "B2", "весной"), K.NOT_A_DATE, "Методика", "B2", ""),
        (put("Формулы", "B2", "01.01.2020"), K.UNKNOWN_VERSION, "Методика", "", "«Формулы»: 2"),
        (put("Исходные данные", "C4", "СМИ2"), K.NO_ROW_ABOVE, "Исходные данные", "A4", ""),
        (put("Формулы", "E2", "если(x; 1; 2)"), K.FORMULA, "Формулы", "E2", ""),
        (put("Формулы", "E2", "9^9^9^9"), K.FORMULA, "Формулы", "E2", ""),
        (put("Программа", "A2", "Муниципалитет"), K.UNKNOWN_KEY, "Программа", "A2", None),
        (put("Программа", "B5", "декада"), K.NOT_ONE_OF, "Программа", "B5", None),
        (put("Программа", "B7", "завтра"), K.NOT_A_DEADLINE, "Программа", "B7", ""),
        (put("Программа", "A3", "Муниципальное образование"), K.DUPLICATE_KEY, "Программа", "B3", ""),
        (lambda w: w["Показатели"].__setattr__("title", "Показатель"), K.MISSING_SHEET, "Показатели", "", ""),
        (lambda w: w["Формулы"].__setattr__("title", "Формулы1"), K.UNKNOWN_SHEET, "Формулы1", "", "Формулы"),
        (put("Показатели", "A2", "показатель"), K.NO_ROW_ABOVE, "Показатели", "A2", ""),
    ],
)
def test_a_wrong_cell(
    content: bytes,
    change: Callable[[Any], None],
    kind: FileProblemKind,
    sheet: str | None,
    cell: str | None,
    suggestion: str | None,
) -> None:
    told = found(changed(content, change))
    same = [one for one in told if one.kind is kind]
    assert same, told
    first = same[0]
    assert sheet is None or (first.sheet, first.cell) == (sheet, cell)
    assert suggestion is None or first.suggestion == suggestion


@pytest.mark.parametrize("answer", ["1, 20", "уровень", "3"])
def test_an_answer_that_is_none_is_told_with_what_would_do(answer: str) -> None:
    from programmes.excel.file import write_excel

    document = mytishchi()
    question = Question(QuestionKind.COURSE, options=("1", "2"))
    plain = change_indicators(document.programme, {"1", "2"}, lambda one: replace(one, course=USUAL))
    book = write_excel(plain, document.period, [question])
    (told,) = found(changed(book, put("Вопросы", "F2", answer)))
    assert (told.kind, told.sheet, told.cell, told.got) == (K.UNUSABLE_ANSWER, "Вопросы", "F2", answer)
    assert told.suggestion == "все | нет | 1, 2"


def test_an_empty_sheet_that_nobody_reads_does_no_harm(content: bytes) -> None:
    assert read_excel(changed(content, lambda workbook: workbook.create_sheet("Лист1"))) == read_excel(
        content
    )


def test_a_workbook_is_known_by_what_is_in_it(content: bytes) -> None:
    assert read_document(content, "файл.docx").programme == mytishchi().programme
