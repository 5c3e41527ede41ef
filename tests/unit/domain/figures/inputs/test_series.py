"""Months in one message: every kind of typed series, and what was read of it or asked about it."""

import pytest

from domain.figures.inputs.series import SeriesRead, read_series
from domain.figures.inputs.trouble import InputTrouble
from domain.methodology.asking import Series, asked_together, wanted
from domain.time.periods import Period
from tests.unit.domain.methodology.mytishchi_methodology import SOCIAL

QUARTER = Period.from_key("2022-Q1")
_INPUTS = {one.name: one for one in SOCIAL.inputs}
ASSIGNED = (Series(_INPUTS["Nназн"], (1, 2, 3)),)
BOTH = asked_together(SOCIAL, tuple(one for one in wanted(SOCIAL, QUARTER) if one.month))
SHORT = {"Nназн": "", "Nотр": "о"}


def told(read: SeriesRead) -> str:
    """«160 158 171», ways to choose from with «|», «?» for one that is asked about, «!» for a trouble.

    A month without a number is «–», one with no data «×»; values of «Nотр» stand behind «о».
    """
    if read.trouble is not None:
        month = f" {read.trouble.month}" if read.trouble.month else ""
        return f"!{read.trouble.trouble}{month}"
    ways = []
    for one in read.readings:
        rows = []
        for name, mark in reversed(SHORT.items()):
            numbers = {each.month: f"{each.value}" for each in one.values if each.name == name}
            numbers |= {each.month: "×" for each in one.without if each.input.name == name}
            if numbers:
                rows.append(mark + " ".join(numbers.get(month, "–") for month in (1, 2, 3)))
        ways.append(" / ".join(rows))
    return " | ".join(ways) + ("?" if len(ways) == 1 and read.readings[0].weak else "")


# One input, three months open: January, February, March.
TYPED = [
    ("160 158 171", "160 158 171"),
    ("160, 158, 171", "160 158 171"),
    ("160, 158,171", "160 158 171?"),
    ("160; 158; 171", "160 158 171"),
    ("160;158;171", "160 158 171"),
    ("160/158/171", "160 158 171"),
    ("160 / 158 / 171", "160 158 171"),
    ("160 – 158 – 171", "160 158 171"),
    ("160\t158\t171", "160 158 171"),
    ("160\n158\n171", "160 158 171"),
    ("1) 160\n2) 158\n3) 171", "160 158 171"),
    ("160 и 158 и 171", "160 158 171"),
    ("160 158 и 171", "160 158 171"),
    ("0 0 0", "0 0 0"),
    ("98 102 95", "98 102 95"),
    ("1160 1158 1171", "1160 1158 1171"),
    ("160 шт., 158 шт., 171 шт.", "160 158 171"),
    ("160 158 171 шт", "160 158 171"),
    ("160 тыс. 158 тыс. 171 тыс.", "160000 158000 171000"),
    ("Добрый день! 160 158 171", "160 158 171"),
    ("160\u00a0158\u00a0171", "160 158 171"),
    # with the months' names, in any order
    ("январь 160, февраль 158, март 171", "160 158 171"),
    ("Январь – 160; Февраль – 158; Март – 171", "160 158 171"),
    ("янв – 160, фев – 158, мар – 171", "160 158 171"),
    ("янв-160 фев-158 мар-171", "160 158 171"),
    ("янв. 160\nфевр. 158\nмарт 171", "160 158 171"),
    ("март 171, январь 160, февраль 158", "160 158 171"),
    ("за январь 160, за февраль 158, за март 171", "160 158 171"),
    ("160 за январь, 158 за февраль, 171 за март", "160 158 171"),
    ("160 январь 158 февраль 171 март", "160 158 171"),
    ("январь, февраль, март: 160, 158, 171", "160 158 171"),
    ("январь–март: 160 158 171", "160 158 171"),
    ("01.2022 – 160; 02.2022 – 158; 03.2022 – 171", "160 158 171"),
    ("январь 2022 – 160, февраль 2022 – 158, март 2022 – 171", "160 158 171"),
    ("Jan 160, Feb 158, Mar 171", "160 158 171"),
    ("март 171", "– – 171"),
    ("январь 160, март 171", "160 – 171"),
    ("январь 1 160, февраль 1 158, март 1 171", "1160 1158 1171"),
    ("январь 160 158", "160158 – –?"),
    # with the period's name, with the input's
    ("1 кв: 160 158 171", "160 158 171"),
    ("I квартал 2022 года: 160, 158, 171", "160 158 171"),
    ("за 1 квартал — 160 158 171", "160 158 171"),
    ("Q1 160 158 171", "160 158 171"),
    ("2022 год: 160 158 171", "160 158 171"),
    ("Nназн: 160 158 171", "160 158 171"),
    ("назначено 160 158 171", "160 158 171"),
    ("2 кв: 160 158 171", "!not_asked"),
    ("1 кв 2021: 160 158 171", "!not_asked"),
    ("апрель 160", "!not_asked 4"),
    # one number: the first open month, as before
    ("160", "160 – –"),
    ("1 240", "1240 – –"),
    ("12 500 000", "12500000 – –"),
    # thousands
    ("1 160 1 158 1 171", "1160 1158 1171"),
    ("12 500 13 100 11 900", "12500 13100 11900"),
    ("1 160 158 171", "1160 158 171 | 1160158171 – –"),
    ("1 240 500", "1 240 500 | 1240500 – –"),
    ("98 102 101", "98 102 101 | 98102101 – –"),
    ("160,158,171", "160 158 171?"),
    ("1,2,3", "1 2 3?"),
    ("1 160 1 158", "!mingled"),
    ("160 1 158 171", "!mingled"),
    # too many, too few
    ("160 158", "!count"),
    ("160 158 171 169", "!count"),
    ("январь 160 158 171", "160158171 – –?"),
    ("12-15", "!count"),
    # «нет», «-»
    ("160 0 171", "160 0 171"),
    ("160 нет 171", "!zero_or_none 2"),
    ("январь 160, февраль не было, март 171", "!zero_or_none 2"),
    ("160, -, 171", "160 × 171"),
    ("160; н/д; 171", "160 × 171"),
    ("январь 160, февраль –, март 171", "160 × 171"),
    ("160 158 -", "160 158 ×"),
    ("н/д", "× – –"),
    # what is no figure
    ("160 ок. 158 171", "!approximate 2"),
    ("около 160", "!approximate 1"),
    ("160 158 -5", "!negative 3"),
    ("январь 160, январь 161", "!twice 1"),
    ("январь 160, январь 160", "160 – –"),
    ("по плану 160 158 171", "!several 1"),
    ("много", "!no_number 1"),
    ("", "!no_number 1"),
    ("12:30", "!several 1"),
]


