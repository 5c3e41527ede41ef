"""Messages about a computed figure's inputs: taken, asked about, edited."""

from dataclasses import replace
from datetime import date

import pytest

from domain.figures import computed, form
from domain.figures.form import Answers, Asked, Step
from domain.figures.inputs import answering
from domain.figures.inputs.trouble import InputTrouble
from domain.figures.targets import read_targets
from domain.time.periods import Period
from tests.unit.domain.methodology.mytishchi_methodology import DEBT, SOCIAL

QUARTER = Period.from_key("2022-Q1")
DEBTS = Asked(QUARTER, read_targets("0,00").every, "%", methodology=DEBT)
SOCIALS = Asked(QUARTER, read_targets("8,00").every, "балл", methodology=SOCIAL)
FIRST_FIVE = ("180 000", "36 000", "3 240 000", "324 000", "1440")


def typed(asked: Asked, *texts: str) -> Answers:
    """Message ids count from 1."""
    answers = Answers()
    for message, text in enumerate(texts, 1):
        answers, _ = answering.with_text(answers, asked, text, message)
    return answers


def numbers(answers: Answers, name: str) -> dict[int, str]:
    return {one.month: f"{one.value}" for one in answers.given.values if one.name == name}


def trouble_of(answers: Answers, asked: Asked, text: str) -> InputTrouble | None:
    _, wrong = answering.with_text(answers, asked, text, 99)
    return wrong.trouble if wrong else None


def test_a_series_answers_all_its_months_at_once() -> None:
    answers = typed(SOCIALS, *FIRST_FIVE, "100 100 100\n100 100 100")
    assert answers.wording == "8,00"
    assert answers.heard.last == ("Nотр@1", "Nотр@2", "Nотр@3", "Nназн@1", "Nназн@2", "Nназн@3")


def test_one_input_of_two_leaves_the_other_to_be_asked() -> None:
    answers = typed(SOCIALS, *FIRST_FIVE, "100 100 100")
    [left] = answering.asked_series(answers, SOCIALS)
    assert (left.input.name, left.months) == ("Nназн", (1, 2, 3))


def test_a_doubtful_series_waits_for_the_reading_that_is_meant() -> None:
    asked = typed(SOCIALS, *FIRST_FIVE, "1 160 158 171")
    assert form.step(asked, SOCIALS) is Step.READINGS
    assert len(answering.readings(asked, SOCIALS)) == 2
    meant = answering.with_reading(asked, SOCIALS, 0)
    assert numbers(meant, "Nотр") == {1: "1160", 2: "158", 3: "171"}
    assert meant.heard.of(6) == ("Nотр@1", "Nотр@2", "Nотр@3")
    again, _ = answering.with_text(asked, SOCIALS, "160; 158; 171", 7)
    assert numbers(again, "Nотр") == {1: "160", 2: "158", 3: "171"}
    assert form.step(answering.without_doubt(asked), SOCIALS) is Step.INPUT


@pytest.mark.parametrize("place", [-1, 2])
def test_a_reading_that_no_button_has_is_none(place: int) -> None:
    asked = typed(SOCIALS, *FIRST_FIVE, "1 160 158 171")
    assert answering.with_reading(asked, SOCIALS, place) == asked


def test_yes_takes_the_only_reading() -> None:
    asked = typed(SOCIALS, *FIRST_FIVE, "160,158,171")
    meant, _ = answering.with_text(asked, SOCIALS, "да", 7)
    assert numbers(meant, "Nотр") == {1: "160", 2: "158", 3: "171"}
    left, _ = answering.with_text(asked, SOCIALS, "нет", 7)
    assert (numbers(left, "Nотр"), left.heard.doubt) == ({}, "")
    several = typed(SOCIALS, *FIRST_FIVE, "1 160 158 171")
    assert trouble_of(several, SOCIALS, "да") is InputTrouble.MINGLED


