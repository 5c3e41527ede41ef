"""Stand-ins for what ``bot`` gives: a clock that stands still, a worker without a process."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

Result = TypeVar("Result")
FIRST_MORNING = datetime.fromisoformat("2022-07-05T09:00:00+05:00")


class FakeClock:
    """Stands at the demo's first morning until moved."""

    def __init__(self, start: datetime = FIRST_MORNING) -> None:
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        return self._now

    def move(self, to: datetime) -> None:
        self._now = to.astimezone(UTC)

    def forward(self, **passed: float) -> None:
        """``forward(days=1, hours=2)``."""
        self._now += timedelta(**passed)

    async def refresh(self) -> None:
        """Has no source."""

    async def watch(self, moved: Callable[[], Awaitable[None]]) -> None:
        """Whoever moves it says so."""

    async def close(self) -> None:
        """Holds nothing."""


class FakeSeconds:
    """A monotonic clock that is moved by hand."""

    def __init__(self) -> None:
        self._passed = 0.0

    def __call__(self) -> float:
        return self._passed

    def forward(self, seconds: float) -> None:
        self._passed += seconds


class InlineWorker:
    """Runs the job here and now."""

    async def run(self, job: Callable[..., Result], *arguments: object) -> Result:
        return job(*arguments)

    async def close(self) -> None:
        """Holds nothing."""
