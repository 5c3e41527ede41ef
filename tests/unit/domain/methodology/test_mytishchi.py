"""Domain page, «The Mytishchi methodology»: the four indicators, worked by hand in each test's comment."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from domain.methodology.computing import Flag, Result, compute
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.given import Given
from domain.methodology.showing import show_step
from domain.methodology.trace import Cap, TraceStep
from domain.time.periods import Period
from tests.unit.domain.methodology.mytishchi_methodology import (
    DEBT,
    EMPTY_MONTH,
    MEDIA,
    ONE,
    SKIP,
    SOCIAL,
    STRUCTURES,
)

Q1, Q2, Q3, Q4 = (Period.from_key(f"2022-Q{number}") for number in range(1, 5))
YEAR = Period.from_key("2022")
FULL = {"Ца": 180_000, "AR": 36_000, "просмотры": 3_240_000, "SI": 324_000, "NПОСТ": 1_440}
"""All four coefficients are exactly 1 in the first quarter: 36 000·30·3, 36 000·3·3, 480·3."""


def social(done: Mapping[int, int], due: Mapping[int, int], period: Period = Q1, **changed: object) -> Result:
    """Months' Nотр and Nназн; ``changed``: other inputs, ``decided``, ``unreliable``."""
    decided, unreliable = str(changed.pop("decided", "")), str(changed.pop("unreliable", ""))
    values = {**FULL, "Nотр": done, "Nназн": due, **changed}
    decisions = {EMPTY_MONTH: decided} if decided else {}
    return compute(SOCIAL, Given.of(values, decisions=decisions, unreliable=unreliable), period)


def step(result: Result, name: str) -> TraceStep:
    return next(one for one in result.trace.steps if one.name == name)


def steps(result: Result, name: str) -> list[Decimal | None]:
    return [part.value for part in step(result, name).parts]


EVEN = {1: 100, 2: 100, 3: 100}


# ---- 2. Social networks


def test_exactly_eight_is_the_first_place() -> None:
    # A1 = 1 + 1 + 1 + 1 = 4; A2 = (100/100·1)·3 / 3 = 1; A = 4 + 1·4 = 8
    result = social(EVEN, EVEN)
    assert (result.value, result.flags, result.problems) == (Decimal(8), (Flag.FIRST_PLACE,), ())
    assert show_step(result.trace.steps[-1], fixed=True) == "A = A1 + A2·4 = 4 + 1·4 = 8,00"


def test_eight_from_thirds_is_exactly_eight() -> None:
    # k1 = 12 000/36 000 = 1/3; k2 = 2 808 000/3 240 000 = 13/15; A1 = 1/3 + 13/15 + 1 + 1 = 3,2
    # A2 = 151/151·1,2 = 1,2; A = 3,2 + 1,2·4 = 8
    busy = {1: 151, 2: 151, 3: 151}
    result = social(busy, busy, AR=12_000, просмотры=2_808_000)
    assert (result.value, result.flags) == (Decimal(8), (Flag.FIRST_PLACE,))


def test_more_handled_than_assigned_is_asked_about_and_never_computed() -> None:
    # 300/150·1 in each month would be A2 = 2 and A = 12, above the 8,8 that the document's own words allow
    result = social({1: 300, 2: 150, 3: 151}, {1: 150, 2: 150, 3: 150})
    assert result.value is None
    assert [(one.kind, one.name, one.month) for one in result.problems] == [
        (ProblemKind.GUARD, "отработано_не_больше_назначенного", month) for month in (1, 3)
    ]


def test_7_996_is_not_eight_and_does_not_look_like_it() -> None:
    # A1 = 4; A2 = 999/1000·1 = 0,999; A = 4 + 3,996 = 7,996
    result = social({1: 999, 2: 999, 3: 999}, {1: 1000, 2: 1000, 3: 1000})
    assert (result.value, result.flags) == (Decimal("7.996"), ())
    last = result.trace.steps[-1]
    assert show_step(last, target=Decimal(8), fixed=True) == "A = A1 + A2·4 = 4 + 0,999·4 = 7,996"
    assert show_step(last, fixed=True) == "A = A1 + A2·4 = 4 + 0,999·4 = 8,00"


