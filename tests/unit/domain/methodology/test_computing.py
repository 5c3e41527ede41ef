"""Exact arithmetic, aggregates, versions, what is given, and that everything can be kept and shown."""

import json
import pickle
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.methodology.computing import compute
from domain.methodology.formula.arithmetic import trimmed
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.given import Cell, Given, Rows, Value
from domain.methodology.inputs import check_given, missing
from domain.methodology.model import Column, Every, Formula, Guard, Input, Methodology
from domain.methodology.plain import from_plain, to_plain
from domain.methodology.showing import digits_needed, rounded, show_step, show_value
from domain.methodology.trace import Trace
from domain.methodology.versions import in_force
from domain.time.periods import Period
from tests.times import steps_of
from tests.unit.domain.methodology.mytishchi_methodology import ALL, DEBT, EMPTY_MONTH, MEDIA, ONE, SOCIAL

_Rows = dict[str, list[dict[str, object]]]
Q2 = Period.from_key("2022-Q2")


def methodology(*texts: str, inputs: tuple[Input, ...] = (), guards: tuple[Guard, ...] = ()) -> Methodology:
    """Formulas A, F1, F2, …; the result is A."""
    names = ["A", *(f"F{number}" for number in range(1, len(texts)))]
    formulas = tuple(Formula(name, text) for name, text in zip(names, texts, strict=True))
    return Methodology("1", date(2022, 1, 1), "A", formulas, inputs, guards=guards)


def value(*texts: str) -> Decimal | None:
    return compute(methodology(*texts), Given(), Q2).value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0,1 + 0,2", "0.3"),
        ("1/3 + 1/3 + 1/3", "1"),
        ("1/7·7 − 1", "0"),
        ("если(1/3·3 = 1; 1; 2)", "1"),
        ("если(2/3 > 1 − 1/3; 1; 2)", "2"),
        ("если(7,996 ≥ 8; 1; 2)", "2"),
        ("если(7,9999999999999999999999 < 8; 1; 2)", "1"),
        ("12345678901234567890 · 98765432109876543210", "1219326311370217952237463801111263526900"),
        ("2^10 − 2^−1", "1023.5"),
        ("(0 − 2)^3", "-8"),
        ("0^0", "1"),
        ("-2^2", "-4"),
        ("округл(2,5)", "3"),
        ("округл(0 − 2,5)", "-3"),
        ("округл(2,345; 2)", "2.35"),
        ("округл(1/3·1,5; 0)", "1"),  # 0,4999… that is 0,5
        ("мин(3; 1; 2) + макс(3; 1; 2)·10", "31"),
        ("сумма(1; 2; 3) + среднее(1; 2)·10", "21"),
        ("выбор(квартал; 10; 20; 30; 40)", "20"),
        ("Nмес + год", "2028"),
        ("если(да = 1 и нет = 0 или 1/0 > 1; 5; 1/0)", "5"),
        ("если(не 1 > 2; 1; 0)", "1"),
        ("1000000 · 1000000", "1000000000000"),
    ],
)
def test_arithmetic_is_exact(text: str, expected: str) -> None:
    assert value(text) == Decimal(expected)
    assert "E" not in str(value(text))


def test_what_agrees_in_forty_digits_is_one_number() -> None:
    assert value("если(1/3 = 0," + "3" * 30 + "; 1; 2)") == 2
    assert value("1/3") == Decimal("0." + "3" * 40)
    assert value("2/3") == Decimal("0." + "6" * 39 + "7")
    assert trimmed(Decimal("-0.00")).is_signed() is False


_LEAVES = st.decimals(min_value=-1000, max_value=1000, places=2)


def _pairs(
    inner: st.SearchStrategy[tuple[str, Fraction | None]],
) -> st.SearchStrategy[tuple[str, Fraction | None]]:
    return st.tuples(inner, st.sampled_from("+-*/"), inner).map(_combined)


def _combined(
    parts: tuple[tuple[str, Fraction | None], str, tuple[str, Fraction | None]],
) -> tuple[str, Fraction | None]:
    (left, first), sign, (right, second) = parts
    return f"({left} {sign} {right})", _fraction(first, sign, second)


def _fraction(first: Fraction | None, sign: str, second: Fraction | None) -> Fraction | None:
    if first is None or second is None or (sign == "/" and second == 0):
        return None
    by_sign = {"+": lambda: first + second, "-": lambda: first - second, "*": lambda: first * second}
    return by_sign.get(sign, lambda: first / second)()


_LEAF = _LEAVES.map(lambda number: (f"({number:f})".replace(".", ","), Fraction(number)))


