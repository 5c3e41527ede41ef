"""``docs/methodology.md`` teaches the grammar that there is: nothing left out, every example computes."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bot.commands.compute import main
from domain.methodology.computing import compute
from domain.methodology.formula.arithmetic import half_up
from domain.methodology.formula.functions import (
    BUILT_IN,
    FUNCTIONS,
    OPERATORS,
    OVER,
    ROW_NAMES,
)
from domain.methodology.formula.names import Meaning, NameRole
from domain.methodology.indicators import STATES
from domain.methodology.mistakes.mending import mend
from domain.methodology.model import Methodology
from domain.programme.document import Programme
from programmes.excel.file import read_excel
from programmes.excel.sheets import DAYS, EVERY, INPUT_COURSES, SHEETS, VALUE_KINDS
from programmes.yaml.file import read_yaml
from tests.unit.programmes.formulas.methodology_page import PAGE, Worked, examples, mistakes
from tests.unit.programmes.formulas.test_ten_methodologies import indicators_of

EXAMPLES = examples()
TITLES = {column.title for sheet in SHEETS for column in sheet.columns}
RUSSIAN = re.compile(r"[А-Яа-яё]")


def name(example: Worked) -> str:
    return example.name


def methodology_of(programme: Programme, number: str) -> Methodology:
    (found,) = next(one for one in programme.indicators() if one.number == number).methodology
    return found


@pytest.mark.parametrize("example", EXAMPLES, ids=name)
def test_an_example_is_the_same_in_the_workbook_and_in_yaml_and_gives_its_figure(example: Worked) -> None:
    workbook = read_excel(example.as_workbook()).programme
    text = read_yaml(example.as_yaml()).programme
    methodology = methodology_of(workbook, example.number)
    assert methodology == methodology_of(text, example.number)
    given = replace(example.given(), indicators=indicators_of(text, example.facts(), example.period))
    result = compute(methodology, given, example.period)
    assert result.problems == ()
    assert result.value is not None
    assert f"{half_up(result.value, methodology.digits):f}".replace(".", ",") == padded(
        example, methodology.digits
    )
    assert result.verdict == example.verdict


def padded(example: Worked, digits: int) -> str:
    """The printed figure with as many decimals as are shown («5» is «5,00»)."""
    whole, _, decimals = example.expected.partition(",")
    return f"{whole},{decimals.ljust(digits, '0')}" if digits else whole


FOR_THE_COMMAND = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize(
    ("block", "number", "value"),
    list(zip(FOR_THE_COMMAND, (1, 6, 10), ("91.666", "110.05", "0.8645"), strict=True)),
)
def test_a_file_for_the_command_line_gives_the_figure_of_its_example(
    block: str, number: int, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    example = EXAMPLES[number - 1]
    (tmp_path / "данные.json").write_text(block, "utf-8")
    (tmp_path / "программа.xlsx").write_bytes(example.as_workbook())
    arguments = [str(tmp_path / "программа.xlsx"), example.number, "--inputs", str(tmp_path / "данные.json")]
    assert main(arguments) == 0
    assert f'"value": "{value}' in capsys.readouterr().out


def test_there_are_ten_examples() -> None:
    assert len(EXAMPLES) == 10


def words() -> list[str]:
    functions = {function.name for function in FUNCTIONS.values()}
    operators = [word for word in OPERATORS if RUSSIAN.search(word)]
    return [*sorted(functions), *BUILT_IN, *sorted({*OVER.values(), *ROW_NAMES.values()}), *operators]


@pytest.mark.parametrize("word", words())
def test_every_word_of_the_grammar_is_taught(word: str) -> None:
    code = re.findall(r"`([^`\n]+)`", PAGE)
    assert any(re.search(rf"(?<!\w){word}(?!\w)", one) for one in code)


def test_every_word_of_the_lists_is_taught() -> None:
    for words_ in (INPUT_COURSES, DAYS, VALUE_KINDS, EVERY):
        for value, word in words_.items():
            assert word in PAGE
            assert f"`{value}`" in PAGE
    for state in STATES.values():
        assert f"«{state}»" in PAGE


def test_every_sheet_and_column_that_is_named_is_there() -> None:
    sheets = set(re.findall(r"[Лл]ист(?:а|е|у|ом)? «([^»]+)»", PAGE))
    assert sheets <= {sheet.name for sheet in SHEETS}
    assert {"Методика", "Исходные данные", "Формулы", "Справочники", "Решения"} <= sheets
    columns = set(re.findall(r"граф(?:а|е|у|ы|ой) «([^»]+)»", PAGE))
    assert columns
    assert columns <= TITLES
    for example in EXAMPLES:
        for sheet, rows in example.sheets.items():
            known = {column.title for one in SHEETS if one.name == sheet for column in one.columns}
            assert set(rows[0]) <= known


@pytest.mark.parametrize(("typed", "instead"), list(mistakes()))
def test_what_is_said_of_a_frequent_mistake_is_what_the_bot_says(typed: str, instead: str) -> None:
    known = {one: Meaning(NameRole.INPUT, monthly=one == "Nотр") for one in ("Чз", "Чн", "Nотр")}
    (problem,) = mend(typed, known, "Дз").problems
    assert problem.options == (instead,)
