"""What was meant by a formula: only what has one meaning is mended, what is right is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.methodology.formula.names import Meaning, NameRole
from domain.methodology.formula.parsing import parse
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.mistakes.mending import mend
from tests.times import no_blow_up
from tests.unit.domain.methodology.test_parsing import FORMULAS

NAMES = ("A", "А", "NПОСТ", "kоб", "З1", "Ца", "и_ещё", "x_1", "месяц", "вид", "B", "C")
KNOWN = {name: Meaning(NameRole.INPUT) for name in NAMES} | {"значимость": Meaning(NameRole.TABLE)}
SIGNS = "aА1,.;:()+-*/^=<>«»„“'|&%×÷±√²½[]{}$ \nиене где месяцы СУММ х"


@given(FORMULAS)
def test_a_right_formula_is_left_alone(text: str) -> None:
    mended = mend(text, KNOWN, "Дз")
    assert mended.problems == ()
    assert mended.tree == parse(text)


@given(st.one_of(st.text(max_size=60), st.text(alphabet=SIGNS, max_size=40)))
def test_whatever_is_typed_is_told_with_a_place_in_it(text: str) -> None:
    lines = text.split("\n")
    mended = mend(text, KNOWN, "Дз")
    assert mended.problems or not isinstance(parse(text), Problem)
    for problem in mended.problems:
        assert 0 <= problem.line <= len(lines)
        assert problem.line == 0 or 0 <= problem.column <= len(lines[problem.line - 1]) + 1
        if problem.kind is ProblemKind.MISTYPED:
            assert problem.reasons
            assert problem.options[0] != problem.found


@given(st.text(alphabet=SIGNS, max_size=40))
def test_what_was_mended_needs_no_mending(text: str) -> None:
    mended = mend(text, KNOWN, "Дз")
    if mended.tree is not None and mended.problems:
        assert mend(mended.text, KNOWN, "Дз").problems == ()


@pytest.mark.parametrize(
    "text", ["A : " * 240, "(" * 900, "A х " * 240, "[" * 30 + "A" * 900, "1 000 " * 160]
)
def test_a_hostile_text_is_told_at_once(text: str) -> None:
    parse("1")
    with no_blow_up():
        assert mend(text, KNOWN).problems


@pytest.mark.parametrize(
    ("text", "known", "meant"),
    [
        ("A x B", {"x": Meaning(NameRole.INPUT)}, None),  # «x» is a name here: three names in a row
        ("A1 : A2", {"A1": Meaning(NameRole.INPUT), "A2": Meaning(NameRole.INPUT)}, "A1 / A2"),
        ("A1 : A2", {}, None),  # cells
        ("A * 12 %", {}, None),
        ("A B", {}, None),
        ("B : C", {}, "B / C"),
    ],
)
def test_what_has_two_meanings_is_asked(text: str, known: dict[str, Meaning], meant: str | None) -> None:
    mended = mend(text, KNOWN | known)
    assert mended.problems
    assert (mended.text if mended.tree is not None else None) == meant