@given(st.recursive(_LEAF, _pairs, max_leaves=10))
def test_any_arithmetic_is_that_of_fractions(case: tuple[str, Fraction | None]) -> None:
    text, expected = case
    result = compute(methodology(text), Given(), Q2)
    if expected is None:
        assert result.value is None
        assert {problem.kind for problem in result.problems} == {ProblemKind.DIVISION_BY_ZERO}
    else:
        assert result.value is not None
        assert abs(Fraction(result.value) - expected) <= max(abs(expected), Fraction(1)) / Fraction(10) ** 30


@given(st.lists(st.decimals(min_value=0, max_value=10**9, places=2), min_size=1, max_size=12))
def test_a_mean_over_months_is_the_mean(numbers: list[Decimal]) -> None:
    monthly = methodology("среднее(месяцы: n)", inputs=(Input("n", "за месяц", every=Every.MONTH),))
    period = Period.from_key(f"2022-M{len(numbers)}")
    found = compute(monthly, Given.of({"n": dict(enumerate(numbers, 1))}), period).value
    assert found is not None
    assert abs(Fraction(found) * len(numbers) - sum(map(Fraction, numbers))) < Fraction(1, 10**25)


MONTHLY = (Input("n", "за месяц", every=Every.MONTH),)
HALF = Given.of({"n": {month: month for month in range(1, 7)}})


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("сумма(месяцы: n)",), 21),  # 1 + … + 6
        (("сумма(месяцы_периода: n)",), 15),  # 4 + 5 + 6
        (("макс(месяцы: n) − мин(months: n)",), 5),
        (("сумма(месяцы где n > 4: n^2)",), 61),
        (("сумма(месяцы где n > 40: n)",), 0),
        (("сумма(месяцы: F1·10)", "n + 1"), 270),
        (("сумма(месяцы: n / F1)·21", "сумма(месяцы: n)"), 21),  # a share of the whole, month by month
        (("сумма(месяцы: если(F1; n; 0))", "n ≥ 5"), 11),
    ],
)
def test_months_are_counted_over(texts: tuple[str, ...], expected: int) -> None:
    assert compute(methodology(*texts, inputs=MONTHLY), HALF, Q2).value == expected


def test_a_guard_on_months_names_the_month() -> None:
    guards = (Guard("порог", "n < 5", "Больше?"),)
    result = compute(methodology("сумма(месяцы: n)", inputs=MONTHLY, guards=guards), HALF, Q2)
    assert result.value is None
    assert [(one.kind, one.month) for one in result.problems] == [
        (ProblemKind.GUARD, 5),
        (ProblemKind.GUARD, 6),
    ]


def test_a_division_by_zero_names_the_month_and_the_formula() -> None:
    result = compute(methodology("сумма(месяцы: F1)", "1 / (n − 3)", inputs=MONTHLY), HALF, Q2)
    assert result.problems == (Problem(ProblemKind.DIVISION_BY_ZERO, where="F1", name="n − 3", month=3),)


def test_an_input_that_is_not_needed_may_be_missing() -> None:
    inputs = (Input("a", ""), Input("b", ""))
    result = compute(methodology("если(a > 0; a; b)", inputs=inputs), Given.of({"a": 1}), Q2)
    assert (result.value, result.problems) == (Decimal(1), ())


def test_a_condition_may_be_a_formula_and_is_told_as_one() -> None:
    result = compute(methodology("если(F1; 2; 3)", "1 > 2"), Given(), Q2)
    assert result.value == 3
    assert [(one.name, one.holds) for one in result.trace.steps] == [("F1", False), ("A", None)]


def test_a_thousand_rows_are_counted_and_a_million_refused() -> None:
    listed = (Input("СМИ", "", columns=(Column("C", ""),)),)
    summed = methodology("сумма(СМИ: C·2)", inputs=listed)
    row = (Cell("C", Decimal(1)),)
    result = compute(summed, Given(rows=(Rows("СМИ", (row,) * 1_000),)), Q2)
    assert result.value == 2_000
    assert (
        show_step(result.trace.steps[-1]) == "A = сумма(СМИ: C·2) = сумма(2; 2; 2; …; 2; 2; 2) = 2\u00a0000"
    )
    refused = compute(summed, Given(rows=(Rows("СМИ", (row,) * 1_000_000),)), Q2)
    assert refused.value is None
    assert refused.problems[0].kind is ProblemKind.TOO_MANY_STEPS


# ---- what is given