def test_unreliable_data_are_the_last_place_whatever_the_value_is() -> None:
    # A1 = 4; A2 = (151/151·1,2 + 150/150·1 + 95/100·1) / 3 = (1,2 + 1 + 0,95) / 3 = 1,05; A = 4 + 4,2 = 8,2
    result = social({1: 151, 2: 150, 3: 95}, {1: 151, 2: 150, 3: 100}, unreliable="накрутка подписчиков")
    assert (result.value, result.flags) == (Decimal("8.2"), (Flag.LAST_PLACE,))
    low = social({1: 0, 2: 0, 3: 0}, EVEN, unreliable="накрутка подписчиков")
    assert (low.value, low.flags) == (Decimal(4), (Flag.LAST_PLACE,))
    assert social(EVEN, {1: 0}, unreliable="накрутка подписчиков").flags == (Flag.LAST_PLACE,)


def test_the_most_there_can_be_is_8_8() -> None:
    # every k is cut to 1; A2 = 1,2; A = 4 + 4,8 = 8,8
    busy = {1: 500, 2: 500, 3: 500}
    assert social(busy, busy, AR=10**6, просмотры=10**9, SI=10**9, NПОСТ=10**6).value == Decimal("8.8")


@pytest.mark.parametrize(
    ("done", "due", "month", "volume"),
    [
        (150, 150, Fraction(1), 1),  # all, but not more than 150
        (151, 151, Fraction(6, 5), Decimal("1.2")),
        (150, 151, Fraction(150, 151), 1),
        (151, 152, Fraction(151, 152), 1),  # more than 150, but not all
    ],
)
def test_more_than_150_messages_all_dealt_with_count_1_2(
    done: int, due: int, month: Fraction, volume: Decimal
) -> None:
    # A = 4 + 4·(month + month + month)/3
    result = social(dict.fromkeys((1, 2, 3), done), dict.fromkeys((1, 2, 3), due))
    assert steps(result, "kоб") == [volume] * 3
    assert result.value is not None
    assert abs(Fraction(result.value) - (4 + 4 * month)) < Fraction(1, 10**38)


def test_a2_is_the_mean_over_months_and_each_month_has_its_own_coefficient() -> None:
    # January 150/150·1 = 1; February 151/151·1,2 = 1,2; March 99/100·1 = 0,99
    # A2 = 3,19/3 = 1,0633…; A = 4 + 4,2533… = 8,2533…
    result = social({1: 150, 2: 151, 3: 99}, {1: 150, 2: 151, 3: 100})
    assert steps(result, "A2") == [1, Decimal("1.2"), Decimal("0.99")]
    assert result.value == Decimal("8.253333333333333333333333333333333333333")
    january = step(result, "A2").parts[0]
    assert (january.month, show_step(january)) == (
        1,
        "A2 = если(Nназн = 0; 1; Nотр / Nназн·kоб) = если(150 = 0; 1; 150 / 150·1) = 1",
    )
    assert "= среднее(1; 1,2; 0,99) = 1,06" in show_step(step(result, "A2"))


@pytest.mark.parametrize(
    ("followers", "coefficient", "cut"),
    [
        (35_999, "0.9999722222222222222222222222222222222222", False),  # 35 999/36 000
        (36_000, "1", False),  # reached, nothing is cut
        (36_001, "1", True),  # 36 001/36 000 = 1,00002777…, cut to 1
    ],
)
def test_a_coefficient_is_at_most_one(followers: int, coefficient: str, cut: bool) -> None:
    result = social(EVEN, EVEN, AR=followers)
    assert step(result, "k1").value == Decimal(coefficient)
    over = Decimal("1.000027777777777777777777777777777777778")
    assert result.trace.caps == ((Cap("мин", Decimal(1), over, where="k1"),) if cut else ())


@pytest.mark.parametrize(
    ("key", "target"),
    [
        ("2022-Q1", 36_000),  # 0,2·180 000
        ("2022-Q2", 36_540),  # ·1,015
        ("2022-Q3", 37_080),  # ·1,03: to the first quarter's value, not to the second's
        ("2022-Q4", 37_620),  # ·1,045
        ("2023-Q1", 36_000),  # from 20 % again
        ("2023-M1", 36_000),
        ("2022-H1", 36_540),
        ("2022", 37_620),
    ],
)
def test_the_target_number_of_followers_grows_by_the_quarter(key: str, target: int) -> None:
    assert step(social(EVEN, EVEN, Period.from_key(key)), "ARцел").value == target


