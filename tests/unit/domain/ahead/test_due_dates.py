"""The day on which a result is due, as whoever hands in types it."""

from datetime import date

import pytest

from domain.ahead.due_dates import likely_dues, read_due
from domain.refusals import DueOutside, UnclearDue
from domain.time.periods import Period

HALF = Period.from_key("2022-H1")
OCTOBER = date(2022, 10, 1)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("до 01.10.2022", ""),
        ("1 октября", ""),
        ("01.10", ""),
        ("не позднее 1 октября 2022 года.", ""),
        ("до 01.10.2022, ввод по контракту", "ввод по контракту"),
        ("1 октября — идут торги", "идут торги"),
        ("01.10.2022 контракт от 05.05.2022 № 4", "контракт от 05.05.2022 № 4"),
        ("ввод до 1 октября по контракту от 05.05.2022", "ввод по контракту от 05.05.2022"),
        ("работы закончим 1 октября", "работы закончим"),
    ],
)
def test_a_day_is_read_with_the_words_beside_it(text: str, reason: str) -> None:
    assert read_due(text, HALF) == (OCTOBER, reason)


@pytest.mark.parametrize(
    "text",
    [
        "скоро",
        "",
        "в третьем квартале",
        "1 октября или 1 ноября",
        "31.09.2022",
        "ждём 1 мая и потом 1 октября",
    ],
)
def test_what_names_no_one_day_is_asked_again(text: str) -> None:
    with pytest.raises(UnclearDue):
        read_due(text, HALF)


def test_a_day_that_its_year_does_not_have_is_none() -> None:
    with pytest.raises(UnclearDue):
        read_due("29 февраля", Period.from_key("2022-M1"))


@pytest.mark.parametrize("text", ["30.06.2022", "1 июня", "01.01.2023"])
def test_it_lies_after_the_period_and_within_its_year(text: str) -> None:
    with pytest.raises(DueOutside) as refused:
        read_due(text, HALF)
    assert (refused.value.since, refused.value.until) == (date(2022, 6, 30), date(2022, 12, 31))


def test_likely_are_the_ends_of_months_or_of_quarters_where_those_are_many() -> None:
    assert [f"{one:%d.%m}" for one in likely_dues(HALF)] == [
        "31.07", "31.08", "30.09", "31.10", "30.11", "31.12",
    ]  # fmt: skip
    assert [f"{one:%d.%m}" for one in likely_dues(Period.from_key("2022-Q1"))] == ["30.06", "30.09", "31.12"]
    assert likely_dues(Period.from_key("2022")) == ()
