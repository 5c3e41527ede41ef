"""The inputs of a computed indicator, typed and tapped, and the value that follows."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.figures import computed
from domain.figures.form import NOTHING_GIVEN, Answers, Asked
from domain.figures.inputs import answering
from domain.figures.inputs.trouble import InputTrouble, NotInput
from domain.figures.targets import read_targets
from domain.methodology.given import Given, Value
from domain.methodology.model import Choice, Formula, Input, Methodology, Table, ValueKind
from domain.time.periods import Period, PeriodKind
from tests.unit.domain.methodology.mytishchi_methodology import DEBT

QUARTER = Period.from_key("2022-Q1")
DEBTS = Asked(QUARTER, read_targets("0,00").every, "%", methodology=DEBT)
PLACES = Table("баллы", "Баллы", (Choice("зал", "Зал", Decimal(1)), Choice("двор", "Двор", Decimal("0.5"))))
TAPPED = Methodology(
    indicator="1",
    since=date(2020, 1, 1),
    result="О",
    every=PeriodKind.QUARTER,
    inputs=(
        Input("сайт", "Работает ли сайт?", kind=ValueKind.YES_NO),
        Input("вид", "Вид площадки", kind=ValueKind.CHOICE, table="баллы"),
    ),
    tables=(PLACES,),
    formulas=(Formula("О", "если(сайт = да; 1; 0) + баллы(вид)", "Оценка"),),
)
RATED = Asked(QUARTER, read_targets("2").every, "балл", methodology=TAPPED)


def typed(*texts: str, asked: Asked = DEBTS) -> Answers:
    answers = Answers()
    for text in texts:
        answers, wrong = answering.with_text(answers, asked, text)
        assert wrong is None
    return answers


def of(name: str, value: int) -> Value:
    return Value(name, Decimal(value))


def test_there_is_a_value_once_every_input_is_there() -> None:
    assert typed("1,5", "0,3").wording == ""
    whole = typed("1,5", "0,3", "30")
    assert (whole.value, whole.wording) == (Decimal(4), "4,00")
    opened = computed.reopened(whole, DEBTS, 2)
    assert (opened.value, opened.wording) == (None, "")
    wanted = computed.wanted_now(opened, DEBTS)
    assert wanted is not None
    assert wanted.key == "Прк"


@pytest.mark.parametrize("place", [-1, 3])
def test_a_question_that_is_not_there_is_not_opened(place: int) -> None:
    whole = typed("1,5", "0,3", "30")
    assert computed.reopened(whole, DEBTS, place) == whole


def test_what_was_given_is_not_replaced_by_what_is_known() -> None:
    known = Given(values=(of("З1", 9), of("Прк", 30)))
    filled = computed.with_known(typed("1,5"), DEBTS, known)
    assert {one.name: one.value for one in filled.given.values} == {"З1": Decimal("1.5"), "Прк": 30}


@pytest.mark.parametrize(
    ("places", "value"), [((0, 0), "2"), ((0, 1), "1.5"), ((1, 0), "1"), ((1, 1), "0.5"), ((2, 1), "0.5")]
)
def test_yes_and_no_and_kinds_are_tapped(places: tuple[int, int], value: str) -> None:
    answers = Answers()
    for place in places:
        answers = computed.tapped(answers, RATED, place)
    assert answers.value == Decimal(value)
    assert [one.wording or one.choice for one in answers.given.values] == [
        "да" if places[0] == 0 else "нет",
        PLACES.choices[places[1]].name,
    ]


@pytest.mark.parametrize("place", [-1, 2])
def test_a_kind_that_no_button_has_answers_nothing(place: int) -> None:
    asked_for_a_kind = computed.tapped(Answers(), RATED, 0)
    assert computed.tapped(asked_for_a_kind, RATED, place) == asked_for_a_kind


@pytest.mark.parametrize(("unit", "wrong"), [("чел.", True), ("%", True), ("", True), ("млн руб.", False)])
def test_what_is_counted_is_not_below_zero(unit: str, wrong: bool) -> None:
    counted = replace(DEBT, inputs=(replace(DEBT.inputs[2], unit=unit),), guards=())
    _, found = answering.with_text(Answers(), replace(DEBTS, methodology=counted), "-0,5")
    assert found == (NotInput(InputTrouble.NEGATIVE, name="Прк") if wrong else None)


def test_words_and_no_data_stand_without_a_value() -> None:
    whole = typed("1,5", "0,3", "30")
    for instead in (
        replace(whole, value=None, wording="частично", words=True),
        replace(whole, value=None, wording="нет данных", no_data=True),
    ):
        assert computed.settled(instead, DEBTS) == instead
    assert computed.result(Answers(given=NOTHING_GIVEN), replace(DEBTS, methodology=None)) is None
