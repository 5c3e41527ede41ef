"""Who is silent for too long is stuck; who is asleep itself does not judge; a loop that stands still ends."""

import asyncio

import pytest

from bot import sender
from bot.errors import Broken
from bot.work import watchdog
from bot.work.signs import Signs
from bot.work.watchdog import Deadman, Watchdog, ended
from tests.doubles import FakeSeconds


@pytest.fixture
def seconds() -> FakeSeconds:
    return FakeSeconds()


@pytest.fixture
def signs(seconds: FakeSeconds) -> Signs:
    return Signs(seconds)


def stuck(signs: Signs) -> list[str]:
    return [heard.part for heard in signs.heard() if heard.stuck]


def test_a_part_is_stuck_once_it_is_silent_for_longer_than_it_may(signs: Signs, seconds: FakeSeconds) -> None:
    poller, intake = signs.of("poller", 120), signs.of("intake", 60)
    seconds.forward(60)
    poller.alive()
    assert stuck(signs) == []
    seconds.forward(1)
    assert stuck(signs) == ["intake"]
    intake.alive()
    assert stuck(signs) == []


def test_who_waits_for_what_may_never_come_is_not_stuck(signs: Signs, seconds: FakeSeconds) -> None:
    poller = signs.of("poller", 120)
    with poller.resting():
        seconds.forward(10_000)
        assert stuck(signs) == []
    seconds.forward(120)
    assert stuck(signs) == []
    seconds.forward(1)
    assert stuck(signs) == ["poller"]


def test_work_is_named_while_it_should_have_ended_and_forgotten_then(
    signs: Signs, seconds: FakeSeconds
) -> None:
    with signs.work("notice 7", 1800):
        seconds.forward(1800)
        assert signs.heard() == []
        seconds.forward(1)
        assert stuck(signs) == ["notice 7"]
    assert signs.heard() == []


def test_a_report_of_a_minute_is_long_and_not_stuck(signs: Signs, seconds: FakeSeconds) -> None:
    with signs.work("notice 7", sender._STUCK):
        for _ in range(12):  # as many may stand in line for the worker before it, a minute each
            seconds.forward(60)
        assert signs.fatal() == []


def test_the_watchdog_names_who_is_stuck_in_one_line(signs: Signs, seconds: FakeSeconds) -> None:
    dog = Watchdog(signs)
    signs.of("poller", 120)
    for _ in range(24):
        seconds.forward(5)
        dog.look()
    seconds.forward(5)
    with pytest.raises(Broken) as told:
        dog.look()
    assert str(told.value) == (
        "Stuck: poller (no sign of life for 125 s); this process ends, to be started anew"
    )


def test_a_silence_that_a_new_start_does_not_end_is_told_and_survived(
    signs: Signs, seconds: FakeSeconds
) -> None:
    signs.of("database", 10, fatal=False)
    seconds.forward(11)
    Watchdog(signs).look()
    assert stuck(signs) == ["database"]


def test_after_a_sleep_of_the_machine_nobody_is_stuck(signs: Signs, seconds: FakeSeconds) -> None:
    dog = Watchdog(signs)
    signs.of("poller", 120)
    seconds.forward(10_000)
    dog.look()
    assert stuck(signs) == []


async def _returns() -> None:
    pass


async def _fails() -> None:
    raise ZeroDivisionError("what it was")


async def _is_stuck() -> None:
    raise Broken("Stuck: sender")


async def test_a_loop_that_ended_is_named_and_its_error_logged(caplog: pytest.LogCaptureFixture) -> None:
    loops = [asyncio.create_task(one(), name="intake") for one in (_returns, _fails, _is_stuck)]
    await asyncio.wait(loops)
    told = [str(ended(loop)) for loop in loops]
    assert told == [
        "The intake has ended by itself; this process ends, to be started anew",
        "The intake has ended by itself (ZeroDivisionError); this process ends, to be started anew",
        "Stuck: sender",
    ]
    assert [record.exc_info is not None for record in caplog.records] == [True]


@pytest.fixture
def left() -> list[int]:
    return []


@pytest.fixture
def deadman(seconds: FakeSeconds, left: list[int]) -> Deadman:
    return Deadman(seconds, left.append)


def looks(deadman: Deadman, seconds: FakeSeconds, times: int) -> None:
    for _ in range(times):
        seconds.forward(watchdog.EVERY)
        deadman.look()


def test_a_loop_that_stands_still_ends_the_process_with_one_line(
    deadman: Deadman, seconds: FakeSeconds, left: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    deadman.beat()
    looks(deadman, seconds, 24)
    assert left == []
    looks(deadman, seconds, 1)
    assert left == [1]
    assert capsys.readouterr().err == (
        "Stuck: the loop stands still; this process ends, to be started anew\n"
    )


def test_before_the_first_beat_and_after_each_time_is_given(
    deadman: Deadman, seconds: FakeSeconds, left: list[int]
) -> None:
    looks(deadman, seconds, 100)  # the start waits for its database
    for _ in range(10):
        deadman.beat()
        looks(deadman, seconds, 20)
    assert left == []


def test_a_thread_that_slept_itself_counts_that_for_nothing(
    deadman: Deadman, seconds: FakeSeconds, left: list[int]
) -> None:
    deadman.beat()
    seconds.forward(10_000)
    deadman.look()
    assert left == []
