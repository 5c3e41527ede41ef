"""A message to the finished row is asked about: another value, or words for the explanation?"""

from dataclasses import replace
from decimal import Decimal

import pytest

from domain.figures import finished_row, form
from domain.figures.finished_row import Typed
from domain.figures.form import Answers, Asked, Step
from domain.figures.targets import read_targets
from domain.time.periods import Period

HALF = Period.from_key("2022-H1")
PERCENT = Asked(HALF, read_targets("100 %").every, unit="%")
COUNT = Asked(HALF, read_targets("4").every, unit="ед.")
YES_NO = Asked(HALF, read_targets("1", "ввод в эксплуатацию (да – 1 / нет – 0)").every)
SENT = Answers(wording="1", value=Decimal(1), explanation="как есть", explanation_message=1)


@pytest.mark.parametrize(
    ("asked", "text", "kind"),
    [
        (PERCENT, "60 %", Typed.VALUE),
        (PERCENT, "60", Typed.VALUE),
        (PERCENT, "около 60 %", Typed.VALUE),
        (PERCENT, "60 % ведутся работы", Typed.BOTH),
        (PERCENT, "60 домов сдано, ещё 3 в работе", Typed.WORDS),
        (COUNT, "3", Typed.VALUE),
        (COUNT, "3 территории ещё в работе", Typed.BOTH),
        (COUNT, "работы ведутся", Typed.WORDS),
        (YES_NO, "нет", Typed.VALUE),
        (replace(PERCENT, measured=False), "60 %", Typed.WORDS),
    ],
)
def test_what_words_on_a_finished_row_can_be_meant_as(asked: Asked, text: str, kind: Typed) -> None:
    asked_about = finished_row.with_typed(SENT, text, 2)
    assert finished_row.meant(asked_about, asked) is kind
    assert (asked_about.wording, asked_about.explanation) == ("1", "как есть"), "nothing is changed by typing"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("как есть", "как есть. ждём акт"),
        ("как есть.", "как есть. ждём акт"),
        ("", "ждём акт"),
        (None, "ждём акт"),
    ],
)
def test_a_sentence_is_added_behind_a_full_stop(before: str | None, after: str) -> None:
    asked_about = finished_row.with_typed(replace(SENT, explanation=before), "ждём акт", 2)
    assert finished_row.with_typed_addition(asked_about).explanation == after


@pytest.mark.parametrize(
    ("first", "then", "asks"),
    [
        ("4", "2", True),
        ("2", "4", False),
        ("4", "0", True),
        ("2", "1", True),
        ("2", "3", False),
        ("0", "1", False),
    ],
)
def test_an_explanation_is_asked_about_where_the_state_turns_worse(first: str, then: str, asks: bool) -> None:
    """Of four: reached, on pace from two on, behind below."""
    row = _row(first)
    changed = finished_row.explaining(row, form.with_message(row, COUNT, then, 3)[0], COUNT)
    assert (form.step(changed, COUNT) is Step.HOLDS) is asks
    held = finished_row.with_held_explanation(changed, COUNT)
    assert form.step(held, COUNT) is Step.ROW


def test_an_explanation_in_the_same_message_is_of_the_new_state() -> None:
    row = _row("4")
    changed = finished_row.explaining(row, form.with_message(row, COUNT, "1 торги сорваны", 3)[0], COUNT)
    assert form.step(changed, COUNT) is Step.ROW


def test_a_draft_of_an_earlier_version_is_asked_about_too() -> None:
    row = replace(_row("4"), explained="")
    changed = finished_row.explaining(row, form.with_message(row, COUNT, "0", 3)[0], COUNT)
    assert form.step(changed, COUNT) is Step.HOLDS


def _row(value: str) -> Answers:
    said = form.with_message(Answers(), COUNT, value, 1)[0]
    return finished_row.explaining(said, form.with_explanation(said, "всё сделано", 2), COUNT)