def test_names_that_are_no_inputs_and_values_that_do_not_fit_are_told() -> None:
    wrong = Given.of(
        {"З1": "NaN", "З2": "1e400", "Прк": "много", "31": 5, "Прк1": 5, "Nотр": {1: 1}},
        {"СМИ": [{"C": 1}]},
        {"что": "так"},
    )
    kinds = [(problem.kind, problem.name) for problem in check_given(DEBT, wrong)]
    assert kinds == [
        (ProblemKind.BAD_VALUE, "З1"),
        (ProblemKind.BAD_VALUE, "З2"),
        (ProblemKind.BAD_VALUE, "Прк"),
        (ProblemKind.LOOKALIKE, "31"),
        (ProblemKind.UNKNOWN_INPUT, "Прк1"),
        (ProblemKind.UNKNOWN_INPUT, "Nотр"),
        (ProblemKind.UNKNOWN_INPUT, "СМИ"),
        (ProblemKind.UNKNOWN_INPUT, "что"),
    ]
    assert compute(DEBT, wrong, Q2).value is None
    assert compute(DEBT, wrong, Q2).problems[0].kind is ProblemKind.BAD_VALUE


def test_months_kinds_and_yes_or_no_are_checked() -> None:
    rows: _Rows = {"СМИ": [{"вид": "книга", "документы": 2, "D": 1, "C": 5}]}
    given_ = Given.of({"Ца": {1: 5}}, rows)
    assert [(one.kind, one.name, one.row) for one in check_given(MEDIA, given_)] == [
        (ProblemKind.BAD_VALUE, "Ца", 0),
        (ProblemKind.BAD_VALUE, "вид", 1),
        (ProblemKind.BAD_VALUE, "документы", 1),
        (ProblemKind.UNKNOWN_INPUT, "D", 1),
    ]
    decided = Given.of({"Nотр": 5, "Nназн": {13: 1}}, decisions={EMPTY_MONTH: "как-нибудь"})
    assert [one.name for one in check_given(SOCIAL, decided)] == ["Nотр", "Nназн", EMPTY_MONTH]
    assert check_given(SOCIAL, Given.of({"Ца": "180 000"}, decisions={EMPTY_MONTH: ONE})) == ()


def test_what_is_missing_is_listed_month_by_month() -> None:
    lacking = missing(SOCIAL, Given.of({"Ца": 1, "Nотр": {1: 0, 2: 0}}), Period.from_key("2022-M2"))
    assert [(one.name, one.month) for one in lacking] == [
        ("AR", 0),
        ("просмотры", 0),
        ("SI", 0),
        ("NПОСТ", 0),
        ("Nназн", 1),
        ("Nназн", 2),
    ]


def test_yes_and_no_of_a_file_and_wordings_are_taken() -> None:
    given_ = Given.of({"a": True, "b": "1,5", "вид": "печать"})
    assert given_.values == (
        Value("a", Decimal(1)),
        Value("b", Decimal("1.5"), wording="1,5"),
        Value("вид", None, choice="печать", wording="печать"),
    )


_ANYTHING = st.one_of(
    st.decimals(allow_nan=True, allow_infinity=True),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.just("печать"),
    st.none(),
)
_VALUES = st.dictionaries(
    st.sampled_from(["Ца", "AR", "Nотр", "З1", "З2", "Прк", "X", "Б"]),
    st.one_of(_ANYTHING, st.dictionaries(st.integers(-1, 14), _ANYTHING, max_size=3)),
)
_ROWS = st.dictionaries(
    st.sampled_from(["СМИ", "СМИ2018", "Ца"]),
    st.lists(st.dictionaries(st.sampled_from(["C", "вид", "документы", "IМО", "Я"]), _ANYTHING), max_size=3),
)


@given(_VALUES, _ROWS, st.sampled_from(ALL), st.sampled_from(["2022", "2022-Q3", "2199-M12", "1990-M1"]))
def test_nothing_that_is_given_raises(
    values: dict[str, object], rows: _Rows, version: Methodology, key: str
) -> None:
    given_ = Given.of(values, rows, {EMPTY_MONTH: "?"})
    result = compute(version, given_, Period.from_key(key))
    check_given(version, given_)
    json.dumps(result.to_plain())
    assert (result.value is None) == bool(result.problems)
    for step in result.trace.steps:
        show_step(step, target=Decimal(8))


# ---- versions, keeping, showing


def test_the_version_in_force_at_the_periods_end_holds() -> None:
    old, new = replace(DEBT, since=date(2019, 7, 30)), replace(DEBT, since=date(2022, 6, 30), label="new")
    assert in_force((new, old), Period.from_key("2022-Q1")) is old
    assert in_force((old, new), Q2) is new
    assert in_force((old, new), Period.from_key("2019-Q2")) is None


