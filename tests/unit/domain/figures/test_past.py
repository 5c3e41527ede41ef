"""What there was before helps with what is handed in now."""

from dataclasses import replace
from decimal import Decimal

import pytest

from domain.figures import past
from domain.figures.finished_row import explaining
from domain.figures.form import Answers, Asked, with_confirmation
from domain.figures.numbers import Trouble
from domain.figures.targets import read_targets
from domain.programme.document import Course
from domain.refusals import Stale
from domain.time.periods import Period
from tests.unit.domain.methodology.mytishchi_methodology import DEBT

YEAR = Period.from_key("2022")
ASKED = Asked(YEAR, read_targets("4").every, "ед.", last=Decimal(2), last_wording="2", last_is_this_year=True)
TYPED = Answers(wording="1", value=Decimal(1), confirmed=True)
YES_NO = read_targets("1", "ввод (да – 1 / нет – 0)").every


def test_the_part_since_then_comes_on_top() -> None:
    summed = past.with_sum(TYPED, ASKED)
    assert (summed.value, summed.wording, summed.added, summed.confirmed) == (Decimal(3), "3", True, False)
    percent = replace(TYPED, wording="1,5 %", value=Decimal("1.5"))
    assert past.with_sum(percent, ASKED).wording == "3,5 %"


@pytest.mark.parametrize(
    "asked",
    [
        replace(ASKED, last=None),
        replace(ASKED, last_is_this_year=False),
        replace(ASKED, course=Course.LEVEL),
        replace(ASKED, target=YES_NO),
        replace(ASKED, methodology=DEBT),
    ],
    ids=["no past", "of another year", "a level", "yes or no", "computed"],
)
def test_nothing_is_added_where_it_is_no_part_of_a_running_total(asked: Asked) -> None:
    assert not past.can_add(TYPED, asked)
    with pytest.raises(Stale):
        past.with_sum(TYPED, asked)


def test_it_is_added_once_and_to_a_number() -> None:
    assert past.can_add(TYPED, ASKED)
    for answers in (past.with_sum(TYPED, ASKED), Answers(wording="частично", words=True), Answers()):
        assert not past.can_add(answers, ASKED)


def test_as_last_time_is_explained_anew() -> None:
    before = replace(TYPED, explanation="было так", no_data=True)
    repeated = past.with_last(before, ASKED)
    assert (repeated.wording, repeated.value, repeated.words, repeated.explanation) == (
        "2",
        Decimal(2),
        False,
        None,
    )
    words = past.with_last(TYPED, replace(ASKED, last=None, last_wording="частично"))
    assert (words.wording, words.value, words.words) == ("частично", None, True)


@pytest.mark.parametrize(
    "asked",
    [replace(ASKED, last_wording=""), replace(ASKED, measured=False), replace(ASKED, methodology=DEBT)],
)
def test_there_is_no_last_time_to_repeat(asked: Asked) -> None:
    assert not past.has_last(asked)
    with pytest.raises(Stale):
        past.with_last(TYPED, asked)


QUARTER = replace(ASKED, period=Period.from_key("2022-Q2"), last=Decimal(1240), last_wording="1 240")


@pytest.mark.parametrize(
    "text",
    [
        "320 только за II квартал",
        "320 это за 2 квартал",
        "320 (только за второй квартал)",
        "только за 2 кв. 320",
        "320 – это только за апрель–июнь",
        "320 только за квартал, торги идут",
    ],
)
def test_a_part_that_is_named_in_the_message_comes_on_top(text: str) -> None:
    answers, _ = past.with_message(Answers(), QUARTER, text, 7)
    assert (answers.value, answers.added, answers.wording) == (Decimal(1560), True, "1\u00a0560")
    assert past.part_of(answers, QUARTER) == ("1\u00a0240", "320")
    assert answers.explanation == ("торги идут" if "торги" in text else None)


@pytest.mark.parametrize("text", ["320", "320 это дома на Ленина", "320 за II квартал"])
def test_a_figure_that_does_not_say_that_it_is_only_a_part_is_the_total(text: str) -> None:
    answers, _ = past.with_message(Answers(), QUARTER, text, 7)
    assert (answers.value, answers.added) == (Decimal(320), False)


@pytest.mark.parametrize(
    ("asked", "text", "trouble"),
    [
        (replace(QUARTER, course=Course.LEVEL), "320 только за II квартал", Trouble.PART_OF_LEVEL),
        (replace(QUARTER, last=None), "320 только за II квартал", Trouble.PART_WITHOUT_PAST),
        (replace(QUARTER, last_is_this_year=False), "320 это за квартал", Trouble.PART_WITHOUT_PAST),
        (QUARTER, "320 только за июнь", Trouble.OTHER_PART),
        (QUARTER, "320 это за прошлый год", Trouble.OTHER_PART),
        (QUARTER, "320 только за II квартал 2021 года", Trouble.OTHER_PART),
    ],
)
def test_a_part_that_cannot_be_added_is_not_taken(asked: Asked, text: str, trouble: Trouble) -> None:
    blank = Answers()
    answers, reading = past.with_message(blank, asked, text, 7)
    assert (answers, reading.trouble) == (blank, trouble)


def test_since_january_the_part_is_the_whole() -> None:
    first = replace(QUARTER, period=Period.from_key("2022-Q1"), last=None)
    answers, _ = past.with_message(Answers(), first, "320 только за I квартал", 7)
    assert (answers.value, answers.added) == (Decimal(320), False)


def test_of_a_doubtful_part_the_sum_waits_until_its_number_is_settled() -> None:
    answers, _ = past.with_message(Answers(), QUARTER, "около 320 только за II квартал", 7)
    assert (answers.value, answers.only_part) == (None, True)
    settled = explaining(answers, with_confirmation(answers), QUARTER)
    assert (settled.value, settled.only_part, settled.added) == (Decimal(1560), False, True)


def test_the_same_words_instead_of_an_explanation_are_about_the_figure() -> None:
    typed = replace(TYPED, value=Decimal(320), wording="320")
    part = past.explained_as_part(typed, QUARTER, "это только за II квартал")
    assert part is not None
    assert part.trouble is None
    other = past.explained_as_part(typed, QUARTER, "только за июнь")
    assert other is not None
    assert other.trouble is Trouble.OTHER_PART
    assert past.explained_as_part(typed, QUARTER, "торги идут") is None
