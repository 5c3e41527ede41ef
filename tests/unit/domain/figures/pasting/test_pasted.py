"""A long text with links is an explanation, and none of its digits a figure (Kopeysk's No. 18)."""

from datetime import timedelta
from decimal import Decimal

import pytest

from domain.figures.form import Answers, with_explanation
from domain.figures.message import split_answer
from domain.figures.numbers import Trouble
from domain.figures.pasting.pieces import (
    LONGEST_EXPLANATION,
    goes_on,
    with_edited_piece,
    with_piece,
)
from domain.figures.said import with_said
from domain.refusals import TooLong
from programmes.reading import read_document
from tests.sample import KOPEYSK

LINKS = "\n".join(f"{n}. https://vk.com/wall-171013929_{14_000 + n};" for n in range(1, 13))
UNITS = ("ед.", "%", "", "млн руб.", "чел.")
SOON, LATER = timedelta(seconds=1), timedelta(minutes=1)


def seed_18() -> str:
    document = read_document(KOPEYSK.read_bytes(), KOPEYSK.name)
    return next(fact.explanation for fact in document.facts if fact.number == "18")


@pytest.mark.parametrize("ahead", ["122\n", "122 ", "122, ", "122 – "])
def test_the_seeds_own_text_stays_as_it_is_behind_its_figure(ahead: str) -> None:
    text = seed_18()
    assert text.count("http") == 12
    reading, explanation = split_answer(f"{ahead}{text}", "ед.")
    assert reading.number is not None
    assert (reading.number.value, explanation) == (Decimal(122), text)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("yes_no", [False, True])
@pytest.mark.parametrize(
    "text", [LINKS, f"Размещено:\n{LINKS}", seed_18(), "Проведено 5 встреч, 12 сходов. " * 40], ids=str.split
)
def test_without_a_figure_ahead_of_it_there_is_none(text: str, unit: str, yes_no: bool) -> None:
    reading, explanation = split_answer(text, unit, yes_no=yes_no)
    assert (reading.number, reading.choices, explanation) == (None, (), "")
    assert reading.trouble in (Trouble.PASTED, Trouble.NO_DIGITS, Trouble.MALFORMED)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        (f"12 {LINKS}", "ед.", "12"),
        (f"50 % {LINKS}", "%", "50"),
        (f"3 153 граждан\n{LINKS}", "чел.", "3153"),
        (f"1,5 млн руб. ({LINKS})", "млн руб.", "1.5"),
        ("122 https://ok.ru/kopeyskofficial/topic/154999672617834", "ед.", "122"),
        ("122 " + "работы ведутся по плану, " * 40 + "5 бригад, " * 600, "ед.", "122"),
    ],
    ids=["count", "percent", "people", "money", "one link", "long"],
)
def test_a_figure_ahead_of_links_is_read_under_every_kind_of_unit(text: str, unit: str, value: str) -> None:
    reading, explanation = split_answer(text, unit)
    assert reading.number is not None
    assert reading.number.value == Decimal(value)
    assert explanation
    assert explanation in text, "as it was pasted"


def test_a_doubtful_figure_is_asked_about_and_the_links_stay() -> None:
    reading, explanation = split_answer(f"Размещено 122 публикации, из них 15 в газете: {LINKS}", "ед.")
    assert [choice.value for choice in reading.choices] == [122, 15]
    assert explanation == LINKS


def test_what_comes_at_once_after_a_long_text_is_its_next_piece() -> None:
    valued = Answers(wording="122", value=Decimal(122))
    answers = with_said(with_explanation(valued, "а" * 4_000, 1), valued, 1, "а" * 4_000)
    assert goes_on(answers, SOON)
    assert not goes_on(with_said(answers, answers, 2, "нет"), SOON), "something else was said since"
    assert not goes_on(answers, LATER)
    assert not goes_on(with_explanation(Answers(), "коротко", 1), SOON)
    joined = with_piece(with_piece(answers, "б" * 4_000, 2), "конец", 3)
    assert joined.explanation == f"{'а' * 4_000} {'б' * 4_000} конец"
    assert set(joined.messages) == {1, 2, 3}
    assert Answers.from_json(joined.to_json()) == joined
    edited = with_edited_piece(joined, "середина", 2)
    assert edited.explanation == f"{'а' * 4_000} середина конец"
    assert with_edited_piece(edited, "всё", 3).explanation == f"{'а' * 4_000} середина всё"
    with pytest.raises(TooLong):
        with_piece(joined, "в" * LONGEST_EXPLANATION, 4)
    assert with_explanation(joined, "иначе", 9).pieces == ()


def test_a_sentence_that_was_cut_goes_on_in_its_line() -> None:
    first = with_explanation(Answers(), "Работы ведутся", 1)
    assert with_piece(first, "по графику", 2).explanation == "Работы ведутся по графику"
    assert with_piece(first, "1. https://vk.com", 2).explanation == "Работы ведутся\n1. https://vk.com"
