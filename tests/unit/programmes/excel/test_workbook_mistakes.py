"""Every mistake in a workbook gets its sentence and no other; what is no mistake gets none."""

import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from domain.programme.file_problems import FileProblemKind, FileProblems
from programmes.excel.file import read_excel, write_excel
from tests import left_out
from tests.data.mistakes.workbooks import (
    FORMULAS,
    MISTAKES,
    PARTS,
    PEOPLE,
    ROWS,
    WHOLE,
    Edit,
    WorkbookMistake,
    put,
    retitled,
)
from tests.sample_files import kopeysk, mytishchi
from texts import problems, texts

DOCUMENTS = {False: mytishchi(), True: kopeysk()}
BOOKS = {of: write_excel(one.programme, one.period, one.questions) for of, one in DOCUMENTS.items()}


def edited(content: bytes, edit: Callable[[Any], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    edit(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda one: one.name)
def test_a_mistake_in_a_workbook_has_its_sentence(mistake: WorkbookMistake) -> None:
    with pytest.raises(FileProblems) as refused:
        read_excel(edited(BOOKS[mistake.of_kopeysk], mistake.edit))
    assert problems.listed(texts("ru"), refused.value.problems).splitlines() == list(mistake.said)


def hidden(book: Any) -> None:
    book[ROWS].row_dimensions[3].hidden = True
    book[ROWS].auto_filter.ref = "A1:T6"
    book[ROWS].column_dimensions["D"].hidden = True


def as_numbers(book: Any) -> None:
    for sheet in (ROWS, PARTS, FORMULAS):
        for row in book[sheet].iter_rows(min_row=2):
            for cell in row:
                if isinstance(cell.value, str) and cell.value.isdigit() and cell.column < 6:
                    cell.value = int(cell.value)


@pytest.mark.parametrize(
    "edit",
    [
        put(ROWS, ("L2", " Уровень\N{NO-BREAK SPACE}"), ("A2", "МЕРОПРИЯТИЕ ")),
        put(PARTS, ("A2", " 1\N{NO-BREAK SPACE}"), ("A3", "№ 2")),
        put(
            PARTS, ("B2", "отдел  ИНФОРМАЦИОННОЙ политики (условный исполнитель) "), ("C2", "сдает сведения")
        ),
        put(FORMULAS, ("A2", " 1 "), ("B2", "30.07.2019")),
        put(WHOLE, ("B5", " Квартал "), ("A3", "название программы "), ("B6", "2 квартал 2022 года")),
        put(ROWS, ("L1", "порядок  счета ")),
        retitled(PEOPLE, "исполнители "),
        lambda book: book[ROWS].insert_rows(4, 2),
        hidden,
        as_numbers,
    ],
    ids=[
        "words",
        "numbers",
        "names",
        "versions",
        "programme",
        "titles",
        "sheets",
        "blank",
        "hidden",
        "typed",
    ],
)
def test_what_is_no_mistake_changes_nothing(edit: Edit) -> None:
    assert read_excel(edited(BOOKS[False], edit)) == read_excel(BOOKS[False])


@left_out.OFFICE.mark()
@pytest.mark.parametrize("of_kopeysk", [False, True])
def test_what_libreoffice_saved_is_the_same(of_kopeysk: bool, tmp_path: Path) -> None:
    source, target = tmp_path / "программа.xlsx", tmp_path / "saved"
    source.write_bytes(BOOKS[of_kopeysk])
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(target), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert read_excel((target / source.name).read_bytes()) == read_excel(BOOKS[of_kopeysk])


def test_no_sentence_about_a_workbook_has_a_key_in_it() -> None:
    """Words of the file's other format are none of a workbook's."""
    keys = ("hands_in", "contributes", "running_total", "half_year", "row", "title", "since", "executor")
    for mistake in MISTAKES:
        assert not any(key in line for line in mistake.said for key in keys), mistake.name
    assert {FileProblemKind.NOTE_BESIDE, FileProblemKind.EMPTY_CELL} <= set(FileProblemKind)
