"""How much an executor has to do for seven indicators, counted: seven replies, or one message of seven lines;
and one tap."""

from tests.chat import Person
from tests.e2e.test_half_year import lines

SEVEN = ("4", "5", "7", "11", "12", "13", "14")


async def test_seven_replies_and_one_tap(roads: Person) -> None:
    for number in SEVEN:
        await roads.say(lines(number))
    done = await roads.press("Отправить все (7)")
    assert f"Отправлено на проверку: № {', '.join(SEVEN)}." in done.text


async def test_seven_lines_and_one_tap(roads: Person) -> None:
    await roads.say(lines(*SEVEN))
    done = await roads.press("Отправить все (7)")
    assert f"Отправлено на проверку: № {', '.join(SEVEN)}." in done.text
