"""The last year, the period before, years and quarters: worked by hand, asked for, and taken where known."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.methodology.asking import Earlier, known, open_ones, wanted, with_value, without
from domain.methodology.checking import check
from domain.methodology.computing import compute
from domain.methodology.formula.problems import ProblemKind
from domain.methodology.given import Given, Value
from domain.methodology.indicators import EarlierFact, OfIndicator
from domain.methodology.inputs import check_given
from domain.methodology.model import Column, Every, Formula, Input, InputCourse, Methodology
from domain.methodology.plain import from_plain, to_plain
from domain.methodology.trace import Trace
from domain.time.periods import Period, PeriodKind

YEAR, QUARTER = Period.from_key("2022"), Period.from_key("2022-Q2")
X = Input("X", "введено за период", "ед.")
INPUTS = (
    X,
    Input("n", "за месяц", every=Every.MONTH),
    Input("Ж", "жителей", every=Every.YEAR),
    Input("Б", "в базовом году", every=Every.ONCE),
    Input("Итог", "с начала года", course=InputCourse.RUNNING_TOTAL),
    Input("список", "список", columns=(Column("C", "тираж"),)),
)


def methodology(text: str, every: PeriodKind = PeriodKind.QUARTER, **formulas: str) -> Methodology:
    named = (Formula("Э", text), *(Formula(name, body) for name, body in formulas.items()))
    return Methodology("9", date(2020, 1, 1), "Э", named, INPUTS, every=every)


def of(name: str, *values: tuple[str, str]) -> tuple[Value, ...]:
    """Values of periods; the one that is computed is «»."""
    return tuple(Value(name, Decimal(value), period=period) for period, value in values)


def value_of(one: Methodology, period: Period, *values: Value) -> Decimal | None:
    assert [problem for problem in check(one) if not problem.is_warning] == []
    found = compute(one, Given(values=values), period)
    assert from_plain(Trace, to_plain(found.trace)) == found.trace
    return found.value


def keys(one: Methodology, period: Period, name: str) -> list[str]:
    return [question.key for question in wanted(one, period) if question.input.name == name]


def test_the_same_period_of_the_last_year() -> None:
    growth = methodology("X / прошлый_год(X)·100")
    assert value_of(growth, QUARTER, *of("X", ("", "110"), ("2021-Q2", "88"))) == 125  # 110/88·100
    assert keys(growth, QUARTER, "X") == ["X@2021-Q2", "X"]


def test_the_period_before_goes_over_the_new_year() -> None:
    more = methodology("X − прошлый_период(X)")
    assert value_of(more, QUARTER, *of("X", ("", "7"), ("2022-Q1", "4"))) == 3
    first = Period.from_key("2022-Q1")
    assert keys(more, first, "X") == ["X@2021-Q4", "X"]
    by_halves = replace(more, every=PeriodKind.HALF_YEAR)
    assert keys(by_halves, YEAR, "X") == ["X@2022-H1", "X"]


def test_years_are_this_one_and_those_before() -> None:
    mean = methodology("среднее(3 года: X)", PeriodKind.YEAR)
    assert value_of(mean, YEAR, *of("X", ("2020", "3"), ("2021", "5"), ("", "10"))) == 6  # 18/3
    assert keys(mean, YEAR, "X") == ["X@2020", "X@2021", "X"]
    best = methodology("макс(2 года где X > 0: X)", PeriodKind.YEAR)
    assert value_of(best, YEAR, *of("X", ("2021", "0"), ("", "2"))) == 2


def test_a_formula_of_each_year_is_worked_out_with_that_years_figures() -> None:
    """2021: 40/20 = 2 with 20 residents; 2022: 90/30 = 3; built-in names are of their year too."""
    rate = methodology("сумма(2 года: Д) + прошлый_год(год) − год + 1", PeriodKind.YEAR, Д="X / Ж")
    rate = replace(rate, formulas=(Formula("Э", "сумма(2 года: Д)"), *rate.formulas[1:]))
    values = (*of("X", ("2021", "40"), ("", "90")), *of("Ж", ("2021", "20"), ("", "30")))
    assert value_of(rate, YEAR, *values) == 5


def test_quarters_of_a_year_are_asked_one_by_one_and_nothing_beside_them() -> None:
    total = methodology("сумма(кварталы: X)", PeriodKind.YEAR)
    assert keys(total, YEAR, "X") == ["X@2022-Q1", "X@2022-Q2", "X@2022-Q3", "X@2022-Q4"]
    values = of("X", *((f"2022-Q{number}", str(number)) for number in (1, 2, 3, 4)))
    assert value_of(total, YEAR, *values) == 10


def test_the_current_quarter_is_the_last_of_them() -> None:
    mean = methodology("среднее(кварталы: X)")
    assert keys(mean, QUARTER, "X") == ["X@2022-Q1", "X"]
    assert value_of(mean, QUARTER, *of("X", ("2022-Q1", "4"), ("", "8"))) == 6


def test_a_month_series_of_the_last_year_is_asked_month_by_month() -> None:
    """(1 + 2 + 3) / (2 + 2 + 2) = 1; a yearly input of this year is the same in every quarter of it."""
    first = Period.from_key("2022-Q1")
    growth = methodology("сумма(месяцы: n) / сумма(месяцы: прошлый_год(n)) + Ж − прошлый_период(Ж)")
    assert keys(growth, first, "n") == ["n@2021-M1", "n@2021-M2", "n@2021-M3", "n@1", "n@2", "n@3"]
    values = (
        *(Value("n", Decimal(month), month) for month in (1, 2, 3)),
        *of("n", *((f"2021-M{month}", "2") for month in (1, 2, 3))),
        *of("Ж", ("", "7"), ("2021", "5")),
    )
    assert value_of(growth, first, *values) == 3
    in_june = methodology("Ж − прошлый_период(Ж)")
    assert keys(in_june, QUARTER, "Ж") == ["Ж"]


def test_an_earlier_fact_of_an_indicator_is_looked_up_by_its_period() -> None:
    one = OfIndicator("4", fact=Decimal(12), earlier=(EarlierFact("2021-Q2", Decimal(10)),))
    growth = methodology("факт(«4») / прошлый_год(факт(«4»))·100")
    assert compute(growth, Given(indicators=(one,)), QUARTER).value == 120
    found = compute(growth, Given(indicators=(replace(one, earlier=()),)), QUARTER)
    (problem,) = found.problems
    assert (problem.kind, problem.options, problem.period) == (ProblemKind.NO_FACT, ("4",), "2021-Q2")


def test_every_period_that_is_missing_is_named() -> None:
    found = compute(methodology("среднее(3 года: X)", PeriodKind.YEAR), Given(), YEAR)
    assert found.value is None
    assert [(one.kind, one.name, one.period) for one in found.problems] == [
        (ProblemKind.MISSING, "X", "2020"),
        (ProblemKind.MISSING, "X", "2021"),
        (ProblemKind.MISSING, "X", ""),
    ]


def test_what_was_given_in_its_own_time_is_not_asked_again() -> None:
    growth = methodology("X / прошлый_год(X) + сумма(кварталы: X) + сумма(месяцы: прошлый_год(n)) + Ж")
    then = Period.from_key("2021-Q2")
    values = (Value("X", Decimal(88), wording="88"), Value("n", Decimal(5), 3), *of("Ж", ("", "7")))
    first = Earlier(growth, Period.from_key("2022-Q1"), Given(values=of("X", ("", "4"), ("2021-Q1", "1"))))
    taken = known(growth, QUARTER, (Earlier(growth, then, Given(values=values)), first))
    assert {(one.place, one.value) for one in taken.values} == {
        (("X", 0, "2021-Q2"), Decimal(88)),
        (("n", 0, "2021-M3"), Decimal(5)),
        (("X", 0, "2022-Q1"), Decimal(4)),
    }
    still_open = {question.key for question in open_ones(growth, QUARTER, taken)}
    assert {"X", "Ж", "n@2021-M1"} <= still_open
    assert not {"X@2021-Q2", "n@2021-M3", "X@2022-Q1"} & still_open


def test_what_was_asked_of_an_earlier_year_is_known_the_year_after() -> None:
    mean = methodology("среднее(3 года: X)", PeriodKind.YEAR)
    given = Given(values=of("X", ("2020", "3"), ("2021", "5"), ("", "10")))
    taken = known(mean, Period.from_key("2023"), (Earlier(mean, YEAR, given),))
    assert {(one.period, one.value) for one in taken.values} == {("2021", Decimal(5)), ("2022", Decimal(10))}


def test_the_answer_for_another_period_takes_no_place_of_this_ones() -> None:
    growth = methodology("X / прошлый_год(X)·100")
    last, now = wanted(growth, QUARTER)[:2]
    given = with_value(with_value(Given(), of("X", ("", "5"))[0]), of("X", ("2021-Q2", "4"))[0])
    assert open_ones(growth, QUARTER, without(given, last))[0] == last
    assert now in open_ones(growth, QUARTER, without(given, now))
    assert last not in open_ones(growth, QUARTER, without(given, now))


def test_an_earlier_figure_that_does_not_fit_is_told_with_its_period() -> None:
    growth = methodology("X / прошлый_год(X)·100")
    bad = (Value("X", None, wording="много", period="2021-Q2"), Value("X", Decimal(1), period="прошлый"))
    found = check_given(growth, Given(values=bad))
    assert [(one.kind, one.period) for one in found] == [
        (ProblemKind.BAD_VALUE, "2021-Q2"),
        (ProblemKind.BAD_VALUE, "прошлый"),
    ]
    now = Value("X", Decimal(3))
    (problem,) = compute(growth, Given(values=(*bad, now)), QUARTER).problems
    assert (problem.kind, problem.period) == (ProblemKind.BAD_VALUE, "2021-Q2")


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("прошлый_год(Б)", ProblemKind.NOTHING_EARLIER, "прошлый_год"),
        ("прошлый_год(5)", ProblemKind.NOTHING_EARLIER, "прошлый_год"),
        ("прошлый_год(план(«4»))", ProblemKind.NOT_EARLIER, "план"),
        ("прошлый_год(сумма(список: C))", ProblemKind.NOT_EARLIER, "список"),
        ("среднее(3 года: n)", ProblemKind.MONTHLY, "n"),
        ("прошлый_год(n)", ProblemKind.MONTHLY, "n"),
        ("среднее(10 лет: среднее(3 года: X))", ProblemKind.TOO_FAR, "среднее"),
        ("сумма(кварталы: Итог)", ProblemKind.TWICE_COUNTED, "Итог"),
        ("прошлый_год(X; 2)", ProblemKind.ARGUMENTS, "прошлый_год"),
        ("прошлый_год(показатели: факт)", ProblemKind.UNKNOWN_FUNCTION, "прошлый_год"),
    ],
)
def test_what_cannot_be_of_another_period_is_told(text: str, kind: ProblemKind, name: str) -> None:
    assert (kind, name) in {(one.kind, one.name) for one in check(methodology(text))}


def test_before_there_are_periods_there_is_no_value() -> None:
    found = compute(methodology("прошлый_год(X)"), Given(), Period.from_key("1990-Q2"))
    assert found.value is None
    assert [one.kind for one in found.problems] == [ProblemKind.TOO_FAR]


def test_the_working_tells_each_period() -> None:
    mean = methodology("среднее(3 года: Д)", PeriodKind.YEAR, Д="X / 2")
    values = of("X", ("2020", "3"), ("2021", "5"), ("", "10"))
    trace = compute(mean, Given(values=values), YEAR).trace
    assert [step.name for step in trace.steps] == ["Д", "Э"]
    assert [(part.period, part.value) for part in trace.steps[-1].parts] == [
        ("2020", Decimal("1.5")),
        ("2021", Decimal("2.5")),
        ("2022", Decimal(5)),
    ]
    assert [(one.name, one.period, one.value) for one in trace.figures] == [
        ("X", "2020", Decimal(3)),
        ("X", "2021", Decimal(5)),
        ("X", "", Decimal(10)),
    ]
