"""How much the playground takes: as Telegram, in all, in a chat, in a group."""

import pytest

from playground.errors import ApiError
from playground.state import limits as limits_module
from playground.state.limits import Limits


class Moment:
    """The seconds that the limits see."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> Moment:
    moved = Moment()
    monkeypatch.setattr(limits_module, "time", moved)
    return moved


def refused(limits: Limits, chat_id: int) -> int:
    """For how many seconds, 0 if it is taken."""
    try:
        limits.spend(chat_id)
    except ApiError as error:
        return int(error.parameters["retry_after"])
    return 0


def test_the_bot_sends_thirty_a_second_in_all(moment: Moment) -> None:
    limits = Limits(on=True)
    assert [refused(limits, chat) for chat in range(1, 32)] == [0] * 30 + [1]
    moment.now += 0.5
    assert sum(not refused(limits, chat) for chat in range(41, 81)) == 15


def test_a_chat_takes_a_few_at_once_then_one_a_second(moment: Moment) -> None:
    limits = Limits(on=True)
    assert [refused(limits, 7) for _ in range(7)] == [0] * 5 + [1, 1]
    moment.now += 1
    assert [refused(limits, 7) for _ in range(2)] == [0, 1]
    assert refused(limits, 8) == 0


def test_a_group_takes_twenty_a_minute(moment: Moment) -> None:
    limits = Limits(on=True)
    taken = []
    for second in range(60):
        if not refused(limits, -7):
            taken.append(second)
        moment.now += 1
    assert taken == list(range(20))
    assert refused(limits, -7) == 0
    assert refused(limits, -7) == 1


def test_a_group_says_how_long_to_wait(moment: Moment) -> None:
    limits = Limits(on=True)
    for _ in range(20):
        limits.spend(-7)
        moment.now += 2
    assert refused(limits, -7) == 20


def test_where_they_are_off_everything_is_taken(moment: Moment) -> None:
    limits = Limits(on=False)
    assert [refused(limits, 7) for _ in range(100)] == [0] * 100
