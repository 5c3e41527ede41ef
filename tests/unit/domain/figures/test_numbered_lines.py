"""Which indicators a message names, and what it says of each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures.numbered_lines import may_name, numbered_lines, numbers_in, only_numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("№ 4 50% работы ведутся", [("4", "50% работы ведутся")]),
        ("№4: 50", [("4", "50")]),
        ("#4 — 50", [("4", "50")]),
        ("N 4 50", [("4", "50")]),
        ("No. 4 50", [("4", "50")]),
        ("номер 4 50", [("4", "50")]),
        ("№ 1.2 50 %", [("1.2", "50 %")]),
        ("№ 4. 50", [("4", "50")]),
        ("№ 4", [("4", "")]),
        ("№ 4 50 %\n\nаварий не было\n № 11 0", [("4", "50 %\nаварий не было"), ("11", "0")]),
        ("№ 4\n50 %", [("4", "50 %")]),
        ("№ 11 -5", [("11", "-5")]),
        ("№ 11 –5 %", [("11", "–5 %")]),
        ("№ 11-5", [("11", "-5")]),  # neither a range nor set apart: a minus, which is asked about
        ("№ 11 - 5", [("11", "5")]),
        ("№ 11- 5", [("11", "5")]),
        ("№ 4 -", [("4", "-")]),
        ("№ 4 ½", [("4", "½")]),
        ("№ 1-3 нет данных", [("1", "нет данных"), ("2", "нет данных"), ("3", "нет данных")]),
        ("№ 1–3: 0", [("1", "0"), ("2", "0"), ("3", "0")]),
        ("№ 1.1-1.2 0", [("1.1", "0"), ("1.2", "0")]),
        ("№ 6 и № 7 - 8", [("6", "8"), ("7", "8")]),
        ("№ 4, 5 и 7 нет данных", [("4", "нет данных"), ("5", "нет данных"), ("7", "нет данных")]),
        ("№ 4, 50 %", [("4", "50 %")]),
        ("№ 4 50 %; № 7 100 %", [("4", "50 %"), ("7", "100 %")]),
        ("№ 4 50 %, № 7 нет данных", [("4", "50 %"), ("7", "нет данных")]),
        ("№ 4 50 % договор; № 12 от 03.06", [("4", "50 % договор; № 12 от 03.06")]),
        ("Добрый день!\n№ 4 50 %", [("4", "50 %")]),
        ("№ 4 50\n№ 4 60", [("4", "50\n60")]),
    ],
)
def test_a_line_begins_with_its_number(text: str, expected: list[tuple[str, str]]) -> None:
    assert numbered_lines(text) == expected


@pytest.mark.parametrize(
    "text", ["", "50 %", "50 % за № 4", "работы ведутся\n№ 4 50 %", "Николай 4", "номера 4"]
)
def test_a_message_that_begins_otherwise_names_none(text: str) -> None:
    assert numbered_lines(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4. 50 %", [("4", "50 %")]),
        ("4) 50 %", [("4", "50 %")]),
        ("п. 4 50 %", [("4", "50 %")]),
        ("п.4: -5", [("4", "-5")]),
        ("пункт 4 – 50", [("4", "50")]),
        ("показатель № 4 нет данных", [("4", "нет данных")]),
        ("4\t50\tработы ведутся\n7\t100", [("4", "50\tработы ведутся"), ("7", "100")]),
        ("1.2 50 %", [("1.2", "50 %")]),
        ("II-1 50", [("II-1", "50")]),
        ("4. 50 %; 7. 100 %", [("4", "50 %"), ("7", "100 %")]),
        ("4 50 % работы ведутся\n7 100\n99 3", [("4", "50 % работы ведутся"), ("7", "100"), ("99", "3")]),
        ("№ 4 50 %; 7) 100 %", [("4", "50 %"), ("7", "100 %")]),
    ],
)
def test_other_ways_name_what_is_owed(text: str, expected: list[tuple[str, str]]) -> None:
    assert may_name(text)
    assert numbered_lines(text, {"4", "7", "1.2", "II-1"}) == expected
    assert numbered_lines(text, {"99"}) != expected


@pytest.mark.parametrize(
    "text", ["4.50", "4. Работы ведутся", "1.2 %", "12.5", "50 %", "4 50", "4 - 50", "5. 50 %"]
)
def test_what_may_be_something_else_names_none(text: str) -> None:
    assert numbered_lines(text, {"4", "1.2"}) == []


def test_a_row_alone_names_only_where_no_question_is_open() -> None:
    assert numbered_lines("4 50 %", {"4"}, alone=True) == [("4", "50 %")]
    assert numbered_lines("12 500", {"12"}, alone=True) == []
    assert numbered_lines("12 500\n11 300", {"12", "11"}) == []


@pytest.mark.parametrize("text", ["№ 1-4", "№ 4", "№ 4, 5", "№ 4 и № 5", "№ 4 и 5?", "#4 and 5.", " № 1.2 "])
def test_numbers_alone_are_a_question(text: str) -> None:
    assert only_numbers(text)


@pytest.mark.parametrize("text", ["4", "№ 4 50", "№ 11-5", "№ 4, 50 %", "№ 4 да", "что с № 4"])
def test_numbers_with_anything_beside_them_are_not(text: str) -> None:
    assert not only_numbers(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("№ 4 · Качество дорог\nПоказатель № 9", ("4",)),
        ("Принято: № 4, 5 и № 7. Ещё раз № 4", ("4", "5", "7")),
        ("№ 4 вернули: «Приложите акт № 1204». Было: 50 %.", ("4",)),
        ("«№ 8, «№ 5» тоже» о № 6", ("6",)),
        ("Осталось 3 дня", ()),
    ],
)
def test_a_message_of_the_bot_is_about_the_numbers_of_its_first_line_outside_peoples_words(
    text: str, expected: tuple[str, ...]
) -> None:
    assert numbers_in(text) == expected


@given(
    st.lists(
        st.tuples(st.integers(1, 999).map(str), st.sampled_from(["50 %", "нет данных", "1,5 торги"])),
        min_size=1,
        unique_by=lambda line: line[0],
    )
)
def test_every_line_is_read_back_in_its_order(lines: list[tuple[str, str]]) -> None:
    text = "\n".join(f"№ {number} {answer}" for number, answer in lines)
    assert numbered_lines(text) == lines
