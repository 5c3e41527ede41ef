"""What the use cases need of the world; given by ``bot``."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

Result = TypeVar("Result")


class Clock(Protocol):
    def now(self) -> datetime:
        """The present time, aware, in UTC."""
        ...


class Worker(Protocol):
    async def run(self, job: Callable[..., Result], *arguments: object) -> Result:
        """``job(*arguments)`` in the worker process: a top-level function of ``reports`` or ``programmes``,
        plain data in and out. Its exceptions come through; ``WorkerTimeout`` when it takes too long."""
        ...


class WorkerTimeout(Exception):
    """The job was stopped at its time limit."""


class FileStore(Protocol):
    async def put(self, content: bytes) -> str:
        """Keep the bytes, fsynced, under their SHA-256, which is returned."""
        ...

    async def get(self, content_hash: str) -> bytes:
        """The bytes kept under the hash; ``KeyError`` where there are none."""
        ...

    async def not_put_for(self, age: timedelta) -> frozenset[str]:
        """The hashes of what nobody has put for so long."""
        ...

    async def remove(self, hashes: Collection[str], age: timedelta) -> int:
        """Remove those of them that still nobody has put for so long; how many there were."""
        ...


@dataclass(frozen=True, slots=True)
class PartSeen:
    """A part of the running bot: ``ago`` seconds since its last sign of life."""

    name: str
    ago: float
    stuck: bool


@dataclass(frozen=True, slots=True)
class Vitals:
    """What the process knows of itself: seconds since it began and since Telegram last answered, if ever."""

    version: str
    running_for: float
    telegram_ago: float | None
    free_bytes: int
    parts: tuple[PartSeen, ...]
