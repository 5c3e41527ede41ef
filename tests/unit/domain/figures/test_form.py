"""Which question comes next when a figure is handed in."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.figures import finished_row, form
from domain.figures.form import Answers, Asked, Step, step
from domain.figures.targets import read_targets
from domain.programme.document import Course
from domain.refusals import Stale
from domain.time.periods import Period

HALF = Period.from_key("2022-H1")
PERCENT = Asked(HALF, read_targets("100 %").every, unit="%")


def typed(text: str, asked: Asked = PERCENT, before: Answers | None = None) -> Answers:
    return form.with_message(before or Answers(), asked, text, 1)[0]


def explained(answers: Answers, text: str) -> Answers:
    return form.with_explanation(answers, text, 2)


@pytest.mark.parametrize(
    ("answers", "open_question"),
    [
        (Answers(), Step.VALUE),
        (typed("50 %"), Step.EXPLANATION),
        (typed("50 % идут работы"), Step.ROW),
        (explained(typed("50 %"), ""), Step.ROW),
        (explained(typed("49 %"), ""), Step.EXPLANATION),  # behind: it has to be explained
        (explained(typed("49 %"), "идут торги"), Step.ROW),
        (typed("около 50 %"), Step.CONFIRM),
        (form.with_confirmation(typed("около 50 %")), Step.EXPLANATION),
        (typed("12–15 %"), Step.CHOOSE),
        (form.with_choice(typed("12–15 %"), 1), Step.EXPLANATION),
        (typed("120 %"), Step.CONFIRM),
        (form.with_confirmation(typed("120 %")), Step.EXPLANATION),
        (explained(form.with_no_data(Answers()), ""), Step.EXPLANATION),
        (explained(form.with_no_data(Answers()), "сведений ещё нет"), Step.ROW),
        (form.with_words(Answers(), "частично", 1), Step.EXPLANATION),
        (explained(form.with_words(Answers(), "частично", 1), ""), Step.ROW),
    ],
)
def test_the_question_that_is_open_follows_from_the_answers(answers: Answers, open_question: Step) -> None:
    assert step(answers, PERCENT) is open_question
    assert step(Answers.from_json(answers.to_json()), PERCENT) is open_question


def test_where_nothing_is_measured_a_sentence_is_asked_for() -> None:
    narrative = replace(PERCENT, measured=False, target=read_targets("-").every)
    assert step(form.first_answers(narrative), narrative) is Step.EXPLANATION
    assert step(explained(form.first_answers(narrative), ""), narrative) is Step.ROW


@pytest.mark.parametrize(
    ("more", "open_question"),
    [
        ({"course": Course.LEVEL}, Step.EXPLANATION),
        ({"course": Course.LEVEL, "plan": Decimal(50)}, Step.ROW),
        ({"course": Course.LEVEL, "due": date(2022, 9, 30)}, Step.ROW),
        ({"target": read_targets("40 %").every}, Step.ROW),
    ],
)
def test_what_has_to_be_explained_is_judged_as_it_will_stand(
    more: dict[str, object], open_question: Step
) -> None:
    assert step(explained(typed("50 %"), ""), replace(PERCENT, **more)) is open_question  # type: ignore[arg-type]


def test_no_data_has_its_reason_even_where_there_is_no_target() -> None:
    said = explained(form.with_no_data(Answers()), "")
    assert step(said, replace(PERCENT, target=read_targets("-").every)) is Step.EXPLANATION


def test_above_a_range_has_to_be_explained_where_its_upper_end_is_a_limit() -> None:
    asked = replace(PERCENT, target=read_targets("1 % - 5 %").every, course=Course.LEVEL)
    said = explained(typed("6 %"), "")
    assert step(said, asked) is Step.EXPLANATION
    assert step(said, replace(asked, range_top_is_limit=False)) is Step.ROW


def test_what_is_less_than_before_is_asked_about_within_the_year() -> None:
    fell = replace(PERCENT, last=Decimal(60), last_is_this_year=True)
    assert step(typed("55 %"), fell) is Step.CONFIRM
    assert step(typed("55 %"), replace(fell, last_is_this_year=False)) is Step.EXPLANATION


def test_another_value_is_asked_about_though_the_first_was_confirmed() -> None:
    confirmed = explained(form.with_confirmation(typed("120 %")), "так вышло")
    assert step(confirmed, PERCENT) is Step.ROW
    asked_about = finished_row.with_typed(confirmed, "130 %", 3)
    assert step(finished_row.with_typed_value(asked_about, PERCENT), PERCENT) is Step.CONFIRM
    chosen = form.with_choice(typed("120–130 %", before=confirmed), 0)
    assert step(chosen, PERCENT) is Step.CONFIRM


@pytest.mark.parametrize("place", [-1, 2])
def test_a_place_that_no_button_has_is_stale(place: int) -> None:
    with pytest.raises(Stale):
        form.with_choice(typed("12–15 %"), place)


def test_the_chosen_number_keeps_the_authors_wording() -> None:
    several = typed("12–15 %")
    assert [form.with_choice(several, place).value for place in (0, 1)] == [12, 15]
    assert form.with_choice(several, 1).wording == several.wording


def test_why_there_were_no_data_explains_no_value() -> None:
    said = explained(form.with_no_data(Answers()), "сведений ещё нет")
    assert form.without_value(said).explanation is None
    assert form.without_value(explained(typed("50 %"), "идут работы")).explanation == "идут работы"
