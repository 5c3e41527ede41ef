"""Domain page, «Numbers as people type them», the last sentences."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures.targets import read_targets
from domain.figures.unusual import Unusual, find_unusual, is_far_above
from domain.programme.document import Course


@pytest.mark.parametrize(
    ("value", "target", "unit", "last", "expected"),
    [
        ("120", "100 %", "%", None, (Unusual.ABOVE_HUNDRED,)),
        ("100", "100 %", "%", None, ()),
        ("120", "108,11", "%", None, ()),
        ("120", "12", "ед.", None, ()),
        ("-5", "12", "ед.", None, (Unusual.NEGATIVE,)),
        ("100", "12", "", "10", (Unusual.TEN_TIMES_LAST,)),
        ("99", "12", "", "10", ()),
        ("99", "12", "", "0", ()),
        ("-100", "12", "млн руб.", "-10", (Unusual.NEGATIVE, Unusual.TEN_TIMES_LAST, Unusual.FELL)),
        ("-99", "12", "млн руб.", "-10", (Unusual.NEGATIVE, Unusual.FELL)),
        ("5", "12", "млн руб.", "-10", ()),
        ("9", "12", "", "10", (Unusual.FELL,)),
        ("10", "12", "", "10", ()),
        ("-1", "12", "", "10", (Unusual.NEGATIVE, Unusual.FELL)),
    ],
)
def test_reasons(value: str, target: str, unit: str, last: str | None, expected: tuple[Unusual, ...]) -> None:
    found = find_unusual(
        Decimal(value),
        read_targets(target).for_year(2022),
        unit,
        last=None if last is None else Decimal(last),
        course=Course.RUNNING_TOTAL,
        last_is_this_year=True,
    )
    assert found == expected


@pytest.mark.parametrize(("course", "this_year"), [(Course.LEVEL, True), (Course.RUNNING_TOTAL, False)])
def test_only_a_running_total_within_the_year_falls(course: Course, this_year: bool) -> None:
    last = Decimal(10)
    assert find_unusual(Decimal(9), None, "", last=last, course=course, last_is_this_year=this_year) == ()


numbers = st.decimals(allow_nan=False, allow_infinity=False)


@given(numbers, st.none() | numbers, st.text(max_size=5), st.sampled_from(Course), st.booleans())
def test_never_raises(
    value: Decimal, last: Decimal | None, unit: str, course: Course, this_year: bool
) -> None:
    found = find_unusual(value, None, unit, last=last, course=course, last_is_this_year=this_year)
    assert (Unusual.NEGATIVE in found) == (value < 0)


@pytest.mark.parametrize(
    ("value", "target", "unit", "expected"),
    [
        ("7196", "12", "", True),
        ("122", "не менее 12", "ед.", True),
        ("119", "не менее 12", "ед.", False),
        ("26", "12", "", False),
        ("20", "не более 2", "ед.", True),
        ("20", "не более 2 %", "%", False),
        ("50", "1 - 5", "чел.", True),
        ("49", "1 - 5", "чел.", False),
        ("7", "0", "", False),
        ("0", "12", "", False),
        ("-120", "12", "", False),
        ("280", "администрация – 7;\nМУ – 103;\nМУП – 3.", "", False),
        ("10", "-", "", False),
    ],
)
def test_ten_times_the_target_is_far_above_it(value: str, target: str, unit: str, expected: bool) -> None:
    aim = read_targets(target, unit=unit).for_year(2022)
    assert is_far_above(Decimal(value), aim, unit) is expected
    assert not is_far_above(None, aim, unit)


def test_yes_is_never_far_above_no() -> None:
    assert not is_far_above(Decimal(1), read_targets("0", "да – 1; нет – 0").for_year(2022), "")
    assert not is_far_above(Decimal(1), None, "")
