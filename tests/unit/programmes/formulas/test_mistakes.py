"""Mistakes in formulas, through both doors: each gets its place, what is wrong, and what to type.

The table is data, for reading: ``tests/data/mistakes``.
"""

from io import BytesIO
from typing import Any

import openpyxl
import pytest

from domain.methodology.formula.problems import ProblemKind
from domain.programme.file_problems import FileProblems
from programmes.yaml.file import read_yaml
from tests.data.mistakes.rows import (
    ACCEPTED,
    FORMULAS,
    RIGHT,
    TABLE,
    as_table,
    as_workbook,
    as_yaml,
    rows,
    said,
    told,
)
from texts import texts

ROWS = rows(FORMULAS)
REFUSED = [row for row in ROWS if row["ru"] != ACCEPTED]


def name(row: dict[str, Any]) -> str:
    return str(row["typed"])


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_a_mistake_gets_its_sentence_and_its_place_through_both_doors(row: dict[str, Any]) -> None:
    """Else, after reading what changed: python -m tests.data.mistakes"""
    said_of_it = told(row)
    assert {key: row[key] for key in said_of_it} == said_of_it


def test_there_are_enough_of_them_and_the_right_formula_is_none() -> None:
    assert len(REFUSED) > 80
    assert said(as_yaml({"typed": RIGHT}), "п.yaml", "ru") == ACCEPTED


ADVICE = (
    *(
        "апишите",
        "Подойдёт",
        "Есть ",
        "Уберите",
        "Допишите",
        "Возьмите",
        "Оставьте",
        "Назовите",
        "Посчитайте",
    ),
    *("например", "так: «", "перебирать: «", "пишут «", "берут из справочника", "пишут сумму", "между ними"),
)


def test_the_table_for_reading_is_current() -> None:
    """Else: python -m tests.data.mistakes"""
    assert TABLE.read_text("utf-8") == as_table(ROWS)


@pytest.mark.parametrize("row", REFUSED, ids=name)
def test_nobody_is_told_only_that_something_is_wrong(row: dict[str, Any]) -> None:
    for one in row["ru"]:
        assert any(word in one for word in ADVICE), one
    for sentence in ("problem.formula", "problem.hint"):
        assert texts("ru").label(sentence, what="", suggestion="") not in row["ru"]


@pytest.mark.parametrize("row", [row for row in REFUSED if "вместо «" in row["ru"][0]], ids=name)
def test_what_is_told_to_be_typed_can_be_typed(row: dict[str, Any]) -> None:
    """The mistake, with what it is told to be instead, is no mistake any more."""
    with pytest.raises(FileProblems) as refused:
        read_yaml(as_yaml(row))
    for one in (told_of.formula for told_of in refused.value.problems):
        if one is not None and one.kind is ProblemKind.MISTYPED:
            assert one.found in row["typed"]
            mended = {**row, "typed": str(row["typed"]).replace(one.found, one.options[0], 1)}
            assert said(as_yaml(mended), "п.yaml", "ru") == ACCEPTED


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("=Чз/Чн", "Чз/Чн"),
        ("=SUM(Чз,Чн)*100%", "SUM(Чз;Чн)*100"),  # as a Russian Excel keeps «=СУММ(Чз;Чн)*100%»
        ("=AVERAGE(Чз,Чн)", "среднее(Чз;Чн)"),
        ("=IF(AND(Чз>1,Чн>1),1,0)", "IF(Чз>1 и Чн>1;1; 0)"),
    ],
)
def test_a_formula_that_excel_took_for_its_own_is_read_and_told(typed: str, instead: str) -> None:
    book = openpyxl.load_workbook(BytesIO(as_workbook({"typed": RIGHT})))
    book["Формулы"]["E2"] = typed
    buffer = BytesIO()
    book.save(buffer)
    (line,) = said(buffer.getvalue(), "п.xlsx", "ru")
    assert line.startswith(f"Лист «Формулы», ячейка E2: вместо «{typed}» напишите «{instead}»: ")
