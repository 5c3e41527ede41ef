"""Ten methodologies of the kinds that municipalities have, as files, computed as by hand.

They stand in ``tests/data/methodologies``; each case has its working by hand.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest

from domain.methodology.computing import Result, compute
from domain.methodology.given import Given, Value
from domain.methodology.indicators import OfIndicator
from domain.programme.document import Programme
from domain.programme.in_formulas import indicators_in
from domain.time.periods import Period
from programmes.excel.file import read_excel, write_excel
from programmes.yaml.file import read_yaml, write_yaml
from texts import texts, workings

FILES = Path(__file__).resolve().parents[3] / "data" / "methodologies"
Key = str | tuple[str, int | str]


@dataclass(frozen=True)
class Case:
    """``facts`` by the others' numbers; ``inputs`` by name, or by name with a month or an earlier period."""

    file: str
    number: str
    period: str
    expected: str
    verdict: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    inputs: dict[Key, str] = field(default_factory=dict)


CASES = (
    # 1: 15 ≥ 12, 2: 90 ≤ 100, 3: да — достигнуты; 4: 6 < 8 — нет; 5 не оценивается. 3 / 4·100 = 75
    Case("01-shares", "6", "2022", "75", "средняя", {"1": "15", "2": "90", "3": "1", "4": "6", "5": ""}),
    # Библиотеки: 45/50 = 0,9 и 4/5 = 0,8 (меньше — лучше), среднее 0,85.
    # Музеи: 12/10 = 1,2, не больше 1, и да = 1, среднее 1.
    # Сд = 0,6·0,85 + 0,4·1 = 0,91; Сф = 95/100 = 0,95; Э = 0,91·0,95 = 0,8645
    Case(
        "02-degrees",
        "5",
        "2022",
        "0.8645",
        "средняя",
        {"1": "45", "2": "5", "3": "12", "4": "1"},
        {"Рф": "95", "Рп": "100"},
    ),
    # 660,3 / 600·100 = 110,05
    Case("03-growth", "1", "2022-Q2", "110.05", inputs={"И": "660.3", ("И", "2021-Q2"): "600"}),
    # 2020: 3/500·1000 = 6; 2021: 2/500·1000 = 4; 2022: 3/600·1000 = 5; (6 + 4 + 5) / 3 = 5
    Case(
        "04-three-years",
        "1",
        "2022",
        "5",
        inputs={
            ("Чу", "2020"): "3",
            ("Чр", "2020"): "500",
            ("Чу", "2021"): "2",
            ("Чр", "2021"): "500",
            "Чу": "3",
            "Чр": "600",
        },
    ),
    # 95 — ещё «свыше 90 до 95 включительно»: 3; 0,4 — «более 0 до 1»: 2,5; 6 — «4–6»: 3. 3 + 2,5 + 3 = 8,5
    Case("05-points", "1", "2022", "8.5", inputs={"Исп": "95", "Долг": "0.4", "Пор": "6"}),
    # 54 / 60·100 = 90 — «от 90 до 100»: 3 балла, «высокий»
    Case("06-words", "1", "2022-H1", "3", "высокий", inputs={"Осн": "54", "Все": "60"}),
    # (40 + 0 + 45) / (50 + 0 + 50)·100 = 85
    Case(
        "07-months",
        "1",
        "2022-Q1",
        "85",
        inputs={
            ("Вср", 1): "40",
            ("Вср", 2): "0",
            ("Вср", 3): "45",
            ("Вс", 1): "50",
            ("Вс", 2): "0",
            ("Вс", 3): "50",
        },
    ),
    # 10 + 20 + 30 + 40 = 100; в среднем 25, 25·4 = 100; 100 / 50 = 2
    Case(
        "08-quarters",
        "2",
        "2022",
        "2",
        facts={"1": "50"},
        inputs={("В", f"2022-Q{number}"): f"{number}0" for number in (1, 2, 3, 4)},
    ),
    # (12 000 − 9 600) / 9 600·100 = 25
    Case("09-base", "2", "2022", "25", facts={"1": "12000"}),
    # 88/80 = 1,1; 10/8 = 1,25, не больше 1,2; 40/50 = 0,8, не выполнено: 0,8·0,9 = 0,72.
    # 0,5·1,1 + 0,3·1,2 + 0,2·0,72 = 0,55 + 0,36 + 0,144 = 1,054
    Case("10-index", "4", "2022", "1.054", facts={"1": "88", "2": "8", "3": "40"}),
)


def indicators_of(programme: Programme, facts: dict[str, str], period: Period) -> tuple[OfIndicator, ...]:
    """With the facts of the period; an empty one was handed in as words."""
    handed_in = {number: {period.key: Decimal(fact) if fact else None} for number, fact in facts.items()}
    return indicators_in(programme, period, handed_in)


def _value(key: Key, text: str) -> Value:
    name, when = (key, 0) if isinstance(key, str) else key
    if isinstance(when, int):
        return Value(name, Decimal(text), when)
    return Value(name, Decimal(text), period=when)


def computed(case: Case, programme: Programme) -> Result:
    period = Period.from_key(case.period)
    (methodology,) = next(one for one in programme.indicators() if one.number == case.number).methodology
    values = tuple(_value(key, text) for key, text in case.inputs.items())
    given = Given(values=values, indicators=indicators_of(programme, case.facts, period))
    return compute(methodology, given, period)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_a_methodology_gives_the_figure_of_the_hand_from_either_file(case: Case) -> None:
    from_yaml = read_yaml((FILES / f"{case.file}.yaml").read_bytes())
    from_excel = read_excel((FILES / f"{case.file}.xlsx").read_bytes())
    assert from_excel.programme == from_yaml.programme
    for programme in (from_yaml.programme, from_excel.programme):
        result = computed(case, programme)
        assert result.problems == ()
        assert (result.value, result.verdict) == (Decimal(case.expected), case.verdict)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_a_file_is_written_again_byte_by_byte(case: Case) -> None:
    content = (FILES / f"{case.file}.yaml").read_bytes()
    heading = content.decode().partition("\n")[0].removeprefix("# ")
    document = read_yaml(content)
    again = read_excel(write_excel(document.programme, document.period))
    assert write_yaml(again.programme, again.period, heading) == content


def test_every_file_of_the_folder_is_computed() -> None:
    assert {path.stem for path in FILES.glob("*.yaml")} == {case.file for case in CASES}


def test_the_working_of_a_whole_programme_says_what_went_in_and_how_it_is_judged() -> None:
    case = CASES[1]
    result = computed(case, read_yaml((FILES / f"{case.file}.yaml").read_bytes()).programme)
    (page,) = workings.pages(texts("ru"), result.trace, None, 4000)
    assert "№ 2 Доля отказов, %: 5, план не более 4 — не выполнено" in page
    assert "№ 3 Выставок, ед.: 1,2 (не больше 1) = 1" in page
    assert "№ 3 Выставок, ед.: 1,2 → 1" in page
    assert "Э = Сд·Сф = 0,91·0,95 = 0,865 (средняя)" in page
    assert "оценка: 0,8645 — строка «от 0,8 до 0,9», «средняя»" in page