def test_a_residents_number_that_does_not_divide_is_not_rounded() -> None:
    # 0,2·180 001·1,015 = 36 540,203
    assert step(social(EVEN, EVEN, Q2, Ца=180_001), "ARцел").value == Decimal("36540.203")


def test_totals_run_from_january_and_every_divisor_has_the_current_quarters_target() -> None:
    # Q2: ARцел = 36 540, Nмес = 6. k1 = 18 270/36 540 = 0,5; k2 = 1 644 300/(36 540·30·6 = 6 577 200) = 0,25
    # k3 = 493 290/(36 540·3·6 = 657 720) = 0,75; k4 = 2 304/(480·6 = 2 880) = 0,8; A1 = 2,3
    # A2 = (1 + 1 + 1 + 0,5 + 0,5 + 0,5)/6 = 0,75; A = 2,3 + 3 = 5,3
    done, due = {1: 10, 2: 10, 3: 10, 4: 5, 5: 5, 6: 5}, dict.fromkeys(range(1, 7), 10)
    result = social(done, due, Q2, AR=18_270, просмотры=1_644_300, SI=493_290, NПОСТ=2_304)
    assert [step(result, name).value for name in ("k1", "k2", "k3", "k4", "A1", "A2")] == [
        Decimal(value) for value in ("0.5", "0.25", "0.75", "0.8", "2.3", "0.75")
    ]
    assert result.value == Decimal("5.3")


def test_the_storyboards_line() -> None:
    # k1 = 33 840/36 000 = 0,94; k2 = 0,9; k3 = 0,9; k4 = 1; A1 = 3,74
    # A2 = (1,2 + 1 + 0,92)/3 = 3,12/3 = 1,04; A = 3,74 + 4,16 = 7,90
    done, due = {1: 151, 2: 100, 3: 92}, {1: 151, 2: 100, 3: 100}
    result = social(done, due, AR=33_840, просмотры=2_916_000, SI=291_600)
    line = show_step(result.trace.steps[-1], target=Decimal(8), fixed=True)
    assert line == "A = A1 + A2·4 = 3,74 + 1,04·4 = 7,90"


NOTHING_IN_FEBRUARY = {1: 100, 2: 0, 3: 50}, {1: 100, 2: 0, 3: 100}


def test_a_month_without_messages_waits_for_the_coordinators_decision() -> None:
    result = social(*NOTHING_IN_FEBRUARY)
    assert (result.value, result.flags) == (None, ())
    assert result.problems == (
        Problem(ProblemKind.UNDECIDED, where="A2", name=EMPTY_MONTH, month=2, options=(SKIP, ONE)),
    )
    assert step(result, "A1").value == 4
    assert [part.month for part in step(result, "A2").parts if part.problem] == [2]


def test_a_month_without_messages_can_be_left_out() -> None:
    # A2 = (1 + 0,5)/2 = 0,75; A = 4 + 3 = 7
    result = social(*NOTHING_IN_FEBRUARY, decided=SKIP)
    assert result.value == 7
    assert [part.month for part in step(result, "A2").parts if not part.counts] == [2]


def test_a_month_without_messages_can_count_as_one() -> None:
    # A2 = (1 + 1 + 0,5)/3 = 0,8333…; A = 4 + 3,3333… = 7,3333…
    result = social(*NOTHING_IN_FEBRUARY, decided=ONE)
    assert result.value == Decimal("7." + "3" * 39)
    assert steps(result, "A2") == [1, 1, Decimal("0.5")]


def test_no_messages_in_any_month_is_no_value_if_such_months_are_left_out() -> None:
    nothing = {1: 0, 2: 0, 3: 0}
    problem = social(nothing, nothing, decided=SKIP).problems[0]
    assert (problem.kind, problem.where) == (ProblemKind.NOTHING_COUNTED, "A2")
    assert social(nothing, nothing, decided=ONE).value == 8


def test_no_residents_is_a_divisor_of_zero_and_never_zero() -> None:
    result = social(EVEN, EVEN, Ца=0)
    assert result.value is None
    assert result.problems == (Problem(ProblemKind.DIVISION_BY_ZERO, where="k1", name="ARцел"),)
    assert step(result, "k2").problem == Problem(
        ProblemKind.DIVISION_BY_ZERO, where="k2", name="ARцел·30·Nмес"
    )
    assert step(result, "k4").value == 1


