"""Workbooks that are too large or not safe to open are refused within seconds."""

import io
import re
from collections.abc import Callable
from contextlib import suppress

import pytest
import xlsxwriter

from domain.programme.file_problems import FileProblemKind as K
from domain.programme.file_problems import FileProblems
from office.unreadable import Unreadable
from programmes.excel.file import read_excel
from programmes.excel.read import MAX_ROWS
from programmes.excel.rows import rows_of
from programmes.excel.sheets import SHEETS
from programmes.excel.write import draw
from programmes.plain.whole import to_plain
from programmes.reading import read_document
from programmes.unreadable import UnreadableFile
from tests.data.programme_files import part_of, with_part
from tests.times import no_blow_up
from tests.unit.programmes.excel.test_excel import changed, content, found, put

__all__ = ["content"]  # the fixture


def long_sheet(rows: int, text: str = "x") -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"constant_memory": True}) as workbook:
        for sheet in SHEETS:
            drawn = workbook.add_worksheet(sheet.name)
            for at, column in enumerate(sheet.columns):
                drawn.write_string(0, at, column.title)
            if sheet.name == "Показатели":
                for at in range(1, rows):
                    drawn.write_string(at, 2, text)
    return buffer.getvalue()


def test_too_many_rows_are_refused_within_seconds() -> None:
    content = long_sheet(4 * MAX_ROWS)
    with no_blow_up():
        told = found(content)
    assert [(one.kind, one.sheet, one.suggestion) for one in told] == [
        (K.TOO_MANY_ROWS, "Показатели", str(MAX_ROWS))
    ]


def test_long_texts_in_many_rows_are_too_large() -> None:
    content = long_sheet(2_000, "очень длинный текст" * 1_000)
    with no_blow_up(), pytest.raises(UnreadableFile) as refused:
        read_excel(content)
    assert refused.value.reason is Unreadable.TOO_LARGE


def test_a_row_far_below_is_refused_within_seconds(content: bytes) -> None:
    with no_blow_up():
        assert found(changed(content, put("Сноски", "A1048576", "x")))[0].kind is K.TOO_MANY_ROWS


def test_a_text_longer_than_a_cell_cannot_be_written(content: bytes) -> None:
    plain = to_plain(read_excel(content).programme)
    plain["title"] = "x" * 40_000
    with pytest.raises(FileProblems) as refused:
        draw(rows_of(plain), ())
    assert refused.value.problems[0].cell == "B3"


def with_entities(content: bytes) -> bytes:
    strings = part_of(content, "xl/sharedStrings.xml").decode()
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    bombed = re.sub(r"(<sst)", bomb + r"\1", strings, count=1)
    return with_part(content, "xl/sharedStrings.xml", bombed.encode())


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda content: content[: len(content) // 2], Unreadable.DAMAGED),
        (lambda content: with_part(content, "xl/workbook.xml", b"<workbook"), Unreadable.DAMAGED),
        (lambda content: with_part(content, "xl/styles.xml", b"<a"), Unreadable.DAMAGED),
        (lambda content: with_part(content, "xl/worksheets/sheet2.xml", b"<a"), Unreadable.DAMAGED),
        (with_entities, Unreadable.DAMAGED),
        (lambda content: with_part(content, "xl/vbaProject.bin", b"x"), Unreadable.MACROS),
        (lambda content: with_part(content, "xl/media/a.xml", bytes(40_000_000)), Unreadable.TOO_LARGE),
        (lambda content: with_part(content, "xl/sharedStrings.xml", b" " * 12_000_000), Unreadable.TOO_LARGE),
    ],
)
def test_a_workbook_that_is_not_safe(
    content: bytes, spoil: Callable[[bytes], bytes], reason: Unreadable
) -> None:
    with no_blow_up(), pytest.raises(UnreadableFile) as refused:
        read_document(spoil(content), "программа.xlsx")
    assert refused.value.reason is reason


@pytest.mark.parametrize("seed", range(30))
def test_random_damage_never_escapes_as_another_error(content: bytes, seed: int) -> None:
    import random

    chance = random.Random(seed)
    sheet = bytearray(part_of(content, "xl/worksheets/sheet4.xml"))
    for _ in range(3):
        start = chance.randrange(len(sheet))
        del sheet[start : start + chance.randrange(1, 30)]
    with suppress(UnreadableFile, FileProblems):
        read_excel(with_part(content, "xl/worksheets/sheet4.xml", bytes(sheet)))
