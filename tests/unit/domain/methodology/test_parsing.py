"""The grammar of formulas: what it reads, how it prints, what it refuses, and that it never raises."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.methodology.formula import nodes
from domain.methodology.formula.nodes import Node
from domain.methodology.formula.parsing import MAX_DEPTH, MAX_LENGTH, parse
from domain.methodology.formula.printing import text_of
from domain.methodology.formula.problems import Problem, ProblemKind
from tests.times import no_blow_up


def tree(text: str) -> Node:
    found = parse(text)
    assert not isinstance(found, Problem), found
    return found


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("A1 + A2*4", "A1 + A2·4"),
        ("0.2*Ца", "0,2·Ца"),
        ("AR/ARцел", "AR / ARцел"),
        ("NПОСТ / (480 · Nмес)", "NПОСТ / (480·Nмес)"),
        ("a - (b + c)", "a − (b + c)"),
        ("a – b − c", "a − b − c"),
        ("a / (b / c) / d", "a / (b / c) / d"),
        ("-a^2", "−a^2"),
        ("(-a)^-2", "(−a)^−2"),
        ("+a", "a"),
        ("if(Nотр = Nназн and Nотр > 150; 1.2; 1)", "если(Nотр = Nназн и Nотр > 150; 1,2; 1)"),
        ("не (a <> b или c <= d) и e >= f", "не (a ≠ b или c ≤ d) и e ≥ f"),
        ("СРЕДНЕЕ(months where n > 0: x / n)", "среднее(месяцы где n > 0: x / n)"),
        ('сумма(СМИ где вид = "печать": C*k) / Ца', "сумма(СМИ где вид = «печать»: C·k) / Ца"),
        ("Max(a;\n  b ; 1)", "макс(a; b; 1)"),
        ("ипотека + орган + нету", "ипотека + орган + нету"),
        ("не_учтено + sum", "не_учтено + sum"),
        ("среднее(3 года: X)", "среднее(3 года: X)"),
        ("sum(5 years where X > 0: X)", "сумма(5 лет где X > 0: X)"),
        ("mean(quarters: X)", "среднее(кварталы: X)"),
        ('fact("4") / plan("4")', "факт(«4») / план(«4»)"),
        ("last_year(X) + прошлый_период(X)", "прошлый_год(X) + прошлый_период(X)"),
        (
            "mean(indicators where состояние ≠ «не оценивается»: min(степень; 1))",
            "среднее(показатели где состояние ≠ «не оценивается»: мин(степень; 1))",
        ),
    ],
)
def test_a_formula_is_read_and_printed_in_one_spelling(text: str, printed: str) -> None:
    assert text_of(tree(text)) == printed
    assert parse(printed) == tree(text)


def test_products_come_before_sums_and_powers_before_both() -> None:
    assert tree("a + b·c^2") == tree("a + (b·(c^2))")
    assert tree("a - b - c") != tree("a - (b - c)")
    assert tree("2^3^2") == tree("2^(3^2)")
    assert tree("a или b = 1 и не c > 2".replace("a или", "a = 0 или")) == tree(
        "(a = 0) или ((b = 1) и (не (c > 2)))"
    )


@pytest.mark.parametrize(
    ("text", "kind", "line", "column", "found"),
    [
        ("", ProblemKind.UNFINISHED, 1, 1, ""),
        ("a +", ProblemKind.UNFINISHED, 1, 4, ""),
        ("(a", ProblemKind.UNFINISHED, 1, 3, ""),
        ("a b", ProblemKind.SYNTAX, 1, 3, "b"),
        ("сумма(3 месяца: a)", ProblemKind.YEARS, 1, 1, "сумма"),
        ("сумма(1 год: a)", ProblemKind.YEARS, 1, 1, "сумма"),
        ("сумма(99999999999 лет: a)", ProblemKind.YEARS, 1, 1, "сумма"),
        ("сумма(2,5 года: a)", ProblemKind.YEARS, 1, 1, "сумма"),
        ("сумма(годы: a)", ProblemKind.YEARS, 1, 1, "сумма"),
        ("a +\n  )", ProblemKind.SYNTAX, 2, 3, ")"),
        ("2a", ProblemKind.SYNTAX, 1, 2, "a"),
        ("a < b < c", ProblemKind.SYNTAX, 1, 7, "<"),
        ("a = (b > c)", ProblemKind.SYNTAX, 0, 0, "-"),
        ("мин(a, 1)", ProblemKind.CHARACTER, 1, 6, ","),
        ("1.2.3", ProblemKind.CHARACTER, 1, 4, "."),
        ("a × b", ProblemKind.CHARACTER, 1, 3, "×"),
        ("__import__('os')", ProblemKind.CHARACTER, 1, 12, "'"),
        ("a.b", ProblemKind.CHARACTER, 1, 2, "."),
        ("x[0]", ProblemKind.CHARACTER, 1, 2, "["),
        ("9" * 32, ProblemKind.NUMBER_TOO_BIG, 1, 1, "9"),
        ("1 + 0," + "0" * 40 + "1", ProblemKind.NUMBER_TOO_BIG, 1, 5, "0"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    text: str, kind: ProblemKind, line: int, column: int, found: str
) -> None:
    problem = parse(text)
    if found == "-":
        assert not isinstance(problem, Problem)
        return
    assert isinstance(problem, Problem)
    assert (problem.kind, problem.line, problem.column, problem.found) == (kind, line, column, found)


def test_an_open_bracket_is_named() -> None:
    problem = parse("(a + b")
    assert isinstance(problem, Problem)
    assert problem.options == (")",)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("(" * 1000 + "1" + ")" * 1000, ProblemKind.TOO_DEEP),
        ("(" * 1000, ProblemKind.TOO_DEEP),
        ("-" * 1000 + "1", ProblemKind.TOO_DEEP),
        ("не " * 1000 + "1 = 1", ProblemKind.TOO_DEEP),
        ("^".join(["2"] * 1000), ProblemKind.TOO_DEEP),
        ("мин(1;" * 800 + "1" + ")" * 800, ProblemKind.TOO_LONG),
        ("+".join(["1"] * 10_000), ProblemKind.TOO_LONG),
        ("a" * 100_000, ProblemKind.TOO_LONG),
        ("(" * 100_000, ProblemKind.TOO_LONG),
    ],
)
def test_a_hostile_text_is_refused_at_once(text: str, kind: ProblemKind) -> None:
    parse("1")  # the parser itself is built once
    with no_blow_up():
        problem = parse(text)
    assert isinstance(problem, Problem)
    assert problem.kind is kind
    assert problem.limit in (MAX_DEPTH, MAX_LENGTH)


def test_two_thousand_terms_are_not_deep() -> None:
    assert text_of(tree("+".join(["1"] * 2_400))).count("+") == 2_399


_NAMES = st.sampled_from(["A", "А", "NПОСТ", "kоб", "З1", "Ца", "и_ещё", "x_1", "месяц"])


def _operations(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pair = st.tuples(inner, inner)
    return st.one_of(
        pair.flatmap(
            lambda two: st.sampled_from(
                ["+", "-", "−", "*", "·", "/"],
            ).map(lambda sign: f"{two[0]} {sign} {two[1]}")
        ),
        inner.map(lambda one: f"({one})"),
        inner.map(lambda one: f"-({one})"),
        inner.map(lambda one: f"({one})^2"),
        pair.map(lambda two: f"мин({two[0]}; {two[1]})"),
        pair.map(lambda two: f"если(не {two[0]} < {two[1]} или вид = «б»; 1; {two[1]})"),
        pair.map(lambda two: f"mean(месяцы где ({two[0]}) > 0: {two[1]})"),
        inner.map(lambda one: f"значимость({one})"),
        inner.map(lambda one: f"прошлый_год({one})"),
        inner.map(lambda one: f"last_period({one})"),
        st.tuples(inner, st.integers(2, 10)).map(lambda two: f"сумма({two[1]} лет: {two[0]})"),
        pair.map(lambda two: f"среднее(кварталы где {two[0]} > 0: {two[1]})"),
        inner.map(lambda one: f"сумма(показатели где состояние ≠ «выполнено»: {one}·степень + факт)"),
        inner.map(lambda one: f"если(состояние(«4») = «отстаёт»; факт(«4») / план(«7»); {one})"),
    )


_NUMBERS = st.decimals(min_value=0, max_value=10**6, places=3).map(lambda value: f"{value:f}")
FORMULAS = st.recursive(st.one_of(_NAMES, _NUMBERS), _operations, max_leaves=12)


@given(FORMULAS)
def test_what_is_printed_is_the_same_formula(text: str) -> None:
    once = tree(text)
    assert parse(text_of(once)) == once
    assert text_of(tree(text_of(once))) == text_of(once)


@given(st.one_of(st.text(), st.text(alphabet='aА1,.;:()+-*/^=<>«»" \nиене где месяцы', max_size=60)))
def test_no_text_raises(text: str) -> None:
    found = parse(text)
    if isinstance(found, Problem):
        assert found.line >= 0
    else:
        assert parse(text_of(found)) == found


@given(st.decimals(min_value=0, max_value=10**9, places=4))
def test_a_number_keeps_its_digits_with_either_separator(value: Decimal) -> None:
    for text in (f"{value:f}", f"{value:f}".replace(".", ",")):
        assert tree(text) == nodes.Literal(value)
