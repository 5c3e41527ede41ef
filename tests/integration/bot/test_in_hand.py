"""What a process holds at once; what one died under is held alone, after the others."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.work.bell import Bell
from bot.work.in_hand import InHand
from models.connecting import DatabaseAway
from tests.times import timeless


class Work:
    """Two queues of rows; a row is in hand until it is finished."""

    def __init__(self, usual: Sequence[str], suspects: Sequence[str]) -> None:
        self._usual, self._suspects = list(usual), list(suspects)
        self.away = 0
        """So many times nobody answers."""
        self._may_end: dict[str, asyncio.Event] = {}
        self.hand: InHand[str, str] = InHand(
            "row", 3, Bell(), claim=self._claim, alone=self._claim_one, look=1.0, key=str, handle=self._handle
        )

    async def _claim(self, n: int) -> list[str]:
        if self.away:
            self.away -= 1
            raise DatabaseAway("refused")
        taken, self._usual = self._usual[:n], self._usual[n:]
        return taken

    async def _claim_one(self) -> list[str]:
        taken, self._suspects = self._suspects[:1], self._suspects[1:]
        return taken

    async def _handle(self, row: str) -> None:
        self._may_end[row] = asyncio.Event()
        await self._may_end[row].wait()

    async def take(self) -> list[str]:
        await self.hand.take()
        await asyncio.sleep(0)
        return self.hand.keys()

    async def finish(self, *rows: str) -> None:
        for row in rows:
            self._may_end[row].set()
        await asyncio.sleep(0.01)

    def come(self, *rows: str) -> None:
        self._usual += rows


@timeless
async def test_a_suspect_waits_for_the_others_and_has_nobody_beside_it() -> None:
    work = Work(["a", "b"], ["x", "y"])
    assert await work.take() == ["a", "b"]
    assert await work.take() == ["a", "b"]
    await work.finish("a", "b")
    assert await work.take() == ["x"]
    work.come("c")
    assert await work.take() == ["x"]
    await work.finish("x")
    assert await work.take() == ["c"]
    await work.finish("c")
    assert await work.take() == ["y"]


@timeless
async def test_what_has_not_killed_for_long_holds_up_nobody_any_more() -> None:
    work = Work([], ["slow", "y"])
    assert await work.take() == ["slow"]
    work.come("a")
    await asyncio.sleep(11)
    assert await work.take() == ["slow", "a"]
    await work.finish("slow", "a")
    assert await work.take() == ["y"]


@timeless
async def test_under_load_that_never_ends_a_suspect_has_its_turn_within_a_minute() -> None:
    work = Work(["a", "b", "c"], ["x"])
    assert await work.take() == ["a", "b", "c"]
    await asyncio.sleep(61)
    work.come("d")
    await work.finish("a")
    assert await work.take() == ["b", "c"]
    await work.finish("b", "c")
    assert await work.take() == ["x"]
    await work.finish("x")
    assert await work.take() == ["d"]


@timeless
async def test_what_takes_long_does_not_keep_the_others_from_their_turn() -> None:
    work = Work(["slow"], ["x"])
    assert await work.take() == ["slow"]
    work.come("a")
    await asyncio.sleep(61)
    assert await work.take() == ["slow"]
    await asyncio.sleep(3)
    assert await work.take() == ["slow", "a"]
    await work.finish("slow", "a")
    assert await work.take() == ["x"]


async def test_a_database_that_is_away_is_said_once_and_not_each_second(
    caplog: pytest.LogCaptureFixture,
) -> None:
    work = Work(["a"], [])
    work.away = 2
    assert [await work.take() for _ in range(3)] == [[], [], ["a"]]
    assert [(record.message, record.exc_info) for record in caplog.records] == [
        ("The database does not answer (refused): waiting for it", None),
        ("The database answers", None),
    ]
    await work.finish("a")
