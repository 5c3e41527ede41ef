"""What there was before helps with what is handed in now."""

from dataclasses import replace
from decimal import Decimal

import pytest

from domain.figures import past
from domain.figures.form import Answers, Asked
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
