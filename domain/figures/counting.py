"""Which figure counts for a period (domain page, «Which figure counts»)."""

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Version(Protocol):
    """One version of a figure; ``state`` is «sent», «accepted» or «returned»."""

    @property
    def state(self) -> str: ...

    @property
    def version(self) -> int: ...


AnyVersion = TypeVar("AnyVersion", bound=Version)


def counting(versions: Sequence[AnyVersion], *, accepted_only: bool = False) -> AnyVersion | None:
    """The last accepted version, else (unless ``accepted_only``) the newest, if it is on its way.

    What was sent before a version that came back counts no more: its author has replaced it.
    """
    accepted = [version for version in versions if version.state == "accepted"]
    if accepted:
        return max(accepted, key=lambda version: version.version)
    newest = max(versions, key=lambda version: version.version, default=None)
    on_its_way = newest is not None and newest.state == "sent"
    return newest if on_its_way and not accepted_only else None
