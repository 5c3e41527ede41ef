"""Formulas over the programme's own indicators, worked by hand, and what a missing figure leads to."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import strategies as st

from domain.figures.targets import TargetKind
from domain.methodology.checking import check
from domain.methodology.computing import Result, compute
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.given import Given
from domain.methodology.indicators import STATES, OfIndicator
from domain.methodology.model import Formula, Input, Methodology
from domain.methodology.plain import from_plain, to_plain
from domain.methodology.trace import Trace
from domain.time.periods import Period, PeriodKind
from tests.unit.domain.methodology.test_parsing import FORMULAS

YEAR = Period(PeriodKind.YEAR, 2022)
ROADS = OfIndicator(
    "1",
    "Дороги",
    fact=Decimal(40),
    target=TargetKind.AT_LEAST,
    low=Decimal(50),
    period_plan=Decimal(45),
    base=Decimal(20),
    state="missed",
    headings=("Задача 1", "Дорожное хозяйство"),
)
ACCIDENTS = OfIndicator(
    "2", "Аварии", fact=Decimal(1), target=TargetKind.AT_MOST, high=Decimal(2), state="met"
)
PLAN_ADOPTED = OfIndicator(
    "3", fact=Decimal(1), target=TargetKind.YES_NO, low=Decimal(1), state="met", accepted=False
)
REVIEW = OfIndicator("4", "Обзор", state="not_compared")
BRIDGES = OfIndicator("5", target=TargetKind.AT_LEAST, low=Decimal(8))
PARKS = OfIndicator("7", target=TargetKind.AT_LEAST, low=Decimal(3))
HANDED_IN = (ROADS, ACCIDENTS, PLAN_ADOPTED, REVIEW)


def methodology(text: str, **changes: object) -> Methodology:
    one = Methodology(
        "9", date(2022, 1, 1), "Э", (Formula("Э", text),), (Input("X", "x"),), every=PeriodKind.YEAR
    )
    return replace(one, **changes)  # type: ignore[arg-type]


def result(text: str, *indicators: OfIndicator) -> Result:
    return compute(methodology(text), Given(indicators=indicators or HANDED_IN), YEAR)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("факт(«1») / план(«1»)·100", "80"),  # 40 / 50·100
        ("план(«2»)", "2"),  # the upper end of «at most»
        ("план_периода(«1») − база(«1»)", "25"),  # 45 − 20
        ("(факт(«1») − база(«1»)) / база(«1»)·100", "100"),  # (40 − 20) / 20·100
        ("степень(«1») + степень(«2») + степень(«3»)", "3.8"),  # 40/50 + 2/1 + 1
        ("мин(степень(«2»); 1)", "1"),
        ("если(состояние(«2») = «выполнено»; 10; 0)", "10"),
        ("если(состояние(«4») ≠ «не оценивается»; 10; 5)", "5"),
        # (0,8 + 1 + 1) / 3 = 0,9333…
        (
            "округл(среднее(показатели где состояние ≠ «не оценивается»: мин(степень; 1)); 4)",
            "0.9333",
        ),
        # two of four: 2 / 4·100
        ("сумма(показатели где состояние = «выполнено»: 1) / сумма(показатели: 1)·100", "50"),
        ("сумма(показатели где раздел = «дорожное  хозяйство»: факт)", "40"),
        ("сумма(показатели где раздел ≠ «Задача 1» и номер ≠ «4»: факт)", "2"),
        ("макс(показатели где факт > 0 и номер ≠ «4»: факт)", "40"),
    ],
)
def test_the_programmes_own_figures_are_counted_with(text: str, expected: str) -> None:
    assert check(methodology(text, inputs=())) == ()
    assert result(text).value == Decimal(expected)


def test_the_english_words_are_the_same_formula() -> None:
    text = "mean(indicators where state ≠ «не оценивается» and number ≠ «1»: min(degree; 1)) + fact(«1»)"
    assert result(text).value == 41


def test_the_condition_is_asked_before_anything_else_of_an_indicator() -> None:
    """What the number alone leaves out may lack its figure."""
    assert result("сумма(показатели где факт > 0 и номер ≠ «4»: факт)").value == 42


def test_a_formula_of_each_indicator_may_stand_apart() -> None:
    apart = methodology(
        "среднее(показатели где номер ≠ «4»: Сд)",
        formulas=(Formula("Э", "среднее(показатели где номер ≠ «4»: Сд)"), Formula("Сд", "мин(степень; 1)")),
    )
    found = compute(apart, Given(indicators=(ROADS, ACCIDENTS, REVIEW)), YEAR)
    assert found.value == Decimal("0.9")  # (0,8 + 1) / 2


def test_the_computed_one_and_what_is_not_due_are_not_counted() -> None:
    own = OfIndicator("9", fact=Decimal(5))
    yearly = replace(ROADS, number="8", due=False)
    assert result("сумма(показатели: 1)", *HANDED_IN, own, yearly).value == 4
    assert result("план(«8»)", *HANDED_IN, yearly).value == 50


@pytest.mark.parametrize(
    ("text", "kind", "numbers"),
    [
        ("сумма(показатели где номер ≠ «4»: факт)", ProblemKind.NO_FACT, ("5", "7")),
        ("среднее(показатели: степень)", ProblemKind.NOT_COMPARED, ("4",)),
        ("факт(«1») + факт(«5») + степень(«7»)", ProblemKind.NO_FACT, ("5", "7")),
        ("степень(«4»)", ProblemKind.NOT_COMPARED, ("4",)),
        ("план(«4»)", ProblemKind.NO_PLAN, ("4",)),
        ("план_периода(«2»)", ProblemKind.NO_PERIOD_PLAN, ("2",)),
        ("сумма(показатели где номер ≠ «1»: база)", ProblemKind.NO_BASE, ("2", "3", "4", "5", "7")),
        ("факт(«8»)", ProblemKind.NO_FACT, ("8",)),
    ],
)
def test_a_figure_that_is_missing_gives_no_value_and_is_named(
    text: str, kind: ProblemKind, numbers: tuple[str, ...]
) -> None:
    found = result(text, *HANDED_IN, BRIDGES, PARKS)
    assert found.value is None
    (problem,) = found.problems
    assert (problem.kind, problem.options) == (kind, numbers)


def test_without_any_other_indicator_there_is_nothing_to_judge() -> None:
    assert result("сумма(показатели: 1)", OfIndicator("9")).problems == (
        Problem(ProblemKind.NO_INDICATORS, "Э"),
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("факт(4)", ProblemKind.IN_QUOTES),
        ("факт(X)", ProblemKind.IN_QUOTES),
        ("состояние(«4»)", ProblemKind.NOT_A_NUMBER),
        ("если(состояние(«4») = «сделано»; 1; 0)", ProblemKind.UNKNOWN_KIND),
        ("если(состояние(«4») > «выполнено»; 1; 0)", ProblemKind.NOT_COMPARABLE),
        ("факт + 1", ProblemKind.OF_ROWS),
        ("сумма(показатели: номер)", ProblemKind.NOT_A_NUMBER),
        ("сумма(показатели где факт: 1)", ProblemKind.NOT_A_CONDITION),
    ],
)
def test_a_mistake_is_told_when_it_is_taken_in(text: str, kind: ProblemKind) -> None:
    assert kind in {problem.kind for problem in check(methodology(text))}


def test_a_name_of_ones_own_that_the_collection_would_hide_is_refused() -> None:
    with_plan = methodology("сумма(показатели: план) + план", inputs=(Input("план", "план"),))
    assert {problem.kind for problem in check(with_plan)} == {ProblemKind.TWO_MEANINGS}
    assert check(methodology("план + 1", inputs=(Input("план", "план"),))) == ()


def test_the_trace_keeps_what_went_in_and_is_read_again() -> None:
    found = result("среднее(показатели где номер ≠ «4»: мин(степень; 1))")
    assert [(one.number, one.accepted) for one in found.trace.indicators] == [
        ("1", True),
        ("2", True),
        ("3", False),
    ]
    (step,) = found.trace.steps
    assert [(part.label, part.value) for part in step.parts] == [
        ("№ 1 Дороги", Decimal("0.8")),
        ("№ 2 Аварии", Decimal(1)),
        ("№ 3", Decimal(1)),
    ]
    assert from_plain(Trace, to_plain(found.trace)) == found.trace


def test_a_degree_that_is_limited_is_a_cap_of_its_indicator() -> None:
    (cap,) = result("сумма(показатели где номер ≠ «4»: мин(степень; 1))").trace.caps
    assert (cap.where, cap.value, cap.limit) == ("№ 2 Аварии", Decimal(2), Decimal(1))
    (cap,) = result("мин(степень(«2»); 1,5)").trace.caps
    assert (cap.value, cap.limit) == (Decimal(2), Decimal("1.5"))


NUMBERS = st.decimals(-100, 100, places=2)
OF_INDICATORS = st.builds(
    OfIndicator,
    number=st.sampled_from(["4", "7", "9", "12"]),
    fact=st.none() | NUMBERS,
    target=st.sampled_from(TargetKind),
    low=st.none() | NUMBERS,
    high=st.none() | NUMBERS,
    state=st.sampled_from(sorted(STATES)),
    due=st.booleans(),
)


@hypothesis_given(FORMULAS, st.lists(OF_INDICATORS, max_size=4).map(tuple))
def test_nothing_of_it_raises(text: str, indicators: tuple[OfIndicator, ...]) -> None:
    found = compute(methodology(text), Given(indicators=indicators), YEAR)
    assert found.value is not None or found.problems
    assert from_plain(Trace, found.to_plain()["trace"]) == found.trace
