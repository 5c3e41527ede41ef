"""Domain page, «How an indicator stands»: the Kopeysk table, the «Further» cases, and what holds always."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures.numbers import read_figure
from domain.figures.standing import Actual, Standing, State, assess
from domain.figures.targets import Target, TargetKind, is_yes_no, read_targets, unit_of
from domain.programme.document import Course
from domain.time.periods import Period

HALF, YEAR, DECEMBER = Period.from_key("2022-H1"), Period.from_key("2022"), Period.from_key("2022-M12")
PARTS = "администрация – 7;\nМУ –  103;\nМУП – 3."
YES_NO = "ввод (да – 1 / нет – 0)"
LEVELS = (1, 2, 7, 17, 19, 20, 22)
KOPEYSK = {  # number: column 3 (its end), column 4, column 5
    1: ("доля, %", "не более 2 %", "1 полугодие – 1,45%"),
    2: ("доля, %", "не более 1 %", "1 полугодие – 0,26%"),
    3: ("количество, ед.", "2021 год – 24\n2022 год – 26", "24"),
    4: ("достижение, %", "100%", "50%"),
    5: ("доля, %", "1 % - 5 %", "1%"),
    6: ("-", "-", "-"),
    7: ("сроки, в % случаев", "100 %", "100%"),
    8: (YES_NO, "1", "0"),
    9: (YES_NO, "2022 год – 0\n2023 год – 1", "0"),
    10: ("количество объектов, ед.", "1648", "1598"),
    11: ("количество, ед.", "2022 год – 4\n2023 год – 3 \n2024 год – 2", "0"),
    12: ("количество, ед.", "2022 год – 3 ", "0"),
    13: ("соответствие, %", "100 %", "0"),
    14: ("доля, %", "20%", "15,6%"),
    15: ("количество, ед.", "9", "0"),
    16: ("количество, ед.", "2022 год - 16", "0"),
    17: ("актуальность информации", "100 %", "100%"),
    18: ("количество материалов", "не менее 12", "122"),
    19: ("доля приемов", "100 %", "100%"),
    20: ("коэффициент исполнительной дисциплины", "1", "1"),
    21: ("количество сходов в год", "не менее 1", "5"),
    22: ("доля НПА", "100 %", "100%"),
    23: ("количество публикаций", "12", "7196"),
    24: ("количество зарегистрированных", "6 000", "3 153 граждан"),
    25: ("размещено (да – 1; нет – 0)", "1", "1"),
    26: ("количество публикаций", "12", "26"),
    27: ("количество предприятий", PARTS, "280"),
}


def kopeysk(number: int, period: Period, fact: str = "") -> Standing:
    indicator, target_text, written = KOPEYSK[number]
    yes_no = is_yes_no(indicator)
    reading = read_figure(fact or written, unit_of(indicator, target_text), yes_no=yes_no)
    actual = Actual(reading.number.value if reading.number else None, no_data=reading.no_data)
    course = Course.LEVEL if number in LEVELS else Course.RUNNING_TOTAL
    return assess(read_targets(target_text, indicator).for_year(2022), actual, period, course)


def kopeysk_states(period: Period) -> dict[State, list[int]]:
    states: dict[State, list[int]] = {}
    for number in KOPEYSK:
        states.setdefault(kopeysk(number, period).state, []).append(number)
    return states


MET = [1, 2, 5, 7, 9, 17, 18, 19, 20, 21, 22, 23, 25, 26]


def test_kopeysk_half_year() -> None:
    assert kopeysk_states(HALF) == {
        State.MET: MET,
        State.ON_PACE: [3, 4, 10, 14, 24],
        State.BEHIND: [8, 11, 12, 13, 15, 16],
        State.NOT_COMPARED: [6, 27],
    }


@pytest.mark.parametrize("period", [YEAR, DECEMBER, Period.from_key("2022-Q4"), Period.from_key("2022-H2")])
def test_kopeysk_at_the_years_end(period: Period) -> None:
    assert kopeysk_states(period) == {
        State.MET: MET,
        State.MISSED: [3, 4, 8, 10, 11, 12, 13, 14, 15, 16, 24],
        State.NOT_COMPARED: [6, 27],
    }


@pytest.mark.parametrize(
    ("number", "period", "fact", "expected"),
    [
        (20, HALF, "0,6", Standing(State.BEHIND)),
        (1, HALF, "2,4 %", Standing(State.BEHIND, above_limit=True)),
        (1, YEAR, "2,4 %", Standing(State.MISSED, above_limit=True)),
        (1, HALF, "2 %", Standing(State.MET)),
        (5, HALF, "0,6 %", Standing(State.ON_PACE)),
        (5, HALF, "0,5 %", Standing(State.ON_PACE)),
        (5, HALF, "0,4 %", Standing(State.BEHIND)),
        (5, HALF, "5 %", Standing(State.MET)),
        (5, HALF, "6 %", Standing(State.MISSED, above_limit=True)),
        (4, HALF, "49,9 %", Standing(State.BEHIND)),
        (9, HALF, "1", Standing(State.MET)),
    ],
)
def test_further_cases(number: int, period: Period, fact: str, expected: Standing) -> None:
    assert kopeysk(number, period, fact) == expected


def test_mytishchi_social_networks_below_8_is_behind() -> None:
    target = read_targets("2019 год – 8,00").for_year(2019)
    actual = Actual(Decimal("4.1"))
    assert assess(target, actual, Period.from_key("2019-Q2"), Course.LEVEL).state is State.BEHIND


def at_least(low: str) -> Target:
    return Target(TargetKind.AT_LEAST, low, low=Decimal(low))


def at_most(high: str) -> Target:
    return Target(TargetKind.AT_MOST, high, high=Decimal(high))


def judge(
    target: Target | None, value: str, course: Course = Course.RUNNING_TOTAL, **more: object
) -> Standing:
    return assess(target, Actual(Decimal(value)), HALF, course, **more)  # type: ignore[arg-type]


def test_running_total_above_its_limit_cannot_be_made_good() -> None:
    assert judge(at_most("2"), "2.4", due=date(2023, 1, 1)) == Standing(State.MISSED, above_limit=True)


def test_upper_end_that_is_no_limit() -> None:
    target = Target(TargetKind.RANGE, "1 % - 5 %", Decimal(1), Decimal(5))
    assert judge(target, "6", range_top_is_limit=False).state is State.MET


def test_plan_for_the_period() -> None:
    assert judge(at_least("100"), "10", plan=Decimal(10)).state is State.ON_PACE
    assert judge(at_least("100"), "9.99", plan=Decimal(10)).state is State.BEHIND
    assert judge(at_least("1"), "0.6", Course.LEVEL, plan=Decimal("0.5")).state is State.ON_PACE
    assert judge(at_most("2"), "2.5", Course.LEVEL, plan=Decimal(3)) == Standing(
        State.ON_PACE, above_limit=True
    )
    assert judge(at_most("2"), "3", Course.LEVEL, plan=Decimal(3)).state is State.ON_PACE
    assert judge(at_most("2"), "3.5", Course.LEVEL, plan=Decimal(3)).state is State.BEHIND


def test_due_date_is_judged_at_the_periods_end() -> None:
    assert judge(at_least("4"), "0", due=date(2022, 7, 1)).state is State.ON_PACE
    assert judge(at_least("4"), "0", due=date(2022, 6, 30)).state is State.BEHIND
    assert (
        assess(at_least("4"), Actual(Decimal(0)), YEAR, Course.LEVEL, due=date(2023, 5, 1)).state
        is State.MISSED
    )


def test_not_compared() -> None:
    assert judge(None, "5").state is State.NOT_COMPARED
    assert judge(Target(TargetKind.UNREADABLE, "постоянно"), "5").state is State.NOT_COMPARED
    assert assess(at_least("4"), Actual(words=True), YEAR, Course.LEVEL).state is State.NOT_COMPARED


def test_no_data() -> None:
    nothing = assess(at_least("4"), None, HALF, Course.LEVEL)
    said = assess(at_least("4"), Actual(no_data=True), HALF, Course.LEVEL)
    assert (nothing.state, nothing.explanation_required) == (State.NO_DATA, False)
    assert (said.state, said.explanation_required) == (State.NO_DATA, True)


def test_explanation_is_required_for_behind_and_missed() -> None:
    required = {state for state in State if Standing(state).explanation_required}
    assert required == {State.BEHIND, State.MISSED, State.NO_DATA}


numbers = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**20), max_value=10**20)
targets = st.builds(
    Target, st.sampled_from(TargetKind), st.just(""), st.none() | numbers, st.none() | numbers
)
actuals = st.builds(Actual, st.none() | numbers, st.booleans(), st.booleans())
periods = st.sampled_from(
    [Period.from_key(key) for key in ("2022", "2022-H1", "2022-Q3", "2022-M1", "2022-M12")]
)
courses = st.sampled_from(Course)


@given(
    st.none() | targets,
    st.none() | actuals,
    periods,
    courses,
    st.booleans(),
    st.none() | numbers,
    st.none() | st.dates(),
)
def test_everything_has_a_standing(
    target: Target | None,
    actual: Actual | None,
    period: Period,
    course: Course,
    limit: bool,
    plan: Decimal | None,
    due: date | None,
) -> None:
    standing = assess(target, actual, period, course, range_top_is_limit=limit, plan=plan, due=due)
    assert not (period.year_is_over and standing.state in (State.ON_PACE, State.BEHIND))
    assert not (standing.state is State.MET and standing.above_limit)


@given(numbers, periods, courses)
def test_equality_counts_as_reached(value: Decimal, period: Period, course: Course) -> None:
    ends = (
        Target(TargetKind.AT_LEAST, "", low=value),
        Target(TargetKind.AT_MOST, "", high=value),
        Target(TargetKind.RANGE, "", low=value, high=value),
    )
    assert all(assess(each, Actual(value), period, course).state is State.MET for each in ends)


@given(st.integers(min_value=1, max_value=10**18), periods)
def test_pace_is_exact(low: int, period: Period) -> None:
    target = Target(TargetKind.AT_LEAST, "", low=Decimal(low * 12))
    pace = Decimal(low * period.last_month)
    on_pace = assess(target, Actual(pace), period, Course.RUNNING_TOTAL)
    below = assess(target, Actual(pace - Decimal("0.000001")), period, Course.RUNNING_TOTAL)
    assert on_pace.state is (State.MET if period.year_is_over else State.ON_PACE)
    assert below.state is (State.MISSED if period.year_is_over else State.BEHIND)
