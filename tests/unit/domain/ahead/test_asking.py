"""What is asked ahead of a figure that is behind, and what its answers hold for."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.ahead import asking
from domain.ahead.said import Ahead, Aside, Outlook
from domain.figures import form
from domain.figures.form import Answers, Asked, Step
from domain.figures.targets import read_targets
from domain.refusals import DueOutside
from domain.time.periods import Period

HALF, YEAR = Period.from_key("2022-H1"), Period.from_key("2022")
COUNT = Asked(HALF, read_targets("4").every, unit="ед.")
BEHIND = Answers(wording="0", value=Decimal(0), explanation="идут торги", explanation_message=1)
RISK = asking.with_needs(asking.with_outlook(BEHIND, COUNT, Outlook.RISK), "нужны 2 млн руб.", 2)
OCTOBER = date(2022, 10, 1)


def valued(answers: Answers, value: int) -> Answers:
    return replace(answers, wording=str(value), value=Decimal(value))


def test_only_what_is_behind_is_asked_about() -> None:
    assert asking.asks_outlook(BEHIND, COUNT)
    assert not asking.asks_outlook(valued(BEHIND, 2), COUNT), "it keeps the pace"
    assert not asking.asks_outlook(BEHIND, replace(COUNT, period=YEAR)), "the year is over: it is missed"
    assert not asking.asks_outlook(form.with_no_data(BEHIND), COUNT)
    assert not asking.asks_outlook(BEHIND, replace(COUNT, due=OCTOBER)), "its date is accepted"


def test_nothing_waits_for_the_answer() -> None:
    assert form.step(BEHIND, COUNT) is Step.ROW
    assert asking.to_send(BEHIND, COUNT) == Ahead()


def test_what_was_said_goes_with_the_figure_and_survives_the_draft() -> None:
    kept = Answers.from_json(RISK.to_json())
    assert kept == RISK
    said = asking.to_send(kept, COUNT)
    assert (said.outlook, said.needs) == (Outlook.RISK, "нужны 2 млн руб.")
    assert not asking.asks_outlook(kept, COUNT)


def test_a_figure_that_is_not_behind_any_more_says_nothing_of_it() -> None:
    assert asking.to_send(valued(RISK, 3), COUNT) == Ahead()
    assert asking.with_outlook(valued(BEHIND, 3), COUNT, Outlook.NO) == valued(BEHIND, 3)


def test_another_value_asks_anew_a_risk_holds_meanwhile_a_yes_does_not() -> None:
    said_yes = asking.with_outlook(BEHIND, COUNT, Outlook.YES)
    for before, outlook in ((RISK, Outlook.RISK), (said_yes, Outlook.UNSAID)):
        changed = valued(form.without_value(before), 1)
        assert asking.asks_outlook(changed, COUNT)
        assert asking.to_send(changed, COUNT).outlook is outlook


def test_what_is_needed_stays_while_it_is_at_risk() -> None:
    assert asking.with_outlook(RISK, COUNT, Outlook.NO).ahead.needs == "нужны 2 млн руб."
    assert asking.with_outlook(RISK, COUNT, Outlook.YES).ahead.needs == ""


@pytest.mark.parametrize(
    ("text", "outlook", "needs"),
    [
        ("да", Outlook.YES, ""),
        ("Нет", Outlook.NO, ""),
        ("риск, нужны 2 млн руб.", Outlook.RISK, "нужны 2 млн руб."),
        ("нет: нет подрядчика", Outlook.NO, "нет подрядчика"),
        ("есть риски", Outlook.RISK, ""),
    ],
)
def test_the_answer_may_be_typed_with_what_is_needed(text: str, outlook: Outlook, needs: str) -> None:
    assert asking.read_outlook(text) == (outlook, needs)


@pytest.mark.parametrize("text", ["да, ввод в августе", "идут торги", "нетто 5", "50"])
def test_other_words_are_no_answer(text: str) -> None:
    assert asking.read_outlook(text) is None


def test_the_reason_of_a_date_explains_the_figure_where_nothing_does() -> None:
    open_one = replace(BEHIND, explanation=None, explanation_message=None)
    told = asking.with_text(Aside.DUE, open_one, COUNT, "до 01.10.2022, ввод по контракту", 5)
    assert told is not None
    assert (told.ahead.due, told.ahead.due_reason, told.explanation) == (OCTOBER, *["ввод по контракту"] * 2)
    explained = asking.with_due(BEHIND, COUNT, OCTOBER, "ввод по контракту", 5)
    assert explained.explanation == "идут торги"
    assert form.standing(told, COUNT).state == "behind", "a date that is only proposed changes nothing"


def test_a_button_of_another_year_proposes_nothing() -> None:
    with pytest.raises(DueOutside):
        asking.with_due(BEHIND, COUNT, date(2023, 1, 1))


def test_the_messages_of_the_answers_are_found_by_their_edits() -> None:
    assert 2 in RISK.messages
    assert asking.edited(RISK, COUNT, "нужны 3 млн руб.", 2).ahead.needs == "нужны 3 млн руб."
    assert asking.edited(RISK, COUNT, "нет, нужны 3 млн руб.", 2).ahead.outlook is Outlook.NO
    open_one = replace(BEHIND, explanation=None)
    dated = asking.with_due(open_one, COUNT, OCTOBER, "по контракту", 5)
    again = asking.edited(dated, COUNT, "до 01.11.2022, торги", 5)
    assert (again.ahead.due, again.ahead.due_reason, again.explanation) == (
        date(2022, 11, 1),
        "торги",
        "торги",
    )


def test_a_date_is_taken_back() -> None:
    dated = asking.with_due(BEHIND, COUNT, OCTOBER, "по контракту", 5)
    assert asking.without_due(dated).ahead == Ahead()