def test_every_missing_input_is_named_with_its_month() -> None:
    given = Given.of({"Ца": 180_000, "AR": 1, "Nотр": {1: 1, 3: 1}, "Nназн": {1: 1, 2: 1, 3: 1}})
    result = compute(SOCIAL, given, Q1)
    assert result.value is None
    assert {problem.kind for problem in result.problems} == {ProblemKind.MISSING}
    assert [(problem.name, problem.month) for problem in result.problems] == [
        ("просмотры", 0),
        ("SI", 0),
        ("NПОСТ", 0),
        ("Nотр", 2),
    ]
    assert step(result, "k1").value is not None
    assert step(result, "A2").problem == Problem(ProblemKind.MISSING, where="A2", name="Nотр", month=2)


def test_the_marks_of_reconstruction_come_with_reason_and_words() -> None:
    marks = {mark.name: mark for mark in social(EVEN, EVEN).trace.marks}
    assert set(marks) == {"просмотры", "ARцел", "k1", "k2", "k3", "k4", "kоб", "A2", EMPTY_MONTH}
    assert marks["k4"].document.startswith("k4 = NПОСТ / 480 x Nмес")
    assert "на Nмес делится" in marks["k4"].reason


# ---- 1. Media


Row = dict[str, int | str]


def outlet(kind: str, copies: int, amount: int, documents: int) -> Row:
    return {"СМИ_название": f"{kind} 1", "вид": kind, "C": copies, "IМО": amount, "документы": documents}


NOW = [
    outlet("печать", 9_000, 100, 1),  # 9 000·100·0,4 = 360 000
    outlet("радио", 60_000, 30, 1),  # 60 000·30·0,1 = 180 000
    outlet("ТВ кабель", 60_000, 15, 1),  # 60 000·15·0,05 = 45 000
    outlet("ТВ спутник", 45_000, 20, 0),  # without documents 45 000·20·0,05 = 45 000
    outlet("сеть", 45_000, 40, 1),  # 45 000·40·0,1 = 180 000
]
BEFORE = [
    outlet("печать", 9_000, 100, 1),  # 360 000
    outlet("радио", 60_000, 30, 1),  # 180 000
    outlet("сеть", 50_000, 40, 0),  # 50 000·40·0,05 = 100 000
]
PEOPLE = {"Ца": 180_000, "Ца2018": 160_000}


def media(now: list[Row], *, then: list[Row] = BEFORE, **people: int) -> Result:
    return compute(MEDIA, Given.of({**PEOPLE, **people}, {"СМИ": now, "СМИ2018": then}), YEAR)


def test_media_is_this_years_information_to_that_of_2018() -> None:
    # VП = 360 000/180 000 = 2; VР = 1; VТВ = (45 000 + 45 000)/180 000 = 0,5; VСИ = 1; It = 4,5
    # Ib = (360 000 + 180 000 + 0 + 100 000)/160 000 = 2,25 + 1,125 + 0 + 0,625 = 4; I = 4,5/4·100 = 112,5
    result = media(NOW)
    assert (result.value, result.problems) == (Decimal("112.5"), ())
    assert [step(result, name).value for name in ("VП", "VР", "VТВ", "VСИ", "It", "VТВ2018", "Ib")] == [
        Decimal(value) for value in ("2", "1", "0.5", "1", "4.5", "0", "4")
    ]
    assert [(part.row, part.label, part.value) for part in step(result, "VТВ").parts] == [
        (3, "ТВ кабель 1", Decimal(45_000)),
        (4, "ТВ спутник 1", Decimal(45_000)),
    ]
    assert show_step(step(result, "VТВ").parts[1]) == "VТВ = C·IМО·k = 45\u00a0000·20·0,05 = 45\u00a0000"


@pytest.mark.parametrize(
    ("kind", "weight"),
    [
        ("печать", "0.4"),
        ("радио", "0.1"),
        ("ТВ эфир", "0.05"),
        ("ТВ кабель", "0.05"),
        ("ТВ эфир и кабель", "0.1"),
        ("ТВ спутник", "0.4"),
        ("сеть", "0.1"),
    ],
)
def test_each_kind_of_outlet_has_its_weight_and_without_documents_0_05(kind: str, weight: str) -> None:
    # 1 000 000·18·k/180 000 = 100·k
    documented = media([outlet(kind, 1_000_000, 18, 1)])
    assert step(documented, "It").value == Decimal(weight) * 100
    assert step(media([outlet(kind, 1_000_000, 18, 0)]), "It").value == 5


