"""From indicators to the bars of the picture: what is drawn how long, and which words stand beside it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from domain.figures.standing import Actual, Standing, State, assess
from domain.figures.targets import read_targets
from domain.programme.document import Course
from domain.time.periods import Period
from reports.charts.data import Bar
from reports.charts.status_picture import PictureItem, PicturePart, _bar, _subtitle
from texts import texts

HALF_YEAR = Period.from_key("2022-H1")


def bar(
    target: str, value: str = "", wording: str = "", course: Course = Course.RUNNING_TOTAL, **more: Any
) -> Bar:
    number = Decimal(value) if value else None
    aim = read_targets(target, "доля граждан, %", "%").for_year(2022)
    standing = assess(aim, Actual(number) if value else None, HALF_YEAR, course)
    item = PictureItem("5", "доля", aim, standing, course, wording or value, number, **more)
    return _bar(texts("ru"), item, HALF_YEAR)


@pytest.mark.parametrize(
    ("value", "reached"), [("0.5", 0.1), ("1", 0.2), ("3", 0.6), ("5", 1.0), ("6", 1.2), ("50", 10.0)]
)
def test_a_range_is_measured_by_its_upper_end(value: str, reached: float) -> None:
    drawn = bar("1 % - 5 %", value)
    assert (drawn.low, drawn.reached, drawn.pace) == (0.2, reached, None)


def test_other_targets_have_one_end() -> None:
    assert [bar(target, "50").low for target in ("100 %", "не более 2 %", "не менее 12")] == [None] * 3


@pytest.mark.parametrize("wording", ["", "-"])
def test_what_is_not_measured_does_not_lack_data(wording: str) -> None:
    assert bar("-", wording=wording).value == "не измеряется"


def test_a_value_put_in_place_of_the_computed_one_is_drawn_and_said_so() -> None:
    drawn = bar("100 %", "50", replaced=True, computed=Decimal("12.345"))
    assert (drawn.value, drawn.reached) == ("50", 0.5)
    assert drawn.note == "заменено, по расчёту 12,35"
    assert bar("100 %", "50", computed=Decimal(50)).note == ""


def test_above_the_limit_is_said_of_what_is_behind_only() -> None:
    assert bar("не более 2 %", "3", course=Course.LEVEL).note == "выше предела"
    assert bar("не более 2 %", "3").note == "", "missed: the state says it"


def test_a_figure_says_whether_it_is_accepted_and_of_what_day() -> None:
    day = date(2022, 7, 8)
    assert bar("100 %", "50", of_day=day).note == "принято 08.07"
    assert bar("100 %", "50", of_day=day, unchecked=True).note == "на проверке, 08.07"


def test_a_due_date_is_told_instead_of_the_pace() -> None:
    drawn = bar("100 %", "5", due=date(2022, 10, 1))
    assert (drawn.due, drawn.pace) == ("срок 01.10.2022", None)
    assert bar("100 %", "5").pace == 0.5


def test_a_part_says_which_it_is() -> None:
    items = (PictureItem("5", "доля", None, Standing(State.NO_DATA), Course.LEVEL),) * 3
    assert (
        _subtitle(texts("ru"), HALF_YEAR, PicturePart(items, first=8, of=27))
        == "1 полугодие 2022 · 8–10 из 27"
    )
    assert _subtitle(texts("ru"), HALF_YEAR, PicturePart(items, of=3)) == "1 полугодие 2022"
