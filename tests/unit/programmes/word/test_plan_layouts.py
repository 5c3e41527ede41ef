"""Tables of planned results laid out in other ways than Mytishchi's."""

import copy
from collections.abc import Sequence
from typing import Any

import pytest

from domain.programme.document import Indicator, QuestionKind, ReadDocument
from programmes.reading import read_document
from tests.data.programme_files import word_file
from tests.times import no_blow_up

ABOVE = (
    "Администрация городского округа Мытищи",
    "",
    'О муниципальной программе "Рост" на 2019-2021 годы',
    "",
)
TITLES = (
    "N п/п",
    "Планируемые результаты реализации муниципальной программы",
    "Тип показателя",
    "Единица измерения",
    "Базовое значение на начало реализации программы (2018 год)",
    "Планируемое значение по годам реализации",
    "",
    "",
    "Номер основного мероприятия в перечне мероприятий программы",
)
YEARS = ("", "", "", "", "", "2019", "2020", "2021", "")
MERGED = (0, 1, 2, 3, 4, 8)


def row(number: str = "1", wording: str = "доля дорог", values: Sequence[str] = ("1", "2", "3")) -> list[str]:
    return [number, wording, "Приоритетный", "%", "0,5", *values, "2"]


def merge_header(document: Any) -> None:
    table = document.tables[0]
    table.cell(0, 5).merge(table.cell(0, 7))
    for column in MERGED:
        table.cell(0, column).merge(table.cell(1, column))


def read(
    rows: Sequence[Sequence[str]], titles: Sequence[str] = TITLES, change: Any = merge_header
) -> ReadDocument:
    return read_document(word_file(rows, titles, ABOVE, (), change), "план.docx")


def indicators(document: ReadDocument) -> list[Indicator]:
    return list(document.programme.indicators())


def test_the_usual_layout() -> None:
    (found,) = indicators(read([YEARS, row()]))
    assert found.target == "2019 год – 1\n2020 год – 2\n2021 год – 3"
    assert (found.base, found.kind_words, found.activity, found.unit) == ("0,5", "Приоритетный", "2", "%")


def test_other_orders() -> None:
    order = [8, 4, 3, 1, 5, 6, 7, 0, 2]

    def merge(document: Any) -> None:
        table = document.tables[0]
        table.cell(0, 4).merge(table.cell(0, 6))
        for column in (0, 1, 2, 3, 7, 8):
            table.cell(0, column).merge(table.cell(1, column))

    moved = read([[one[at] for at in order] for one in (YEARS, row())], [TITLES[at] for at in order], merge)
    assert indicators(moved) == indicators(read([YEARS, row()]))


def test_missing_columns() -> None:
    kept = [1, 3, 5, 6, 7]

    def merge(document: Any) -> None:
        table = document.tables[0]
        table.cell(0, 2).merge(table.cell(0, 4))
        for column in (0, 1):
            table.cell(0, column).merge(table.cell(1, column))

    (found,) = indicators(
        read([[one[at] for at in kept] for one in (YEARS, row())], [TITLES[at] for at in kept], merge)
    )
    assert (found.number, found.base, found.kind_words, found.activity) == ("1", "", "", "")
    assert found.target.startswith("2019 год – 1\n")


@pytest.mark.parametrize(
    "years",
    [
        (
            "Планируемое значение, 2019 год",
            "Планируемое значение, 2020 год",
            "Планируемое значение, 2021 год",
        ),
        ("План на 2019 г.", "План на 2020 г.", "План на 2021 г."),
        ("2019", "2020", "2021"),
        ("2019 год", "2020 год", "2021 год"),
    ],
)
def test_a_header_of_one_line(years: tuple[str, ...]) -> None:
    (found,) = indicators(read([row()], (*TITLES[:5], *years, TITLES[8]), None))
    assert found.target == "2019 год – 1\n2020 год – 2\n2021 год – 3"


def test_a_header_of_three_lines() -> None:
    between = ("", "", "", "", "", "по годам", "", "", "")

    def merge(document: Any) -> None:
        table = document.tables[0]
        for line in (0, 1):
            table.cell(line, 5).merge(table.cell(line, 7))
        for column in MERGED:
            table.cell(0, column).merge(table.cell(2, column))

    numbers = [str(number) for number in range(1, 10)]
    titles = [*TITLES]
    titles[5] = "Планируемое значение"
    (found,) = indicators(read([between, YEARS, numbers, row()], titles, merge))
    assert found.target == "2019 год – 1\n2020 год – 2\n2021 год – 3"


