"""A plan or a due date, and a new target, as the coordinator types them."""

from datetime import date
from decimal import Decimal

import pytest

from domain.figures.plans import read_plan, read_target_change, takes_back
from domain.refusals import UnclearPlan, UnclearTarget


def test_a_plan_is_a_number_or_a_day() -> None:
    assert read_plan("12,5 %", "%") == (Decimal("12.5"), None)
    assert read_plan("12.5", "ед.") == (Decimal("12.5"), None)
    assert read_plan("план 12", "ед.") == (Decimal(12), None)
    for text in (" 30.09.2022. ", "30.09.22", "до 30.9.2022 г.", "не позднее 30 сентября 2022 года"):
        assert read_plan(text, "ед.") == (None, date(2022, 9, 30))


@pytest.mark.parametrize("text", ["скоро", "31.02.2022", "", "1,2,3", "1.2.3"])
def test_what_is_neither_is_refused(text: str) -> None:
    with pytest.raises(UnclearPlan):
        read_plan(text, "ед.")


@pytest.mark.parametrize(
    "text",
    ["30.09", "к 30.09", "до 30 сентября", "12 к 30.09.2022", "не позднее 12", "9 мая"],
)
def test_what_may_be_a_day_is_not_taken_for_a_plan(text: str) -> None:
    with pytest.raises(UnclearPlan):
        read_plan(text, "ед.")


@pytest.mark.parametrize("text", ["-", "–", "Убрать", " нет. "])
def test_a_plan_is_taken_back_in_words(text: str) -> None:
    assert takes_back(text)
    assert not takes_back("0")


@pytest.mark.parametrize("since", ["с 1.7.2022 г.", "с 1 июля 2022 года", "01.07.2022", "с 01.07.22"])
def test_a_new_target_has_its_ground_and_its_day(since: str) -> None:
    text = f"2022 год – 5\n2023 год – 6\nрешение Собрания № 7\n{since}"
    wording, ground, day = read_target_change(text)
    assert (wording, ground) == ("2022 год – 5\n2023 год – 6", "решение Собрания № 7")
    assert day == date(2022, 7, 1)


@pytest.mark.parametrize(
    "text", ["не менее 14", "14\nс 01.07.2022", "14\nприказ\nс 32.07.2022", "14\nприказ\nс 1 июля", ""]
)
def test_without_them_it_is_refused(text: str) -> None:
    with pytest.raises(UnclearTarget):
        read_target_change(text)
