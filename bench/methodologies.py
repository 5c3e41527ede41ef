"""100 programmes of four formulas, beside the same arithmetic written by hand in plain ``Decimal``."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Context, Decimal, localcontext
from typing import Any

from bench.pair import Pair
from domain.methodology.computing import compute
from domain.methodology.formula.arithmetic import KEPT_DIGITS, WORKING_DIGITS
from domain.methodology.given import Given
from domain.time.periods import Period
from tests.unit.domain.methodology.mytishchi_methodology import ALL, MEDIA

MANY = 100
QUARTER, YEAR = Period.from_key("2022-Q1"), Period.from_key("2022")
_PERIODS = {MEDIA.indicator: YEAR}
_KINDS = ("печать", "радио", "ТВ кабель", "ТВ спутник", "сеть")
_WEIGHTS = {name: Decimal(k) for name, k in zip(_KINDS, ("0.4", "0.1", "0.05", "0.4", "0.1"), strict=True)}
_MEANS = (("печать",), ("радио",), ("ТВ кабель", "ТВ спутник"), ("сеть",))
_UNDOCUMENTED, _FOLLOWERS, _BUSY = Decimal("0.05"), Decimal("0.2"), Decimal("1.2")
Row = dict[str, Any]
Figures = dict[str, Any]


def pairs() -> Iterator[Pair]:
    figures = [_figures(number) for number in range(MANY)]
    asked = [(method, given) for one in figures for method, given in zip(ALL, _given(one), strict=True)]

    def values() -> list[Decimal | None]:
        return [
            compute(method, given, _PERIODS.get(method.indicator, QUARTER)).value for method, given in asked
        ]

    def with_working() -> list[object]:
        return [
            compute(method, given, _PERIODS.get(method.indicator, QUARTER)).trace for method, given in asked
        ]

    def by_hand() -> list[Decimal]:
        with localcontext(Context(prec=WORKING_DIGITS)):
            return [value for one in figures for value in _by_hand(one)]

    assert values() == [Context(prec=KEPT_DIGITS).plus(value) for value in by_hand()]
    floor_is = "the same arithmetic by hand in plain Decimal, nothing checked, no working"
    yield Pair("100 programmes of four formulas computed", values, by_hand, 17, floor_is)
    yield Pair("100 programmes of four formulas with their working", with_working, by_hand, 200, floor_is)


def _figures(number: int) -> Figures:
    """Those of one programme; no two programmes have the same."""
    n = Decimal(number)
    return {
        "Ца": 180_000 + n,
        "Ца2018": 160_000 + n,
        "AR": 35_950 + n,
        "просмотры": 3_200_000 + n * 1_000,
        "SI": 320_000 + n * 100,
        "NПОСТ": 1_400 + n,
        "Nотр": [Decimal(count) for count in (151, 100 + number % 7, 90)],
        "Nназн": [Decimal(count) for count in (151, 107, 90)],
        "СМИ": [_outlet(kind, 9_000 + number, 100 + at, at != 3) for at, kind in enumerate(_KINDS)],
        "СМИ2018": [_outlet(kind, 8_000 + number, 90, at != 4) for at, kind in enumerate(_KINDS)],
        "X": 180 + n,
        "Y": 15 + n,
        "B": Decimal(5),
        "З1": Decimal("12.4") + n,
        "З2": Decimal("11.15"),
        "Прк": 50 + n,
    }


def _outlet(kind: str, copies: int, amount: int, documents: bool) -> Row:
    return {
        "СМИ_название": f"{kind} 1",
        "вид": kind,
        "C": Decimal(copies),
        "IМО": Decimal(amount),
        "документы": Decimal(documents),
    }


def _given(figures: Figures) -> Iterator[Given]:
    def of(names: Sequence[str], lists: Sequence[str] = ()) -> Given:
        values = {name: _monthly(figures[name]) for name in names}
        return Given.of(values, {name: figures[name] for name in lists})

    yield of(("Ца", "Ца2018"), ("СМИ", "СМИ2018"))
    yield of(("Ца", "AR", "просмотры", "SI", "NПОСТ", "Nотр", "Nназн"))
    yield of(("X", "Y", "B"))
    yield of(("З1", "З2", "Прк"))


def _monthly(figure: Any) -> Any:
    return dict(enumerate(figure, 1)) if isinstance(figure, list) else figure


def _by_hand(f: Mapping[str, Any]) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    now, then = _level(f["СМИ"], f["Ца"]), _level(f["СМИ2018"], f["Ца2018"])
    structures = f["X"] + f["Y"] + f["B"]
    return (
        now / then * 100,
        _social(f),
        f["B"] / structures * 100,
        (f["З1"] - f["З2"]) / f["Прк"] * 100,
    )


def _level(outlets: list[Row], residents: Decimal) -> Decimal:
    total = Decimal()
    for kinds in _MEANS:
        total += sum(map(_reach, (one for one in outlets if one["вид"] in kinds)), Decimal()) / residents
    return total


def _reach(outlet: Row) -> Decimal:
    weight = _WEIGHTS[outlet["вид"]] if outlet["документы"] else _UNDOCUMENTED
    return Decimal(outlet["C"] * outlet["IМО"] * weight)


def _social(f: Mapping[str, Any]) -> Decimal:
    target: Decimal = _FOLLOWERS * f["Ца"]
    involved: Decimal = (
        min(f["AR"] / target, 1)
        + min(f["просмотры"] / (target * 30 * 3), 1)
        + min(f["SI"] / (target * 3 * 3), 1)
        + min(f["NПОСТ"] / (480 * Decimal(3)), 1)
    )
    months: list[Decimal] = [
        done / due * (_BUSY if done == due and done > 150 else 1)
        for done, due in zip(f["Nотр"], f["Nназн"], strict=True)
    ]
    return involved + sum(months, Decimal()) / len(months) * 4
