"""What a computed value lacks of its target: by how much, on which part, which figure would reach it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.methodology.computing import compute
from domain.methodology.given import Given
from domain.methodology.goals.shortfall import Shortfall, shortfall
from domain.methodology.model import Every, Formula, Guard, Input, Methodology
from domain.time.periods import Period, PeriodKind
from tests.unit.domain.methodology.mytishchi_methodology import DEBT, SOCIAL, STRUCTURES

QUARTER = Period.from_key("2022-Q1")
EIGHT = Decimal(8)


def social(
    views: int, handled: dict[int, int], assigned: dict[int, int], **others: object
) -> Shortfall | None:
    """180 000 residents: ARцел = 36 000; k1 = k3 = k4 = 1 unless said otherwise."""
    values = {"Ца": 180000, "AR": 36000, "просмотры": views, "SI": 324000, "NПОСТ": 1440, **others}
    given = Given.of({**values, "Nотр": handled, "Nназн": assigned})
    return shortfall(compute(SOCIAL, given, QUARTER), EIGHT, None)


def test_most_is_lost_on_the_views() -> None:
    # k2 = 2 073 600/(36 000·30·3) = 2 073 600/3 240 000 = 0,64; A1 = 3,64
    # A2 = (151/151·1,2 + 98/100 + 37/40)/3 = (1,2 + 0,98 + 0,925)/3 = 1,035; A = 3,64 + 4,14 = 7,78
    # k2 loses 1 − 0,64 = 0,36. With everything handled A2 = (1,2 + 1 + 1)/3 = 1,0667, which loses
    # (1,0667 − 1,035)·4 = 0,1267.
    found = social(2073600, {1: 151, 2: 98, 3: 37}, {1: 151, 2: 100, 3: 40})
    assert found is not None
    assert (found.by, found.goal) == (Decimal("0.22"), EIGHT)
    assert found.loss is not None
    assert (found.loss.name, found.loss.value, found.loss.most) == ("k2", Decimal("0.64"), Decimal(1))
    assert found.loss.label == "Коэффициент просмотров публикаций"


def test_a_part_counts_with_its_weight() -> None:
    # k2 = 0,9: loses 0,1. A2 = (0,9 + 0,9 + 0,9)/3 = 0,9; with all handled 1: loses 0,1·4 = 0,4.
    # A = 3,9 + 3,6 = 7,5
    found = social(2916000, {1: 90, 2: 90, 3: 90}, {1: 100, 2: 100, 3: 100})
    assert found is not None
    assert found.by == Decimal("0.5")
    assert found.loss is not None
    assert (found.loss.name, found.loss.value, found.loss.most, found.loss.lost) == (
        *("A2", Decimal("0.9"), Decimal(1), Decimal("0.4")),
    )


def test_what_more_than_150_messages_would_give_counts() -> None:
    # k4 = 0,5 loses 0,5. March: 190 of 200 is 0,95; 200 of 200 would be 1,2.
    # A2 = (1 + 1 + 0,95)/3; the best is (1 + 1 + 1,2)/3: (3,2 − 2,95)/3·4 = 0,3333. A = 3,5 + 3,9333 = 7,4333
    found = social(3240000, {1: 100, 2: 100, 3: 190}, {1: 100, 2: 100, 3: 200}, NПОСТ=720)
    assert found is not None
    assert found.loss is not None
    assert found.loss.name == "k4"


def test_where_a_part_has_no_known_limit_none_is_named() -> None:
    """Without the guard nothing says that A2 could be 1 at most."""
    unheld = replace(SOCIAL, guards=())
    given = Given.of(
        {
            **{"Ца": 180000, "AR": 36000, "просмотры": 2073600, "SI": 324000, "NПОСТ": 1440},
            "Nотр": {1: 100, 2: 100, 3: 100},
            "Nназн": {1: 100, 2: 100, 3: 100},
        }
    )
    found = shortfall(compute(unheld, given, QUARTER), EIGHT, None)
    assert found is not None
    assert (found.by, found.loss) == (Decimal("0.36"), None)


def test_a_part_that_gives_all_it_can_loses_nothing() -> None:
    # A1 = 3 + 0,64; everything was handled: A2 = 1, and could be no more. A = 7,64
    found = social(2073600, {1: 100, 2: 100, 3: 100}, {1: 100, 2: 100, 3: 100})
    assert found is not None
    assert found.loss is not None
    assert (found.by, found.loss.name) == (Decimal("0.36"), "k2")


def test_a_value_that_is_there_lacks_nothing() -> None:
    assert social(3240000, {1: 1, 2: 1, 3: 1}, {1: 1, 2: 1, 3: 1}) is None, "A = 8: equality counts"


def test_above_a_limit_it_is_the_excess() -> None:
    # (1,5 − 0,3)/30·100 = 4: two figures could be others, so none is named.
    found = shortfall(
        compute(DEBT, Given.of({"З1": "1,5", "З2": "0,3", "Прк": 30}), QUARTER), None, Decimal(0)
    )
    assert found == Shortfall(Decimal(0), Decimal(4), above=True)


def test_a_part_that_is_in_the_whole_too_is_not_solved() -> None:
    # 5/(90 + 5 + 5)·100 = 5 %, but C changes with B.
    found = shortfall(compute(STRUCTURES, Given.of({"X": 90, "Y": 5, "B": 5}), QUARTER), None, Decimal(0))
    assert found == Shortfall(Decimal(0), Decimal(5), above=True)


def ratio(text: str, unit: str = "ед.", guard: str = "") -> Methodology:
    inputs = (Input("Чс", "В срок", unit, Every.QUARTER), Input("Чв", "Всего", unit, Every.QUARTER))
    guards = (Guard("правило", guard, "Проверьте."),) if guard else ()
    formulas = (Formula("Дз", text),)
    return Methodology("1", date(2020, 1, 1), "Дз", formulas, inputs, PeriodKind.QUARTER, "%", guards=guards)


@pytest.mark.parametrize(
    ("text", "unit", "given", "low", "needed"),
    [
        # 54/60·100 = 90; 95 % of 60 is 57
        ("Чс / Чв·100", "ед.", ("54", "60"), "95", "57"),
        # 95 % of 61 is 57,95: 58 whole ones
        ("Чс / Чв·100", "ед.", ("54", "61"), "95", "58"),
        ("100·Чс / Чв", "ед.", ("54", "60"), "100", "60"),
        # money: 95 % of 6,1 is 5,795
        ("Чс / Чв·100", "млн руб.", ("5,4", "6,1"), "95", "5.795"),
        # a third of 100 has no end; 1/3·…: 100·1/3 is not written out
        ("Чс / Чв·3", "млн руб.", ("1", "10"), "1", None),
        ("Чс / Чв", "ед.", ("1", "4"), "0.5", "2"),
        ("(Чс + 1) / Чв·100", "ед.", ("54", "60"), "95", None),
        ("мин(Чс / Чв; 1)·100", "ед.", ("54", "60"), "95", None),
        ("Чс / (Чв + Чс)·100", "ед.", ("54", "60"), "95", None),
    ],
)
def test_of_a_plain_ratio_the_figure_is_said(
    text: str, unit: str, given: tuple[str, str], low: str, needed: str | None
) -> None:
    found = shortfall(
        compute(ratio(text, unit), Given.of({"Чс": given[0], "Чв": given[1]}), QUARTER), Decimal(low), None
    )
    assert found is not None
    assert (found.needed.value if found.needed else None) == (Decimal(needed) if needed else None)


def test_more_than_the_whole_is_not_asked_of_a_part() -> None:
    held = ratio("Чс / Чв·100", guard="Чс ≤ Чв")
    found = shortfall(compute(held, Given.of({"Чс": 54, "Чв": 60}), QUARTER), Decimal(105), None)
    assert found is not None
    assert found.needed is None, "63 of 60"


def test_below_a_limit_the_largest_whole_figure_is_said() -> None:
    # at most 2 % of 60 is 1,2: one at most
    found = shortfall(compute(ratio("Чс / Чв·100"), Given.of({"Чс": 3, "Чв": 60}), QUARTER), None, Decimal(2))
    assert found is not None
    assert found.above
    assert found.needed is not None
    assert (found.needed.value, found.needed.of) == (Decimal(1), Decimal(60))


def test_a_capped_ratio_names_its_part() -> None:
    """«мин(Чс / Чв; 1)·100»: 90 of 100 possible."""
    found = shortfall(
        compute(ratio("мин(Чс / Чв; 1)·100"), Given.of({"Чс": 54, "Чв": 60}), QUARTER), Decimal(95), None
    )
    assert found is not None
    assert found.loss is not None
    assert (found.loss.value, found.loss.most, found.loss.lost) == (Decimal("0.9"), Decimal(1), Decimal(10))


def test_no_value_lacks_nothing_that_can_be_said() -> None:
    assert shortfall(compute(DEBT, Given.of({"З1": 1}), QUARTER), Decimal(1), None) is None
