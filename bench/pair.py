"""One of our pieces beside its floor: both are run in turns, and what counts is the ratio of each turn.

A machine that is busy slows both alike, so the ratio keeps where the seconds do not.
"""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from statistics import median

Work = Callable[[], object]


class Clock(Enum):
    """``CPU``: the processor's time of this process, all threads; ``WALL``: waiting for the disk included;
    ``TOLD``: the work itself tells its seconds, measured in the process where it was done."""

    CPU = "cpu"
    WALL = "wall"
    TOLD = "told"


_READ = {Clock.CPU: time.process_time, Clock.WALL: time.perf_counter}


@dataclass(frozen=True, slots=True)
class Pair:
    """``floor`` does the same with the least that could do it; ``goal`` is the ratio not to be exceeded."""

    name: str
    ours: Work
    floor: Work
    goal: float
    floor_is: str
    rounds: int = 15
    clock: Clock = Clock.CPU


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians in seconds; ``ratio`` is the median of the rounds' own ratios."""

    pair: Pair
    ours: float
    floor: float
    ratio: float

    @property
    def met(self) -> bool:
        return self.ratio <= self.pair.goal

    def to_plain(self) -> dict[str, object]:
        return {
            "name": self.pair.name,
            "ours": float(f"{self.ours:.4g}"),
            "floor": float(f"{self.floor:.4g}"),
            "ratio": float(f"{self.ratio:.3g}"),
            "goal": self.pair.goal,
            "met": self.met,
            "unit": "s",
            "clock": self.pair.clock.value,
            "rounds": self.pair.rounds,
            "floor_is": self.pair.floor_is,
        }


def measure(pair: Pair) -> Measured:
    """Each once to warm up, then A B A B …"""
    pair.ours()
    pair.floor()
    rounds = [(_timed(pair.ours, pair.clock), _timed(pair.floor, pair.clock)) for _ in range(pair.rounds)]
    return Measured(
        pair,
        ours=median(ours for ours, _ in rounds),
        floor=median(floor for _, floor in rounds),
        ratio=median(ours / floor for ours, floor in rounds),
    )


def _timed(work: Work, clock: Clock) -> float:
    if clock is Clock.TOLD:
        told = work()
        assert isinstance(told, float)
        return told
    now = _READ[clock]
    with _without_collector():
        began = now()
        result = work()
        took = now() - began
    del result
    return took


@contextmanager
def _without_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
