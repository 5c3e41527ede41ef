"""A preliminary figure: said by a button or by a word, unsaid by another figure."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.figures import past
from domain.figures.finished_row import explaining
from domain.figures.form import Answers, Asked, Step, step, with_no_data, with_words
from domain.figures.refining import marking
from domain.figures.targets import read_targets
from domain.refusals import Stale
from domain.time.periods import Period

ASKED = Asked(Period.from_key("2022-H1"), read_targets("1000").every, "ед.")
DAY = date(2022, 7, 20)


def typed(text: str) -> Answers:
    return past.with_message(Answers(), ASKED, text, 1)[0]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("предв. 320", "320"),
        ("320 предварительно", "320"),
        ("320 (предв.)", "320"),
        ("320, предварительные данные", "320"),
        ("Предварительно: 320 ед.", "320 ед."),
    ],
)
def test_the_word_beside_a_number_is_asked_and_its_answer_may_be_the_mark(text: str, wording: str) -> None:
    answers = typed(text)
    assert step(answers, ASKED) is Step.CONFIRM
    assert marking.says_preliminary(answers)
    marked = marking.marked(answers, ASKED, DAY)
    assert (marked.value, marked.wording, marked.refine_by) == (Decimal(320), wording, DAY)


@pytest.mark.parametrize("text", ["около 320", "320 по плану", "предв. 320 и 340", "320"])
def test_other_words_are_not_this_one(text: str) -> None:
    assert not marking.says_preliminary(typed(text))


def test_what_is_in_words_can_be_preliminary_and_no_data_cannot() -> None:
    words = with_words(Answers(), "ведётся подсчёт", 1)
    assert marking.marked(words, ASKED, DAY).refine_by == DAY
    for answers in (with_no_data(Answers()), Answers(), typed("около 320")):
        with pytest.raises(Stale):
            marking.marked(answers, ASKED, DAY)
    with pytest.raises(Stale):
        marking.marked(typed("320"), replace(ASKED, measured=False), DAY)


def test_the_mark_is_kept_with_the_answers() -> None:
    marked = marking.marked(typed("320"), ASKED, DAY)
    assert Answers.from_json(marked.to_json()).refine_by == DAY
    assert marking.final(marked) == typed("320")


def test_another_figure_is_preliminary_only_where_that_is_said_again() -> None:
    marked = marking.marked(typed("320"), ASKED, DAY)
    other, _ = past.with_message(marked, ASKED, "350", 2)
    assert other.refine_by is None
    computed_anew = replace(marked, value=Decimal(350), wording="350")
    assert explaining(marked, computed_anew, ASKED).refine_by is None
    explained = replace(marked, explanation="идёт сверка")
    assert explaining(marked, explained, ASKED).refine_by == DAY
