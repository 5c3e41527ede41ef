"""Where a signed report says something else than what is accepted: figures, explanations, what is gone."""

import pytest

from domain.programme.document import QuestionKind
from domain.programme.signing import PrintedFigure, SignedRow
from programmes.change.signing import compare_signed_rows
from programmes.reading import read_document
from tests.data.programme_files import TITLES, word_file

ROWS = [
    ["1", "Ремонт дорог", "Протяжённость дорог, км", "3,2", "1,1", "УГХ", "Работы по графику"],
    ["2", "Уборка улиц", "Доля убранных, %", "не более 20 %", "15,6 %", "УГХ", ""],
    ["3", "Освещение", "Количество светильников, шт.", "1648", "800", "УГХ", "Закуплено 900"],
]
PROGRAMME = read_document(word_file(ROWS), "программа.docx").programme
ACCEPTED = {row[0]: PrintedFigure(row[4], row[6]) for row in ROWS}


def rows_of(*rows: list[str], titles: tuple[str, ...] = TITLES) -> tuple[SignedRow, ...]:
    document = read_document(word_file(list(rows), titles=titles), "отчёт.docx")
    return compare_signed_rows(PROGRAMME, ACCEPTED, document).rows


def with_cell(number: int, column: int, text: str) -> list[list[str]]:
    rows = [list(row) for row in ROWS]
    rows[number - 1][column] = text
    return rows


def test_what_is_printed_as_it_was_is_no_difference() -> None:
    assert rows_of(*ROWS) == ()


@pytest.mark.parametrize(
    "text", ["15,6%", "15,6\u00a0%", " 15,6  % ", "15.6 %", "15,60 %", "15,6 %*", "15,6%**"]
)
def test_another_spelling_of_the_same_figure_is_none(text: str) -> None:
    assert rows_of(*with_cell(2, 4, text)) == ()


@pytest.mark.parametrize("text", ["16,1 %", "15,6", "около 15,6 %", "15,6 % (предв.)", "нет данных"])
def test_another_figure_is_one(text: str) -> None:
    (row,) = rows_of(*with_cell(2, 4, text))
    assert (row.number, row.accepted.wording, row.signed.wording) == ("2", "15,6 %", text)
    assert row.changes_figure
    assert not row.changes_explanation


def test_an_explanation_differs_by_its_words_not_by_its_lines() -> None:
    assert rows_of(*with_cell(1, 6, "Работы\nпо  графику")) == ()
    (row,) = rows_of(*with_cell(1, 6, "Работы завершены"))
    assert (row.changes_figure, row.changes_explanation) == (False, True)
    (gone,) = rows_of(*with_cell(3, 6, "-"))
    assert (gone.signed.explanation, gone.is_lost) == ("", False)


@pytest.mark.parametrize("text", ["", "-", "сведения не представлены"])
def test_a_figure_that_is_gone_is_said_and_not_taken(text: str) -> None:
    (row,) = rows_of(*with_cell(3, 4, text))
    assert (row.number, row.is_lost, row.is_taken) == ("3", True, False)


def test_what_came_only_with_the_signed_report_is_taken() -> None:
    document = read_document(word_file(ROWS), "отчёт.docx")
    accepted = {"1": ACCEPTED["1"], "2": ACCEPTED["2"]}
    (row,) = compare_signed_rows(PROGRAMME, accepted, document).rows
    assert (row.number, row.accepted.wording, row.signed.wording) == ("3", "", "800")


def test_a_column_that_the_document_has_not_is_not_compared() -> None:
    short = [row[:4] + row[5:6] for row in ROWS]
    assert rows_of(*short, titles=(*TITLES[:4], TITLES[5])) == ()
    without_words = [row[:6] for row in ROWS]
    assert rows_of(*without_words, titles=TITLES[:6]) == ()


def test_rows_are_the_same_by_their_words_not_by_their_numbers() -> None:
    moved = [["1", *ROWS[2][1:]], ["2", *ROWS[0][1:]], ["3", *ROWS[1][1:4], "16,1 %", *ROWS[1][5:]]]
    (row,) = rows_of(*moved)
    assert (row.number, row.signed.wording) == ("2", "16,1 %")


def test_rows_of_one_side_only_are_named_and_a_doubtful_figure_is_asked() -> None:
    new = ["4", "Клубы", "Количество посещений, чел.", "12000", "6150", "УК", ""]
    rows = [*with_cell(2, 4, "10; из них 4")[1:], new]
    document = read_document(word_file(rows), "отчёт.docx")
    found = compare_signed_rows(PROGRAMME, ACCEPTED, document)
    assert (found.foreign, found.absent) == (("4",), ("1",))
    about = [(one.kind, one.number) for one in found.questions if one.kind is QuestionKind.SEVERAL_NUMBERS]
    assert about == [(QuestionKind.SEVERAL_NUMBERS, "2")]
