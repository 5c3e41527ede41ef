"""How a document computes its deviations is learnt from its own figures, or not at all."""

from decimal import Decimal

import pytest

from domain.forms.deviation import DeviationFormula, Stated, deviation, learnt, places_of


def rows(*stated: tuple[str, str, str]) -> list[Stated]:
    return [Stated(Decimal(plan), Decimal(fact), Decimal(said)) for plan, fact, said in stated]


@pytest.mark.parametrize(
    ("stated", "formula"),
    [
        ([("10", "8", "-2")], DeviationFormula.FACT_LESS_PLAN),
        ([("10", "8", "2"), ("5", "6", "-1")], DeviationFormula.PLAN_LESS_FACT),
        ([("3", "2", "66.7"), ("4", "1", "25")], DeviationFormula.PERCENT),
        ([("3", "2", "0.67")], DeviationFormula.SHARE),
        ([("4", "5", "25.0")], DeviationFormula.PERCENT_OVER),
        ([("4", "3", "25")], DeviationFormula.PERCENT_UNDER),
    ],
)
def test_the_one_formula_that_gives_every_figure_is_learnt(
    stated: list[tuple[str, str, str]], formula: DeviationFormula
) -> None:
    assert learnt(rows(*stated)) is formula


@pytest.mark.parametrize(
    "stated",
    [
        [],
        [("5", "5", "0")],  # fact − plan and plan − fact
        [("2", "4", "2")],  # fact − plan and fact / plan
        [("10", "8", "7")],
        [("10", "8", "-2"), ("10", "8", "2")],
    ],
)
def test_several_formulas_or_none_are_no_formula(stated: list[tuple[str, str, str]]) -> None:
    assert learnt(rows(*stated)) is DeviationFormula.NONE


def test_a_difference_is_exact_and_a_share_is_rounded() -> None:
    plan, fact = Decimal(3), Decimal("2.25")
    assert deviation(DeviationFormula.FACT_LESS_PLAN, plan, fact, 0) == Decimal("-0.75")
    assert deviation(DeviationFormula.PERCENT, plan, fact, 1) == Decimal("75.0")
    assert deviation(DeviationFormula.PERCENT, Decimal(0), fact, 1) is None
    assert deviation(DeviationFormula.NONE, plan, fact, 1) is None


def test_decimals_count_as_they_are_written() -> None:
    assert [places_of(Decimal(text)) for text in ("1", "1.0", "1.25", "1E+2")] == [0, 1, 2, 0]
