"""The consent of a unit's head before its figures go to the coordinator: who is asked, and when nobody is.

What waits for it is «на согласовании»: sent by whoever hands in, in time if they were, and not yet with the
coordinator. Nobody is stopped by an absent head.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

AGREEING = "agreeing"
"""The state of a version that waits for its unit's head."""


@dataclass(frozen=True, slots=True)
class Askable:
    """Somebody who may be asked; ``is_reachable``: the bot can write to them."""

    person_id: int
    name: str
    is_reachable: bool = True


@dataclass(frozen=True, slots=True)
class HeadNow:
    """A unit's head on a day: present, or away, with a substitute or without."""

    executor_id: int
    head: Askable
    is_away: bool = False
    substitutes: tuple[Askable, ...] = ()


class WhyPassedOn(StrEnum):
    """Why figures went to the coordinator that were waiting for a head."""

    NO_HEAD = "no_head"  # shown out, away without a substitute, out of reach
    NOT_NEEDED = "not_needed"  # the programme wants no consent any more


def who_agrees(found: HeadNow | None) -> Askable | None:
    """The head, the substitute of one who is away; ``None``: it goes straight to the coordinator."""
    if found is None:
        return None
    asked: Iterable[Askable] = found.substitutes if found.is_away else (found.head,)
    return next((one for one in asked if one.is_reachable), None)
