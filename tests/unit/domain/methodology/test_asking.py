"""What is asked in one question, and what contradicts itself as soon as it is given."""

from dataclasses import replace
from datetime import date

import pytest

from domain.methodology.asking import Series, asked_on, asked_together, wanted
from domain.methodology.given import Given
from domain.methodology.guarding import clashes
from domain.methodology.model import Every, Formula, Guard, Input, InputCourse, Methodology, ValueKind
from domain.time.periods import Period, PeriodKind
from tests.unit.domain.methodology.mytishchi_methodology import DEBT, SOCIAL

QUARTER = Period.from_key("2022-Q1")


def monthly(name: str, kind: ValueKind = ValueKind.NUMBER) -> Input:
    return Input(name, f"Число {name}", "ед.", Every.MONTH, kind=kind)


def of(*inputs: Input, formulas: tuple[str, ...]) -> Methodology:
    """The first formula is the result."""
    named = tuple(Formula(f"Ф{place}", text) for place, text in enumerate(formulas))
    return Methodology("1", date(2020, 1, 1), "Ф0", named, inputs, every=PeriodKind.QUARTER)


def together(methodology: Methodology, given: Given | None = None, day: date | None = None) -> list[Series]:
    return list(asked_together(methodology, asked_on(day, methodology, QUARTER, given or Given())))


def shown(found: list[Series]) -> dict[str, tuple[int, ...]]:
    return {one.input.name: one.months for one in found}


def test_the_months_of_inputs_of_one_formula_are_asked_together() -> None:
    months = replace(SOCIAL, inputs=SOCIAL.inputs[5:])
    assert shown(together(months)) == {"Nотр": (1, 2, 3), "Nназн": (1, 2, 3)}
    assert together(SOCIAL) == [], "the number of residents is asked first, alone"


def test_only_what_is_open_and_over_is_asked() -> None:
    months = replace(SOCIAL, inputs=SOCIAL.inputs[5:])
    given = Given.of({"Nотр": {1: 158}})
    assert shown(together(months, given)) == {"Nотр": (2, 3), "Nназн": (1, 2, 3)}
    assert shown(together(months, given, date(2022, 3, 1))) == {"Nотр": (2,), "Nназн": (1, 2)}


def test_inputs_that_no_formula_uses_together_are_asked_apart() -> None:
    apart = of(monthly("а1"), monthly("б1"), formulas=("сумма(месяцы: а1) + Ф1", "сумма(месяцы: б1)"))
    assert shown(together(apart)) == {"а1": (1, 2, 3)}


def test_a_chain_of_neighbours_is_asked_together_three_at_most() -> None:
    text = "сумма(месяцы: а1 + б1) + сумма(месяцы: б1 + в1) + сумма(месяцы: в1 + г1)"
    chain = of(*map(monthly, ("а1", "б1", "в1", "г1")), formulas=(text,))
    assert list(shown(together(chain))) == ["а1", "б1", "в1"]


def test_what_is_not_a_number_of_a_month_stands_between() -> None:
    between = Input("х1", "Число х1")
    divided = of(monthly("а1"), between, monthly("б1"), formulas=("сумма(месяцы: а1 / б1) + х1",))
    assert shown(together(divided)) == {"а1": (1, 2, 3)}
    said = of(
        monthly("а1"), monthly("б1", ValueKind.YES_NO), formulas=("сумма(месяцы: если(б1 = да; а1; 0))",)
    )
    assert shown(together(said)) == {"а1": (1, 2, 3)}


def test_the_only_open_month_is_a_series_of_one() -> None:
    given = Given.of({"Nотр": {1: 1, 2: 1, 3: 1}, "Nназн": {1: 1, 2: 1}})
    assert shown(together(replace(SOCIAL, inputs=SOCIAL.inputs[5:]), given)) == {"Nназн": (3,)}


def test_a_larger_part_is_noticed_when_it_is_given() -> None:
    assert clashes(DEBT, Given.of({"З1": "4,8"}), QUARTER) == ()
    [clash] = clashes(DEBT, Given.of({"З1": "4,8", "З2": "5,2"}), QUARTER)
    assert [one.key for one in clash.inputs] == ["З2", "З1"]
    assert (clash.sign, clash.month, clash.guard.name) == ("≤", 0, "З2_не_больше_З1")
    assert clashes(DEBT, Given.of({"З1": "4,8", "З2": "4,8"}), QUARTER) == (), "equality holds"


def test_each_month_is_looked_at_as_soon_as_both_are_there() -> None:
    given = Given.of({"Nотр": {1: 100, 2: 120, 3: 130}, "Nназн": {1: 100, 2: 100}})
    [clash] = clashes(SOCIAL, given, QUARTER)
    assert [one.key for one in clash.inputs] == ["Nотр@2", "Nназн@2"]


@pytest.mark.parametrize(
    ("text", "sign", "names"),
    [
        ("З2 < З1", "<", ["З2", "З1"]),
        ("З1 ≥ З2", "≥", ["З1", "З2"]),
        ("З2 + 1 ≤ З1", "", ["З2", "З1"]),
        ("З2 ≤ 1", "", ["З2"]),
    ],
)
def test_a_comparison_of_two_inputs_says_what_stands_between(text: str, sign: str, names: list[str]) -> None:
    guarded = replace(DEBT, guards=(Guard("правило", text, "Проверьте."),))
    [clash] = clashes(guarded, Given.of({"З1": "4,8", "З2": "5,2"}), QUARTER)
    assert (clash.sign, [one.input.name for one in clash.inputs]) == (sign, names)


def test_a_guard_over_all_months_names_no_month() -> None:
    guarded = replace(
        SOCIAL, guards=(Guard("правило", "сумма(месяцы: Nотр) ≤ сумма(месяцы: Nназн)", "Проверьте."),)
    )
    given = Given.of({"Nотр": {1: 2, 2: 2, 3: 2}, "Nназн": {1: 1, 2: 1, 3: 1}})
    [clash] = clashes(guarded, given, QUARTER)
    assert (clash.inputs, clash.month, clash.sign) == ((), 0, "")


def test_the_order_of_questions_is_the_documents() -> None:
    assert [one.key for one in wanted(SOCIAL, QUARTER)][:6] == [
        *("Ца", "AR", "просмотры", "SI", "NПОСТ", "Nотр@1"),
    ]
    assert InputCourse.RUNNING_TOTAL in {one.input.course for one in wanted(SOCIAL, QUARTER)}
