"""Words that go with a number, and days in words."""

from datetime import date, timedelta

import pytest

from texts import dates, texts

MONDAY = date(2022, 7, 11)


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (1, "Показатель сдан, спасибо!"),
        (2, "Оба показателя сданы, спасибо!"),
        (3, "Все 3 показателя сданы, спасибо!"),
        (5, "Все 5 показателей сданы, спасибо!"),
        (21, "Все 21 показатель сданы, спасибо!"),
    ],
)
def test_one_and_two_have_words_of_their_own(n: int, said: str) -> None:
    assert texts("ru").count("receipt.all_sent", n) == said.format(n=n)


def test_nobody_is_not_a_number_of_people() -> None:
    said = texts("ru").count("period.opened", 0, period="2022 год", due="16.01.2023")
    assert "Напоминать пока некому" in said
    assert "0" not in said.replace("16.01.2023", "").replace("2022", "")


def test_a_day_is_said_as_people_say_it() -> None:
    said = [dates.on_weekday(texts("ru"), MONDAY + timedelta(days=n)).partition(",")[0] for n in range(7)]
    assert said[:4] == ["в понедельник", "во вторник", "в среду", "в четверг"]
    assert said[4:] == ["в пятницу", "в субботу", "в воскресенье"]
    assert dates.on_weekday(texts("en"), MONDAY) == "on Monday, 11.07.2022"