@pytest.mark.parametrize("version", ALL)
def test_a_methodology_can_be_kept_and_comes_back_equal(version: Methodology) -> None:
    plain = json.loads(json.dumps(to_plain(version)))
    assert from_plain(Methodology, plain) == version


def test_a_methodology_and_a_result_go_to_another_process() -> None:
    result = compute(DEBT, Given.of({"З1": 2, "З2": 1, "Прк": 3}), Q2)
    again = pickle.loads(pickle.dumps(result))
    assert (again, again.trace, hash(again.methodology)) == (result, result.trace, hash(DEBT))
    assert b"_hash" not in pickle.dumps(DEBT)


def test_the_result_is_the_last_step_of_the_working() -> None:
    guards = (Guard("порог", "F1 > 0", "?"),)
    result = compute(methodology("2 + 2", "5", guards=guards), Given(), Q2)
    assert [step.name for step in result.trace.steps] == ["F1", "A"]


def test_what_was_given_and_its_trace_can_be_kept() -> None:
    rows = {"СМИ": [{"вид": "печать", "C": "5 000", "IМО": "1,50"}]}
    given_ = Given.of({"Ца": "180 000", "Nотр": {1: 1}}, rows, {EMPTY_MONTH: ONE}, "накрутка")
    assert from_plain(Given, json.loads(json.dumps(to_plain(given_)))) == given_
    trace = compute(SOCIAL, given_, Q2).trace
    assert from_plain(Trace, json.loads(json.dumps(to_plain(trace)))) == trace


def test_a_result_is_plain_data_with_every_digit() -> None:
    result = compute(DEBT, Given.of({"З1": 2, "З2": 1, "Прк": 3}), Q2)
    plain = result.to_plain()
    assert plain["value"] == "33." + "3" * 38
    assert plain["trace"]["steps"][0]["numbers"][1] == {"value": "2", "name": "З1", "inside": True}
    assert plain["trace"]["steps"][0]["document"].startswith("Зрк - задолженность")


@pytest.mark.parametrize(
    ("number", "target", "digits"),
    [
        ("7.996", "8", 3),
        ("7.9999996", "8", 7),
        ("8", "8", 2),
        ("8.004", "8", 3),
        ("7.9", "8", 2),
        ("0.004", "0", 3),
        ("108.1149", "108.11", 3),  # 108,11 would look like the target, 108,115 does not
        ("108.11", "108.11", 2),
        ("8.125", "8.125", 3),
        ("7.9", None, 2),
    ],
)
def test_as_many_digits_are_shown_as_tell_a_value_from_its_target(
    number: str, target: str | None, digits: int
) -> None:
    wanted = digits_needed(Decimal(number), None if target is None else Decimal(target))
    assert wanted == digits


@given(st.decimals(-1000, 1000, places=9), st.decimals(-1000, 1000, places=3), st.integers(0, 4))
def test_no_rounding_shows_a_value_on_the_wrong_side(number: Decimal, target: Decimal, digits: int) -> None:
    shown = rounded(number, digits_needed(number, target, digits))
    assert (shown > target, shown == target) == (number > target, number == target)


def test_numbers_are_shown_in_russian() -> None:
    assert show_value(Decimal(36540), 2) == "36\u00a0540,00"
    assert show_value(Decimal(36540), 2, fixed=False) == "36\u00a0540"
    assert show_value(Decimal("-0.001"), 2) == "0,00"
    inputs = (Input("a", ""), Input("b", ""))
    result = compute(methodology("a − b·2", inputs=inputs), Given.of({"a": "-1,50", "b": -2}), Q2)
    assert show_step(result.trace.steps[0]) == "A = a − b·2 = (−1,5) − (−2)·2 = 2,5"


def test_four_formulas_with_monthly_values_take_a_bounded_number_of_steps() -> None:
    """About 0.1 ms each; the bound leaves room for twice as many."""
    months = {month: 150 for month in range(1, 13)}
    values = {
        "Ца": 180_000,
        "AR": 35_000,
        "просмотры": 1,
        "SI": 1,
        "NПОСТ": 1,
        "Nотр": months,
        "Nназн": months,
    }
    given_ = Given.of(values)
    period = Period.from_key("2022-Q4")
    compute(SOCIAL, given_, period)
    assert steps_of(lambda: compute(SOCIAL, given_, period)) < 2_000


def test_what_is_nearly_whole_does_not_pass_for_whole() -> None:
    shown = {"0.9978": "0,998", "0.99999": "0,99999", "1.0000001": "1", "2": "2", "1.04": "1,04"}
    assert {text: show_value(Decimal(text), 2, fixed=False) for text in shown} == shown
