"""What a methodology refers to in its programme, in what order figures follow, and that a circle is seen."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.figures.standing import State
from domain.figures.targets import TargetKind
from domain.methodology.given import Given
from domain.methodology.indicators import STATES, EarlierFact, OfIndicator, degree
from domain.methodology.model import Formula, Input, Methodology
from domain.methodology.plain import from_plain, to_plain
from domain.methodology.references import affected, circle, facts_before, in_order, needs
from domain.time.periods import Period, PeriodKind

YEAR = Period(PeriodKind.YEAR, 2022)
QUARTER = Period.from_key("2022-Q3")
OUTLINE = {"1": ("Дороги",), "2": ("Дороги", "Мосты"), "3": ("Культура",), "9": ()}


def methodology(text: str, number: str = "9", every: PeriodKind = PeriodKind.QUARTER) -> Methodology:
    return Methodology(number, date(2022, 1, 1), "Э", (Formula("Э", text),), (Input("X", "x"),), every)


def test_a_number_in_quotes_is_what_is_needed_through_every_formula_between() -> None:
    through = replace(
        methodology("мин(Д; 1) + план(«3»)"), formulas=(Formula("Э", "мин(Д; 1)"), Formula("Д", "факт(«2»)"))
    )
    assert needs(through, YEAR, OUTLINE) == ("2",)
    assert needs(methodology("факт(«7») + база(«1»)"), YEAR, OUTLINE) == ("7", "1")


def test_the_collection_is_every_other_indicator_that_its_condition_may_hold_of() -> None:
    assert needs(methodology("сумма(показатели: 1)"), YEAR, OUTLINE) == ("1", "2", "3")
    without = methodology("среднее(показатели где номер ≠ «3» и состояние ≠ «нет данных»: степень)")
    assert needs(without, YEAR, OUTLINE) == ("1", "2")
    roads = methodology("среднее(показатели где раздел = «дороги» и не номер = «2»: степень)")
    assert needs(roads, YEAR, OUTLINE) == ("1",)
    either = methodology("сумма(показатели где номер = «1» или факт > 5: 1)")
    assert needs(either, YEAR, OUTLINE) == ("1", "2", "3")


@pytest.mark.parametrize(
    ("text", "period", "every", "expected"),
    [
        ("факт(«1») / прошлый_год(факт(«1»))", YEAR, PeriodKind.YEAR, {"1": ("2021",)}),
        ("прошлый_период(факт(«1»))", QUARTER, PeriodKind.QUARTER, {"1": ("2022-Q2",)}),
        ("прошлый_период(факт(«1»))", Period.from_key("2022-Q1"), PeriodKind.QUARTER, {"1": ("2021-Q4",)}),
        ("прошлый_период(факт(«1»))", YEAR, PeriodKind.HALF_YEAR, {"1": ("2022-H1",)}),
        ("прошлый_период(факт(«1»))", Period.from_key("2022-H1"), PeriodKind.HALF_YEAR, {"1": ("2021",)}),
        ("прошлый_период(факт(«1»))", Period.from_key("2022-Q4"), PeriodKind.YEAR, {"1": ("2021-Q4",)}),
        ("среднее(3 года: факт(«1»))", YEAR, PeriodKind.YEAR, {"1": ("2020", "2021")}),
        ("сумма(кварталы: факт(«1»))", QUARTER, PeriodKind.QUARTER, {"1": ("2022-Q1", "2022-Q2")}),
        ("сумма(показатели где номер ≠ «3»: прошлый_год(факт))", YEAR, PeriodKind.YEAR,
         {"1": ("2021",), "2": ("2021",)}),
    ],
)  # fmt: skip
def test_earlier_facts_are_named_by_the_periods_they_are_of(
    text: str, period: Period, every: PeriodKind, expected: dict[str, tuple[str, ...]]
) -> None:
    assert facts_before(methodology(text, every=every), period, OUTLINE) == expected


def test_figures_follow_each_other_in_the_order_of_computing() -> None:
    known = {
        "9": methodology("среднее(показатели: степень)"),
        "3": methodology("факт(«2») + 1", "3"),
        "2": methodology("факт(«1») · 2", "2"),
    }
    assert in_order(known, YEAR, OUTLINE) == ("2", "3", "9")
    assert affected(known, YEAR, OUTLINE, ["1"]) == ("2", "3", "9")
    assert affected(known, YEAR, OUTLINE, ["2"]) == ("3", "9")
    assert affected(known, YEAR, OUTLINE, ["9"]) == ()


def test_a_circle_is_named_by_its_way_round() -> None:
    known = {"2": methodology("факт(«3»)", "2"), "3": methodology("факт(«2») + факт(«1»)", "3")}
    assert circle(known, YEAR, OUTLINE) == ("2", "3", "2")
    assert set(in_order(known, YEAR, OUTLINE)) == {"2", "3"}


def test_a_reference_to_oneself_is_a_circle_but_not_to_ones_last_year() -> None:
    assert circle({"9": methodology("факт(«9»)")}, YEAR, OUTLINE) == ("9", "9")
    assert circle({"9": methodology("X / прошлый_год(факт(«9»))")}, YEAR, OUTLINE) is None


def test_two_that_judge_the_rest_are_a_circle_unless_they_leave_each_other_out() -> None:
    both = {"3": methodology("сумма(показатели: 1)", "3"), "9": methodology("сумма(показатели: 1)")}
    assert circle(both, YEAR, OUTLINE) == ("3", "9", "3")
    both["9"] = methodology("сумма(показатели где номер ≠ «3»: 1)")
    assert circle(both, YEAR, OUTLINE) is None


@pytest.mark.parametrize(
    ("kind", "low", "high", "fact", "expected"),
    [
        (TargetKind.AT_LEAST, "50", None, "40", "0.8"),  # 40 / 50
        (TargetKind.AT_LEAST, "50", None, "60", "1.2"),  # not capped
        (TargetKind.AT_LEAST, "0", None, "0", "1"),  # nothing is divided by 0: reached
        (TargetKind.AT_LEAST, "0", None, "-1", "0"),
        (TargetKind.AT_MOST, None, "2", "4", "0.5"),  # less is better: 2 / 4
        (TargetKind.AT_MOST, None, "2", "1", "2"),
        (TargetKind.AT_MOST, None, "2", "0", "1"),
        (TargetKind.AT_MOST, None, "0", "0", "1"),
        (TargetKind.AT_MOST, None, "0", "3", "0"),
        (TargetKind.RANGE, "1", "5", "3", "1"),
        (TargetKind.RANGE, "1", "5", "0.5", "0.5"),
        (TargetKind.RANGE, "1", "5", "10", "0.5"),
        (TargetKind.YES_NO, "1", None, "1", "1"),
        (TargetKind.YES_NO, "1", None, "0", "0"),
        (TargetKind.YES_NO, "0", None, "0", "1"),
        (TargetKind.NONE, None, None, "7", None),
        (TargetKind.AT_LEAST, "50", None, None, None),
    ],
)
def test_the_degree_is_fact_to_plan_or_plan_to_fact(
    kind: TargetKind, low: str | None, high: str | None, fact: str | None, expected: str | None
) -> None:
    def number(text: str | None) -> Decimal | None:
        return None if text is None else Decimal(text)

    found = degree(OfIndicator("1", fact=number(fact), target=kind, low=number(low), high=number(high)))
    assert found == number(expected)


def test_above_a_range_that_is_no_limit_is_reached() -> None:
    wide = OfIndicator("1", fact=Decimal(9), target=TargetKind.RANGE, low=Decimal(1), high=Decimal(5))
    assert degree(replace(wide, range_top_is_limit=False)) == 1


def test_indicators_are_kept_with_what_was_given_and_read_again() -> None:
    given = Given(
        indicators=(
            OfIndicator(
                "4",
                "Дворы",
                fact=Decimal("1.50"),
                target=TargetKind.AT_MOST,
                high=Decimal(2),
                state=State.MET.value,
                headings=("Задача 1", "Раздел I"),
                accepted=False,
                earlier=(EarlierFact("2021", Decimal(3)),),
            ),
        )
    )
    assert from_plain(Given, to_plain(given)) == given
    assert from_plain(Given, {"values": [{"name": "X", "value": "1"}]}).indicators == ()


def test_every_standing_has_its_name_in_formulas() -> None:
    assert set(STATES) == {state.value for state in State}