def test_media_without_residents_or_outlets_has_no_value() -> None:
    assert media(NOW, Ца=0).problems == (Problem(ProblemKind.DIVISION_BY_ZERO, where="VП", name="Ца"),)
    assert media([]).problems == (Problem(ProblemKind.MISSING, where="VП", name="СМИ"),)
    nothing_then = media(NOW, then=[outlet("сеть", 0, 1, 1)])
    assert nothing_then.problems == (Problem(ProblemKind.DIVISION_BY_ZERO, where="I", name="Ib"),)


def test_a_cell_that_is_missing_or_wrong_is_named_with_its_row() -> None:
    unfinished: list[Row] = [NOW[0], {**NOW[1], "C": "много"}, {"вид": "сеть", "C": 5, "документы": 1}]
    problems = media(unfinished).problems
    assert {(one.kind, one.name, one.row) for one in problems} == {(ProblemKind.BAD_VALUE, "C", 2)}
    del unfinished[1]
    problems = media(unfinished).problems
    assert {(one.kind, one.name, one.row) for one in problems} == {(ProblemKind.MISSING, "IМО", 2)}


# ---- 3. Illegal structures


@pytest.mark.parametrize(
    ("x", "y", "b", "share"),
    [
        (180, 15, 5, "2.5"),  # 5/(180 + 15 + 5)·100 = 2,5
        (100, 0, 0, "0"),  # 0/100·100: a figure, not the lack of one
        (0, 0, 3, "100"),
        (2, 0, 1, "33.33333333333333333333333333333333333333"),
    ],
)
def test_illegal_structures_are_a_share_of_all(x: int, y: int, b: int, share: str) -> None:
    result = compute(STRUCTURES, Given.of({"X": x, "Y": y, "B": b}), Q3)
    assert result.value == Decimal(share)


def test_no_structures_at_all_is_no_value() -> None:
    result = compute(STRUCTURES, Given.of({"X": 0, "Y": 0, "B": 0}), Q3)
    assert result.value is None
    assert result.problems == (Problem(ProblemKind.DIVISION_BY_ZERO, where="A", name="C"),)
    assert [mark.name for mark in result.trace.marks] == ["", "Z", "A"]


# ---- 4. Debt


def test_debt_is_what_nobody_pursues_to_the_years_plan() -> None:
    # (12,4 − 11,15)/50·100 = 1,25/50·100 = 2,5
    result = compute(DEBT, Given.of({"З1": "12,4", "З2": "11,15", "Прк": 50}), Q4)
    assert result.value == Decimal("2.5")
    line = "Зрк† = (З1 − З2) / Прк·100 = (12,4 − 11,15) / 50·100 = 2,50"
    assert show_step(result.trace.steps[-1], fixed=True) == line
    assert [figure.wording for figure in result.trace.figures] == ["12,4", "11,15", ""]


def test_debt_of_zero_is_a_figure() -> None:
    result = compute(DEBT, Given.of({"З1": "3,2", "З2": "3.20", "Прк": 50}), Q4)
    assert (result.value, result.problems) == (Decimal(), ())


def test_a_little_above_zero_does_not_look_like_zero() -> None:
    # 0,002/50·100 = 0,004
    result = compute(DEBT, Given.of({"З1": "3,202", "З2": "3,2", "Прк": 50}), Q4)
    shown = show_step(result.trace.steps[-1], target=Decimal(), fixed=True)
    assert shown.endswith("(3,202 − 3,2) / 50·100 = 0,004")


def test_more_pursued_than_owed_is_asked_about_and_not_computed() -> None:
    result = compute(DEBT, Given.of({"З1": 3, "З2": "3,001", "Прк": 50}), Q4)
    assert result.value is None
    guard = DEBT.guards[0].name
    assert result.problems == (Problem(ProblemKind.GUARD, where=guard, name=guard),)


def test_no_plan_is_a_divisor_of_zero_and_a_missing_debt_is_missing() -> None:
    result = compute(DEBT, Given.of({"З1": 3, "З2": 1, "Прк": 0}), Q4)
    assert result.problems == (Problem(ProblemKind.DIVISION_BY_ZERO, where="Зрк", name="Прк"),)
    result = compute(DEBT, Given.of({"З1": 3, "Прк": 5}), Q4)
    assert {(one.kind, one.name) for one in result.problems} == {(ProblemKind.MISSING, "З2")}
