"""Numbers that the document has, and numbers that people type."""

import pytest

from domain.figures.numbered_lines import numbered_lines, numbers_in, only_numbers
from domain.programme.document import Indicator, Measure
from domain.programme.numbering import plain_number, printed_number, roman, unique_numbers, with_printed
from domain.search import MatchKind, find

FIRST, SECOND = ("Раздел I. Дороги",), ("Раздел II. Культура",)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ([("1", FIRST), ("2", FIRST), ("1", SECOND), ("3", SECOND)], ["1", "2", "II-1", "3"]),
        ([("I", FIRST), ("II", FIRST), ("I", SECOND)], ["I", "II", "II-I"]),
        ([("1", ("Дороги",)), ("1", ("Вода",)), ("1", ("Свет",))], ["1", "II-1", "III-1"]),
        ([("1", ("Задача 1. Раз",)), ("1", ("Задача 2. Два",))], ["1", "II-1"]),
        ([("1", ("2 Задача 2. Раз",)), ("1", ("Подпрограмма № 3",))], ["1", "III-1"]),
        ([("1", FIRST), ("1", ("Цель", *FIRST)), ("1", ("Задача", *FIRST))], ["1", "I-1", "III-1"]),
        ([("1.1", FIRST), ("1.1", SECOND)], ["1.1", "II-1.1"]),
        ([("1", ()), ("1", ()), ("1-2", ()), ("1", ())], ["1", "1-2", "1-2-2", "1-3"]),
    ],
)
def test_a_number_is_the_printed_one_or_has_its_section(
    printed: list[tuple[str, tuple[str, ...]]], expected: list[str]
) -> None:
    assert unique_numbers(printed) == expected


def test_a_thousand_sections_are_told_apart() -> None:
    found = unique_numbers([("1", (f"Раздел «{place}»",)) for place in range(1_000)])
    assert len(set(found)) == 1_000


def test_roman_numbers() -> None:
    assert [roman(one) for one in (1, 4, 9, 14, 40, 99, 400)] == ["I", "IV", "IX", "XIV", "XL", "XCIX", "400"]


def indicator(number: str, printed: str = "") -> Indicator:
    return Indicator(number, "доля", "5", "УГХ", printed=printed)


@pytest.mark.parametrize(
    ("number", "printed", "expected"),
    [("4", "", "4"), ("4.2", "", "4"), ("7", "", "7"), ("II-4", "4", "4"), ("40", "", "40")],
)
def test_the_report_prints_the_documents_number(number: str, printed: str, expected: str) -> None:
    assert printed_number(Measure("4", "м", ()), indicator(number, printed)) == expected


def test_what_needs_no_printed_number_has_none() -> None:
    measure = Measure("4", "м", (indicator("4.1", "4"), indicator("II-5", "5"), indicator("6", "6")))
    assert [one.printed for one in with_printed(measure).indicators] == ["", "5", ""]


@pytest.mark.parametrize("typed", ["№ II-1 45", "№ ii-1: 45", "№ІІ-1 – 45", "номер II-1 45"])
def test_a_number_with_its_section_is_typed_in_either_alphabet(typed: str) -> None:
    assert numbered_lines(typed) == [("II-1", "45")]


def test_numbers_of_all_kinds_are_found() -> None:
    assert numbered_lines("№ 1.2 5\n№ II 7\n№ 4 50%") == [("1.2", "5"), ("II", "7"), ("4", "50%")]
    assert numbers_in("Так будет в отчёте. № II-1, 4 и № XI-2.\n№ 9") == ("II-1", "4", "XI-2")
    assert only_numbers("№ II-1, 4")
    assert plain_number("х") == "X"


@pytest.mark.parametrize("asked", ["II-1", "№ II-1", "ii-1", "как дела с № II-1?"])
def test_a_number_with_its_section_is_searched_for(asked: str) -> None:
    found = find(asked, [], [], ["1", "2", "II-1", "II"]).exact
    assert found is not None
    assert (found.kind, found.name) == (MatchKind.NUMBER, "II-1")


def test_roman_letters_are_words_where_no_indicator_has_them() -> None:
    assert find("II", [], [], ["1", "II-1"]).exact is None
