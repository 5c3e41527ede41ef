"""Which figures of a period wait to be refined."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.repositories.submissions import SubmissionFacts
from models.tables.submission import SubmissionState
from services.standing.assessed import Assessed


@dataclass(frozen=True, slots=True)
class Preliminary:
    """A figure that is to be refined until a day; ``is_over``: that day has passed."""

    number: str
    refine_by: date
    is_over: bool


def to_refine(items: Iterable[Assessed], today: date) -> tuple[Preliminary, ...]:
    """Those whose newest version is preliminary, the earliest day first; a refined one that waits for its
    acceptance is none of them."""
    days = ((item.indicator.number, promised(item.versions[-1:])) for item in items)
    found = [Preliminary(number, day, day < today) for number, day in days if day is not None]
    return tuple(sorted(found, key=lambda one: one.refine_by))


def promised(newest: Iterable[SubmissionFacts]) -> date | None:
    """By which day a version is to be refined; a returned one is to be handed in anew."""
    kept = (one.refine_by for one in newest if one.state is not SubmissionState.RETURNED)
    return next(kept, None)
