"""What is told when a methodology is taken in: every mistake, with its place and with what may be meant."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.methodology.checking import MAX_HEIGHT, MAX_ITEMS, check
from domain.methodology.computing import Result, compute
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.given import Given
from domain.methodology.model import (
    Choice,
    Column,
    Decision,
    Every,
    Formula,
    Guard,
    Input,
    Methodology,
    Option,
    Table,
    ValueKind,
)
from domain.time.periods import Period
from tests.times import no_blow_up
from tests.unit.domain.methodology.mytishchi_methodology import ALL
from tests.unit.domain.methodology.test_parsing import FORMULAS

BASE = Methodology(
    indicator="1",
    since=date(2022, 1, 1),
    result="A",
    formulas=(),
    inputs=(
        Input("AR", "подписчики"),
        Input("NПОСТ", "публикации"),
        Input("n", "за месяц", every=Every.MONTH),
        Input(
            "СМИ",
            "список",
            columns=(
                Column("C", "тираж"),
                Column("вид", "вид", kind=ValueKind.CHOICE, table="вес"),
                Column("имя", "имя", kind=ValueKind.TEXT),
            ),
        ),
        Input("ТВ", "другой список", columns=(Column("D", "абоненты"),)),
    ),
    tables=(
        Table("вес", "вес", (Choice("печать", "", Decimal("0.4")), Choice("радио", "", Decimal("0.1")))),
    ),
    decisions=(Decision("как", "?", (Option("так", ""), Option("иначе", ""))),),
)


def problems(*texts: str, **changes: object) -> tuple[Problem, ...]:
    """Errors of a methodology with formulas A, A1, A2, …; warnings left out."""
    names = ["A", *(f"F{number}" for number in range(1, len(texts)))]
    formulas = tuple(Formula(name, text) for name, text in zip(names, texts, strict=True))
    changed = replace(BASE, formulas=formulas, **changes)  # type: ignore[arg-type]
    return tuple(problem for problem in check(changed) if not problem.is_warning)


def only(*texts: str, **changes: object) -> Problem:
    found = problems(*texts, **changes)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("methodology", ALL)
def test_the_four_of_mytishchi_are_without_a_problem(methodology: Methodology) -> None:
    assert check(methodology) == ()


def test_an_unknown_name_comes_with_the_likeliest_ones_and_its_place() -> None:
    problem = only("AR +\n  NПОСТЫ")
    assert problem == Problem(ProblemKind.UNKNOWN_NAME, "A", "NПОСТЫ", line=2, column=3, options=("NПОСТ",))


def test_a_name_that_only_looks_like_another_is_named_as_such() -> None:
    cyrillic = "АR"
    problem = only(f"1 + {cyrillic}")
    assert problem == Problem(ProblemKind.LOOKALIKE, "A", cyrillic, line=1, column=5, options=("AR",))


def test_two_names_that_look_alike_cannot_stand_side_by_side() -> None:
    twins = (*BASE.inputs, Input("АR", "Cyrillic"))
    assert ProblemKind.ALIKE in {problem.kind for problem in problems("AR", inputs=twins)}


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("«так»", ProblemKind.NOT_A_NUMBER, ""),
        ("как", ProblemKind.NOT_A_NUMBER, "как"),
        ("1 + (AR = 1)", ProblemKind.NOT_A_NUMBER, ""),
        ("AR = 1", ProblemKind.NOT_A_NUMBER, ""),
        ("если(AR; 1; 2)", ProblemKind.NOT_A_CONDITION, "AR"),
        ("если(AR = 1 и NПОСТ; 1; 2)", ProblemKind.NOT_A_CONDITION, "NПОСТ"),
        ("если(как > «так»; 1; 2)", ProblemKind.NOT_COMPARABLE, ""),
        ("если(«так» = «так»; 1; 2)", ProblemKind.NOT_COMPARABLE, ""),
        ("если(как = 1; 1; 2)", ProblemKind.NOT_COMPARABLE, ""),
        ("если(как = «никак»; 1; 2)", ProblemKind.UNKNOWN_KIND, "никак"),
        ("если(как = «инaче»; 1; 2)", ProblemKind.LOOKALIKE, "инaче"),
        ("если(AR = 1; 2)", ProblemKind.ARGUMENTS, "если"),
        ("мин(AR)", ProblemKind.ARGUMENTS, "мин"),
        ("округл(AR; 2; 3)", ProblemKind.ARGUMENTS, "округл"),
        ("eval(AR)", ProblemKind.UNKNOWN_FUNCTION, "eval"),
        ("округл(месяцы: n)", ProblemKind.UNKNOWN_FUNCTION, "округл"),
        ("среднее(месяцы: AR)", ProblemKind.NOTHING_MONTHLY, "среднее"),
        ("сумма(СМИ: AR)", ProblemKind.NOTHING_OF_LIST, "СМИ"),
        ("сумма(РАДИО: C)", ProblemKind.UNKNOWN_LIST, "РАДИО"),
        ("сумма(СМИ: C + D)", ProblemKind.OF_ROWS, "D"),
        ("сумма(месяцы: n + C)", ProblemKind.OF_ROWS, "C"),
        ("сумма(СМИ: C + n)", ProblemKind.MONTHLY, "n"),
        ("AR + n", ProblemKind.MONTHLY, "n"),
        ("AR + C", ProblemKind.OF_ROWS, "C"),
        ("сумма(СМИ: имя)", ProblemKind.NOT_A_NUMBER, "имя"),
        ("СМИ + 1", ProblemKind.NOT_A_NUMBER, "СМИ"),
        ("вес + 1", ProblemKind.UNKNOWN_NAME, "вес"),
        ("вес(AR)", ProblemKind.NOT_COMPARABLE, "вес"),
        ("сумма(СМИ: вес(вид; вид))", ProblemKind.ARGUMENTS, "вес"),
        ("AR^NПОСТ", ProblemKind.EXPONENT, ""),
        ("AR^1000", ProblemKind.EXPONENT, ""),
        ("AR^0,5", ProblemKind.EXPONENT, ""),
        ("AR + месяцы", ProblemKind.UNKNOWN_NAME, "месяцы"),
    ],
)
def test_one_mistake_is_told_once(text: str, kind: ProblemKind, name: str) -> None:
    problem = only(text)
    assert (problem.kind, problem.where, problem.name) == (kind, "A", name)
    assert problem.line == 1
    assert problem.column >= 1


def test_a_circle_is_told_with_its_names_and_never_runs() -> None:
    problem = only("F1 + 1", "F2 + 1", "A + 1")
    assert problem.kind is ProblemKind.CIRCLE
    assert set(problem.options) == {"A", "F1", "F2"}
    assert only("A").kind is ProblemKind.CIRCLE


def test_months_and_rows_do_not_mix_in_one_formula() -> None:
    assert {problem.kind for problem in problems("AR", "n + C")} == {ProblemKind.MIXED}


def test_the_result_must_be_there() -> None:
    assert only("AR", result="Б") == Problem(ProblemKind.NO_RESULT, name="Б", options=("A",))


def test_names_mean_one_thing() -> None:
    twice = (*BASE.inputs, Input("AR", "ещё раз"))
    assert ProblemKind.DUPLICATE in {problem.kind for problem in problems("AR", inputs=twice)}
    also_input = (*BASE.inputs, Input("A", "как формула"))
    assert ProblemKind.TWO_MEANINGS in {problem.kind for problem in problems("AR", inputs=also_input)}
    built_in = (*BASE.inputs, Input("Nмес", "занято"))
    assert ProblemKind.TWO_MEANINGS in {problem.kind for problem in problems("AR", inputs=built_in)}
    bad = (*BASE.inputs, Input("число жителей", "с пробелом"), Input("или", "слово языка"))
    assert [problem.kind for problem in problems("AR", inputs=bad)] == [ProblemKind.BAD_NAME] * 2
    other = (*BASE.inputs, Input("Р", "", columns=(Column("C", "", kind=ValueKind.YES_NO),)))
    assert ProblemKind.TWO_MEANINGS in {problem.kind for problem in problems("AR", inputs=other)}


def test_a_kind_needs_its_table() -> None:
    inputs = (*BASE.inputs, Input("вк", "", kind=ValueKind.CHOICE, table="нет такой"))
    assert only("AR", inputs=inputs).kind is ProblemKind.UNKNOWN_TABLE


def test_what_nothing_depends_on_is_a_warning() -> None:
    found = check(replace(BASE, formulas=(Formula("A", "AR + сумма(СМИ: C)"), Formula("F", "NПОСТ"))))
    assert {problem.name for problem in found} == {"NПОСТ", "n", "вид", "ТВ", "как", "F", "вес"}
    assert all(problem.is_warning for problem in found)


def test_a_list_is_not_given_month_by_month() -> None:
    inputs = (*BASE.inputs, Input("Р", "", every=Every.MONTH, columns=(Column("C", "тираж"),)))
    assert only("AR", inputs=inputs).kind is ProblemKind.MIXED


def test_a_guard_is_a_condition() -> None:
    guards = (Guard("п", "AR", "?"), Guard("р", "C > 0", "?"), Guard("с", "AR ≤", "?"))
    kinds = {problem.where: problem.kind for problem in problems("AR", guards=guards)}
    assert kinds == {
        "п": ProblemKind.NOT_A_CONDITION,
        "р": ProblemKind.OF_ROWS,
        "с": ProblemKind.UNFINISHED,
    }


def test_a_long_chain_of_formulas_is_refused_before_it_is_followed() -> None:
    chain = [f"(F{number} + 1)·2" for number in range(1, 150)]
    assert only(*chain, "AR").kind is ProblemKind.TOO_DEEP


def test_the_longest_chain_there_may_be_is_followed_with_room_to_spare() -> None:
    names = ["A", *(f"F{number}" for number in range(1, MAX_HEIGHT))]
    texts = [*names[1:], "AR"]
    formulas = tuple(Formula(name, text) for name, text in zip(names, texts, strict=True))
    result = _after(400, replace(BASE, formulas=formulas))
    assert result.value == 7
    assert len(result.trace.steps) == MAX_HEIGHT


def _after(frames: int, methodology: Methodology) -> Result:
    """Computed with that many calls already on the stack."""
    if frames:
        return _after(frames - 1, methodology)
    return compute(methodology, Given.of({"AR": 7}), Period.from_key("2022-Q1"))


def test_too_much_of_anything_is_refused() -> None:
    many = tuple(Formula(f"F{number}", "1") for number in range(MAX_ITEMS + 1))
    assert [one.kind for one in check(replace(BASE, formulas=many))] == [ProblemKind.TOO_MANY]
    long = ["+".join(["AR"] * 1_500)] * 30
    assert ProblemKind.TOO_MANY_STEPS in {problem.kind for problem in problems(*long)}


@pytest.mark.parametrize(
    "text",
    [
        "9^9^9^9",
        "10^(10^6)",
        "(((9^99)^99)^99)^99",
        "0^-1",
        "1/0",
        "1/(1/3+1/3+1/3-1)",
        "выбор(5; 1; 2)",
        "округл(1; 99)",
        "(10^100)^100 - (10^100)^100",
        "-" * 1000 + "1",
        "(" * 1000 + "1" + ")" * 1000,
        "+".join(["1"] * 10_000),
        "1" * 100_000,
    ],
)
def test_a_hostile_formula_is_refused_within_a_moment_and_gives_no_value(text: str) -> None:
    compute(replace(BASE, formulas=(Formula("A", "1"),)), Given(), Period.from_key("2022-Q1"))
    with no_blow_up():
        result = compute(replace(BASE, formulas=(Formula("A", text),)), Given(), Period.from_key("2022-Q1"))
    assert result.value is None
    assert result.problems
    assert result.trace.problems == result.problems


@given(st.lists(st.one_of(FORMULAS, st.text(max_size=40)), min_size=1, max_size=4))
def test_no_methodology_raises(texts: list[str]) -> None:
    names = ["A", "З1", "Ца", "kоб"]
    formulas = tuple(Formula(name, text) for name, text in zip(names, texts, strict=False))
    methodology = replace(BASE, formulas=formulas)
    check(methodology)
    compute(methodology, Given.of({"AR": 1, "n": {1: 0}}), Period.from_key("2022-Q1")).to_plain()
