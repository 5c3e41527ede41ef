"""Time without a clock: a loop that does not wait, and two ways to say «quick» that a loaded machine cannot
make untrue."""

import asyncio
import selectors
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec

Given = ParamSpec("Given")
PATIENCE = 120.0
"""Seconds to wait for what is on its way on a loaded machine; only what is broken ever waits so long."""


class _Skipping(selectors.DefaultSelector):
    """Instead of waiting until the next timer is due, time goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> Any:
        if timeout is None:
            return super().select(None)
        ready = super().select(0)
        if not ready:
            self.now += max(timeout, 0.0)
        return ready


class SkippingLoop(asyncio.SelectorEventLoop):
    """Sleeping takes no time and every timer rings at its very moment: for what waits on nothing but time."""

    def __init__(self) -> None:
        self._skipping = _Skipping()
        super().__init__(self._skipping)

    def time(self) -> float:
        return self._skipping.now


def timeless(test: Callable[Given, Coroutine[Any, Any, None]]) -> Callable[Given, None]:
    """The test runs on such a loop."""

    @wraps(test)
    def run(*args: Given.args, **kwargs: Given.kwargs) -> None:
        with asyncio.Runner(loop_factory=SkippingLoop) as runner:
            runner.run(test(*args, **kwargs))

    return run


def steps_of(work: Callable[[], object]) -> int:
    """How many functions are called: the same on every machine, however much else it does."""
    calls = 0

    def count(_frame: object, kind: str, _argument: object) -> None:
        nonlocal calls
        calls += kind == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


@contextmanager
def no_blow_up() -> Iterator[None]:
    """For what takes a second or so, and minutes once it grows with the square of what is given.

    Seconds of this process's own, so that others on the machine do not count.
    """
    began = time.process_time()
    yield
    assert time.process_time() - began < 20