def test_a_doubt_that_is_none_any_more_is_forgotten() -> None:
    """Its draft was kept by a version of the methodology that asked for other months."""
    asked = typed(SOCIALS, *FIRST_FIVE, "1 160 158 171")
    restored = answering.restored(asked.to_json(), replace(SOCIALS, methodology=DEBT))
    assert restored.heard.doubt == ""
    assert answering.restored(asked.to_json(), SOCIALS).heard == asked.heard


def test_without_data_the_others_count_and_the_month_stays_open() -> None:
    answers = typed(SOCIALS, *FIRST_FIVE)
    taken, wrong = answering.with_text(answers, SOCIALS, "Nназн: 160; -; 171", 6)
    assert numbers(taken, "Nназн") == {1: "160", 3: "171"}
    assert wrong is not None
    assert (wrong.trouble, wrong.name, wrong.month) == (InputTrouble.NO_DATA, "Nназн", 2)


def test_a_contradiction_is_asked_about_at_once() -> None:
    answers = typed(DEBTS, "4,8", "5,2")
    assert form.step(answers, DEBTS) is Step.CLASH
    assert numbers(answers, "Прк") == {}


def test_a_number_below_a_contradiction_may_be_either() -> None:
    answers = typed(DEBTS, "4,8", "5,2", "0,52")
    assert form.step(answers, DEBTS) is Step.READINGS
    assert [
        [(one.name, f"{one.value}") for one in way.values] for way in answering.readings(answers, DEBTS)
    ] == [
        [("З2", "0.52")],
        [("З1", "0.52")],
    ]
    meant = answering.with_reading(answers, DEBTS, 0)
    assert (numbers(meant, "З2"), form.step(meant, DEBTS)) == ({0: "0.52"}, Step.INPUT)


def test_a_sign_says_which_is_meant() -> None:
    answers = typed(DEBTS, "4,8", "5,2", "З2 0,52")
    assert numbers(answers, "З2") == {0: "0.52"}
    assert numbers(typed(DEBTS, "4,8", "5,2", "З1: 5,8"), "З1") == {0: "5.8"}
    assert trouble_of(typed(DEBTS, "4,8", "5,2"), DEBTS, "много") is InputTrouble.NO_NUMBER


def test_of_several_contradictions_the_one_has_to_be_named() -> None:
    months = "Nотр 110 120 130\nNназн 120 100 100"
    answers = typed(SOCIALS, *FIRST_FIVE, months)
    assert form.step(answers, SOCIALS) is Step.CLASH
    assert trouble_of(answers, SOCIALS, "100") is InputTrouble.WHICH
    mended = typed(SOCIALS, *FIRST_FIVE, months, "Nотр февраль 100", "Nотр март 100")
    assert form.step(mended, SOCIALS) is Step.EXPLANATION


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Ца 181 000", "Ца", "181000"),
        ("Ца: 181 тыс.", "Ца", "181000"),
        ("цa = 181 000", "Ца", "181000"),  # «a» is Latin
        ("AR – 37 000", "AR", "37000"),
    ],
)
def test_an_input_is_given_anew_by_its_sign(text: str, name: str, value: str) -> None:
    answers = typed(SOCIALS, *FIRST_FIVE[:3], text)
    assert numbers(answers, name) == {0: value}
    assert numbers(answers, "SI") == {}, "no answer to what is asked"


def test_several_inputs_are_given_line_by_line() -> None:
    answers = typed(SOCIALS, "Ца: 180 000\nAR: 36 000\nSI: 324 000\nNназн: 100 100 100")
    assert numbers(answers, "SI") == {0: "324000"}
    assert numbers(answers, "Nназн") == {1: "100", 2: "100", 3: "100"}
    found = computed.wanted_now(answers, SOCIALS)
    assert found is not None
    assert found.key == "просмотры"
    _, wrong = answering.with_text(Answers(), SOCIALS, "Ца: 180 000\nAR: много", 1)
    assert wrong is not None
    assert (wrong.name, wrong.trouble) == ("AR", InputTrouble.NO_NUMBER)


