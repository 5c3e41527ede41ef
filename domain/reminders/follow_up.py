"""What people did or said about an executor's figures of a period, besides handing them in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class FollowUpKind(StrEnum):
    CALLED = "called"  # the coordinator telephoned
    TOLD_HEAD = "told_head"  # the head of the unit was told that it is silent
    TOLD_OVERSEER = "told_overseer"
    LEFT_ALONE = "left_alone"  # nothing more is proposed about this executor
    MUTED = "muted"  # nobody of it is reminded any more
    UNMUTED = "unmuted"  # as usual again, whether it was muted or left alone
    HANDED_OVER = "handed_over"  # one colleague gave it to another, who alone is reminded
    AWAITS = "awaits"  # the figure is waited for: ``words`` say from whom


class Happened(Protocol):
    @property
    def kind(self) -> FollowUpKind: ...

    @property
    def at(self) -> datetime: ...

    @property
    def to_person_id(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Followed:
    """What holds now: is it muted, does nothing more want proposing, who took it over (a person's id)."""

    muted: bool = False
    left_alone: bool = False
    taken_over_by: int | None = None


def followed(happened: Iterable[Happened]) -> Followed:
    """Of one executor in one period; the latest word holds."""
    muted, alone, taker = False, False, None
    for one in sorted(happened, key=lambda one: one.at):
        if one.kind in (FollowUpKind.MUTED, FollowUpKind.UNMUTED):
            muted = one.kind is FollowUpKind.MUTED
        if one.kind in (FollowUpKind.LEFT_ALONE, FollowUpKind.UNMUTED):
            alone = one.kind is FollowUpKind.LEFT_ALONE
        taker = one.to_person_id if one.kind is FollowUpKind.HANDED_OVER else taker
    return Followed(muted, alone, taker)
