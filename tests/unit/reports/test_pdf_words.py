"""Words for pages: what belongs together, what is divided, where a table is parted."""

import pytest

from reports.formats.pdf.pieces import PIECE, last_start, pieces_of
from reports.formats.pdf.words import PdfNotes, in_words, lines_at_most
from reports.table import FigureRow, HeadingRow, NoteMark, Row

NONE = PdfNotes({})


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("1 240 561,5 руб.", "1\u00a0240\u00a0561,5 руб."),
        ("50 % из 100 %", "50\u00a0% из 100\u00a0%"),
        ("№ 4 и № 5", "№\u00a04 и №\u00a05"),
        ("в 2022 году 10 автобусов", "в 2022 году 10 автобусов"),
        ("телефон 12 34 56", "телефон 12 34 56"),
    ],
)
def test_numbers_are_not_parted(text: str, kept: str) -> None:
    assert in_words([text], NONE) == kept
    assert in_words([text], NONE, 200) == kept


def test_a_number_wider_than_its_column_may_be_parted() -> None:
    assert in_words(["1 240 561,5"], NONE, 25) == "1 240 561,5"


def test_short_words_with_a_stroke_stay_whole() -> None:
    assert in_words(["№ п/п"], NONE) == [["№ ", {"whole": "п/п"}]]
    assert in_words(["2021/2022 и а/б/в"], NONE) == "2021/2022 и а/б/в"


def test_a_russian_word_is_divided_by_syllables_and_anything_else_behind_its_signs() -> None:
    assert in_words(["и администрации,"], NONE, 40) == [["и", " ", "", {"word": "администрации,"}]]
    assert in_words(["AB-1234-56"], NONE, 30) == "AB-\u200b1234-\u200b56"
    assert in_words(["1234567890"], NONE, 30) == "\u200b".join("1234567890")


def test_an_address_is_a_link_to_what_was_typed() -> None:
    address = "https://vk.com/wall-1_2"
    said = [f"см. {address}, там"]
    assert in_words(said, NONE, 500) == [["см. ", {"link": address, "text": address}, ", там"]]
    found = in_words(said, NONE, 60)[0][1]
    assert found == {"link": address, "text": "https://\u200bvk.\u200bcom/\u200bwall-\u200b1_\u200b2"}


def test_footnotes_are_numbered_as_they_are_met() -> None:
    notes = PdfNotes({"a": "первая\nстрока", "b": "вторая"})
    assert in_words(["x", NoteMark("b"), NoteMark("a")], notes) == [
        ["x", {"note": ["вторая"], "number": "1"}, {"note": ["первая", "строка"], "number": "2"}]
    ]


def test_lines_are_never_reckoned_too_few() -> None:
    assert lines_at_most("", 100) == 1
    assert lines_at_most("слово " * 10, 60) == 5
    assert lines_at_most("ш" * 20, 60) == 4
    assert lines_at_most("а\nб\nв", 60) == 3


def figures(count: int, span: int = 1) -> list[Row]:
    return (
        [FigureRow(("x",), (span if at == 0 else 0,)) for at in range(count)]
        if span > 1
        else [FigureRow(("x",), (1,)) for _ in range(count)]
    )


def test_a_piece_ends_neither_under_a_heading_nor_within_shared_rows() -> None:
    heading = HeadingRow("Раздел", is_high=False)
    rows = [*figures(PIECE - 1), heading, *figures(3, span=3), *figures(5)]
    assert last_start(rows) == len(rows) - 1
    found = pieces_of(rows, last_start(rows), lambda _start, _end: False)
    assert [one.end for one in found] == [PIECE + 3, len(rows) - 1, len(rows)]
    parted = pieces_of(rows, last_start(rows), lambda start, _end: start == PIECE - 1)
    assert [one.end for one in parted if one.is_whole] == [PIECE + 3]
    alone = [heading, heading, *figures(1)]
    assert last_start(alone) == 0
    assert pieces_of(alone, 0, lambda _start, _end: True) == [(0, 3, False)]
    assert pieces_of([], last_start([]), lambda _start, _end: True) == [(0, 0, False)]