def test_what_is_not_asked_yet_is_not_given_by_its_sign() -> None:
    early = replace(SOCIALS, today=date(2022, 2, 1))
    assert numbers(typed(early, "Ца: 180 000"), "Ца") == {}


def test_an_edit_changes_what_its_message_gave_and_nothing_else() -> None:
    answers = typed(SOCIALS, *FIRST_FIVE, "100 100 100\n100 100 100")
    changed, wrong = answering.edited(answers, SOCIALS, "100 96 100\n100 100 100", 6) or (answers, None)
    assert wrong is None
    assert numbers(changed, "Nотр") == {1: "100", 2: "96", 3: "100"}
    assert numbers(changed, "AR") == {0: "36000"}
    single, _ = answering.edited(changed, SOCIALS, "36 500", 2) or (changed, None)
    assert numbers(single, "AR") == {0: "36500"}
    assert answering.edited(changed, SOCIALS, "1", 77) is None


def test_an_edit_leaves_what_was_given_anew_since() -> None:
    answers = typed(SOCIALS, *FIRST_FIVE, "100 100 100", "Nотр март 90")
    changed, _ = answering.edited(answers, SOCIALS, "80 80 80", 6) or (answers, None)
    assert numbers(changed, "Nотр") == {1: "80", 2: "80", 3: "90"}
    replaced = typed(DEBTS, "4,8", "З1 5")
    assert answering.edited(replaced, DEBTS, "4,9", 1) is None


def test_an_edit_that_cannot_be_read_changes_nothing() -> None:
    answers = typed(SOCIALS, *FIRST_FIVE, "100 100 100")
    for text, trouble in (
        ("100 100", InputTrouble.COUNT),
        ("1 100 100 100", InputTrouble.MINGLED),
        ("много", InputTrouble.NO_NUMBER),
    ):
        changed, wrong = answering.edited(answers, SOCIALS, text, 6) or (None, None)
        assert changed == answers
        assert wrong is not None
        assert wrong.trouble is trouble


def test_an_edit_of_a_doubtful_message_reads_it_anew() -> None:
    asked = typed(SOCIALS, *FIRST_FIVE, "1 160 158 171")
    changed, _ = answering.edited(asked, SOCIALS, "1160 158 171", 6) or (asked, None)
    assert numbers(changed, "Nотр") == {1: "1160", 2: "158", 3: "171"}


def test_what_messages_gave_survives_being_kept() -> None:
    answers = typed(SOCIALS, *FIRST_FIVE, "100 100 100")
    assert Answers.from_json(answers.to_json()).heard == answers.heard
    assert Answers.from_json({"given": {}}).heard.messages == (), "kept by an earlier version"


def test_the_month_that_is_left_is_not_another_one() -> None:
    """«февраль 90» below the question for March is February's."""
    answers = typed(SOCIALS, *FIRST_FIVE, "100 100 100", "100 100", "Nназн 100 100 -")
    corrected, _ = answering.with_text(answers, SOCIALS, "февраль 120", 9)
    assert numbers(corrected, "Nназн") == {1: "100", 2: "120"}


def test_two_that_stand_in_each_others_place_are_swapped() -> None:
    answers = typed(SOCIALS, *FIRST_FIVE, "160 158 171\n158 155 171")
    assert form.step(answers, SOCIALS) is Step.CLASH
    swapped = answering.swapped(answers, SOCIALS)
    assert numbers(swapped, "Nотр") == {1: "158", 2: "155", 3: "171"}
    assert numbers(swapped, "Nназн") == {1: "160", 2: "158", 3: "171"}
    mixed = typed(SOCIALS, *FIRST_FIVE, "160 150 171\n158 155 171")
    assert answering.swapped(mixed, SOCIALS) == mixed, "February is right as it is"
    owed = answering.swapped(typed(DEBTS, "4,8", "5,2"), DEBTS)
    assert (numbers(owed, "З1"), numbers(owed, "З2")) == ({0: "5.2"}, {0: "4.8"})