def test_cells_merged_downwards() -> None:
    def merge(document: Any) -> None:
        merge_header(document)
        table = document.tables[0]
        table.cell(2, 8).merge(table.cell(3, 8))
        table.cell(2, 2).merge(table.cell(3, 2))

    second = ["2", "доля дворов", "", "%", "0", "4", "5", "6", ""]
    first, other = indicators(read([YEARS, row(), second], change=merge))
    assert (first.activity, other.activity) == ("2", "2")
    assert (first.kind_words, other.kind_words) == ("Приоритетный", "Приоритетный")


def test_several_indicators_under_one_measure() -> None:
    titles = (
        "№",
        "Основное мероприятие",
        "Показатель",
        "Ед. изм.",
        "Базовое значение",
        "2019 год",
        "2020 год",
    )

    def merge(document: Any) -> None:
        table = document.tables[0]
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(1, 1).merge(table.cell(2, 1))

    rows = [
        ["1.", "Дороги", "длина", "км", "1", "2", "3"],
        ["", "", "доля", "%", "4", "5", "6"],
        ["2.", "Дворы", "число", "ед.", "7", "8", "9"],
    ]
    document = read(rows, titles, merge)
    assert [one.number for one in indicators(document)] == ["1.1", "1.2", "2"]
    assert [one.wording for one in document.programme.measures()] == ["Дороги", "Дворы"]
    assert [one.unit for one in indicators(document)] == ["км", "%", "ед."]


@pytest.mark.parametrize("typed", [["1.1", "1.2", "2.1"], ["1.1.", "1.2.", "2.1."]])
def test_numbers_with_points(typed: list[str]) -> None:
    found = indicators(read([YEARS, *(row(number, f"п {number}") for number in typed)]))
    assert [one.number for one in found] == ["1.1", "1.2", "2.1"]


def test_headings_of_any_wording() -> None:
    found = read([YEARS, ["Подпрограмма 1. Дороги"], row("1"), ["Благоустройство"], row("2", "дворы")])
    assert [row.wording for row in found.programme.rows if not hasattr(row, "number")] == [
        "Подпрограмма 1. Дороги",
        "Благоустройство",
    ]


@pytest.mark.parametrize(
    ("values", "proposed"),
    [
        (("0,00", "0,00", "0,00"), True),
        (("0", "0", "0"), True),
        (("3", "2", "1"), True),
        (("3", "3", "1"), True),
        (("3", "1", "2"), False),
        (("1", "2", "3"), False),
        (("8,00", "8,00", "8,00"), False),
        (("не более 3", "не более 2", "не более 1"), False),
        (("не менее 3", "не менее 2", "не менее 1"), False),
        (("1-5", "1-4", "1-3"), False),
    ],
)
def test_less_is_better_is_proposed(values: tuple[str, ...], proposed: bool) -> None:
    asked = [
        one for one in read([YEARS, row(values=values)]).questions if one.kind is QuestionKind.LESS_IS_BETTER
    ]
    assert [(one.options, one.proposal) for one in asked] == ([(("1",), "1")] if proposed else [])


def test_what_is_asked() -> None:
    found = read([YEARS, row(), row("2", "число", ("", "", ""))])
    assert [(one.kind, one.number, one.options) for one in found.questions] == [
        (QuestionKind.MISSING, "", ("period_kind",)),
        (QuestionKind.MISSING, "", ("executor",)),
        (QuestionKind.MISSING, "2", ("Планируемое значение по годам реализации 2019",)),
        (QuestionKind.COURSE, "", ("1", "2")),
    ]


def test_a_thousand_rows_are_read_in_a_second_or_two() -> None:
    def lengthen(document: Any) -> None:
        merge_header(document)
        rows = document.tables[0]._tbl
        for _ in range(999):
            rows.append(copy.deepcopy(rows.tr_lst[-1]))

    content = word_file([YEARS, row("")], TITLES, ABOVE, (), lengthen)
    with no_blow_up():
        assert len(indicators(read_document(content, "план.docx"))) == 1000
