"""Which version of a methodology holds for a period."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from domain.time.periods import Period


class Dated(Protocol):
    """A version, or what stands for one."""

    @property
    def since(self) -> date: ...


AnyVersion = TypeVar("AnyVersion", bound=Dated)


def in_force(versions: Iterable[AnyVersion], period: Period) -> AnyVersion | None:
    """The version with the latest ``since`` that is not after the period's end; None before the first.

    A period is judged for its end (domain page, «How an indicator stands»), so a version that begins within
    it holds for the whole of it. Of two that begin on one day the first given counts.
    """
    holding = [version for version in versions if version.since <= period.end]
    return max(holding, key=lambda version: version.since, default=None)
