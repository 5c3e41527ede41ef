"""Signs of life: each part of the running bot gives one whenever it goes on, and a silent one is stuck.

Seconds are the machine's own, never the town's: a demo clock makes nobody stuck.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

Seconds = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Vital:
    """``ago``: the seconds since the part's last sign; ``stuck`` is one that should have given more."""

    part: str
    ago: float
    stuck: bool


class Sign:
    """Of one part, given ``within`` so many seconds each; ``fatal`` is a silence that a new start may end."""

    def __init__(self, part: str, within: float, now: Seconds, *, fatal: bool = True) -> None:
        self.part = part
        self.fatal = fatal
        self._within = within
        self._now = now
        self._given_at = now()
        self._resting = 0

    def alive(self) -> None:
        self._given_at = self._now()

    @contextmanager
    def resting(self) -> Iterator[None]:
        """It waits for what may never come, which is as it should be."""
        self._resting += 1
        try:
            yield
        finally:
            self._resting -= 1
            self.alive()

    def heard(self) -> Vital:
        ago = self._now() - self._given_at
        return Vital(self.part, ago, ago > self._within and not self._resting)


class Signs:
    """All parts of one process. ``beat`` is called at each look that is taken at them, if one is given."""

    def __init__(self, now: Seconds = time.monotonic, beat: Callable[[], None] = lambda: None) -> None:
        self.now = now
        self.beat = beat
        self._parts: dict[str, Sign] = {}
        self._work: set[Sign] = set()

    def of(self, part: str, within: float, *, fatal: bool = True) -> Sign:
        """A part's own sign, counted from now on."""
        self._parts[part] = Sign(part, within, self.now, fatal=fatal)
        return self._parts[part]

    @contextmanager
    def work(self, name: str, within: float) -> Iterator[None]:
        """A piece of work that has to end ``within`` so many seconds."""
        sign = Sign(name, within, self.now)
        self._work.add(sign)
        try:
            yield
        finally:
            self._work.discard(sign)

    def forgive(self) -> None:
        """Nobody could give a sign: the machine, or this process, stood still."""
        for sign in (*self._parts.values(), *self._work):
            sign.alive()

    def heard(self) -> list[Vital]:
        """Every part, and the work that should have ended long ago."""
        return [
            *(sign.heard() for sign in self._parts.values()),
            *(heard for sign in self._work if (heard := sign.heard()).stuck),
        ]

    def fatal(self) -> list[Vital]:
        """What is stuck and would not be after a new start."""
        signs = (*self._parts.values(), *self._work)
        return [heard for sign in signs if sign.fatal and (heard := sign.heard()).stuck]