@pytest.mark.parametrize(("text", "read"), TYPED)
def test_months_of_one_input(text: str, read: str) -> None:
    assert told(read_series(ASSIGNED, 3, QUARTER, text)) == read


# Two inputs that belong together: «отработано» (о) is asked before «назначено».
PAIR = "о158 155 171 / 160 158 171"
TYPED_TOGETHER = [
    ("158 155 171\n160 158 171", PAIR),
    ("Nотр 158 155 171\nNназн 160 158 171", PAIR),
    ("Nназн 160 158 171\nNотр 158 155 171", PAIR),
    ("nназн: 160, 158, 171\nnотр: 158, 155, 171", PAIR),
    ("назначено: 160 158 171\nотработано: 158 155 171", PAIR),
    ("отработано – 158, 155, 171; назначено – 160, 158, 171", PAIR),
    ("отр 158 155 171 назн 160 158 171", PAIR),
    ("Nотр 158 155 171\n160 158 171", PAIR),
    ("Nотр:\n158\n155\n171\nNназн:\n160\n158\n171", PAIR),
    ("158 160\n155 158\n171 171", PAIR),
    ("158/160\n155/158\n171/171", PAIR),
    ("январь 158 160, февраль 155 158, март 171 171", PAIR),
    ("январь – 158/160; февраль – 155/158; март – 171/171", PAIR),
    ("март: 171 171\nянварь: 158 160\nфевраль: 155 158", PAIR),
    ("январь: отработано 158, назначено 160; февраль: отработано 155, назначено 158; март: 171 171", PAIR),
    ("1 158 1 155 1 171\n1 160 1 158 1 171", "о1158 1155 1171 / 1160 1158 1171"),
    ("158 155 171", "о158 155 171"),
    ("назначено 160 158 171", "160 158 171"),
    ("Nназн март 171", "– – 171"),
    ("158", "о158 – –"),
    ("158 155 171 160 158 171", f"{PAIR} | о158 171 158 / 155 160 171"),
    ("158/160 155/158 171/171", f"о158 160 155 / 158 171 171 | {PAIR}"),
    ("январь 158", "!count 1"),
    ("158 155", "!count"),
    ("158 155 171\n160 158", "!count"),
    ("Nотр 158 155\nNназн 160 158 171", "!count"),
]


@pytest.mark.parametrize(("text", "read"), TYPED_TOGETHER)
def test_months_of_two_inputs(text: str, read: str) -> None:
    assert told(read_series(BOTH, 3, QUARTER, text)) == read


def test_two_lines_of_two_months_are_asked_about() -> None:
    """A line for each input, or for each month?"""
    two = tuple(Series(one.input, (1, 2)) for one in BOTH)
    read = read_series(two, 2, QUARTER, "158 160\n155 158")
    assert [[f"{one.value}" for one in way.values] for way in read.readings] == [
        ["158", "160", "155", "158"],
        ["158", "160", "155", "158"],
    ]
    assert [[one.name for one in way.values] for way in read.readings] == [
        ["Nотр", "Nотр", "Nназн", "Nназн"],
        ["Nотр", "Nназн", "Nотр", "Nназн"],
    ]


def test_a_month_that_is_over_can_be_given_anew_by_its_name() -> None:
    rest = (Series(_INPUTS["Nназн"], (2, 3)),)
    read = read_series(rest, 3, QUARTER, "январь 161, февраль 158")
    assert read.taken is not None
    assert {one.month: int(one.value or 0) for one in read.taken.values} == {1: 161, 2: 158}


def test_of_one_open_month_a_number_is_a_number() -> None:
    only = (Series(_INPUTS["Nназн"], (3,)),)
    assert told(read_series(only, 3, QUARTER, "160 158")) == "– – 160158"
    assert told(read_series(only, 3, QUARTER, "1 160 158")) == "– – 1160158"


@pytest.mark.parametrize("text", ["1 " * 500, "160 " * 61, ";" * 4000, "я" * 4000, "1 100 " * 30])
def test_a_long_message_is_answered_at_once(text: str) -> None:
    assert read_series(BOTH, 3, QUARTER, text).trouble is not None


def test_the_trouble_of_a_count_says_how_many_there_were() -> None:
    found = read_series(ASSIGNED, 3, QUARTER, "160 158 171 169").trouble
    assert found is not None
    assert (found.trouble, found.count) == (InputTrouble.COUNT, 4)
